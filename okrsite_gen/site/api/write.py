"""Files of the API as bytes: the same for the same data, and short lines that version control can compare."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from okrsite_gen.model.open_data import VERSION
from okrsite_gen.model.open_data.plain import as_plain
from okrsite_gen.site.api.addresses import address_of_schema
from okrsite_gen.site.links import encoded
from okrsite_gen.site.page import RawFile


def one_file(address: str, one: object) -> RawFile:
    """Return the file of a single object, a key a line."""
    members = (f"{_json(name)}: {_json(value)}" for name, value in as_plain(one).items())
    return RawFile(address, _bytes("{\n" + ",\n".join(members) + "\n}\n"))


def part_file(address: str, collection: str, items: Iterable[object]) -> RawFile:
    """Return the file of a part of a collection, an item a line."""
    schema = encoded(address_of_schema(collection))
    listed = ",\n".join(_json(as_plain(each)) for each in items)
    head = f'"version": {VERSION},\n"schema": {_json(schema)},\n"items": [\n'
    return RawFile(address, _bytes("{\n" + head + listed + "\n]\n}\n"))


def _json(value: Any) -> str:  # noqa: ANN401 - whatever JSON knows
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")

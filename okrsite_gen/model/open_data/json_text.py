"""Everything as one JSON document, in lines that version control can compare."""

from __future__ import annotations

import json
from collections.abc import Iterator

from okrsite_gen.model.open_data import OpenData
from okrsite_gen.model.open_data.plain import as_plain

SCHEMA = "everything"
"""Name of the JSON Schema that the document keeps to."""


def json_text(data: OpenData) -> str:
    """Return the document: a field a line, and in a list an item a line. Lists stand there although they are empty."""
    return "{\n" + ",\n".join(_members(data)) + "\n}\n"


def _members(data: OpenData) -> Iterator[str]:
    for name, value in as_plain(data).items():
        if isinstance(value, list):
            items = ",\n".join(map(_json, value))
            yield f"{_json(name)}: [\n{items}\n]" if items else f"{_json(name)}: []"
        else:
            yield f"{_json(name)}: {_json(value)}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

"""Files of the API as bytes: the same for the same data, and short lines that version control can compare."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import is_dataclass
from typing import Any

from okrsite_gen.model.open_data import VERSION
from okrsite_gen.model.open_data.plain import json_of, members
from okrsite_gen.site.api.addresses import address_of_schema
from okrsite_gen.site.page import RawFile


class Scribe:
    """Writes files. An entity that stands in several of them is turned into text once."""

    def __init__(self) -> None:
        self._texts: dict[int, tuple[object, str]] = {}

    def one(self, address: str, one: object) -> RawFile:
        """Return the file of a single object."""
        return RawFile(address, as_bytes(self.text_of_one(one)))

    def part(self, address: str, collection: str, items: Iterable[object]) -> RawFile:
        """Return the file of a part of a collection."""
        return RawFile(address, as_bytes(self.text_of_part(collection, items)))

    def text_of_one(self, one: object) -> str:
        """Return what stands in the file of a single object, a key a line."""
        return _text(",\n".join(f"{json_of(name)}: {self._value(value)}" for name, value in members(one).items()))

    def text_of_part(self, collection: str, items: Iterable[object]) -> str:
        """Return what stands in the file of a part of a collection, an item a line."""
        return text_of_list(collection, map(self._entity, items))

    def _value(self, value: Any) -> str:  # noqa: ANN401 - whatever a field holds
        if is_dataclass(value):
            return self._entity(value)
        if isinstance(value, tuple) and value and is_dataclass(value[0]):
            return f"[{','.join(map(self._entity, value))}]"
        return json_of(value)

    def _entity(self, one: object) -> str:
        known = self._texts.get(id(one))
        if known is None:
            known = self._texts[id(one)] = (one, json_of(one))
        return known[1]


def text_of_list(collection: str, items: Iterable[str]) -> str:
    """Return what stands in the file of a part of a collection, whose items are JSON already."""
    schema, listed = json_of(address_of_schema(collection)), ",\n".join(items)
    return _text(f'"version": {VERSION},\n"schema": {schema},\n"items": [\n{listed}\n]')


def _text(members: str) -> str:
    return f"{{\n{members}\n}}\n"


def as_bytes(text: str) -> bytes:
    """Return a text as files hold it."""
    return text.encode("utf-8", "replace")

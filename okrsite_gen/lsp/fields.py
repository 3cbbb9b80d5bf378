"""What JSON Schema says of a field: which fields a group has, which words it takes, and what it means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from okrsite_gen.lsp.cursor import ENTRY

Schema = Mapping[str, Any]


def fields_at(schema: Schema, path: Sequence[str]) -> dict[str, Schema]:
    """Return the fields of the group at a path, by name; without those that may not be written there."""
    fields: dict[str, Schema] = {}
    for choice in _at(schema, path):
        fields |= {name: field for name, field in choice.get("properties", {}).items() if field.get("type") != "null"}
    return fields


def words_at(schema: Schema, path: Sequence[str]) -> tuple[str, ...]:
    """Return the words that a field takes, or the entries of a list."""
    words: dict[str, None] = {}
    for choice in _at(schema, path):
        entries = _choices(schema, choice["items"]) if isinstance(choice.get("items"), dict) else ()
        for each in (choice, *entries):
            words |= dict.fromkeys(_spelt(word) for word in each.get("enum", ()))
            if each.get("type") == "boolean":
                words |= dict.fromkeys(("true", "false"))
    return tuple(words)


def meaning_of(schema: Schema, path: Sequence[str]) -> str:
    """Return what the field at the end of a path means; empty where nothing is known of it."""
    if not path or path[-1] == ENTRY:
        return ""
    field = fields_at(schema, path[:-1]).get(path[-1], {})
    return str(field.get("description", ""))


def _spelt(word: object) -> str:
    return str(word).lower() if isinstance(word, bool) else str(word)


def _at(schema: Schema, path: Sequence[str]) -> list[Schema]:
    """Return all that may stand at a path."""
    here = list(_choices(schema, schema))
    for step in path:
        here = [inner for choice in here for inner in _step(schema, choice, step)]
    return here


def _step(schema: Schema, choice: Schema, step: str) -> Iterator[Schema]:
    if step == ENTRY:
        if isinstance(choice.get("items"), dict):
            yield from _choices(schema, choice["items"])
        return
    if step in choice.get("properties", {}):
        yield from _choices(schema, choice["properties"][step])
        return
    for pattern, inner in choice.get("patternProperties", {}).items():
        if re.search(pattern, step):
            yield from _choices(schema, inner)
            return
    if isinstance(choice.get("additionalProperties"), dict):
        yield from _choices(schema, choice["additionalProperties"])


def _choices(schema: Schema, node: Schema) -> Iterator[Schema]:
    """Yield what a part of a schema allows, each without a choice in it."""
    if "$ref" in node:
        yield from _choices(schema, schema["$defs"][node["$ref"].rpartition("/")[2]])
    elif "anyOf" in node:
        for each in node["anyOf"]:
            yield from _choices(schema, each)
    else:
        yield node

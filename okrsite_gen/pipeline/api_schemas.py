"""JSON Schemas of the API, read off the dataclasses of open data and their docstrings."""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Any, Union

from okrsite_gen.content.shape.docstrings import field_docstrings
from okrsite_gen.model.open_data import VERSION, OpenData
from okrsite_gen.model.open_data.files import OpenBeside, OpenIndex, OpenParts
from okrsite_gen.model.open_data.organisation import OpenOrganisation
from okrsite_gen.site.api.collections import COLLECTIONS
from okrsite_gen.store.cache import CacheFolder

NAME = "schemas"
DRAFT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]

SINGLE = {
    "index": OpenIndex,
    "organisation": OpenOrganisation,
    "parts": OpenParts,
    "page": OpenBeside,
    "everything": OpenData,
}
"""Name of a kind of file that holds one object → what that is. `everything` is what `okrsite export json` writes."""


@lru_cache(maxsize=1)
def schemas() -> Mapping[str, bytes]:
    """Return name of each kind of file → the JSON Schema (draft 2020-12) that such files keep to."""
    found = {name: _whole(name, kind) for name, kind in SINGLE.items()}
    found |= {each.name: _of_part(each.name, each.of) for each in COLLECTIONS}
    return {
        name: (json.dumps(found[name], ensure_ascii=False, indent=1) + "\n").encode("utf-8") for name in sorted(found)
    }


def remembered_schemas(cache: CacheFolder, *, use_cache: bool) -> Mapping[str, bytes]:
    """Return the same, read off once by each version of the program, which is what `cache` is of."""
    known = cache.read(NAME) if use_cache else None
    if isinstance(known, dict):
        return known
    made = dict(schemas())
    cache.write(NAME, made)
    return made


def _whole(name: str, kind: type) -> Schema:
    inner: dict[str, Schema] = {}
    return {"$schema": DRAFT, "title": name, **_object(kind, inner), "$defs": dict(sorted(inner.items()))}


def _of_part(name: str, kind: type) -> Schema:
    inner: dict[str, Schema] = {}
    item = _value(kind, inner)
    return {
        "$schema": DRAFT,
        "title": name,
        "description": f"A part of the collection `{name}`.",
        "type": "object",
        "properties": {
            "version": {"const": VERSION, "description": "The version of the API."},
            "schema": {"type": "string", "description": "Address of this JSON Schema."},
            "items": {"type": "array", "items": item, "minItems": 1},
        },
        "required": ["version", "schema", "items"],
        "$defs": dict(sorted(inner.items())),
    }


def _object(kind: type, inner: dict[str, Schema]) -> Schema:
    """Return the schema of a dataclass; those within it go to `inner`. Readers are to bear keys that are added."""
    told, hints = field_docstrings(kind), typing.get_type_hints(kind)
    every = fields(kind)
    return {
        "description": " ".join((kind.__doc__ or "").split()),
        "type": "object",
        "properties": {
            each.name: {**_value(hints[each.name], inner), "description": told[each.name]} for each in every
        },
        "required": [each.name for each in every if _is_needed(each)],
    }


def _is_needed(one: Field[Any]) -> bool:
    return one.default is MISSING and one.default_factory is MISSING


def _value(kind: Any, inner: dict[str, Schema]) -> Schema:  # noqa: ANN401 - any annotation
    if kind in _PLAIN:
        return dict(_PLAIN[kind])
    if is_dataclass(kind) and isinstance(kind, type):
        name = kind.__name__.removeprefix("Open")
        if name not in inner:
            inner[name] = {}
            inner[name] = _object(kind, inner)
        return {"$ref": f"#/$defs/{name}"}
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {"enum": [each.value for each in kind]}
    return _several(kind, inner)


def _several(kind: Any, inner: dict[str, Schema]) -> Schema:  # noqa: ANN401 - any annotation
    origin, parts = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        return {"type": "array", "items": _value(parts[0], inner)}
    if origin in (Union, types.UnionType):
        choices = [_value(part, inner) for part in parts if part is not type(None)]
        return choices[0] if len(choices) == 1 else {"anyOf": choices}
    return {"type": "object", "additionalProperties": _value(parts[1], inner)}


_PLAIN: Mapping[Any, Schema] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    Decimal: {"type": "number"},
    date: {"type": "string", "format": "date"},
}

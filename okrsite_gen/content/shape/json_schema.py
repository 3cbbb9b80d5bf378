"""JSON Schema of fields, for editors and other programs: they see YAML's own types where we see characters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pydantic import GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue

from okrsite_gen.content.shape.docstrings import field_docstrings
from okrsite_gen.content.shape.patterns import NOTHING_WRITTEN, SCALAR

if TYPE_CHECKING:
    from okrsite_gen.content.shape.base import Shape

_SOLE_TEXT = {*SCALAR, "integer"}
_UNTOLD: tuple[object, ...] = (None, "", [], {}, False)
"""Defaults that say no more than that a field may be missing."""


def choices_of(listed: JsonSchemaValue, alone: str, handler: GetJsonSchemaHandler) -> list[Any]:
    """Return the schemas of a list and of a single entry in its place: `alone` is empty, `text` or `entry`."""
    if "patternProperties" in listed:
        listed = {**listed, "additionalProperties": False}  # a name that does not fit the pattern is wrong
    if not alone:
        return [listed]
    entry = handler.resolve_ref_schema(listed["items"])
    single = [listed["items"]] if alone == "entry" else [each for each in entry.get("anyOf", [entry]) if _is_text(each)]
    return [listed, *single, dict(NOTHING_WRITTEN)]


def _is_text(schema: Mapping[str, Any]) -> bool:
    types = schema.get("type", ())
    return "object" not in types and bool(_SOLE_TEXT & set([types] if isinstance(types, str) else types))


def shape_schema(shape: type[Shape], described: JsonSchemaValue) -> None:
    """Complete what pydantic says of a group of fields: meanings, what may be left empty, a sentence instead."""
    meanings = {**(field_docstrings(shape.documented_by) if shape.documented_by else {}), **_meanings(shape)}
    required = set(described.get("required", ()))
    written = described.get("properties", {})
    hidden = {name: schema for name, schema in written.items() if name not in shape.field_names()}
    properties = {
        name: _field(name, written[name], meanings.get(name, ""), needed=name in required or shape.keeps_empty(name))
        for name in shape.field_names()
    }
    described["properties"] = properties | hidden
    described["title"] = _title(shape)
    if shape.sentence or shape.may_say_nothing:
        _widen(shape, described, properties)


def _meanings(shape: type[Shape]) -> dict[str, str]:
    """Return field as authors write it → what its docstring says, in the shape or in what it builds on."""
    told: dict[str, str] = {}
    for owner in reversed(shape.__mro__):
        if "model_fields" in dir(owner) and owner.__module__.startswith("okrsite_gen."):
            told |= field_docstrings(owner)
    aliases = {name: field.alias or name for name, field in shape.model_fields.items()}
    return {aliases.get(name, name): " ".join(text.split()) for name, text in told.items()}


def _title(shape: type[Shape]) -> str:
    words = re.findall(r"[A-Z][a-z]*", re.sub(r"(?:Front|Shape)$", "", shape.__name__))
    return " ".join(words).capitalize()


def _field(name: str, schema: JsonSchemaValue, meaning: str, *, needed: bool) -> JsonSchemaValue:
    rest = {key: value for key, value in schema.items() if key not in {"title", "description", "default"}}
    if rest.keys() == {"allOf"} and len(rest["allOf"]) == 1:
        rest = rest["allOf"][0]  # as older versions of pydantic write a reference
    if not needed and rest:
        rest = _or_null(rest)
    told = {"title": name.replace("_", " ").capitalize()}
    if meaning or "description" in schema:
        told["description"] = meaning or schema["description"]
    default = schema.get("default")
    return {**told, **rest, **({} if default in _UNTOLD else {"default": _plain(default)})}


def _plain(default: object) -> object:
    """Return a default as YAML holds it: pydantic writes decimals as text."""
    if isinstance(default, str) and re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", default):
        return float(default) if "." in default else int(default)
    return default


def _or_null(schema: JsonSchemaValue) -> JsonSchemaValue:
    """Return the schema with nothing at all as a further choice: a field without a value counts as not written."""
    if "anyOf" in schema:
        choices = schema["anyOf"]
        return schema if {"type": "null"} in choices else {**schema, "anyOf": [*choices, {"type": "null"}]}
    types = schema.get("type")
    if types and "enum" not in schema and "const" not in schema:
        listed = [types] if isinstance(types, str) else types
        return schema if "null" in listed else {**schema, "type": [*listed, "null"]}
    return {"anyOf": [schema, {"type": "null"}]}


def _widen(shape: type[Shape], described: JsonSchemaValue, properties: Mapping[str, Any]) -> None:
    """Let a sentence, or nothing at all, stand in place of a group of fields."""
    group = {key: value for key, value in described.items() if key not in {"title", "description"}}
    told: JsonSchemaValue = {key: described[key] for key in ("title", "description") if key in described}
    choices: list[Any] = [group]
    if shape.sentence:
        choices += _without_null(properties[shape.sentence])
    if shape.may_say_nothing:
        choices.append({"type": "null"})
    described.clear()
    described.update({**told, "anyOf": choices})


def _without_null(schema: Mapping[str, Any]) -> list[Any]:
    """Return the choices that a field has besides nothing."""
    rest = {key: value for key, value in schema.items() if key not in {"title", "description", "default"}}
    if "anyOf" in rest:
        return [each for each in rest["anyOf"] if each != {"type": "null"}]
    if isinstance(rest.get("type"), list):
        rest["type"] = [each for each in rest["type"] if each != "null"]
    return [rest]

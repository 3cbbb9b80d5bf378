"""Front matter with a mark in every field, made from the schema, so that no field has to be thought of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from marks import Marks

from okrsite_gen.content.schema import json_schemas

Schema = Mapping[str, Any]
SCHEMAS = json_schemas()

KINDS: Mapping[str, tuple[str, ...]] = {
    "metric": ("unit", "start", "target", "better", "planned", "current", "metric"),
    "guardrail": ("min", "max"),
    "milestones": ("milestones",),
    "flag": ("done",),
    "levels": ("levels", "reached"),
    "baseline": ("baseline",),
    "rollup": ("rollup",),
    "stated": ("progress",),
    "dropped": (),
}
"""Kind of key result → the fields that only it may have. A field that stands in none of them is in all of them."""

_OF_ONE_KIND = frozenset(name for names in KINDS.values() for name in names)
_ELSEWHERE = {"objective.progress", "objective.confidence", "check-in.updates"}
"""Fields that only files have which lack others: an objective's progress, where it has no key results."""

UNMARKED = "unmarked"
"""Stands where a field takes one of a few words, a flag or a small number: no mark fits."""


class Filling:
    """Fills in front matter; `said` are values for fields that have to name something that exists."""

    def __init__(self, marks: Marks, said: Mapping[str, Any] | None = None, words: str = "") -> None:
        self.marks = marks
        self.figures = marks
        """Whence figures take their marks."""
        self.seen: dict[str, str] = {}
        """Field → the mark that it got, or `UNMARKED`."""
        self.said = said or {}
        self._words = words
        """What follows the mark in every text."""

    def of(self, kind: str, **more: Any) -> dict[str, Any]:
        """Return the front matter of a kind of file; `more` replaces fields, None leaves one out."""
        schema = SCHEMAS[kind]
        leave = {name.rpartition(".")[2] for name in _ELSEWHERE if name.startswith(f"{kind}.")} | {"audience"}
        leave |= {"key_results"}
        filled = self._fields(schema, kind, schema.get("$defs", {}), leave)
        self.seen |= {f"{kind}.{name}": str(value) for name, value in more.items() if value is not None}
        return {name: value for name, value in {**filled, **more}.items() if value is not None}

    def key_result(self, kind: str, **more: Any) -> dict[str, Any]:
        """Return a key result of a kind."""
        definitions = SCHEMAS["objective"]["$defs"]
        leave = {"audience", "figures"} | (_OF_ONE_KIND - set(KINDS[kind]))
        if kind != "dropped":
            leave |= {"state"}
        filled = self._fields(definitions["KeyResultFront"], "objective.key_results", definitions, leave)
        if kind == "dropped":
            filled["state"] = "dropped"
        return {name: value for name, value in {**filled, **more}.items() if value is not None}

    def update(self, *names: str, **more: Any) -> dict[str, Any]:
        """Return an update of a key result: what every update may say, and `names`."""
        definitions = SCHEMAS["check-in"]["$defs"]
        leave = {"value", "done", "reached", "milestones", "progress", "unchanged", "closed_as"} - set(names)
        filled = self._fields(definitions["UpdateFront"], "check-in.updates", definitions, leave)
        return {**filled, **more}

    def _fields(self, schema: Schema, place: str, definitions: Schema, leave: set[str]) -> dict[str, Any]:
        properties = _first(schema, definitions)["properties"]
        return {
            name: self._value(kind, f"{place}.{name}", definitions)
            for name, kind in properties.items()
            if name not in leave and self.said.get(f"{place}.{name}", "") is not None
        }

    def _value(self, schema: Schema, place: str, definitions: Schema) -> Any:
        if place in self.said:
            self.seen[place] = str(self.said[place])
            return self.said[place]
        schema = _first(schema, definitions)
        types = schema.get("type", ())
        types = (types,) if isinstance(types, str) else tuple(types)
        if schema.get("properties"):
            return self._fields(schema, place, definitions, set())
        if "object" in types:
            return self._mapping(schema, place, definitions)
        if types == ("array",):
            few = range(schema.get("minItems", 1))
            return [self._value(schema["items"], place, definitions) for _ in few]
        return self._scalar(schema, types, place)

    def _mapping(self, schema: Schema, place: str, definitions: Schema) -> dict[Any, Any]:
        if "propertyNames" in schema:
            return {self.marks.day(place): self._value(schema["additionalProperties"], place, definitions)}
        for of_names in schema.get("patternProperties", {}).values():
            return {"WRD001": self._value(of_names, place, definitions)}
        return {self._text(place): self._value(schema["additionalProperties"], place, definitions)}

    def _scalar(self, schema: Schema, types: tuple[str, ...], place: str) -> Any:
        pattern = schema.get("pattern", "")
        if (
            "enum" in schema
            or types in {("boolean",), ("integer",)}
            or "minimum" in schema
            or "exclusiveMinimum" in schema
        ):
            self.seen[place] = UNMARKED
            return schema["enum"][0] if "enum" in schema else _SMALL[types[0]]
        return self._seen(place, self._made(schema.get("format", ""), pattern)(place))

    def _made(self, form: str, pattern: str) -> Callable[[str], Any]:
        if form == "date":
            return self.marks.day
        if "[Ww][Ii][Tt][Hh][Hh]" in pattern:
            return self.figures.number
        if pattern.startswith("^\\s*/"):
            return lambda place: f"/{self.marks.word(place)}/"
        if "[Mm][Aa][Ii][Ll]" in pattern:
            return lambda place: f"https://{self.marks.word(place)}.example/"
        return self.marks.word if "{1,64}" in pattern else self._text

    def _text(self, place: str) -> str:
        return f"{self.marks.word(place)}{self._words}"

    def _seen(self, place: str, value: Any) -> Any:
        self.seen[place] = value.isoformat() if isinstance(value, date) else str(value)
        return value


_SMALL = {"boolean": True, "integer": 4, "number": 0.4}


def _first(schema: Schema, definitions: Schema) -> Schema:
    """Return the first form that a value may have, with what is said about all of them."""
    while "$ref" in schema or "anyOf" in schema:
        schema = definitions[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema["anyOf"][0]
    return schema


def every_field() -> set[str]:
    """Return the place of every field of every kind of file."""
    found: set[str] = set()

    def walk(schema: Schema, place: str, definitions: Schema) -> None:
        schema = _first(schema, definitions)
        properties = schema.get("properties", {})
        for name, kind in properties.items():
            if kind.get("type") == "null":
                continue
            inner = f"{place}.{name}"
            found.add(inner)
            form = _first(kind, definitions)
            walk(form.get("items", form), inner, definitions)
        others = schema.get("additionalProperties")
        if isinstance(others, Mapping):
            walk(others, place, definitions)

    for kind, schema in SCHEMAS.items():
        walk(schema, kind, schema.get("$defs", {}))
    return found

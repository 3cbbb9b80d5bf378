"""Values of our own JSON as fields of the content format."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from typing import Any

from okrsite_gen.exchange.words.figures import digits_of
from okrsite_gen.model.incoming import Field

_DIGITS = 400
"""Numbers that would need more digits stay in powers of ten."""
Record = Mapping[str, Any]
"""An entity as JSON holds it."""


def fields_of(one: Record, without: Collection[str] = ()) -> dict[str, Field]:
    """Return the fields of an entity but for some, and but for what is computed."""
    left = {*without, "computed"}
    fields = {name: field_of(value) for name, value in one.items() if name not in left}
    if isinstance(one.get("allow"), list) and "allow" not in left:
        fields["allow"] = {str(each["code"]): str(each["why"]) for each in one["allow"]}
    return {name: value for name, value in fields.items() if value not in ("", [], {}, None)}


def field_of(value: object) -> Field:
    """Return a value as it stands in front matter; a figure as its author wrote it."""
    if isinstance(value, Mapping):
        if "written" in value:
            return str(value["written"])
        return fields_of(value)
    if isinstance(value, list | tuple):
        return [field_of(each) for each in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | Decimal):
        number = Decimal(value)
        return digits_of(number) if abs(number.adjusted()) < _DIGITS else str(number)
    return None if value is None else str(value)


def percent(fraction: object) -> str:
    """Return a fraction as a percentage, as stated progress is written."""
    return f"{field_of(Decimal(str(fraction)) * 100)}%"


def days_of(points: Sequence[Record]) -> dict[str, Field]:
    """Return the points of a path by their days."""
    return {str(each["day"]): field_of(each["value"]) for each in points}

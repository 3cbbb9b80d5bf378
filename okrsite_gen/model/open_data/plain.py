"""Open data as values for JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Context, Decimal
from enum import Enum
from functools import lru_cache
from typing import Any, cast

MOST_DIGITS = 18
"""Digits that a figure of the content format may have."""

_SIX_DECIMALS = Decimal("0.000001")
_ROOMY = Context(prec=200)
"""Room for any figure: a large one divided by a tiny one has digits enough by itself."""

NEEDED = object()
"""Stands for a field that is never left out."""

_EMPTY: tuple[object, ...] = ("", ())

Plain = dict[str, Any]


def as_plain(one: Any) -> Plain:  # noqa: ANN401 - any dataclass
    """Return a dataclass as a mapping in the order of its fields, those left out that may be missing and say nothing.

    Fields without a default are never missing; None, empty texts and lists say nothing, and so do false and a part of
    open data where they are the default; 0 says something. Days are written as year-month-day, decimals as the nearest
    number of JSON.
    """
    return {name: plain_value(value) for name, value in members(one).items()}


def members(one: object) -> Plain:
    """Return the same fields with their values as they are."""
    found: Plain = {}
    for name, nothing in _names(cast("Hashable", type(one))):
        value = getattr(one, name)
        if nothing is NEEDED or _says_something(value, nothing):
            found[name] = value
    return found


def _says_something(value: object, nothing: object) -> bool:
    if value:
        return nothing is None or value != nothing
    return not (value is None or value is nothing or value in _EMPTY)


def json_of(value: object) -> str:
    """Return the JSON of any part of open data on one line: that of `as_plain`, made in one go."""
    return _ENCODER.encode(value)


def _known_to_json(value: Any) -> Any:  # noqa: ANN401 - whatever the encoder does not know
    way = _WAYS.get(type(value))
    return way(value) if way else members(value)


@lru_cache(maxsize=256)
def _names(kind: Hashable) -> tuple[tuple[str, object], ...]:
    """Return the fields, each with a further value that says nothing, or `NEEDED`."""
    every = fields(kind)  # type: ignore[arg-type]
    return tuple((each.name, _nothing(each.default)) for each in every)


def _nothing(default: object) -> object:
    if default is MISSING:
        return NEEDED
    return default if default is False or is_dataclass(default) else None


def plain_value(value: Any) -> Any:  # noqa: ANN401 - whatever a field holds
    """Return what a field holds as a value for JSON."""
    way = _WAYS.get(type(value))
    if way is not None:
        return way(value)
    return value.value if isinstance(value, Enum) else as_plain(value)


def _itself(value: object) -> object:
    return value


def shortened(exact: Decimal) -> Decimal:
    """Return a decimal with six decimals where it has more digits than an author may write, and else as it is."""
    if len(exact.as_tuple().digits) <= MOST_DIGITS:
        return exact
    return exact.quantize(_SIX_DECIMALS, context=_ROOMY)


def number(exact: Decimal) -> int | float:
    """Return a decimal as a number of JSON: whole ones exactly, others as the nearest binary fraction.

    One with more digits than an author may write comes out of a division, and is told with six decimals.
    """
    exact = shortened(exact)
    whole = exact.to_integral_value()
    return int(whole) if whole == exact else float(exact)


_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"), default=_known_to_json)

_WAYS: dict[type, Callable[[Any], Any]] = {
    **dict.fromkeys((str, int, bool), _itself),
    tuple: lambda values: [plain_value(each) for each in values],
    dict: lambda values: {name: plain_value(each) for name, each in values.items()},
    date: date.isoformat,
    Decimal: number,
}

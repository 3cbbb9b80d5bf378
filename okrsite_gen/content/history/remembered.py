"""The past as plain values, for whoever keeps it from one run to the next."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any, cast

from okrsite_gen.content.history import Past
from okrsite_gen.content.history.tracing import Traced
from okrsite_gen.model.history import Change, Points
from okrsite_gen.model.values import Value

HISTORY_VERSION = "9"
"""Goes up whenever the same commits give another past; what is remembered of other versions is void."""

_Plain = tuple[Any, ...]


def past_to_plain(past: Past) -> _Plain:
    """Return a past as plain values."""
    traced = past.traced
    return (
        past.head,
        _day(past.since),
        dict(traced.files),
        [_change_to_plain(change) for change in traced.changes],
        {path: day.isoformat() for path, day in traced.touched.items()},
        (dict(traced.moves), dict(traced.anchors), dict(traced.firsts)),
        past.ends,
    )


def past_from_plain(plain: object) -> Past | None:
    """Return what was made plain; None where it is something else."""
    try:
        head, since, files, changes, touched, (moves, anchors, firsts), ends = cast("_Plain", plain)
        traced = Traced(
            dict(files),
            tuple(map(_change_from_plain, changes)),
            {path: date.fromisoformat(day) for path, day in touched.items()},
            dict(moves),
            {key: tuple(former) for key, former in anchors.items()},
            dict(firsts),
        )
        return Past(head, date.fromisoformat(since) if since else None, traced, ends)
    except (TypeError, ValueError, AttributeError, InvalidOperation):
        return None


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _change_to_plain(change: Change) -> _Plain:
    return (
        change.day.isoformat(),
        *(change.entity, change.name, change.before, change.after, change.author, change.commit, change.reason),
        *(change.message, _value_to_plain(change.value_before), _value_to_plain(change.value_after), change.item),
        *map(_points_to_plain, (change.points_before, change.points_after)),
    )


def _change_from_plain(plain: _Plain) -> Change:
    day, entity, name, before, after, author, commit, reason, message, was, now, item, *paths = plain
    values = _value_from_plain(was), _value_from_plain(now)
    points = map(_points_from_plain, paths)
    return Change(
        date.fromisoformat(day), entity, name, before, after, author, commit, reason, message, *values, item, *points
    )


def _points_to_plain(points: Points) -> _Plain:
    return tuple((day.isoformat(), _value_to_plain(value)) for day, value in points)


def _points_from_plain(plain: _Plain) -> Points:
    read = ((date.fromisoformat(day), _value_from_plain(value)) for day, value in plain)
    return tuple((day, value) for day, value in read if value is not None)


def _value_to_plain(value: Value | None) -> _Plain | None:
    if value is None:
        return None
    return str(value.number), value.unit, value.written, value.relation, value.prefix, value.suffix, value.scale


@lru_cache(maxsize=4096)  # the same figures come again and again
def _value_from_plain(plain: _Plain | None) -> Value | None:
    return Value(Decimal(plain[0]), *plain[1:]) if plain else None

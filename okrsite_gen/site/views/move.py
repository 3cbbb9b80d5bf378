"""A key result that moved, from where to where."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from okrsite_gen.model.insights import Point
from okrsite_gen.model.values import Figure, Withheld
from okrsite_gen.site.summary import Summary

NOTHING, WHOLE = Decimal(0), Decimal(1)


@dataclass(frozen=True, slots=True)
class Move:
    """A key result whose progress changed."""

    key_result: Summary
    """Which one."""
    before: Figure | Decimal
    """Where it stood before: its value, or its progress (0 to 1) where it has none to show."""
    after: Figure | Decimal
    """Where it stood then, of the same sort."""
    figures: bool
    """Whether `before` and `after` are values and not progress."""


def move_between(key_result: Summary, before: Point, after: Point, *, hidden: bool) -> Move:
    """Return a move from one point of a key result to a later one; `hidden` keeps its values inside."""
    known = before.figure, after.figure
    if not hidden and all(each is not None and not isinstance(each, Withheld) for each in known):
        return Move(key_result, known[0] or NOTHING, known[1] or NOTHING, figures=True)
    return Move(key_result, _share(before), _share(after), figures=False)


def _share(point: Point) -> Decimal:
    return min(max(point.progress or NOTHING, NOTHING), WHOLE)

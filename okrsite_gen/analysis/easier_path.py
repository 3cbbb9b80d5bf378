"""Whether a planned path asks for less than another one."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from okrsite_gen.analysis.easier import upwards
from okrsite_gen.analysis.measures.measured import agree
from okrsite_gen.analysis.path import Path
from okrsite_gen.model.history import Points
from okrsite_gen.model.kinds import Direction
from okrsite_gen.model.objectives import KeyResult
from okrsite_gen.model.values import Value, known


def path_easier(
    before: Points, after: Points, key_result: KeyResult, begin: date | None, end: date | None
) -> bool | None:
    """Return whether a path never asks for more than the one before, and somewhere for less.

    None where nobody can tell: of a path that crosses the other one, or that is new or gone as a whole, since then a
    straight line stood or stands there. `begin` and `end` are the days of the key result's start and target.
    """
    figures = [value for _, value in (*before, *after)]
    if not before or not after or not all(_alike(figures[0], each) for each in figures):
        return None
    was, now = (_path(points, key_result, begin, end) for points in (before, after))
    up = (
        upwards(target, key_result) if (target := known(key_result.target)) else key_result.better is not Direction.DOWN
    )
    days = sorted({day for day, _ in (*was.points, *now.points)})
    more = [now.planned(day) - was.planned(day) for day in days]
    less = {(each < 0) is up for each in more if each}
    return None if len(less) > 1 else less == {True}


def _path(points: Points, key_result: KeyResult, begin: date | None, end: date | None) -> Path:
    line = sorted((day, value.number) for day, value in points)
    start, target = known(key_result.start), known(key_result.target)
    if start and begin and begin < line[0][0]:
        line.insert(0, (begin, start.number))
    if target and end and end > line[-1][0]:
        line.append((end, target.number))
    return Path(line, Decimal(0))


def _alike(one: Value, other: Value) -> bool:
    return agree(one, other) and bool(one.unit) == bool(other.unit)

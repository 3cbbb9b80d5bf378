"""The planned path: how much progress is expected on which day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from math import ceil

from okrsite_gen.analysis.exact import ONE, ZERO, usable


class Path:
    """Points of expected progress, linear between them, level before the first and after the last."""

    __slots__ = ("_judged_from", "_known", "points")

    def __init__(self, points: Sequence[tuple[date, Decimal]], early: Decimal) -> None:
        """`early` is the share of the time between first and last point in which nothing is judged."""
        self.points = tuple(points)
        start, end = self.points[0][0].toordinal(), self.points[-1][0].toordinal()
        self._judged_from = date.fromordinal(min(start + ceil(early * (end - start)), date.max.toordinal()))
        self._known: dict[date, Decimal] = {}

    def planned(self, day: date) -> Decimal:
        """Return the progress expected on a day."""
        expected = self._known.get(day)
        if expected is None:
            expected = self._known[day] = _on(self.points, day)
        return expected

    def judged(self, day: date) -> Decimal | None:
        """Return the progress expected on a day; nothing while it is too early to be judged."""
        if day < self._judged_from:
            return None
        expected = self._known.get(day)
        return self.planned(day) if expected is None else expected

    def early(self, day: date) -> bool:
        """Whether a value of that day comes too early to be judged."""
        return day < self._judged_from


def straight(start: date, due: date, expected: Decimal, early: Decimal) -> Path | None:
    """Return the implicit path: from 0 to the expected score; nothing where it is due before it can begin."""
    return Path(((start, ZERO), (due, expected)), early) if start < due else None


def explicit(
    points: Sequence[tuple[date, Decimal]], start: date | None, due: date | None, early: Decimal
) -> Path | None:
    """Return a path as its author wrote it: from the start through every point to the target on the due date.

    The expected score does not enter: whoever writes points says what is expected. Points are in fractions of
    progress. Without a due date the last point is the end of the path.
    """
    line = sorted(points)
    if not line:
        return None
    if start is not None and start < line[0][0]:
        line.insert(0, (start, ZERO))
    if due is not None and due > line[-1][0]:
        line.append((due, ONE))
    return Path(line, early) if line[0][0] < line[-1][0] else None


def steps(dues: Sequence[tuple[date, Decimal]], start: date | None, early: Decimal) -> Path | None:
    """Return the path of milestones: a step on the day after each due date. `dues` holds shares of the weight."""
    line: list[tuple[date, Decimal]] = []
    reached = ZERO
    ordered = sorted(dues)
    if ordered and start is not None and start < ordered[0][0]:
        line.append((start, ZERO))
    for due, share in ordered:
        line.append((due, reached))
        reached += share
        line.append((due, reached))
    return Path(line, early) if line else None


def _on(points: Sequence[tuple[date, Decimal]], day: date) -> Decimal:
    for position, (point_day, expected) in enumerate(points):
        if point_day < day:
            continue
        if position == 0 or point_day == day:
            return expected
        before_day, before = points[position - 1]
        share = Decimal((day - before_day).days) / (point_day - before_day).days
        return usable(before + (expected - before) * share) or ZERO
    return points[-1][1]

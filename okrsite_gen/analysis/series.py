"""Progress by day: of an objective from its key results, of a roll-up from the objectives that support it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from operator import itemgetter, mul

from okrsite_gen.analysis.exact import ZERO, clamp
from okrsite_gen.model.insights import KeyResultInsight
from okrsite_gen.model.objectives import KeyResult

Series = tuple[tuple[date, Decimal], ...]
Event = tuple[date, int, Decimal]


def changes(points: Iterable[tuple[date, Decimal]]) -> Series:
    """Return only the points at which something changed."""
    series: list[tuple[date, Decimal]] = []
    for day, progress in points:
        if not series or series[-1][1] != progress:
            series.append((day, progress))
    return tuple(series)


def mean_series(measured: Sequence[tuple[KeyResult, KeyResultInsight]]) -> Series:
    """Return the weighted mean of key results on each day on which it changed; what has no value yet counts as 0."""
    weights = [max(key_result.weight, ZERO) for key_result, _ in measured]
    whole = sum(weights, ZERO)
    if not whole:
        return ()
    now = [ZERO] * len(measured)
    events: list[Event] = []
    for position, (_, insight) in enumerate(measured):
        for point in insight.series:
            progress = point.progress
            if progress is None:
                continue
            if point.day is None:
                now[position] = clamp(progress)
            else:
                events.append((point.day, position, clamp(progress)))
    return _merge(events, now, lambda values: sum(map(mul, weights, values), ZERO) / whole)


def supporting_series(series: Sequence[tuple[Series, Decimal]]) -> Series:
    """Return the plain mean of objectives by day; each comes with its series and its present progress."""
    now = [ZERO if points else present for points, present in series]
    events = [(day, position, value) for position, (points, _) in enumerate(series) for day, value in points]
    return _merge(events, now, lambda values: sum(values, ZERO) / len(values))


def _merge(events: list[Event], now: list[Decimal], average: Callable[[list[Decimal]], Decimal]) -> Series:
    events.sort(key=itemgetter(0))
    points: list[tuple[date, Decimal]] = []
    for index, (day, position, value) in enumerate(events):
        now[position] = value
        if index + 1 == len(events) or events[index + 1][0] != day:
            points.append((day, average(now)))
    return changes(points)

"""Progress by day: of an objective from its key results, of a roll-up from the objectives that support it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby
from operator import itemgetter

from okrsite_gen.analysis.exact import ZERO, clamp, mean, weighted_mean
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
    weights = [key_result.weight for key_result, _ in measured]
    now = [ZERO] * len(measured)
    events: list[Event] = []
    for position, (_, insight) in enumerate(measured):
        for point in insight.series:
            if point.progress is None:
                continue
            if point.day is None:
                now[position] = clamp(point.progress)
            else:
                events.append((point.day, position, clamp(point.progress)))
    if all(weight == weights[0] > ZERO for weight in weights):
        return _merge(events, now, mean)
    return _merge(events, now, lambda values: weighted_mean(zip(weights, values, strict=True)))


def supporting_series(series: Sequence[tuple[Series, Decimal]]) -> Series:
    """Return the plain mean of objectives by day; each comes with its series and its present progress."""
    now = [ZERO if points else present for points, present in series]
    events = [(day, position, value) for position, (points, _) in enumerate(series) for day, value in points]
    return _merge(events, now, mean)


def _merge(events: list[Event], now: list[Decimal], average: Callable[[list[Decimal]], Decimal | None]) -> Series:
    events.sort(key=itemgetter(0, 1))
    points: list[tuple[date, Decimal]] = []
    for day, group in groupby(events, key=itemgetter(0)):
        for _, position, value in group:
            now[position] = value
        average_now = average(now)
        if average_now is not None:
            points.append((day, average_now))
    return changes(points)

"""The charts of key results and metrics: which points of their series are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeVar

from okrsite_gen.model.insights import KeyResultInsight, Point
from okrsite_gen.model.kinds import Kind
from okrsite_gen.model.objectives import KeyResult
from okrsite_gen.model.organisation import Cycle, Metric
from okrsite_gen.model.values import Figure
from okrsite_gen.site.charts.line import ChartPoint, LineChart
from okrsite_gen.site.charts.metric import MetricChart
from okrsite_gen.site.prose import Title

POINTS = 26
"""Points of one chart; of longer series the newest and evenly spread earlier ones are drawn."""

WORDS = 6
"""Of those, points at most that carry confidence and no value."""

Item = TypeVar("Item")


def thinned(items: Sequence[Item], most: int = POINTS) -> tuple[Item, ...]:
    """Return at most `most` of the items, evenly spread, the first and the last among them."""
    if len(items) <= most:
        return tuple(items)
    last = len(items) - 1
    return tuple(items[position * last // (most - 1)] for position in range(most))


def key_result_chart(
    key_result: KeyResult, title: Title, insight: KeyResultInsight, span: tuple[date | None, date | None], as_of: date
) -> LineChart | None:
    """Return a key result over time; None where there is too little to draw or where a band tells more.

    `span` is the first and last day of its path, None where unknown.
    """
    points = [point for point in insight.series if point.day is not None and _tells(point)]
    if len(points) < 2 or key_result.kind is Kind.GUARDRAIL:
        return None
    days = [point.day for point in points if point.day is not None]
    start, end = span[0] or min(days), span[1] or max(days)
    hidden = key_result.figures_hidden
    return LineChart(
        key=f"{key_result.anchor}.drawn",
        title=title,
        start=start,
        end=max(end, start + timedelta(days=1)),
        points=tuple(_chart_point(point, hidden=hidden) for point in _shown(points)),
        path=insight.path,
        base=None if hidden else key_result.start,
        goal=None if hidden else key_result.target,
        as_of=as_of,
    )


def band_chart(key_result: KeyResult, title: Title, insight: KeyResultInsight, as_of: date) -> MetricChart | None:
    """Return a guardrail's values against its band; None where there are too few or they may not be shown."""
    rows = [(point.day, point.figure) for point in insight.series if point.day and point.figure is not None]
    if key_result.kind is not Kind.GUARDRAIL or key_result.figures_hidden or len(rows) < 2:
        return None
    return MetricChart(
        f"{key_result.anchor}.drawn", title, thinned(rows), key_result.minimum, key_result.maximum, as_of
    )


def metric_chart(metric: Metric, title: Title, as_of: date) -> MetricChart | None:
    """Return a metric against its healthy band; None where fewer than two values are known."""
    rows: list[tuple[date, Figure]] = [(row.day, row.value) for row in metric.rows if row.day <= as_of]
    if len(rows) < 2:
        return None
    return MetricChart("metric", title, thinned(rows, 4 * POINTS), metric.healthy_min, metric.healthy_max, as_of)


def span_of(key_result: KeyResult, starts: date | None, cycle: Cycle) -> tuple[date | None, date | None]:
    """Return the first and last day of a key result's path; `starts` is its objective's late start."""
    return key_result.starts or starts or cycle.start, key_result.due or cycle.end


def _shown(points: Sequence[Point]) -> list[Point]:
    """Thin out values and bare words apart, so that the newest of both stays."""
    valued = [point for point in points if point.progress is not None or point.figure is not None]
    spoken = [point for point in points if point.progress is None and point.figure is None]
    words = thinned(spoken, WORDS)
    return sorted([*thinned(valued, POINTS - len(words)), *words], key=lambda point: point.day or date.min)


def _tells(point: Point) -> bool:
    return point.progress is not None or point.confidence is not None or point.figure is not None


def _chart_point(point: Point, *, hidden: bool) -> ChartPoint:
    assert point.day is not None  # noqa: S101 - undated points were left out
    return ChartPoint(point.day, point.progress, None if hidden else point.figure, point.confidence)

"""The charts of key results and metrics: which points of their series are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from okrsite_gen.model.insights import KeyResultInsight, PaceInsight, Point
from okrsite_gen.model.kinds import Kind
from okrsite_gen.model.objectives import KeyResult
from okrsite_gen.model.organisation import Cycle, Metric
from okrsite_gen.model.values import Figure, Value, known
from okrsite_gen.site.charts.lanes import LONGEST, Lane, LanesChart
from okrsite_gen.site.charts.line import ChartPoint, LineChart
from okrsite_gen.site.charts.measure import base_of
from okrsite_gen.site.charts.metric import MetricChart
from okrsite_gen.site.charts.result_bar import ResultBar
from okrsite_gen.site.prose import Title
from okrsite_gen.site.summaries import KeyResultSummary

POINTS = 26
"""Points of one chart; of longer series the newest and evenly spread earlier ones are drawn."""

WORDS = 6
"""Of those, points at most that carry confidence and no value."""

Item = TypeVar("Item")

SPOKEN = frozenset({Kind.YES_NO, Kind.LEVELS, Kind.MILESTONES, Kind.UNMEASURED})
"""Kinds that have no values between start and target: only what people say is drawn over time."""

WITH_WAY = frozenset({Kind.METRIC})
"""Kinds whose way from start to target is drawn in their own unit."""


@dataclass(frozen=True, slots=True)
class Span:
    """The days that a key result's chart is about."""

    start: date | None
    """First day of its path; None where unknown."""
    end: date | None
    """Last day of its path."""
    cycle: tuple[date, date] | None = None
    """First and last day of its cycle; None where either is not known."""


def thinned(items: Sequence[Item], most: int = POINTS) -> tuple[Item, ...]:
    """Return at most `most` of the items, evenly spread, the first and the last among them."""
    if len(items) <= most:
        return tuple(items)
    last = len(items) - 1
    return tuple(items[position * last // (most - 1)] for position in range(most))


def key_result_chart(
    key_result: KeyResult,
    title: Title,
    insight: KeyResultInsight,
    span: Span,
    as_of: date,
    former: tuple[tuple[date, Value], ...] = (),
) -> LineChart | None:
    """Return a key result over time; None where there is too little to draw or where another drawing tells more.

    `former` are the figures that were its target until a day.
    """
    spoken = key_result.kind in SPOKEN
    points = [point for point in insight.series if point.day is not None and _tells(point, spoken=spoken)]
    if len(points) < 2 or key_result.kind is Kind.GUARDRAIL:
        return None
    days = [point.day for point in points if point.day is not None]
    start, end = span.start or min(days), span.end or max(days)
    hidden = key_result.figures_hidden
    drawn = tuple(_chart_point(point, hidden=hidden) for point in _shown(points))
    base = key_result.start or base_of([(point.figure, point.progress) for point in drawn], key_result.target)
    return LineChart(
        key=f"{key_result.anchor}.drawn",
        title=title,
        start=start,
        end=max(end, start + timedelta(days=1)),
        points=drawn,
        path=insight.path,
        base=None if hidden else base,
        goal=None if hidden else key_result.target,
        as_of=as_of,
        cycle=span.cycle,
        former=() if hidden or spoken else _comparable(former, base, key_result.target, start),
        spoken=spoken,
    )


def _comparable(
    former: tuple[tuple[date, Value], ...], base: Figure | None, target: Figure | None, start: date
) -> tuple[tuple[date, Value], ...]:
    """Return those that can stand on the scale from start to target; what changed before its path began is none."""
    begin, goal = known(base), known(target)
    if begin is None or goal is None or begin.unit != goal.unit:
        return ()
    return tuple((day, figure) for day, figure in former if figure.unit == goal.unit and day >= start)


def band_chart(
    key_result: KeyResult, title: Title, insight: KeyResultInsight, span: Span, as_of: date
) -> MetricChart | None:
    """Return a guardrail's values against its band; None where there are too few or they may not be shown."""
    rows = [(point.day, point.figure) for point in insight.series if point.day and point.figure is not None]
    if key_result.kind is not Kind.GUARDRAIL or key_result.figures_hidden or len(rows) < 2:
        return None
    return MetricChart(
        f"{key_result.anchor}.drawn",
        title,
        thinned(rows),
        key_result.minimum,
        key_result.maximum,
        as_of,
        told=_told(insight),
        span=span.cycle,
    )


def lanes_chart(
    key_result: KeyResult, title: Title, insight: KeyResultInsight, lanes: tuple[Lane, ...], span: Span, as_of: date
) -> LanesChart | None:
    """Return milestones over time; None where none has a day or there are too many to be told apart."""
    dated = [day for lane in lanes for day in (lane.due, lane.done_on) if day]
    if not dated or len(lanes) > LONGEST:
        return None
    start, end = span.start or min(dated), span.end or max(dated)
    first, last = span.cycle or (start, end)
    return LanesChart(
        f"{key_result.anchor}.drawn", title, min(start, first), max(end, last), lanes, _told(insight), as_of
    )


def result_bar(summary: KeyResultSummary, pace: PaceInsight) -> ResultBar | None:
    """Return the way from start to target; None for kinds without one, and where figures stay inside."""
    if summary.start is None or summary.target is None or summary.progress is None or summary.kind not in WITH_WAY:
        return None
    return ResultBar(
        summary.progress,
        summary.plan if pace.planned is None else pace.planned,
        summary.start,
        summary.now,
        summary.target,
        None if pace.planned is None else pace.planned_figure,
        summary.status,
    )


def metric_chart(metric: Metric, title: Title, as_of: date) -> MetricChart | None:
    """Return a metric against its healthy band; None where fewer than two values are known."""
    rows: list[tuple[date, Figure]] = [(row.day, row.value) for row in metric.rows if row.day <= as_of]
    if len(rows) < 2:
        return None
    return MetricChart("metric", title, thinned(rows, 4 * POINTS), metric.healthy_min, metric.healthy_max, as_of)


def span_of(key_result: KeyResult, starts: date | None, cycle: Cycle) -> Span:
    """Return the days of a key result's path; `starts` is its objective's late start."""
    whole = (cycle.start, cycle.end) if cycle.start and cycle.end else None
    return Span(key_result.starts or starts or cycle.start, key_result.due or cycle.end, whole)


def _shown(points: Sequence[Point]) -> list[Point]:
    """Thin out values and bare words apart, so that the newest of both stays."""
    valued = [point for point in points if point.progress is not None or point.figure is not None]
    spoken = [point for point in points if point.progress is None and point.figure is None]
    words = thinned(spoken, WORDS)
    return sorted([*thinned(valued, POINTS - len(words)), *words], key=lambda point: point.day or date.min)


def _told(insight: KeyResultInsight) -> tuple[tuple[date, int], ...]:
    said = [(point.day, point.confidence) for point in insight.series if point.day and point.confidence is not None]
    return thinned(said)


def _tells(point: Point, *, spoken: bool) -> bool:
    return point.confidence is not None or (not spoken and (point.progress is not None or point.figure is not None))


def _chart_point(point: Point, *, hidden: bool) -> ChartPoint:
    assert point.day is not None  # noqa: S101 - undated points were left out
    return ChartPoint(point.day, point.progress, None if hidden else point.figure, point.confidence)

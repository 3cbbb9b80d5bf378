"""Pace: what the numbers say, on the day of the value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from okrsite_gen.analysis.exact import ONE, ZERO, usable
from okrsite_gen.analysis.frame import Frame
from okrsite_gen.analysis.measures import Measured
from okrsite_gen.analysis.measures.measured import agree
from okrsite_gen.analysis.path import Path, explicit, steps
from okrsite_gen.model.insights import Pace, PaceInsight
from okrsite_gen.model.kinds import Kind
from okrsite_gen.model.objectives import KeyResult
from okrsite_gen.model.settings import Thresholds
from okrsite_gen.model.values import EXPONENTS, PERCENT, Value

HUNDRED = Decimal(100)
TEN = Decimal(10)
PLACES = 3
"""Of a long way, how many places after its first one a plan is told with: nobody plans to the last euro."""
LINEAR = (Kind.METRIC, Kind.ROLLUP, Kind.STATED, Kind.UNMEASURED)
"""Kinds judged against a straight or written path (an unmeasured one only once people state progress)."""


@dataclass(frozen=True, slots=True)
class Pacing:
    """The path against which a key result is judged, or why there is none."""

    path: Path | None
    reason: str = ""
    """Code of the catalogue (`pace.<code>`) where there is no path."""


NO_PACE: Mapping[str, Pacing] = {
    reason: Pacing(None, reason) for reason in ("kind", "not-measurable", "no-dates", "no-path", "milestones-undated")
}


def pacing_of(key_result: KeyResult, measured: Measured, frame: Frame) -> Pacing:
    """Return the planned path of a key result."""
    kind = key_result.kind
    if kind is Kind.UNMEASURED and not measured.measurable:
        return NO_PACE["kind"]
    if kind is not Kind.MILESTONES and kind not in LINEAR:
        return NO_PACE["kind"]
    if not measured.measurable:
        return NO_PACE["not-measurable"]
    start = key_result.starts or frame.objective.starts or frame.window.start
    due = key_result.due or frame.window.end
    early = frame.basis.thresholds.early
    if kind is Kind.MILESTONES:
        path = steps(_milestone_shares(key_result), start, early)
        return Pacing(path) if path else NO_PACE["milestones-undated"]
    points = _points(key_result, measured)
    if points:
        path = explicit(points, start, due, early)
    elif start is None or due is None:
        return NO_PACE["no-dates"]
    else:
        path = frame.basis.straight_path(start, due, frame.expected)
    return Pacing(path) if path else NO_PACE["no-path"]


def verdict_of(gap: Decimal, thresholds: Thresholds) -> Pace:
    """Return what a gap to the planned path means; ahead is as far above it as at risk is below."""
    if gap < -thresholds.pace_off:
        return Pace.FAR_BEHIND
    if gap < -thresholds.pace_at_risk:
        return Pace.BEHIND
    return Pace.AHEAD if gap > thresholds.pace_at_risk else Pace.ON_PLAN


def pace_insight(
    key_result: KeyResult, measured: Measured, pacing: Pacing, day: date | None, thresholds: Thresholds
) -> PaceInsight:
    """Judge the present progress on `day`, the date of the value."""
    path, raw = pacing.path, measured.raw
    if path is None or raw is None:
        return PaceInsight(Pace.NOT_JUDGED, pacing.reason or "not-measurable")
    if day is None:
        return PaceInsight(Pace.NOT_JUDGED, "no-value")
    planned = path.planned(day)
    gap = raw - planned
    figure = _planned_figure(key_result, measured, planned)
    if path.early(day):
        return PaceInsight(Pace.TOO_EARLY, "early", day, planned, gap, figure)
    return PaceInsight(verdict_of(gap, thresholds), "", day, planned, gap, figure)


def _milestone_shares(key_result: KeyResult) -> list[tuple[date, Decimal]]:
    total = sum((step.weight for step in key_result.milestones if step.weight > ZERO), ZERO)
    shares = [
        (step.due, usable(step.weight / total) or ZERO)
        for step in key_result.milestones
        if step.due is not None and step.weight > ZERO
    ]
    return shares if total else []


def _points(key_result: KeyResult, measured: Measured) -> list[tuple[date, Decimal]]:
    points: list[tuple[date, Decimal]] = []
    for day, figure in key_result.planned:
        if not isinstance(figure, Value):
            continue
        number: Decimal | None = None
        if measured.scale is not None:
            begin, end = measured.scale
            if not isinstance(key_result.target, Value) or agree(figure, key_result.target):
                number = usable((figure.number - begin) / (end - begin))
        elif key_result.kind in (Kind.STATED, Kind.UNMEASURED):
            number = figure.number / HUNDRED if figure.unit == PERCENT else figure.number
        if number is not None:
            points.append((day, number))
    return points


def _planned_figure(key_result: KeyResult, measured: Measured, planned: Decimal) -> Value | None:
    """Return the plan in the key result's own unit and scale, no finer than its figures, nor than its way needs."""
    target = key_result.target
    if measured.scale is None or not isinstance(target, Value) or key_result.figures_hidden:
        return None
    begin, end = measured.scale
    number = usable(begin + (end - begin) * planned)
    if number is None:
        return None
    exponent = EXPONENTS.get(target.scale, 0)
    grain = _grain(begin.scaleb(-exponent), end.scaleb(-exponent)).scaleb(exponent)
    rounded = usable(number.quantize(grain, rounding=ROUND_HALF_UP) + 0)
    shown = number if rounded is None else rounded
    return Value(shown, target.unit, "", "", target.prefix, target.suffix, target.scale)


def _grain(begin: Decimal, end: Decimal) -> Decimal:
    """Return the step to which a plan between two figures is rounded.

    On a short way that is one place finer than the figures, on a long one at most a thousandth of it.
    """
    if abs(end - begin) >= TEN and begin == begin.to_integral_value() and end == end.to_integral_value():
        return ONE.scaleb(max((end - begin).adjusted() - PLACES, 0))
    finest = min(_finest(begin), _finest(end), 0)
    return ONE.scaleb(finest - 1 if abs(end - begin) < TEN.scaleb(finest) else finest)


def _finest(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0

"""Where the plan stands on the day of the build, of key results and of whole objectives."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from okrsite_gen.analysis.exact import ONE, ZERO, clamp, weighted_mean
from okrsite_gen.analysis.frame import Frame
from okrsite_gen.analysis.pace import Pacing, verdict_of
from okrsite_gen.model.insights import KeyResultInsight, Pace
from okrsite_gen.model.kinds import Kind
from okrsite_gen.model.objectives import KeyResult
from okrsite_gen.model.settings import Thresholds

Measured = Sequence[tuple[KeyResult, KeyResultInsight]]


def planned_on(pacing: Pacing, begin: date | None, day: date) -> Decimal | None:
    """Return the progress (0 to 1) that a key result's path expects on `day`.

    Nothing where it has no path or has not begun.
    """
    if pacing.path is None or (begin is not None and day <= begin):
        return None
    return clamp(pacing.path.planned(day))


def objective_planned(measured: Measured, frame: Frame) -> Decimal | None:
    """Return the progress (0 to 1) that an objective would have today if all its key results kept to plan.

    Key results without a path count too, since they are in its progress: a guardrail is to hold all the time, and
    what is reached in one step is expected on its last day. Until then it counts as it stands, so that it makes the
    objective look neither ahead nor behind. Nothing where one has neither path nor last day.
    """
    if frame.closing is not None or frame.window.over(frame.basis.as_of):
        return None
    parts = [(key_result.weight, _part(key_result, insight, frame)) for key_result, insight in measured]
    known = [(weight, planned) for weight, planned in parts if planned is not None]
    return None if len(known) < len(parts) else weighted_mean(known)


def _part(key_result: KeyResult, insight: KeyResultInsight, frame: Frame) -> Decimal | None:
    if insight.planned_now is not None:
        return insight.planned_now
    if key_result.kind is Kind.GUARDRAIL:
        return ONE
    due = key_result.due or frame.window.end
    if due is None:
        return None
    return ONE if frame.basis.as_of > due else insight.progress or ZERO


def against_plan(progress: Decimal | None, planned: Decimal | None, measured: Measured, frame: Frame) -> Pace:
    """Return what an objective's progress says beside its plan of the day; nothing where no key result has a path."""
    if progress is None or planned is None or all(insight.planned_now is None for _, insight in measured):
        return Pace.NOT_JUDGED
    thresholds = frame.basis.thresholds
    return Pace.TOO_EARLY if _early(frame, thresholds) else verdict_of(progress - planned, thresholds)


def _early(frame: Frame, thresholds: Thresholds) -> bool:
    start, end = frame.begin, frame.window.end
    if start is None or end is None or end <= start:
        return False
    return (frame.basis.as_of - start).days < thresholds.early * (end - start).days

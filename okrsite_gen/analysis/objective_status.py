"""The headline status of an objective that has key results: the worst of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from okrsite_gen.analysis.frame import Frame
from okrsite_gen.analysis.key_results import Judged
from okrsite_gen.analysis.reasons import nothing_yet
from okrsite_gen.analysis.verdict import (
    Ending,
    ended_spans,
    ending_of_objective,
    last_day_alive,
    not_graded_reason,
    planned_because,
    turned,
)
from okrsite_gen.analysis.worst import worst_of, worst_spans
from okrsite_gen.model.insights import KeyResultInsight, ScoreInsight
from okrsite_gen.model.status import Reason, Status, StatusInsight


def objective_status(
    frame: Frame, judged: Sequence[Judged], itself: Judged | None, score: ScoreInsight | None
) -> tuple[StatusInsight, tuple[str, ...]]:
    """Return the status of an objective and the keys of the key results that decide it.

    `itself` is the objective judged by its own words; it speaks where no key result is left to do so.
    """
    counted = [one.insight for one in judged if not one.dropped]
    if frame.closing is not None:
        return _ended(frame, counted, ending_of_objective(frame.closing)), ()
    if frame.window.over(frame.basis.as_of):
        worst = worst_of(one.judged for one in judged if not one.dropped)
        return _not_graded(frame, counted, worst or (itself.judged if itself else Status.NOT_STARTED), score), ()
    reason = planned_because(frame, frame.begin)
    if reason is not None:
        return StatusInsight(Status.PLANNED, (reason,)), ()
    status = worst_of(one.status.status for one in counted)
    if status is None and any(one.status.status is Status.PLANNED for one in counted):
        reason = _key_results(Status.PLANNED, counted, len(judged))
        return StatusInsight(Status.PLANNED, (reason,)), _deciding(Status.PLANNED, counted)
    if status is None:
        return itself.insight.status if itself else StatusInsight(Status.NOT_STARTED, (nothing_yet(frame),)), ()
    return _by_worst(_key_results(status, counted, len(judged)), status, counted, frame.basis.as_of), _deciding(
        status, counted
    )


def speaks_for_itself(frame: Frame, judged: Sequence[Judged]) -> bool:
    """Whether no key result is left to speak for the objective."""
    left = [one for one in judged if not one.dropped]
    if frame.closing is not None:
        return False
    if frame.window.over(frame.basis.as_of):
        return not left
    statuses = [one.insight.status.status for one in left]
    return worst_of(statuses) is None and Status.PLANNED not in statuses


def _by_worst(reason: Reason, status: Status, counted: Sequence[KeyResultInsight], as_of: date) -> StatusInsight:
    spans = worst_spans([one.status.spans for one in counted])
    reasons = (reason,)
    if not spans:
        return StatusInsight(status, reasons)
    if spans[-1].status is not status:
        spans = turned(spans, status, as_of)
        return StatusInsight(status, reasons, None, spans[-2].status if len(spans) > 1 else None, spans)
    unknown = any(one.status.since is None for one in counted if one.status.status is status)
    since = None if unknown else spans[-1].since
    return StatusInsight(status, reasons, since, spans[-2].status if len(spans) > 1 else None, spans)


def _ended(frame: Frame, counted: Sequence[KeyResultInsight], ending: Ending) -> StatusInsight:
    spans = worst_spans([one.status.spans for one in counted])
    day = ending.day
    if day is None:
        ends = [one.status.spans[-1].since for one in counted if one.status.spans]
        day = max(ends, default=min(frame.basis.as_of, frame.window.end or frame.basis.as_of))
    alive = last_day_alive(day, frame)
    spans = ended_spans(tuple(span for span in spans if span.since <= alive), ending.status, day, frame)
    before = spans[-2].status if len(spans) > 1 else None
    return StatusInsight(ending.status, (ending.reason,), ending.day, before, spans)


def _not_graded(
    frame: Frame, counted: Sequence[KeyResultInsight], judged: Status, score: ScoreInsight | None
) -> StatusInsight:
    over_from = frame.window.over_from
    spans = worst_spans([one.status.spans for one in counted])
    spans = turned(spans, Status.NOT_GRADED, over_from or frame.basis.as_of)
    reason = not_graded_reason(frame, judged, score)
    return StatusInsight(Status.NOT_GRADED, (reason,), over_from, judged, spans)


def _key_results(status: Status, counted: Sequence[KeyResultInsight], every: int) -> Reason:
    """Return how many key results decide; `every` includes the dropped ones, named where one alone is left."""
    total, count = len(counted), len(_deciding(status, counted))
    struck = (("struck", every - total),) if total == 1 < every else ()
    return Reason("key-results", (("status", status.value), ("count", count), ("total", total), *struck))


def _deciding(status: Status, counted: Sequence[KeyResultInsight]) -> tuple[str, ...]:
    return tuple(one.key for one in counted if one.status.status is status)

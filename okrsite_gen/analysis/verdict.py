"""The headline status: closed, not graded and planned first, else what the rules say of what is alive."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from okrsite_gen.analysis.closing import Closing
from okrsite_gen.analysis.days import later
from okrsite_gen.analysis.exact import fraction
from okrsite_gen.analysis.frame import Frame
from okrsite_gen.analysis.reasons import iso
from okrsite_gen.analysis.scores import outcome_of
from okrsite_gen.analysis.timeline import Course, Life, live
from okrsite_gen.model.insights import ScoreInsight
from okrsite_gen.model.kinds import KeyResultState, Outcome, State
from okrsite_gen.model.objectives import KeyResult
from okrsite_gen.model.status import Parameter, Reason, Status, StatusInsight, StatusSpan, span_of

BY_OUTCOME: Mapping[Outcome | None, Status] = {
    Outcome.ACHIEVED: Status.ACHIEVED,
    Outcome.PARTLY: Status.PARTLY,
    Outcome.MISSED: Status.MISSED,
    Outcome.DROPPED: Status.DROPPED,
    None: Status.CLOSED,
}


@dataclass(frozen=True, slots=True)
class Ending:
    """That something is over, by whose word and since when."""

    status: Status
    reason: Reason
    day: date | None
    """None where nobody says when."""
    dropped: bool = False
    """Whether it was dropped or put off rather than brought to an end."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A life with its headline; reasons are empty where they follow from the codes of the life."""

    life: Life
    status: StatusInsight
    alive: bool
    """Whether rules 4 to 9 gave the headline."""


def ending_of_objective(closing: Closing) -> Ending:
    """Return how a closed objective reads."""
    if closing.outcome is None:
        return Ending(Status.CLOSED, Reason("closed", (("day", iso(closing.day)),)), closing.day)
    return Ending(BY_OUTCOME[closing.outcome], _closed_as(closing, closing.outcome), closing.day)


def ending_of_key_result(
    key_result: KeyResult, said: Closing | None, score: ScoreInsight | None, frame: Frame
) -> Ending | None:
    """Return how a key result ended: dropped, closed by its own word, or with its objective, by its score."""
    basis = frame.basis
    if key_result.state is not KeyResultState.ACTIVE:
        day = basis.state_days.get(key_result.key)
        if day is None or day <= basis.as_of:
            status = Status.DROPPED if key_result.state is KeyResultState.DROPPED else Status.DEFERRED
            return Ending(status, Reason(status.value), day, dropped=True)
    if said is not None and said.outcome is not None:
        dropped = said.outcome is Outcome.DROPPED
        return Ending(BY_OUTCOME[said.outcome], _closed_as(said, said.outcome), said.day, dropped=dropped)
    closing = frame.closing
    if closing is None:
        return None
    since: tuple[str, Parameter] = ("day", iso(closing.day))
    if closing.outcome is Outcome.DROPPED:
        return Ending(Status.DROPPED, Reason("objective-dropped", (since,)), closing.day)
    if score is None:
        return Ending(Status.CLOSED, Reason("objective-closed", (since,)), closing.day)
    outcome = outcome_of(score.value, frame.expected, basis.settings.scores)
    reason = Reason("scored", (("score", fraction(score.value)), ("band", score.band), since))
    return Ending(outcome, reason, closing.day)


def verdict_of(course: Course, ending: Ending | None, score: ScoreInsight | None) -> Verdict:
    """Return the first status of the table that applies, its own reasons, since when and what was before."""
    frame = course.frame
    as_of, window = frame.basis.as_of, frame.window
    if ending is not None:
        return _ended(course, ending)
    if window.over(as_of):
        return _not_graded(course, score)
    reason = planned_because(frame, course.begin)
    if reason is not None:
        return Verdict(live(course, None, as_of), StatusInsight(Status.PLANNED, (reason,)), alive=False)
    life = live(course, as_of, as_of)
    since, before, spans = _present(life, as_of)
    return Verdict(life, StatusInsight(life.status, (), since, before, spans), alive=True)


def planned_because(frame: Frame, begin: date | None) -> Reason | None:
    """Return why something is still planned; nothing if it has begun."""
    state, window = frame.objective.state, frame.window
    if state in {State.DRAFT, State.PROPOSED}:
        return Reason(state.value)
    if frame.basis.phases.get(frame.objective.cycle) == "planning":
        return Reason("cycle-not-started", (("starts", iso(window.start)),))
    if begin is not None and begin > frame.basis.as_of:
        return Reason("starts-later", (("starts", iso(begin)),))
    return None


def _ended(course: Course, ending: Ending) -> Verdict:
    frame = course.frame
    as_of = frame.basis.as_of
    day = ending.day
    if day is None and not ending.dropped:
        dated = [seen.day for seen in course.observations if seen.day is not None]
        day = min(as_of, max([frame.window.end or as_of, *dated[-1:]]))
    life = live(course, None if day is None else last_day_alive(day, frame), as_of)
    spans = life.spans if day is None else ended_spans(life.spans, ending.status, day, frame)
    before = spans[-2].status if len(spans) > 1 else None
    return Verdict(life, StatusInsight(ending.status, (ending.reason,), ending.day, before, spans), alive=False)


def last_day_alive(ended: date, frame: Frame) -> date:
    """Return the last day on which rules 4 to 9 gave the headline of something that was closed on `ended`."""
    late_from = frame.window.late_from
    return later(ended if late_from is None else min(ended, late_from), -1)


def ended_spans(spans: tuple[StatusSpan, ...], status: Status, day: date, frame: Frame) -> tuple[StatusSpan, ...]:
    """Return a history with its ending; closed after grading time it was not graded until then."""
    late_from = frame.window.late_from
    if late_from is not None and late_from < day:
        spans = turned(spans, Status.NOT_GRADED, late_from)
    return turned(spans, status, day)


def turned(spans: tuple[StatusSpan, ...], status: Status, day: date) -> tuple[StatusSpan, ...]:
    """Return a history that on `day` turns into another status, whatever it said of later days."""
    return (*(span for span in spans if span.since < day), span_of(day, status))


def _not_graded(course: Course, score: ScoreInsight | None) -> Verdict:
    window = course.frame.window
    over_from = window.over_from
    last = course.frame.basis.as_of if over_from is None else later(over_from, -1)
    life = live(course, last, last if window.end is None else later(window.end, 1))
    reason = not_graded_reason(course.frame, life.status, score)
    spans = turned(life.spans, Status.NOT_GRADED, over_from or course.frame.basis.as_of)
    return Verdict(life, StatusInsight(Status.NOT_GRADED, (reason,), over_from, life.status, spans), alive=False)


def not_graded_reason(frame: Frame, judged: Status, score: ScoreInsight | None) -> Reason:
    """Return the reason that says what something was when its cycle ended, ungraded."""
    return Reason(
        "not-graded",
        (
            ("ended", iso(frame.window.end)),
            ("grading_until", "" if frame.window.end is None else iso(frame.window.last)),
            ("judged", judged.value),
            ("score", fraction(score.value) if score else ""),
            ("band", score.band if score else ""),
        ),
    )


def _present(life: Life, as_of: date) -> tuple[date | None, Status | None, tuple[StatusSpan, ...]]:
    """Return since when, what before, and all spans; what stands undated in files has no since."""
    spans = life.spans
    if not spans:
        return None, None, ()
    if spans[-1].status is life.status:
        return spans[-1].since, spans[-2].status if len(spans) > 1 else None, spans
    spans = turned(spans, life.status, as_of)
    return None, spans[-2].status if len(spans) > 1 else None, spans


def _closed_as(closing: Closing, outcome: Outcome) -> Reason:
    return Reason("closed-as", (("outcome", outcome.value), ("day", iso(closing.day)), ("check_in", closing.check_in)))

"""Everything that is computed about one key result."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from okrsite_gen.analysis.exact import clamp
from okrsite_gen.analysis.frame import Frame
from okrsite_gen.analysis.freshness import Track, track_of
from okrsite_gen.analysis.in_place import written_in_place
from okrsite_gen.analysis.measures import Measured, measure
from okrsite_gen.analysis.measures.by_kind import NO_SUPPORTERS, Supporters
from okrsite_gen.analysis.observations import WITH_FIGURES, Observation, gather, metric_rows, undated
from okrsite_gen.analysis.pace import pace_insight, pacing_of
from okrsite_gen.analysis.planned import planned_on
from okrsite_gen.analysis.reasons import Evidence, explain
from okrsite_gen.analysis.scores import COMPUTED, Final, final_words, score_of
from okrsite_gen.analysis.timeline import Course
from okrsite_gen.analysis.verdict import (
    Ending,
    Verdict,
    ending_of_key_result,
    ending_of_objective,
    verdict_of,
)
from okrsite_gen.model.insights import (
    ConfidenceInsight,
    KeyResultInsight,
    Pace,
    PaceInsight,
    Point,
    ScoreInsight,
)
from okrsite_gen.model.kinds import Kind
from okrsite_gen.model.objectives import KeyResult, Objective
from okrsite_gen.model.organisation import UpdateEdge
from okrsite_gen.model.settings import Thresholds
from okrsite_gen.model.status import Reason, Status, StatusInsight
from okrsite_gen.model.values import WITHHELD, Figure

OPEN = (Status.OFF_TRACK, Status.AT_RISK, Status.STALE, Status.ON_TRACK)
"""Statuses in which words and numbers can contradict each other."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A key result's insight with what its objective needs besides."""

    insight: KeyResultInsight
    dropped: bool
    """Whether it was dropped or put off: visible, and out of every mean."""
    judged: Status
    """The headline by rules 4 to 9, whatever came before them."""
    looked: tuple[date, ...]
    """Days on which somebody looked at it or something fed it."""


def judge(
    key_result: KeyResult,
    edges: Sequence[UpdateEdge],
    frame: Frame,
    track: Track,
    supporters: Supporters = NO_SUPPORTERS,
) -> Judged:
    """Compute everything about one key result.

    `edges` are all updates about it, those that do not count included; `track` is the freshness shared by the
    key results of its objective; `supporters` matters to roll-ups only.
    """
    course = _course(key_result, frame, track, supporters)
    final = final_words(edges, key_result, frame.basis.as_of)
    score = _score(final, course.measured, frame)
    ending = ending_of_key_result(key_result, final.closing, score, frame)
    return _judged(course, final, score, ending)


def judge_itself(objective: Objective, edges: Sequence[UpdateEdge], frame: Frame, track: Track) -> Judged:
    """Judge an objective by what people say of it alone, as if it were a key result of stated or no measure."""
    itself = KeyResult(
        key=objective.key,
        id="",
        anchor="",
        position=0,
        objective=objective.key,
        title=objective.title,
        kind=Kind.UNMEASURED if objective.progress is None else Kind.STATED,
        place=objective.place,
        progress=objective.progress,
        confidence=objective.confidence,
    )
    course = _course(itself, frame, track, NO_SUPPORTERS)
    final = final_words(edges, itself, frame.basis.as_of)
    ending = None if frame.closing is None else ending_of_objective(frame.closing)
    return _judged(course, final, _score(final, course.measured, frame), ending)


def _judged(course: Course, final: Final, score: ScoreInsight | None, ending: Ending | None) -> Judged:
    if ending is not None and (ending.dropped or ending.status is Status.DROPPED):
        score = None
    verdict = verdict_of(course, ending, score)
    dropped = ending is not None and ending.dropped
    insight = _insight(course, verdict, final, score)
    return Judged(insight, dropped, verdict.life.status, course.track.looked)


def _score(final: Final, measured: Measured, frame: Frame) -> ScoreInsight | None:
    """Return the score once the cycle has ended, it is closed, or somebody has given one.

    Where no value was ever recorded and nobody has closed it, nothing is held against it.
    """
    end = frame.window.end
    closed = frame.closing is not None or final.closing is not None
    ended = frame.window.over(frame.basis.as_of) or (end is not None and frame.basis.as_of > end)
    if not (closed or ended or final.score is not None):
        return None
    raw = measured.raw if closed or measured.has_value else None
    return score_of(final, raw, frame.basis.settings.scores, closed=closed)


def _course(key_result: KeyResult, frame: Frame, track: Track, supporters: Supporters) -> Course:
    basis = frame.basis
    fed: Sequence[Observation] = supporters.observations
    looked: Sequence[date] = supporters.looked
    metric = basis.org.metrics.get(key_result.metric) if key_result.metric else None
    if metric is not None and key_result.kind in WITH_FIGURES:
        fed = metric_rows(metric, frame.window, basis)
        looked = [seen.day for seen in fed if seen.day is not None]
    edges = frame.about.get(key_result.key, ())
    owner = key_result.team or frame.objective.team
    observations = gather(edges, frame.unchanged, fed, owner, basis, key_result.kind)
    if not observations and key_result.key in basis.edits:
        window = frame.window
        observations = written_in_place(key_result, basis.edits[key_result.key], window.first, basis.as_of)
    in_file = undated(key_result, observations)
    if supporters.undated:
        in_file = (in_file or Observation(None, COMPUTED))._replace(progress=supporters.progress)
    if in_file is not None:
        observations.insert(0, in_file)
    begin = frame.begin if key_result.starts is None else frame.begins(key_result.starts)
    if looked or key_result.starts is not None:
        track = track_of(frame, begin, looked)
    measured = measure(key_result, observations, frame.window, supporters)
    pacing = pacing_of(key_result, measured, frame)
    return Course(key_result, frame, observations, measured, pacing, track, begin)


def _insight(course: Course, verdict: Verdict, final: Final, score: ScoreInsight | None) -> KeyResultInsight:
    key_result, measured, standing = course.key_result, course.measured, verdict.life.standing
    limits = course.frame.basis.thresholds
    confidence = standing.confidence_insight()
    pace = pace_insight(key_result, measured, course.pacing, _pace_day(course, standing.value_day), limits)
    series = _series(course)
    now = _now(series, measured)
    evidence = Evidence(
        key_result,
        course.frame,
        standing,
        confidence,
        pace,
        course.track.insight,
        measured.band,
        measured.milestones_done,
        course.frame.basis.as_of,
    )
    return KeyResultInsight(
        key=key_result.key,
        status=_status(verdict, evidence),
        measurable=measured.measurable,
        unmeasured_because=measured.because,
        raw=measured.raw,
        progress=None if measured.raw is None else clamp(measured.raw),
        has_value=measured.has_value,
        now=now,
        figure=now.figure if now is not None else None,
        formula=measured.formula,
        confidence=confidence,
        pace=pace,
        freshness=course.track.insight,
        band=measured.band,
        contradiction=_contradiction(verdict, confidence, pace, limits),
        score=score,
        series=series,
        path=() if course.pacing.path is None else course.pacing.path.points,
        planned_now=planned_on(course.pacing, course.begin, course.frame.basis.as_of) if verdict.alive else None,
        done=measured.done,
        reached=measured.reached,
        milestones_done=measured.milestones_done,
        result=final.result,
    )


def _status(verdict: Verdict, evidence: Evidence) -> StatusInsight:
    status = verdict.status
    if not verdict.alive:
        return status
    reasons: tuple[Reason, ...] = explain(verdict.life.status, verdict.life.codes, evidence)
    return StatusInsight(status.status, reasons, status.since, status.before, status.spans)


def _pace_day(course: Course, value_day: date | None) -> date | None:
    """Return the day whose plan a value is held against: its own, of milestones the present one.

    A step that is due and not done is news of today, however long nobody has ticked one.
    """
    if value_day is None or course.key_result.kind is not Kind.MILESTONES:
        return value_day
    return max(value_day, course.frame.last_day)


def _contradiction(verdict: Verdict, confidence: ConfidenceInsight, pace: PaceInsight, limits: Thresholds) -> str:
    if not verdict.alive or verdict.life.status not in OPEN or confidence.now is None:
        return ""
    if confidence.now >= limits.confidence_safe and pace.verdict is Pace.FAR_BEHIND:
        return "confident-but-behind"
    if confidence.now <= limits.confidence_off and pace.verdict in (Pace.ON_PLAN, Pace.AHEAD):
        return "worried-but-on-plan"
    return ""


def _series(course: Course) -> tuple[Point, ...]:
    """Return every observation as a point; `unchanged` repeats the value known so far."""
    measured, key_result = course.measured, course.key_result
    with_figures, hidden = key_result.kind in WITH_FIGURES, key_result.figures_hidden
    points: list[Point] = []
    figure: Figure | None = None
    last: Figure | None = None
    progress = None
    for seen, reading, valued in zip(course.observations, measured.readings, measured.valued, strict=True):
        if valued:
            figure = (WITHHELD if hidden else seen.value) if with_figures else None
            last, progress = figure, reading
            points.append(Point(seen.day, seen.source, figure, reading, seen.confidence, seen.said))
        elif seen.unchanged:
            points.append(Point(seen.day, seen.source, last, progress, seen.confidence, seen.said))
        else:
            points.append(Point(seen.day, seen.source, None, None, seen.confidence, seen.said))
    return tuple(points)


def _now(series: Sequence[Point], measured: Measured) -> Point | None:
    """Return the newest point at which a value was given; an unchanged one is proven where it was written."""
    for point, valued in zip(reversed(series), reversed(measured.valued), strict=True):
        if valued:
            return point
    return None

"""Everything that is computed about one objective."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from okrsite_gen.analysis.basis import Basis
from okrsite_gen.analysis.exact import ZERO, clamp, plain, weighted_mean
from okrsite_gen.analysis.frame import Frame, frame_of
from okrsite_gen.analysis.freshness import track_of
from okrsite_gen.analysis.key_results import Judged, judge, judge_itself
from okrsite_gen.analysis.measures.by_kind import NO_SUPPORTERS, Supporters
from okrsite_gen.analysis.objective_status import objective_status, speaks_for_itself
from okrsite_gen.analysis.planned import against_plan, objective_planned
from okrsite_gen.analysis.scores import mean_score
from okrsite_gen.analysis.series import changes, mean_series
from okrsite_gen.analysis.worst import counts_of
from okrsite_gen.model.insights import (
    ConfidenceInsight,
    Formula,
    FreshnessInsight,
    KeyResultInsight,
    ObjectiveInsight,
    ScoreInsight,
)
from okrsite_gen.model.objectives import KeyResult, Objective

Measured = Sequence[tuple[KeyResult, KeyResultInsight]]
NO_FORMULA = Formula("none")


@dataclass(frozen=True, slots=True)
class Result:
    """An objective with its key results, and what those that it supports need of it."""

    insight: ObjectiveInsight
    key_results: tuple[KeyResultInsight, ...]
    has_value: bool
    """Whether anything measured it."""
    looked: tuple[date, ...]
    """Days on which somebody looked at any part of it."""


def judge_objective(objective: Objective, basis: Basis, supporters: Mapping[str, Supporters]) -> Result:
    """Compute everything about an objective but what supports it; `supporters` is by roll-up key result."""
    frame = frame_of(objective, basis)
    track = track_of(frame, frame.begin)
    updates = basis.org.updates
    judged = [
        judge(
            key_result,
            updates.get(key_result.key, ()),
            frame,
            track,
            supporters.get(key_result.key, NO_SUPPORTERS),
        )
        for key_result in objective.key_results
    ]
    itself: Judged | None = None
    own = [edge for edge in updates.get(objective.key, ()) if not edge.update.target.key_result]
    speaks = own or objective.confidence is not None or objective.progress is not None
    if speaks or speaks_for_itself(frame, judged):
        itself = judge_itself(objective, own, frame, track)
    if not judged and itself is not None:
        return _by_word(objective, itself)
    return _by_key_results(frame, judged, itself, track.insight)


def _by_word(objective: Objective, itself: Judged) -> Result:
    """Return an objective without key results: it is what check-ins say of it."""
    said = itself.insight
    points = [
        (point.day, clamp(point.progress))
        for point in said.series
        if point.day is not None and point.progress is not None
    ]
    insight = ObjectiveInsight(
        key=objective.key,
        status=said.status,
        progress=said.progress,
        has_value=said.has_value,
        confidence=said.confidence,
        freshness=said.freshness,
        score=said.score,
        series=changes(points),
        pace=said.pace,
        contradiction=said.contradiction,
        formula=said.formula,
        stated=said.progress,
        planned_now=said.planned_now,
        against_plan=said.pace.verdict,
    )
    return Result(insight, (), said.has_value, itself.looked)


def _by_key_results(
    frame: Frame, judged: Sequence[Judged], itself: Judged | None, freshness: FreshnessInsight
) -> Result:
    pairs = list(zip(frame.objective.key_results, judged, strict=True))
    counted = [(key_result, one.insight) for key_result, one in pairs if not one.dropped]
    measured = [(key_result, insight) for key_result, insight in counted if insight.progress is not None]
    score = _score(frame, counted, itself)
    status, deciding = objective_status(frame, judged, itself, score)
    progress, planned = _mean_progress(measured), objective_planned(measured, frame)
    has_value = any(insight.has_value for _, insight in measured)
    insight = ObjectiveInsight(
        key=frame.objective.key,
        status=status,
        progress=progress,
        measured=len(measured),
        has_value=has_value,
        counted=len(counted),
        with_dropped=_with_dropped(pairs, measured),
        counts=counts_of([one.insight.status.status for one in judged]),
        deciding=deciding,
        confidence=itself.insight.confidence if itself else ConfidenceInsight(),
        freshness=_freshest(freshness, judged),
        score=score,
        series=mean_series(measured),
        formula=NO_FORMULA if progress is None else _formula(measured, len(counted)),
        stated=itself.insight.progress if itself else None,
        planned_now=planned,
        against_plan=against_plan(progress if has_value else None, planned, measured, frame),
    )
    key_results = tuple(one.insight for one in judged)
    return Result(insight, key_results, any(one.has_value for _, one in counted), _looked(judged))


def _mean_progress(measured: Measured) -> Decimal | None:
    return weighted_mean((key_result.weight, insight.progress or ZERO) for key_result, insight in measured)


def _with_dropped(pairs: Sequence[tuple[KeyResult, Judged]], measured: Measured) -> Decimal | None:
    """Return what progress would be if dropped key results still counted."""
    dropped = [
        (key_result, one.insight) for key_result, one in pairs if one.dropped and one.insight.progress is not None
    ]
    return _mean_progress([*measured, *dropped]) if dropped else None


def _score(frame: Frame, counted: Measured, itself: Judged | None) -> ScoreInsight | None:
    """Return the weighted mean of the key results' scores; without any the score given to the objective itself."""
    settings, closed = frame.basis.settings.scores, frame.closing is not None
    scored = [(key_result.weight, insight.score) for key_result, insight in counted if insight.score is not None]
    score = mean_score(scored, settings, closed=closed)
    return itself.insight.score if score is None and itself is not None else score


def _formula(measured: Measured, counted: int) -> Formula:
    weight = sum((key_result.weight for key_result, _ in measured), ZERO)
    inputs = (("measured", str(len(measured))), ("counted", str(counted)), ("weight", plain(weight)))
    return Formula("objective", inputs)


def _freshest(shared: FreshnessInsight, judged: Sequence[Judged]) -> FreshnessInsight:
    """Return the latest look at any part: figures that arrive by themselves are a look too."""
    best = shared
    for one in judged:
        fresh = one.insight.freshness
        if fresh.last is not None and (best.last is None or fresh.last > best.last):
            best = fresh
    return best


def _looked(judged: Sequence[Judged]) -> tuple[date, ...]:
    tracks = {one.looked for one in judged}
    return tracks.pop() if len(tracks) == 1 else tuple(sorted({day for track in tracks for day in track}))

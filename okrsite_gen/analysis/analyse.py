"""The whole analysis as a story."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import localcontext

from okrsite_gen.analysis.archived import archived, as_archived
from okrsite_gen.analysis.attention import attention_by_cycle
from okrsite_gen.analysis.basis import Basis
from okrsite_gen.analysis.calibration import calibrations
from okrsite_gen.analysis.cascade import in_order, supporters_of, supporting_progress
from okrsite_gen.analysis.cycles import current_cycles
from okrsite_gen.analysis.exact import arithmetic
from okrsite_gen.analysis.following import following_titles
from okrsite_gen.analysis.goalposts import moved_goalposts
from okrsite_gen.analysis.objectives import Result, judge_objective
from okrsite_gen.analysis.rhythm import check_in_days, rhythms
from okrsite_gen.analysis.totals import cycle_totals, team_totals
from okrsite_gen.model.insights import Insights, KeyResultInsight, ObjectiveInsight
from okrsite_gen.model.organisation import Org
from okrsite_gen.model.settings import Settings


def analyse(org: Org, as_of: date, settings: Settings) -> Insights:
    """Compute everything that follows from the organisation as it was read, seen from one date.

    Pure: reads no clock, changes nothing, and never fails on an organisation that could be read. What is dated after
    `as_of` is not seen; what stands undated in files is taken as known.
    """
    with localcontext(arithmetic()):
        basis = Basis(org, as_of, settings)
        results = _judge_all(basis)
        objectives = {key: archived(key, basis) or _with_support(key, org, results) for key in org.objectives}
        key_results = _key_results(org, results)
        goalposts = moved_goalposts(org, as_of, settings.thresholds, key_results)
        current = current_cycles(org.cycles, basis.phases, settings.cycles.current)
        return Insights(
            as_of=as_of,
            current_cycle=current[0] if current else "",
            current_cycles=current,
            key_results=key_results,
            objectives=objectives,
            teams=team_totals(org, objectives),
            cycles=cycle_totals(org, objectives),
            attention=attention_by_cycle(basis, objectives, key_results, goalposts),
            cycle_phase=basis.phases,
            rhythms=rhythms(basis),
            check_in_days=check_in_days(basis),
            calibrations=calibrations(basis, key_results),
            goalposts=goalposts,
            following_titles=following_titles(org.history.changes),
        )


def _judge_all(basis: Basis) -> dict[str, Result]:
    """Judge every objective, those that roll up into others first."""
    results: dict[str, Result] = {}
    for key in in_order(basis.org):
        objective = basis.org.objectives[key]
        judged = judge_objective(objective, basis, supporters_of(objective, basis, results))
        results[key] = as_archived(judged, basis)
    return results


def _with_support(key: str, org: Org, results: dict[str, Result]) -> ObjectiveInsight:
    insight = results[key].insight
    progress, count = supporting_progress(key, org, results)
    return replace(insight, supporting_progress=progress, supporting=count) if count else insight


def _key_results(org: Org, results: dict[str, Result]) -> dict[str, KeyResultInsight]:
    return {one.key: one for key in org.objectives for one in results[key].key_results}

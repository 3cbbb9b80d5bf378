"""The whole analysis as a story."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import localcontext
from functools import partial

from okrsite_gen.analysis.archived import archived, as_archived
from okrsite_gen.analysis.attention import attention_by_cycle
from okrsite_gen.analysis.basis import Basis
from okrsite_gen.analysis.calibration import calibrations
from okrsite_gen.analysis.cascade import in_order, supporters_of, supporting_progress
from okrsite_gen.analysis.cycles import current_cycles
from okrsite_gen.analysis.exact import arithmetic
from okrsite_gen.analysis.following import following_titles
from okrsite_gen.analysis.goalposts import moved_goalposts
from okrsite_gen.analysis.judged_by import common_to_all, judged_by
from okrsite_gen.analysis.objectives import Result, judge_objective
from okrsite_gen.analysis.rhythm import check_in_days, rhythms
from okrsite_gen.analysis.totals import cycle_totals, team_totals
from okrsite_gen.model.insights import Insights, KeyResultInsight, ObjectiveInsight
from okrsite_gen.model.kept import NOTHING_KEPT, Kept
from okrsite_gen.model.organisation import Org
from okrsite_gen.model.settings import Settings


def analyse(org: Org, as_of: date, settings: Settings, kept: Kept = NOTHING_KEPT) -> Insights:
    """Compute everything that follows from the organisation as it was read, seen from one date.

    Pure: reads no clock, changes nothing, and never fails on an organisation that could be read. What is dated after
    `as_of` is not seen; what stands undated in files is taken as known. What was `kept` of objectives is not computed
    again where they, and all that they are judged by, are the same.
    """
    with localcontext(arithmetic()):
        basis = Basis(org, as_of, settings)
        results = _judge_all(basis, kept)
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


def _judge_all(basis: Basis, kept: Kept) -> dict[str, Result]:
    """Judge every objective, those that roll up into others first."""
    results: dict[str, Result] = {}
    common = common_to_all(basis)
    for key in in_order(basis.org):
        objective = basis.org.objectives[key]
        supporters = supporters_of(objective, basis, results)
        make = partial(judge_objective, objective, basis, supporters)
        judged = make() if supporters else kept.made("judged", key, judged_by(objective, basis, common), make)
        results[key] = as_archived(judged, basis)
    return results


def _with_support(key: str, org: Org, results: dict[str, Result]) -> ObjectiveInsight:
    insight = results[key].insight
    progress, count = supporting_progress(key, org, results)
    return replace(insight, supporting_progress=progress, supporting=count) if count else insight


def _key_results(org: Org, results: dict[str, Result]) -> dict[str, KeyResultInsight]:
    return {one.key: one for key in org.objectives for one in results[key].key_results}

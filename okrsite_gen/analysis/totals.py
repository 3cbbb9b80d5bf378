"""Teams and cycles: how their objectives stand together. Nothing is summed across units."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from okrsite_gen.analysis.exact import mean
from okrsite_gen.analysis.worst import counts_of
from okrsite_gen.model.insights import ObjectiveInsight, RollUp
from okrsite_gen.model.kinds import State
from okrsite_gen.model.organisation import Org
from okrsite_gen.model.status import Status

NOT_AGREED = frozenset({State.DRAFT, State.PROPOSED})


def team_totals(org: Org, insights: Mapping[str, ObjectiveInsight]) -> dict[tuple[str, str], RollUp]:
    """Return (team key, cycle key) → its own objectives and those shared with it, each once."""
    keys = dict.fromkeys([*org.objectives_of, *org.shared_objectives_of])
    return {
        key: total([*org.objectives_of.get(key, ()), *org.shared_objectives_of.get(key, ())], org, insights)
        for key in keys
    }


def cycle_totals(org: Org, insights: Mapping[str, ObjectiveInsight]) -> dict[str, RollUp]:
    """Return cycle key → all its objectives."""
    members: dict[str, list[str]] = {key: [] for key in org.cycles}
    for key, objective in org.objectives.items():
        members.setdefault(objective.cycle, []).append(key)
    return {key: total(objectives, org, insights) for key, objectives in members.items()}


def total(keys: Iterable[str], org: Org, insights: Mapping[str, ObjectiveInsight]) -> RollUp:
    """Take objectives together, each once.

    All are counted by status; drafts, proposed and dropped ones stay out of the means, those for which nobody ever
    recorded a value stay out of mean progress, and those that nobody has closed out of the mean score.
    """
    found = [insights[key] for key in dict.fromkeys(keys) if key in insights]
    agreed = [
        one
        for one in found
        if one.status.status is not Status.DROPPED and org.objectives[one.key].state not in NOT_AGREED
    ]
    valued = [one for one in agreed if one.has_value]
    progress = [one.progress for one in valued if one.progress is not None]
    scores = [one.score.value for one in agreed if one.score is not None and not one.score.provisional]
    return RollUp(
        counts=counts_of([one.status.status for one in found]),
        total=len(found),
        mean_progress=mean(progress),
        measured=len(progress),
        mean_planned=_mean_planned(agreed),
        mean_score=mean(scores),
        scored=len(scores),
    )


def _mean_planned(found: Sequence[ObjectiveInsight]) -> Decimal | None:
    """Return where the mean progress would stand today if all kept to plan; nothing where no objective has a plan.

    Objectives without one, among them those that were closed early, count as they stand: a plan beside the mean of
    all must not be that of some.
    """
    measured = [one for one in found if one.progress is not None]
    if all(one.planned_now is None for one in measured):
        return None
    expected = (one.progress if one.planned_now is None else one.planned_now for one in measured)
    return mean([each for each in expected if each is not None])

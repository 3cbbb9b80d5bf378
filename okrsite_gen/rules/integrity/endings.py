"""Cycles that ended lately, and how the teams' objectives in them ended.

Older ones are left alone: nobody goes back two quarters to mend a score.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from okrsite_gen.model.insights import Insights
from okrsite_gen.model.kinds import Ambition, KeyResultState, Kind, State
from okrsite_gen.model.objectives import Objective
from okrsite_gen.model.organisation import Org
from okrsite_gen.model.status import CLOSED_STATUSES, Status
from okrsite_gen.rules.rule import Seen
from okrsite_gen.rules.scene import OVER, Scene

LATELY = 100
"""Days after its end for which a cycle can still be closed well."""


@dataclass(frozen=True, slots=True, eq=False)
class Ending:
    """What a team had in a cycle that is over."""

    team: str
    """Key of the team."""
    cycle: str
    """Key of the cycle."""
    objectives: tuple[Objective, ...]
    """Its own objectives in it, in order."""


def endings(scene: Scene) -> tuple[Ending, ...]:
    """Return what teams had in the cycles that ended lately; in the last one of all where that is longer ago."""
    lately = _lately_over(scene.org, scene.insights)
    return tuple(
        Ending(team, cycle, tuple(scene.org.objectives[key] for key in keys))
        for (team, cycle), keys in scene.org.objectives_of.items()
        if keys and cycle in lately and scene.asks_about(team)
    )


def sees_endings(scene: Scene) -> Seen:
    """Return, by team, all that rules look at of how its cycles ended."""
    seen: dict[str, tuple[object, ...]] = {}
    for ending in endings(scene):
        told = f"{ending.team}/{ending.cycle}" in scene.org.retrospectives
        objectives = tuple(_seen(one, scene.insights) for one in ending.objectives)
        seen[ending.team] = (*seen.get(ending.team, ()), (ending.cycle, told, objectives))
    return seen


def _seen(objective: Objective, insights: Insights) -> tuple[object, ...]:
    """Return the ending of an objective in plain values."""
    key_results = (
        (one.id, one.title, one.position, one.state.value, one.kind.value, insights.key_results[one.key])
        for one in objective.key_results
    )
    told = (
        (*words, insight.status.status.value, str(insight.score and insight.score.value), bool(insight.result))
        for *words, insight in key_results
    )
    ambition, status = objective.ambition.value, _status(objective, insights).value
    return (objective.key, objective.place.file, objective.state.value, ambition, status, tuple(told))


def closed(ending: Ending, insights: Insights) -> tuple[Objective, ...]:
    """Return the objectives of an ending that were closed and not dropped."""
    return tuple(one for one in ending.objectives if _status(one, insights) in CLOSED_STATUSES - {Status.DROPPED})


def not_graded(ending: Ending, insights: Insights) -> tuple[Objective, ...]:
    """Return the objectives of an ending that were agreed on and that nobody has closed."""
    agreed = (one for one in ending.objectives if one.state not in {State.DRAFT, State.PROPOSED})
    return tuple(one for one in agreed if _status(one, insights) is Status.NOT_GRADED)


def stretched_scores(ending: Ending, insights: Insights) -> tuple[Decimal, ...]:
    """Return the final scores of the key results of closed objectives that were meant as a stretch."""
    return tuple(_scores(ending, insights))


def _scores(ending: Ending, insights: Insights) -> Iterator[Decimal]:
    for objective in closed(ending, insights):
        if objective.ambition is Ambition.COMMITTED:
            continue
        for key_result in objective.key_results:
            found = insights.key_results[key_result.key].score
            if found and key_result.state is KeyResultState.ACTIVE and key_result.kind is not Kind.GUARDRAIL:
                yield found.value


def _status(objective: Objective, insights: Insights) -> Status:
    return insights.objectives[objective.key].status.status


def _lately_over(org: Org, insights: Insights) -> frozenset[str]:
    over = [key for key in org.cycles if insights.cycle_phase.get(key) == OVER]
    used = {cycle for (_, cycle), keys in org.objectives_of.items() if keys}
    lately = [key for key in over if (end := org.cycles[key].end) and (insights.as_of - end).days <= LATELY]
    if lately or used - set(over):
        return frozenset(lately)
    return frozenset([key for key in over if key in used][-1:])

"""On what a team reports: its own objectives of the cycles that run, and what others gave to it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from okrsite_gen.content.writing.check_in_subjects import Subject
from okrsite_gen.model.check_ins import CheckIn
from okrsite_gen.model.insights import Insights
from okrsite_gen.model.kinds import KeyResultState, State
from okrsite_gen.model.objectives import KeyResult, Objective
from okrsite_gen.model.organisation import Org, Team
from okrsite_gen.model.status import CLOSED_STATUSES


def is_busy(org: Org, team: Team, cycle: str) -> bool:
    """Whether a team has something to report in a cycle."""
    owned = (org.key_results[key].objective for key in org.key_results_owned_by.get(team.key, ()))
    return bool(org.objectives_of.get((team.key, cycle))) or any(org.objectives[key].cycle == cycle for key in owned)


def subjects_of(org: Org, insights: Insights, team: Team, cycle: str) -> Iterator[Subject]:
    """Yield what a team reports on.

    Those are its objectives of the cycle and of the current ones around it, then what other teams gave to it.
    """
    for objective in objectives_around(org, insights, team, cycle):
        own = tuple(one for one in objective.key_results if one.id and is_asked(one) and not one.team)
        if _alive(objective) and (own or not objective.key_results):
            yield Subject(reference_of(objective, team, cycle), objective, own)
    given: dict[str, list[KeyResult]] = {}
    for key in org.key_results_owned_by.get(team.key, ()):
        key_result = org.key_results[key]
        given.setdefault(key_result.objective, []).append(key_result)
    for key, key_results in given.items():
        objective = org.objectives[key]
        asked = tuple(one for one in key_results if one.id and is_asked(one))
        if objective.cycle in cycles_around(insights, cycle) and _alive(objective) and asked:
            yield Subject(reference_of(objective, team, cycle), objective, asked)


def cycles_around(insights: Insights, cycle: str) -> tuple[str, ...]:
    """Return a cycle (a key), then the current ones around it."""
    current = insights.current_cycles
    return (cycle, *(current[current.index(cycle) + 1 :] if cycle in current else ()))


def objectives_around(org: Org, insights: Insights, team: Team, cycle: str) -> Iterator[Objective]:
    """Yield all objectives of a team in a cycle and in the current ones around it."""
    for each in cycles_around(insights, cycle):
        yield from (org.objectives[key] for key in org.objectives_of.get((team.key, each), ()))


def subjects_to_close(org: Org, insights: Insights, team: Team, cycle: str) -> Iterator[Subject]:
    """Yield the objectives of a team in a cycle that nobody has closed yet, with those key results that count."""
    for key in org.objectives_of.get((team.key, cycle), ()):
        objective = org.objectives[key]
        if _alive(objective) and insights.objectives[key].status.status not in CLOSED_STATUSES:
            counted = tuple(one for one in objective.key_results if one.id and is_asked(one))
            yield Subject(reference_of(objective, team, cycle), objective, counted)


def _alive(objective: Objective) -> bool:
    return objective.state not in {State.DRAFT, State.CLOSED}


def is_asked(key_result: KeyResult) -> bool:
    """Whether anything is to be said about a key result."""
    return key_result.state is KeyResultState.ACTIVE


def reference_of(objective: Objective, team: Team, cycle: str) -> str:
    """Return the shortest form that names an objective in a file of this team and cycle (a key)."""
    own_team, own_cycle, slug = objective.id.split("/")
    if objective.cycle != cycle:
        return f"{own_team}/{own_cycle}/{slug}"
    return slug if objective.team == team.key else f"{own_team}/{slug}"


def last_check_ins(org: Org, day: date) -> dict[tuple[str, str], CheckIn]:
    """Return (team key, cycle key) → its newest check-in up to a day."""
    return {(each.team, each.cycle): each for each in org.check_ins.values() if each.day <= day}

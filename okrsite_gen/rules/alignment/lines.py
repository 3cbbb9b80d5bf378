"""Who could support whom, who does, and which teams touch each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from okrsite_gen.model.kinds import State
from okrsite_gen.model.objectives import Objective
from okrsite_gen.model.organisation import heads
from okrsite_gen.rules.rule import Seen
from okrsite_gen.rules.scene import Scene

AGREED = frozenset({State.ACTIVE, State.CLOSED})
"""States of objectives that a team has committed itself to."""
FEWEST = 4
"""Objectives, or teams, below which nothing can be said about an organisation's habits."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Alignment in the current cycles of an organisation."""

    tops: frozenset[str]
    """Keys of the teams whose objectives are the organisation's."""
    top_objectives: tuple[Objective, ...]
    """Current ones of those teams."""
    comparable: tuple[Objective, ...]
    """Current ones of all other teams, in cycles in which there is something above to support."""
    aligned: tuple[Objective, ...]
    """Those of `comparable` that name what they support: an objective, a part of the strategy, or a team they share."""

    @property
    def usual(self) -> bool:
        """Whether at least half of the comparable objectives are aligned, and there are enough to call it a habit."""
        return len(self.comparable) >= FEWEST and 2 * len(self.aligned) >= len(self.comparable)


def lines_of(scene: Scene) -> Lines:
    """Return the lines of alignment; where something is hidden, nothing is comparable, since nobody can tell."""
    tops = frozenset(team.key for team in heads(scene.org.teams.values()))
    current = tuple(_pursued(scene))
    top_objectives = tuple(each for each in current if each.team in tops)
    above = {each.cycle for each in scene.org.objectives.values() if each.team in tops and each.state in AGREED}
    below = (each for each in current if each.team not in tops and not above.isdisjoint(around(each.cycle, scene)))
    comparable = () if scene.org.hides else tuple(below)
    return Lines(tops, top_objectives, comparable, tuple(each for each in comparable if is_aligned(each)))


def sees_lines(scene: Scene) -> Seen:
    """Return, by team, all that rules look at of its objectives' lines."""
    pursued = {each.key for each in _pursued(scene)}
    seen: dict[str, list[object]] = {}
    for each in scene.org.objectives.values():
        if scene.asks_about(each.team):
            taken_up = (bool(each.shared_with), any(one.team for one in each.key_results))
            told = (each.state in AGREED, each.key in pursued, is_aligned(each), *taken_up)
            ties = tuple(other for _, other in _pairs(each, scene))
            supported = tuple(one.target.objective or "" for one in each.supports)
            seen.setdefault(each.team, []).append((each.key, each.place.file, told, ties, supported))
    return {team: tuple(objectives) for team, objectives in seen.items()}


def _pursued(scene: Scene) -> Iterator[Objective]:
    """Yield the current objectives that their teams agreed on; a title struck through is how some drop theirs."""
    for objective in scene.current_objectives():
        title = objective.title.strip()
        if objective.state in AGREED and not (title.startswith("~~") and title.endswith("~~")):
            yield objective


def is_aligned(objective: Objective) -> bool:
    """Return whether an objective says what it is for. A reference that leads nowhere is another finding's matter."""
    return bool(objective.supports or objective.pillar or objective.shared_with)


def around(cycle: str, scene: Scene) -> Iterator[str]:
    """Yield the keys of a cycle and of those around it."""
    seen: set[str] = set()
    while cycle in scene.org.cycles and cycle not in seen:
        seen.add(cycle)
        yield cycle
        cycle = scene.org.cycles[cycle].parent


def silos(scene: Scene, tops: frozenset[str]) -> dict[str, Objective]:
    """Return team key → its first current objective, for teams below `tops` that touch no other team's objectives.

    Empty unless at least two thirds of the teams below the organisation's own touch somebody's.
    """
    current = tuple(_pursued(scene))
    touching = {team for objective in current for pair in _pairs(objective, scene) for team in pair}
    first: dict[str, Objective] = {}
    for objective in current:
        if objective.team not in tops:
            first.setdefault(objective.team, objective)
    found = {team: objective for team, objective in first.items() if team not in touching}
    few = len(first) < FEWEST or 3 * len(found) > len(first)
    return {} if scene.org.hides or few else found


def _pairs(objective: Objective, scene: Scene) -> Iterator[tuple[str, str]]:
    """Yield (own team, other team) for each way in which an objective touches another team's."""
    named = [each.target.objective for each in objective.supports]
    named += [need.target.objective for need in objective.depends_on if need.target is not None]
    teams = [scene.org.objectives[key].team for key in named if key and key in scene.org.objectives]
    teams += [need.team for need in objective.depends_on if need.team]
    teams += [*objective.shared_with, *(each.team for each in objective.key_results if each.team)]
    yield from ((objective.team, team) for team in teams if team != objective.team)

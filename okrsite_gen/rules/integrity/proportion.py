"""What most teams leave undone is reported once and not of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from okrsite_gen.model.objectives import Objective
from okrsite_gen.rules.integrity.endings import Ending, endings, stretched_scores
from okrsite_gen.rules.scene import Scene

FEW = 3
"""Fewer teams than this are named one by one."""


def by_cycle(of_all: Sequence[Ending], concerned: Sequence[Ending]) -> Iterator[tuple[str, list[Ending], int, bool]]:
    """Yield (cycle, its teams concerned, how many it has, whether these are most, so that one word is enough)."""
    for cycle in dict.fromkeys(ending.cycle for ending in concerned):
        teams = [ending for ending in concerned if ending.cycle == cycle]
        total = sum(ending.cycle == cycle for ending in of_all)
        yield cycle, teams, total, len(teams) >= FEW and 2 * len(teams) > total


def ended_alike(
    scene: Scene, least: int, alike: Callable[[tuple[Decimal, ...]], bool]
) -> Iterator[tuple[Objective, str]]:
    """Yield (first objective, "Sales ended Q3" or "3 of 4 teams ended Q3") where a team's scores are all `alike`.

    Teams with fewer than `least` scores of objectives that were meant as a stretch say nothing.
    """
    scored = {one: scores for one in endings(scene) if len(scores := stretched_scores(one, scene.insights)) >= least}
    for cycle, teams, total, most in by_cycle(tuple(scored), [one for one, scores in scored.items() if alike(scores)]):
        name = scene.org.cycles[cycle].name
        for ending in teams[:1] if most else teams:
            who = f"{len(teams)} of {total} teams" if most else scene.org.teams[ending.team].name
            yield ending.objectives[0], f"{who} ended {name}"

"""INT002."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.rules.integrity.endings import endings, sees_endings
from okrsite_gen.rules.integrity.endings import not_graded as open_in
from okrsite_gen.rules.integrity.proportion import by_cycle
from okrsite_gen.rules.rule import Found, rule
from okrsite_gen.rules.scene import Scene


@rule(
    "INT002",
    "not-graded",
    Severity.INFO,
    since="0.1",
    why="The site computes what became of them and says that nobody has looked; the learning is lost meanwhile.",
).whole_organisation(sees_endings)
def not_graded(scene: Scene) -> Iterator[Found]:
    """A cycle is over, its time for grading too, and objectives of it were never closed.

    Closing takes a quarter of an hour: a score, how it ended, and one sentence on what was learned. Without it every
    quarter starts as if there had been none before. Where most teams have not closed a cycle, that is reported once.

    Bad:
        # content/teams/example/2026-Q3/objective.md
        title: The books close before anybody asks
        key_results:
          - title: Working days to close the month fall from 11 to 6
            start: 11
            target: 6
            current: 7

    Good:
        # content/teams/example/2026-Q3/objective.md
        title: The books close before anybody asks
        state: closed
        closed_as: partly
        key_results:
          - title: Working days to close the month fall from 11 to 6
            start: 11
            target: 6
            current: 7

    Fix: Write `state: closed` and `closed_as` in each objective, or close all of them in a last check-in. What goes on
    is closed too, and continued by a new objective that names it under `carried_from`.
    """
    ended = endings(scene)
    missing = [ending for ending in ended if open_in(ending, scene.insights)]
    for cycle, teams, total, most in by_cycle(ended, missing):
        name = scene.org.cycles[cycle].name
        first = open_in(teams[0], scene.insights)[0]
        if most:
            yield Found(
                first.place.at("title"),
                f"{name} is over, and {len(teams)} of {total} teams have not closed it.",
                "Let each team close its objectives with `state: closed` and `closed_as`.",
            )
            continue
        for ending in teams:
            left = open_in(ending, scene.insights)
            what = "this objective was" if len(left) == 1 else f"{len(left)} objectives were"
            yield Found(
                left[0].place.at("title"),
                f"{name} is over, and {what} never closed.",
                "Write `state: closed` and `closed_as: achieved`, `partly`, `missed` or `dropped`.",
            )

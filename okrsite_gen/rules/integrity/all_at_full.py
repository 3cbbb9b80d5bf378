"""INT005."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.rules.integrity.endings import sees_endings
from okrsite_gen.rules.integrity.proportion import ended_alike
from okrsite_gen.rules.rule import Found, Option, rule
from okrsite_gen.rules.scene import Scene


@rule(
    "INT005",
    "all-at-full",
    Severity.INFO,
    since="0.1",
    why="Targets that are always reached were known to be reachable, so nobody had to try anything new.",
    options={"least": Option(3, "How many scores a team must have in a cycle before they say anything.", least=1)},
).whole_organisation(sees_endings)
def all_at_full(scene: Scene) -> Iterator[Found]:
    """All key results of a team ended at 1.0, though they were meant as a stretch.

    Around 0.7 is a good end for an aspirational objective. Full marks everywhere mean that targets were set where they
    were safe, or that scores are given for effort. Promises are another matter: objectives with `ambition: committed`
    are meant to end at 1.0 and are not looked at here.

    Bad:
        # content/teams/example/2026-Q3/objective.md
        title: The books close before anybody asks
        state: closed
        closed_as: achieved
        key_results:
          - title: Working days to close the month fall from 11 to 6
            start: 11
            target: 6
            current: 5
          - title: Corrections after closing fall from 40 to 15
            start: 40
            target: 15
            current: 11
          - title: Auditors ask 10 questions instead of 60
            start: 60
            target: 10
            current: 10

    Good:
        # content/teams/example/2026-Q3/objective.md
        title: The books close before anybody asks
        state: closed
        closed_as: achieved
        key_results:
          - title: Working days to close the month fall from 11 to 3
            start: 11
            target: 3
            current: 5
          - title: Corrections after closing fall from 40 to 5
            start: 40
            target: 5
            current: 11
          - title: Auditors ask 10 questions instead of 60
            start: 60
            target: 10
            current: 10

    Fix: Set the next targets where about two thirds would already be a success. What has to be reached in full is
    `ambition: committed`.
    """
    least = scene.number(all_at_full, "least")
    for first, ended in ended_alike(scene, least, lambda scores: min(scores) >= 1):
        yield Found(
            first.place.at("title"),
            f"{ended} with every key result at 1.0.",
            "Set targets of which two thirds would be a success, or call them `ambition: committed`.",
        )

"""INT006."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.rules.integrity.endings import sees_endings
from okrsite_gen.rules.integrity.proportion import ended_alike
from okrsite_gen.rules.rule import Found, Option, rule
from okrsite_gen.rules.scene import Scene


@rule(
    "INT006",
    "all-at-nothing",
    Severity.INFO,
    since="0.1",
    why="Either nothing that was planned was worked on, or it moved and nobody wrote it down.",
    options={"least": Option(3, "How many scores a team must have in a cycle before they say anything.", least=1)},
).whole_organisation(sees_endings)
def all_at_nothing(scene: Scene) -> Iterator[Found]:
    """All key results of a team ended at 0.

    Hardly any quarter moves nothing at all. Mostly the last values were never reported, or the objectives were written
    and then forgotten. Both can be said in a sentence, and the next quarter is better for it.

    Bad:
        # content/teams/example/2026-Q3/objective.md
        title: The books close before anybody asks
        state: closed
        closed_as: missed
        key_results:
          - title: Working days to close the month fall from 11 to 6
            start: 11
            target: 6
          - title: Corrections after closing fall from 40 to 15
            start: 40
            target: 15
          - title: Auditors ask 10 questions instead of 60
            start: 60
            target: 10

    Good:
        # content/teams/example/2026-Q3/objective.md
        title: The books close before anybody asks
        state: closed
        closed_as: dropped
        key_results:
          - title: Working days to close the month fall from 11 to 6
            start: 11
            target: 6

    Fix: Report the last values in a check-in. If the work never began, close the objectives as `dropped`, and say in
    the retrospective what came in between.
    """
    least = scene.number(all_at_nothing, "least")
    for first, ended in ended_alike(scene, least, lambda scores: max(scores) <= 0):
        yield Found(
            first.place.at("title"),
            f"{ended} with every key result at 0.",
            "Report the last values, or close the objectives as `dropped` and say why.",
        )

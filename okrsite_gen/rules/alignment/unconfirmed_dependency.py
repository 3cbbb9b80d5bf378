"""ALI007."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.kinds import Need
from okrsite_gen.model.objectives import Objective
from okrsite_gen.rules.alignment.asked import due_of, name_of, open_needs, place_of_name
from okrsite_gen.rules.rule import Found, Option, rule
from okrsite_gen.rules.scene import Scene


@rule(
    "ALI007",
    "unconfirmed-dependency",
    Severity.INFO,
    since="0.1",
    why="Whoever is asked may not even know of it, and so shortly before the day little can be changed.",
    options={"days": Option(14, "How many days before it is needed a dependency should be confirmed.")},
).each_objective
def unconfirmed_dependency(objective: Objective, scene: Scene) -> Iterator[Found]:
    """Something that another team is to deliver is needed soon, and that team has not said that it will.

    A dependency that nobody has confirmed is a hope. Two weeks before its day it should be a promise or a no, since
    both leave time to act. Without a day of its own the end of the cycle counts.

    Bad:
        # content/teams/legal/team.md
        name: Legal
        # content/teams/example/2026-Q4/norway.md
        title: Oslo rides with us
        depends_on:
          - team: legal
            note: A contract that holds in Norway
            needed_by: 2026-12-04

    Good:
        # content/teams/legal/team.md
        name: Legal
        # content/teams/example/2026-Q4/norway.md
        title: Oslo rides with us
        depends_on:
          - team: legal
            note: A contract that holds in Norway
            needed_by: 2026-12-04
        # content/teams/legal/2026-Q4/plan.md
        commitments:
          example/norway: confirmed

    Fix: Ask the team, today. Its answer belongs under `commitments` in its plan.
    """
    for need in open_needs(objective, scene):
        due = due_of(need, objective, scene)
        if need.status is not Need.REQUESTED or due is None:
            continue
        left = (due - scene.insights.as_of).days
        if 0 <= left <= scene.number(unconfirmed_dependency, "days"):
            yield Found(
                place_of_name(need),
                f"`{name_of(need)}` is needed by {due}, and nobody has confirmed it.",
                "Ask that team: its answer belongs under `commitments` in its plan.",
            )

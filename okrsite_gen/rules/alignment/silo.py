"""ALI006."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.rules.alignment.lines import lines_of, sees_lines, silos
from okrsite_gen.rules.rule import Found, rule
from okrsite_gen.rules.scene import Scene


@rule(
    "ALI006",
    "silo",
    Severity.INFO,
    since="0.1",
    why="What it needs from others, and others from it, will be found out in the middle of the quarter.",
).whole_organisation(sees_lines)
def silo(scene: Scene) -> Iterator[Found]:
    """Nothing ties a team's objectives to any other team's, while most teams have such ties.

    A tie is any of these: it supports another team's objective or is supported, needs something or is needed, shares an
    objective, or was given a key result. Nothing is reported unless at least two of three teams have one.

    Bad:
        # content/teams/company/2026-Q4/renewals.md
        title: Customers stay because they want to
        # content/teams/care/team.md
        parent: company
        # content/teams/care/2026-Q4/answers.md
        title: Every answer is worth the wait
        supports: company/renewals
        # content/teams/sales/team.md
        parent: company
        # content/teams/sales/2026-Q4/bremen.md
        title: Bremen knows us
        supports: company/renewals
        # content/teams/parts/team.md
        parent: company
        # content/teams/parts/2026-Q4/shelves.md
        title: Nobody waits for a part
        supports: company/renewals
        # content/teams/battery/team.md
        parent: company
        # content/teams/battery/2026-Q4/cold.md
        title: Batteries that do not fear the frost

    Good:
        # content/teams/company/2026-Q4/renewals.md
        title: Customers stay because they want to
        # content/teams/care/team.md
        parent: company
        # content/teams/care/2026-Q4/answers.md
        title: Every answer is worth the wait
        supports: company/renewals
        # content/teams/sales/team.md
        parent: company
        # content/teams/sales/2026-Q4/bremen.md
        title: Bremen knows us
        supports: company/renewals
        # content/teams/parts/team.md
        parent: company
        # content/teams/parts/2026-Q4/shelves.md
        title: Nobody waits for a part
        supports: company/renewals
        # content/teams/battery/team.md
        parent: company
        # content/teams/battery/2026-Q4/cold.md
        title: Batteries that do not fear the frost
        depends_on:
          - team: parts
            note: Cold-rated cells arrive before the first frost

    Fix: Talk to the teams beside yours before the quarter begins: whom does your objective help, and from whom do you
    need something? Write the answers under `supports` and `depends_on`.
    """
    for team, objective in silos(scene, lines_of(scene).tops).items():
        yield Found(
            objective.place.at("title"),
            f"No objective of {scene.org.teams[team].name} is tied to any other team's.",
            "Name whom they help under `supports`, and what they need from others under `depends_on`.",
        )

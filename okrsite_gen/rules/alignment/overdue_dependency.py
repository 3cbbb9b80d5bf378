"""ALI009."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.kinds import Need
from okrsite_gen.model.objectives import Objective
from okrsite_gen.rules.alignment.asked import name_of, open_needs
from okrsite_gen.rules.rule import Found, rule
from okrsite_gen.rules.scene import Scene

_SETTLED = (Need.DELIVERED, Need.DECLINED, Need.WITHDRAWN)


@rule(
    "ALI009",
    "overdue-dependency",
    Severity.INFO,
    since="0.1",
    why="Either it has come and nobody wrote it down, or the objective waits for it and stands at risk.",
).each_objective
def overdue_dependency(objective: Objective, scene: Scene) -> Iterator[Found]:
    """The day by which something was needed from another team has passed, and it is not marked as delivered.

    Dates that have passed and mean nothing teach readers to overlook all others.

    Bad:
        # content/teams/legal/team.md
        name: Legal
        # content/teams/example/2026-Q4/norway.md
        title: Oslo rides with us
        depends_on:
          - team: legal
            note: A contract that holds in Norway
            status: confirmed
            needed_by: 2026-11-15

    Good:
        # content/teams/legal/team.md
        name: Legal
        # content/teams/example/2026-Q4/norway.md
        title: Oslo rides with us
        depends_on:
          - team: legal
            note: A contract that holds in Norway
            status: delivered
            needed_by: 2026-11-15

    Fix: Write `delivered` if it is there: the team that was asked does so under `commitments` in its plan. Otherwise
    agree on a new day, and write that under `needed_by`.
    """
    for need in open_needs(objective, scene):
        if need.needed_by is None or need.needed_by >= scene.insights.as_of or need.status in _SETTLED:
            continue
        yield Found(
            need.place.at("needed_by"),
            f"`{name_of(need)}` was needed by {need.needed_by}, and is not marked as delivered.",
            "Write `status: delivered` (that team may, under `commitments` in its plan), or the day on which it is "
            "expected now.",
        )

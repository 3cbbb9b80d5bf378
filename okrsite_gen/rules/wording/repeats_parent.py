"""WRD008."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.names import Reference
from okrsite_gen.model.objectives import Objective
from okrsite_gen.rules.rule import Found, rule
from okrsite_gen.rules.scene import Scene
from okrsite_gen.rules.wording.titles import comparable


@rule(
    "WRD008",
    "repeats-parent",
    Severity.INFO,
    since="0.1",
    why="Copied down, a goal loses its owner: everybody has it, and nobody has a part of it.",
).each_objective
def repeats_parent(objective: Objective, scene: Scene) -> Iterator[Found]:
    """An objective has the title of the objective or key result that it supports.

    Alignment is not copying. A team that supports a goal says what it adds to it, in its own words and within its own
    reach; the link itself already tells what it is for.

    Bad:
        # content/teams/company/team.md
        name: Company
        # content/teams/company/2026-Q4/renewals.md
        title: Customers renew because the bike earns its keep
        # content/teams/example/2026-Q4/renewals.md
        title: Customers renew because the bike earns its keep
        supports: company/2026-Q4/renewals

    Good:
        # content/teams/company/team.md
        name: Company
        # content/teams/company/2026-Q4/renewals.md
        title: Customers renew because the bike earns its keep
        # content/teams/example/2026-Q4/repairs.md
        title: Nobody thinks of leaving us over a repair
        supports: company/2026-Q4/renewals

    Fix: Say what your team adds. If it is the same thing, have one objective with `shared_with`, or give the key
    result a `team`.
    """
    words = comparable(scene.plain(objective.title))
    for each in objective.supports:
        if words and words == comparable(scene.plain(_title_of(each.target, scene))):
            yield Found(
                objective.place.at("title"),
                f"This repeats the words of `{each.target.written}`, which it supports.",
                "Say what this team adds to it; if it is the same thing, write `shared_with` up there instead.",
            )
            return


def _title_of(target: Reference, scene: Scene) -> str:
    upper = scene.org.objectives.get(target.objective or "")
    if upper is None:
        return ""
    named = (each.title for each in upper.key_results if each.key == target.key_result)
    return next(named, "") if target.key_result else upper.title

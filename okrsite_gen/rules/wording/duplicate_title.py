"""WRD007."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.objectives import Objective
from okrsite_gen.rules.rule import Found, rule
from okrsite_gen.rules.scene import Scene
from okrsite_gen.rules.wording.titles import comparable


@rule(
    "WRD007",
    "duplicate-title",
    Severity.INFO,
    since="0.1",
    why="Nobody can tell in a list which one is meant, and the work may be done twice or by neither.",
).whole_organisation
def duplicate_title(scene: Scene) -> Iterator[Found]:
    """Two objectives of one cycle, or two key results of one objective, have the same title.

    The same words in two teams mean two different things, or one thing that two teams share. The format can say both:
    name what each of them adds, or let one objective have several teams with `shared_with`.

    Bad:
        # content/teams/example/2026-Q4/one.md
        title: Nobody waits for a repair
        # content/teams/other/team.md
        name: Other
        # content/teams/other/2026-Q4/two.md
        title: Nobody waits for a repair

    Good:
        # content/teams/example/2026-Q4/one.md
        title: Nobody waits for a repair
        shared_with: other
        # content/teams/other/team.md
        name: Other

    Fix: Say in each title what is its own. Where it is one thing, keep one objective and write `shared_with`.
    """
    first: dict[tuple[str, str], Objective] = {}
    for objective in scene.current_objectives():
        words = comparable(scene.plain(objective.title))
        earlier = first.setdefault((objective.cycle, words), objective)
        if words and earlier is not objective and not _belong_together(earlier, objective):
            yield _of_objective(objective, earlier, scene)
        yield from _of_key_results(objective, scene)


def _belong_together(one: Objective, other: Objective) -> bool:
    """Return whether one supports the other: a title that is handed down is another rule's matter."""
    links = ((one, other), (other, one))
    return any(lower.key != upper.key and _supports(lower, upper) for lower, upper in links)


def _supports(lower: Objective, upper: Objective) -> bool:
    return any(each.target.objective == upper.key for each in lower.supports)


def _of_objective(objective: Objective, earlier: Objective, scene: Scene) -> Found:
    whose = "this team" if earlier.team == objective.team else f"{scene.org.teams[earlier.team].name}"
    return Found(
        objective.place.at("title"),
        f"An objective of {whose} has the same title: `{earlier.id}`.",
        "Say in each title what is its own; where it is one thing, keep one and name the other team in `shared_with`.",
    )


def _of_key_results(objective: Objective, scene: Scene) -> Iterator[Found]:
    seen: dict[str, int] = {}
    for each in scene.current_key_results(objective):
        words = comparable(scene.plain(each.title))
        if words in seen and words:
            yield Found(
                each.place.at("title"),
                f"Key result {seen[words]} of this objective has the same title.",
                "Say in each title what is its own, or drop one of them.",
            )
        seen.setdefault(words, each.position)

"""FOC001."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.objectives import Objective
from okrsite_gen.rules.rule import Found, Option, rule
from okrsite_gen.rules.scene import Scene

_BEST = 3
"""How many objectives a team has best; more are let pass, to a limit that can be set."""


@rule(
    "FOC001",
    "too-many-objectives",
    Severity.INFO,
    since="0.1",
    why="What everybody calls a priority is none: the last ones on a long list are hardly ever worked on.",
    options={"most": Option(5, "How many objectives a team may have in a cycle.", least=1)},
).each_team
def too_many_objectives(scene: Scene) -> Iterator[Found]:
    """A team has more objectives in one cycle than anybody can keep in mind.

    OKRs are for choosing. One to three objectives are best; this speaks up from six on, since a team has then listed
    its work instead of saying what matters most this quarter.

    Bad:
        # content/teams/example/2026-Q4/one.md
        title: Riders find a bike within sight
        # content/teams/example/2026-Q4/two.md
        title: Nobody waits for a repair
        # content/teams/example/2026-Q4/three.md
        title: The winter costs no accident
        # content/teams/example/2026-Q4/four.md
        title: Cities ask us to come
        # content/teams/example/2026-Q4/five.md
        title: The books close in two days
        # content/teams/example/2026-Q4/six.md
        title: Mechanics stay with us for years

    Good:
        # content/teams/example/2026-Q4/one.md
        title: Riders find a bike within sight
        # content/teams/example/2026-Q4/two.md
        title: Nobody waits for a repair

    Fix: Keep the few that would be missed most. Put the others under `not_doing` in the team's plan, or into the next
    cycle.
    """
    most = scene.number(too_many_objectives, "most")
    owned: dict[tuple[str, str], list[Objective]] = {}
    for objective in scene.current_objectives():
        owned.setdefault((objective.team, objective.cycle), []).append(objective)
    for (team, cycle), objectives in owned.items():
        if len(objectives) > most:
            yield Found(
                objectives[most].place.at("title"),
                f"{scene.org.teams[team].name} has {len(objectives)} objectives in {scene.org.cycles[cycle].name}.",
                f"Keep {_few(most)} that matter most, and name the others under `not_doing` in the team's plan.",
            )


def _few(most: int) -> str:
    """Return how many are advised: fewer than what is let pass, unless that is less already."""
    return "the one to three" if most >= _BEST else f"at most {most}"

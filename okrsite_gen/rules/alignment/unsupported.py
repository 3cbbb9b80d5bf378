"""ALI005."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.objectives import Objective
from okrsite_gen.rules.alignment.lines import around, lines_of, sees_lines
from okrsite_gen.rules.rule import Found, Option, rule
from okrsite_gen.rules.scene import Scene


@rule(
    "ALI005",
    "unsupported",
    Severity.INFO,
    since="0.1",
    why="It stands on top of everything, and by the look of it nobody works on it.",
    options={"days": Option(21, "How many days after the beginning of a cycle teams have to take it up.")},
).whole_organisation(sees_lines)
def unsupported(scene: Scene) -> Iterator[Found]:
    """No team supports an objective of the organisation, while others are supported.

    Either nobody took it up, or those who did have not said so. Both are worth a question before the quarter is
    over. Nothing is reported where alignment is not usual, in the first weeks of a cycle, and of objectives that other
    teams share or whose key results were given to them.

    Bad:
        # content/teams/company/2026-Q4/renewals.md
        title: Customers stay because they want to
        # content/teams/company/2026-Q4/winter.md
        title: The winter costs no accident
        # content/teams/care/team.md
        parent: company
        # content/teams/care/2026-Q4/answers.md
        title: Every answer is worth the wait
        supports: company/renewals
        # content/teams/care/2026-Q4/films.md
        title: Riders mend small things on their own
        supports: company/renewals
        # content/teams/sales/team.md
        parent: company
        # content/teams/sales/2026-Q4/bremen.md
        title: Bremen knows us
        supports: company/renewals
        # content/teams/sales/2026-Q4/desk.md
        title: Nobody types an order twice
        supports: company/renewals

    Good:
        # content/teams/company/2026-Q4/renewals.md
        title: Customers stay because they want to
        # content/teams/company/2026-Q4/winter.md
        title: The winter costs no accident
        # content/teams/care/team.md
        parent: company
        # content/teams/care/2026-Q4/answers.md
        title: Every answer is worth the wait
        supports: company/renewals
        # content/teams/care/2026-Q4/films.md
        title: Riders mend small things on their own
        supports: company/winter
        # content/teams/sales/team.md
        parent: company
        # content/teams/sales/2026-Q4/bremen.md
        title: Bremen knows us
        supports: company/renewals
        # content/teams/sales/2026-Q4/desk.md
        title: Nobody types an order twice
        supports: company/renewals

    Fix: Ask who works on it. If somebody does, let the team name it under `supports`; if nobody can, take it off the
    list for this cycle.
    """
    lines = lines_of(scene)
    if not lines.usual:
        return
    below = {key for each in {one.cycle for one in lines.comparable} for key in around(each, scene)}
    for objective in lines.top_objectives:
        if objective.cycle in below and _has_run(objective.cycle, scene) and not _is_taken_up(objective, scene):
            yield Found(
                objective.place.at("title"),
                "No team supports this objective of the organisation.",
                "Ask who works on it, and let them name it under `supports`; or drop it for this cycle.",
            )


def _has_run(cycle: str, scene: Scene) -> bool:
    start = scene.org.cycles[cycle].start
    return start is None or (scene.insights.as_of - start).days >= scene.number(unsupported, "days")


def _is_taken_up(objective: Objective, scene: Scene) -> bool:
    given = any(each.team for each in objective.key_results)
    return bool(scene.org.supporters.get(objective.key) or objective.shared_with or given)

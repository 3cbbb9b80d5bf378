"""ALI002."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.rules.alignment.lines import FEWEST, lines_of, sees_lines
from okrsite_gen.rules.rule import Found, Option, rule
from okrsite_gen.rules.scene import Scene


@rule(
    "ALI002",
    "few-align",
    Severity.INFO,
    since="0.1",
    why="Nobody can see which of the organisation's objectives are being worked on, and which only stand there.",
    options={"percent": Option(10, "How many in a hundred objectives must say what they support.", most=100)},
).whole_organisation(sees_lines)
def few_align(scene: Scene) -> Iterator[Found]:
    """Hardly any objective of a team says what it supports.

    The organisation has objectives, its teams have objectives, and nothing tells how the ones lead to the others. This
    is said once, of the organisation, and not of each objective.

    Bad:
        # content/teams/company/2026-Q4/renewals.md
        title: Customers stay because they want to
        # content/teams/care/team.md
        parent: company
        # content/teams/care/2026-Q4/answers.md
        title: Every answer is worth the wait
        # content/teams/care/2026-Q4/films.md
        title: Riders mend small things on their own
        # content/teams/sales/team.md
        parent: company
        # content/teams/sales/2026-Q4/bremen.md
        title: Bremen knows us
        # content/teams/sales/2026-Q4/desk.md
        title: Nobody types an order twice

    Good:
        # content/teams/company/2026-Q4/renewals.md
        title: Customers stay because they want to
        # content/teams/care/team.md
        parent: company
        # content/teams/care/2026-Q4/answers.md
        title: Every answer is worth the wait
        supports: company/renewals
        # content/teams/care/2026-Q4/films.md
        title: Riders mend small things on their own
        # content/teams/sales/team.md
        parent: company
        # content/teams/sales/2026-Q4/bremen.md
        title: Bremen knows us
        supports: company/renewals
        # content/teams/sales/2026-Q4/desk.md
        title: Nobody types an order twice

    Fix: Ask each team for one line: which objective of the organisation does this help? The answer stands under
    `supports`. Where most have none, the objectives of the organisation may be the ones to look at.
    """
    lines = lines_of(scene)
    count, least = len(lines.comparable), scene.number(few_align, "percent")
    if count >= FEWEST and lines.top_objectives and 100 * len(lines.aligned) < least * count:
        yield Found(
            lines.top_objectives[0].place.at("title"),
            f"{len(lines.aligned) or 'None'} of {count} objectives of teams say what they support.",
            "Let each team name under `supports` the objective above that it helps.",
        )

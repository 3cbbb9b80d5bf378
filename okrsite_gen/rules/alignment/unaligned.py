"""ALI001."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.rules.alignment.lines import is_aligned, lines_of, sees_lines, silos
from okrsite_gen.rules.rule import Found, rule
from okrsite_gen.rules.scene import Scene


@rule(
    "ALI001",
    "unaligned",
    Severity.INFO,
    since="0.1",
    why="Its readers cannot see what it is for, and nobody above knows that somebody works on it.",
    tells_absence=True,
).whole_organisation(sees_lines)
def unaligned(scene: Scene) -> Iterator[Found]:
    """An objective does not say what it supports, while most others of the organisation do.

    A line of sight to the organisation's objectives lets a team say no to what does not help them. Not everything has
    to have one: some things simply have to be done, and then the objective's text may say so. Nothing is reported
    unless at least half of the objectives that could name something do, and never the organisation's own objectives.
    A pillar of the strategy or a team that shares the objective counts as well.

    Bad:
        # content/teams/company/2026-Q4/renewals.md
        title: Customers stay because they want to
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
        supports: company/renewals
        # content/teams/sales/team.md
        parent: company
        # content/teams/sales/2026-Q4/bremen.md
        title: Bremen knows us
        supports: company/renewals
        # content/teams/sales/2026-Q4/desk.md
        title: Nobody types an order twice
        supports: company/renewals

    Fix: Name under `supports` what it helps. If you find nothing, ask whether this is the right quarter for it; and if
    it has to be done all the same, silence the rule for this file.
    """
    lines = lines_of(scene)
    if not lines.usual:
        return
    told_as_silo = silos(scene, lines.tops)
    for objective in lines.comparable:
        if not is_aligned(objective) and objective.team not in told_as_silo:
            yield Found(
                objective.place.at("title"),
                "This objective does not say what it supports; "
                f"{len(lines.aligned)} of {len(lines.comparable)} objectives of teams do.",
                "Write `supports:` with the objective above that it helps.",
            )

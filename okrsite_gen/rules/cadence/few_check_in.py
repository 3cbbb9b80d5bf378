"""CAD002."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.rules.cadence.turnout import sees_turnout, turnouts
from okrsite_gen.rules.rule import Found, rule
from okrsite_gen.rules.scene import Scene


@rule(
    "CAD002",
    "few-check-in",
    Severity.INFO,
    since="0.1",
    why="Objectives that nobody reports on are looked at twice: when they are written, and when it is too late.",
).whole_organisation(sees_turnout)
def few_check_in(scene: Scene) -> Iterator[Found]:
    """Most teams with objectives in a running cycle have never checked in.

    This is said once, of the current cycle, and not of each team: where it is usual to be silent, one team more or less
    is not the point.

    Bad:
        # content/teams/care/2026-Q4/answers.md
        title: Every answer is worth the wait
        # content/teams/sales/2026-Q4/bremen.md
        title: Bremen knows us

    Good:
        # content/teams/care/2026-Q4/answers.md
        title: Every answer is worth the wait
        # content/teams/care/2026-Q4/check-ins/2026-11-20.md
        updates:
          answers:
            confidence: 7

    Fix: Begin with one team and one weekly meeting that ends with the check-in on the screen. A slower rhythm that is
    kept (`check_in: fortnightly`) is worth more than a weekly one that is not.
    """
    quiet = {each.cycle: each for each in turnouts(scene) if not each.usual}
    if quiet:
        turnout = quiet.get(scene.insights.current_cycle) or list(quiet.values())[-1]
        cycle, count = scene.org.cycles[turnout.cycle], len(turnout.heard) + len(turnout.silent)
        yield Found(
            cycle.place.at("name") if cycle.place.file else turnout.silent[0].place.at("title"),
            f"{len(turnout.heard) or 'None'} of {count} teams with objectives in {cycle.name} ever said how it goes.",
            "Begin with one team: `okrsite new check-in` asks for each key result.",
        )

"""CAD001."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.rules.cadence.turnout import sees_turnout, turnouts
from okrsite_gen.rules.rule import Found, rule
from okrsite_gen.rules.scene import Scene


@rule(
    "CAD001",
    "never-checked-in",
    Severity.INFO,
    since="0.1",
    why="Nobody outside of the team knows whether anything happens, and help will come too late.",
).whole_organisation(sees_turnout)
def never_checked_in(scene: Scene) -> Iterator[Found]:
    """A team has not said a word about its objectives since the cycle began.

    A check-in takes a minute for each key result. What is not looked at every week is remembered in the last one.
    Nothing is reported before two check-ins would have been due, nor of a team whose figures come from metrics or from
    its objectives' files, nor where most teams do without check-ins.

    Bad:
        # content/teams/care/2026-Q4/answers.md
        title: Every answer is worth the wait
        # content/teams/care/2026-Q4/check-ins/2026-11-20.md
        updates:
          answers:
            confidence: 7
        # content/teams/sales/2026-Q4/bremen.md
        title: Bremen knows us

    Good:
        # content/teams/care/2026-Q4/answers.md
        title: Every answer is worth the wait
        # content/teams/care/2026-Q4/check-ins/2026-11-20.md
        updates:
          answers:
            confidence: 7
        # content/teams/sales/2026-Q4/bremen.md
        title: Bremen knows us
        # content/teams/sales/2026-Q4/check-ins/2026-11-20.md
        updates:
          bremen:
            confidence: 4
            note: The chamber of commerce has not answered yet

    Fix: `okrsite new check-in` asks what it needs to know. Where a team has stopped working on an objective, closing it
    is an honest word, too.
    """
    found = tuple(turnouts(scene))
    talks = all(each.usual for each in found)
    for turnout in found:
        for objective in turnout.silent if turnout.usual and (turnout.heard or talks) else ():
            team = scene.org.teams[objective.team]
            yield Found(
                objective.place.at("title"),
                f"{team.name} has not checked in since {scene.org.cycles[turnout.cycle].name} began.",
                f"Write its first check-in: `okrsite new check-in {team.id}` asks for each key result.",
            )

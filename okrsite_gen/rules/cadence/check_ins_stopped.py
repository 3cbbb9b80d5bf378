"""CAD003."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.check_ins import CheckIn
from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.insights import Freshness
from okrsite_gen.model.kinds import State
from okrsite_gen.model.names import Place
from okrsite_gen.model.rhythm import Beat, Rhythm
from okrsite_gen.rules.cadence.turnout import counted_check_ins
from okrsite_gen.rules.rule import Found, Option, rule
from okrsite_gen.rules.scene import Scene


@rule(
    "CAD003",
    "check-ins-stopped",
    Severity.INFO,
    since="0.1",
    why="What its pages say was true then, and readers take it for today's.",
    options={"missing": Option(2, "How many check-ins in a row must be missing.", least=1)},
).each_team
def check_ins_stopped(scene: Scene) -> Iterator[Found]:
    """A team used to check in, and has stopped while the cycle still runs.

    One week may be missed. After two the habit is gone, and mostly it is the quarters that go badly which fall silent.
    A team is told once, however many objectives it has.

    Bad:
        # content/teams/care/2026-Q4/answers.md
        title: Every answer is worth the wait
        # content/teams/care/2026-Q4/check-ins/2026-10-09.md
        updates:
          answers:
            confidence: 7
        # content/teams/care/2026-Q4/check-ins/2026-10-16.md
        updates:
          answers:
            confidence: 6

    Good:
        # content/teams/care/2026-Q4/answers.md
        title: Every answer is worth the wait
        # content/teams/care/2026-Q4/check-ins/2026-11-20.md
        updates:
          answers:
            confidence: 5
            note: Two colleagues were ill for three weeks, so nothing moved

    Fix: Write one now, and say in a sentence what happened in between; nobody needs the missing ones. Where the rhythm
    is too fast, set `check_in: fortnightly` for the team.
    """
    last: dict[tuple[str, str], CheckIn] = {(each.team, each.cycle): each for each in counted_check_ins(scene)}
    for (team, cycle), rhythm in scene.insights.rhythms.items():
        check_in, missing = last.get((team, cycle)), _missing_now(rhythm)
        if check_in is None or missing < scene.number(check_ins_stopped, "missing") or not scene.runs(cycle):
            continue
        if rhythm.silent and _is_stale(team, cycle, scene):
            number = "one check-in is" if missing == 1 else f"{missing} check-ins are"
            yield Found(
                Place(check_in.place.file).at("updates"),
                f"This is the last check-in of {scene.org.teams[team].name}; {number} missing since.",
                f"Write one now: `okrsite new check-in {scene.org.teams[team].id}` asks for each key result.",
            )


def _missing_now(rhythm: Rhythm) -> int:
    """Return how many check-ins are missing since the last one that came."""
    count = 0
    for period in rhythm.periods:
        if period.beat in (Beat.IN_TIME, Beat.LATE):
            count = 0
        count += period.beat is Beat.MISSED
    return count


def _is_stale(team: str, cycle: str, scene: Scene) -> bool:
    """Return whether objectives that the team pursues are stale, whatever metrics or other teams say of them."""
    keys = scene.org.objectives_of.get((team, cycle), ())
    pursued = [key for key in keys if scene.org.objectives[key].state is State.ACTIVE]
    return any(scene.insights.objectives[key].freshness.state is not Freshness.FRESH for key in pursued)

"""INT004."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.rules.integrity.endings import Ending, closed, endings, sees_endings
from okrsite_gen.rules.rule import Found, rule
from okrsite_gen.rules.scene import Scene

_NAMED = 5
"""Teams that are named; of more their number is told."""


@rule(
    "INT004",
    "no-retrospective",
    Severity.INFO,
    since="0.1",
    why="Scores tell what happened; only a retrospective tells what to do differently.",
).whole_organisation(sees_endings)
def no_retrospective(scene: Scene) -> Iterator[Found]:
    """A team has closed its objectives and written no retrospective.

    Half an hour at the end of a cycle is the part of OKRs that makes the next ones better: what to keep, what to
    change, what was learned. Where most teams have written one, each of the others hears of it; where few have, it is
    said once, of the cycle, for it is a matter of the organisation then.

    Bad:
        # content/teams/example/2026-Q3/objective.md
        title: The books close before anybody asks
        state: closed
        closed_as: achieved

    Good:
        # content/teams/example/2026-Q3/objective.md
        title: The books close before anybody asks
        state: closed
        closed_as: achieved
        # content/teams/example/2026-Q3/retrospective.md
        {}
        ---
        ## Keep

        Closing a week before the auditors come.

    Fix: Write `retrospective.md` beside the objectives, with the headings Keep, Change and Learned.
    """
    if scene.org.hides:
        return
    over = [ending for ending in endings(scene) if closed(ending, scene.insights)]
    for cycle in dict.fromkeys(ending.cycle for ending in over):
        teams = [ending for ending in over if ending.cycle == cycle]
        missing = [ending for ending in teams if f"{ending.team}/{cycle}" not in scene.org.retrospectives]
        if not missing:
            continue
        name, written = scene.org.cycles[cycle].name, len(teams) - len(missing)
        if len(missing) > 1 and 2 * written < len(teams):
            yield _of_all(missing, scene, f"{written or 'None'} of {len(teams)} teams wrote a retrospective of {name}")
            continue
        for ending in missing:
            team = scene.org.teams[ending.team].name
            yield _found(ending, scene, f"{team} has closed {name} and written no retrospective.")


def _of_all(missing: list[Ending], scene: Scene, message: str) -> Found:
    """Return what is said once for a cycle, at the cycle, so that no team is blamed for all."""
    cycle = scene.org.cycles[missing[0].cycle]
    names = [scene.org.teams[ending.team].name for ending in missing]
    without = ", ".join(names[:_NAMED]) + (f" and {len(names) - _NAMED} more" if len(names) > _NAMED else "")
    place = cycle.place if cycle.place.file else closed(missing[0], scene.insights)[0].place
    return Found(
        place.at("name") if cycle.place.file else place.at("title"),
        f"{message}; without: {without}.",
        "Let each team write `retrospective.md` beside its objectives: keep, change, learned.",
    )


def _found(ending: Ending, scene: Scene, message: str) -> Found:
    first = closed(ending, scene.insights)[0]
    return Found(first.place.at("title"), message, "Write `retrospective.md` beside this file: keep, change, learned.")

"""INT004."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.rules.integrity.endings import Ending, closed, endings
from okrsite_gen.rules.rule import Found, rule
from okrsite_gen.rules.scene import Scene


@rule(
    "INT004",
    "no-retrospective",
    Severity.INFO,
    since="0.1",
    why="Scores tell what happened; only a retrospective tells what to do differently.",
).whole_organisation
def no_retrospective(scene: Scene) -> Iterator[Found]:
    """A team has closed its objectives and written no retrospective.

    Half an hour at the end of a cycle is the part of OKRs that makes the next ones better: what to keep, what to
    change, what was learned. Where most teams have written one, each of the others hears of it; where few have, it is
    said once, for it is a matter of the organisation then.

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
            yield _found(
                missing[0],
                scene,
                f"{written or 'None'} of {len(teams)} teams wrote a retrospective of {name}; this team is the first "
                "without, and stands for all.",
            )
            continue
        for ending in missing:
            team = scene.org.teams[ending.team].name
            yield _found(ending, scene, f"{team} has closed {name} and written no retrospective.")


def _found(ending: Ending, scene: Scene, message: str) -> Found:
    first = closed(ending, scene.insights)[0]
    return Found(first.place.at("title"), message, "Write `retrospective.md` beside this file: keep, change, learned.")

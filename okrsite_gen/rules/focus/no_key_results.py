"""FOC004."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.kinds import State
from okrsite_gen.model.objectives import Objective
from okrsite_gen.rules.rule import Found, rule
from okrsite_gen.rules.scene import Scene


@rule(
    "FOC004",
    "no-key-results",
    Severity.INFO,
    since="0.1",
    why="Nobody can tell when it is reached, and no check-in has anything to report on.",
    tells_absence=True,
).each_team
def no_key_results(scene: Scene) -> Iterator[Found]:
    """An objective has no key result, and nobody states its progress by hand either.

    A direction without a measure is a wish. An objective may well be told in words for a while, as a draft or a
    proposal; one that a team works on needs something that will be different at its end. A team is told once for each
    cycle, however many of its objectives lack key results.

    Bad:
        title: New colleagues feel at home from their first week

    Good:
        title: New colleagues feel at home from their first week
        key_results:
          - title: New colleagues who know after a month whom to ask
            start: 55%
            target: 90%
          - title: Days until the first change of their own goes live
            start: 12 days
            target: 3 days

    Fix: Ask what you would see if it were reached already, and write that. Where it cannot be counted, state its
    progress by hand with `progress`, or keep it a draft with `state: draft`.
    """
    if scene.org.hides:
        return
    bare: dict[tuple[str, str], list[Objective]] = {}
    for objective in scene.current_objectives():
        if _is_bare(objective, scene):
            bare.setdefault((objective.team, objective.cycle), []).append(objective)
    for (team, cycle), objectives in bare.items():
        yield Found(objectives[0].place.at("title"), _message(objectives, team, cycle, scene), _HINT)


_HINT = "Write as `key_results` what you would see if it were reached."


def _is_bare(objective: Objective, scene: Scene) -> bool:
    stated = objective.progress is not None or scene.insights.objectives[objective.key].stated is not None
    agreed = objective.state not in (State.DRAFT, State.PROPOSED)
    return agreed and not objective.key_results and not stated


def _message(objectives: list[Objective], team: str, cycle: str, scene: Scene) -> str:
    if len(objectives) == 1:
        return "This objective has no key results."
    count = len(scene.org.objectives_of.get((team, cycle), objectives))
    names = f"{scene.org.teams[team].name} in {scene.org.cycles[cycle].name}"
    return f"{len(objectives)} of {count} objectives of {names} have no key results."

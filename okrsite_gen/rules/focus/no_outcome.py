"""FOC006."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.kinds import Kind
from okrsite_gen.model.objectives import Objective
from okrsite_gen.rules.rule import Found, rule
from okrsite_gen.rules.scene import Scene
from okrsite_gen.rules.wording.activity import is_work
from okrsite_gen.rules.wording.vague_word import vague_in


@rule(
    "FOC006",
    "no-outcome",
    Severity.INFO,
    since="0.1",
    why="All of it can be done on time, and nobody would know whether the objective came true.",
    tells_absence=True,
).each_objective
def no_outcome(objective: Objective, scene: Scene) -> Iterator[Found]:
    """No key result of an objective is an outcome: each of them is work to be done.

    Key results are how a team notices that it was right. Where all of them are tasks, finishing the list is the
    goal, and the list is hardly ever changed when it does not help. One piece of work that others wait for does no
    harm beside figures that show what came of it.

    Bad:
        title: Every hall works from the same list
        key_results:
          - title: Migrate all halls to the new system
            done: false
          - title: Train the foremen
            done: false

    Good:
        title: Every hall works from the same list
        key_results:
          - title: Parts that are where the list says rise from 84% to 95%
            start: 84%
            target: 95%
          - title: Migrate all halls to the new system
            done: false

    Fix: Ask of each line "and then what?" until the answer is a change for somebody, and write that with its figures.
    The work goes under `initiatives`.
    """
    counted = tuple(scene.current_key_results(objective))
    told_already = len(counted) == 1 and counted[0].kind is not Kind.YES_NO
    if not counted or told_already or len(counted) < len(objective.key_results) or scene.org.hides:
        return
    work = [each for each in counted if is_work(each, scene)]
    if work and all(each in work or vague_in(each, scene) for each in counted):
        which = "The only key result is not" if len(counted) == 1 else f"None of the {len(counted)} key results is"
        yield Found(
            objective.place.at("key_results"),
            f"{which} an outcome: {'it names' if len(counted) == 1 else 'they name'} work, and not what comes of it.",
            "Add one that shows what is different afterwards, with its figures; work can go under `initiatives`.",
        )

"""FOC002."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.kinds import Kind, State
from okrsite_gen.model.objectives import Objective
from okrsite_gen.rules.rule import Found, Option, rule
from okrsite_gen.rules.scene import Scene

_SEVERAL_IN_ONE = (Kind.ROLLUP, Kind.LEVELS, Kind.MILESTONES)
"""Kinds that hold more than one result."""


@rule(
    "FOC002",
    "too-few-key-results",
    Severity.INFO,
    since="0.1",
    why="A single figure is easily pushed up at the cost of what it stands for, and nothing beside it would show.",
    tells_absence=True,
    options={"least": Option(2, "How many key results an objective should have at least.", least=1)},
).each_objective
def too_few_key_results(objective: Objective, scene: Scene) -> Iterator[Found]:
    """An objective rests on one key result alone.

    An objective says more than one figure can. With a second key result, often one that must not get worse meanwhile,
    a team notices when it wins the number and loses the point. Where a single figure really says it all, the objective
    is often that figure in other words. Levels, milestones and roll-ups hold several results, so they may stand alone,
    as may what is left of an objective that was carried over.

    Bad:
        title: Every answer to a customer is worth the wait
        key_results:
          - title: Median time to a first answer
            start: 9 hours
            target: 2 hours

    Good:
        title: Every answer to a customer is worth the wait
        key_results:
          - title: Median time to a first answer
            start: 9 hours
            target: 2 hours
          - title: Questions that are solved by the first answer
            start: 48%
            target: 70%

    Fix: Ask what could go wrong while the figure rises, and what customers or colleagues would notice first; one of the
    two is usually the key result that is missing. `least: 1` in `okrsite.yml` allows objectives of a single one.
    """
    counted = tuple(scene.current_key_results(objective))
    least = scene.number(too_few_key_results, "least")
    if objective.state in (State.DRAFT, State.PROPOSED) or objective.carried_from or scene.org.hides:
        return
    if len(counted) < len(objective.key_results) or any(each.kind in _SEVERAL_IN_ONE for each in counted):
        return
    if 0 < len(counted) < least:
        number = "one key result" if len(counted) == 1 else f"{len(counted)} key results"
        yield Found(
            objective.place.at("key_results"),
            f"This objective has {number}.",
            "Add one that would show it if the figure rose and the point was missed.",
        )

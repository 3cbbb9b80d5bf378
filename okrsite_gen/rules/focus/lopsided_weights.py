"""FOC005."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.objectives import KeyResult, Objective
from okrsite_gen.rules.rule import Found, Option, rule
from okrsite_gen.rules.scene import Scene


@rule(
    "FOC005",
    "lopsided-weights",
    Severity.INFO,
    since="0.1",
    why="Progress of the objective is that of one key result, whatever becomes of the others.",
    options={
        "most": Option(Decimal("0.7"), "The largest share of all weight that one key result may have.", most=1),
        "least": Option(Decimal("0.1"), "The smallest share of all weight that one key result may have.", most=1),
    },
).each_objective
def lopsided_weights(objective: Objective, scene: Scene) -> Iterator[Found]:
    """Weights let one key result decide everything, or make one of them count for next to nothing.

    A key result that counts for a twentieth can fail without a trace in the objective's progress. If it matters, its
    weight should say so; if it does not, it need not be there.

    Bad:
        title: The winter costs no accident
        key_results:
          - title: Bikes through the winter service
            start: 0%
            target: 100%
            weight: 8
          - title: Accidents on ice
            start: 14 accidents
            target: 3 accidents
          - title: Riders who have seen the film about braking on ice
            start: 0%
            target: 60%

    Good:
        title: The winter costs no accident
        key_results:
          - title: Bikes through the winter service
            start: 0%
            target: 100%
            weight: 2
          - title: Accidents on ice
            start: 14 accidents
            target: 3 accidents
          - title: Riders who have seen the film about braking on ice
            start: 0%
            target: 60%

    Fix: Leave `weight` away where you are in doubt. 2 beside 1 is a clear preference already.
    """
    counted = tuple(scene.current_key_results(objective))
    weights = {each.weight for each in counted}
    total = sum((each.weight for each in counted), Decimal(0))
    if len(weights) < 2:
        return
    heaviest, lightest = max(counted, key=_weight), min(counted, key=_weight)
    if heaviest.weight > scene.fraction(lopsided_weights, "most") * total:
        yield _found(heaviest, total, "The other key results hardly count beside it: make them closer.")
    elif lightest.weight < scene.fraction(lopsided_weights, "least") * total and 3 * lightest.weight <= heaviest.weight:
        yield _found(lightest, total, "Give it a weight that shows, or drop it.")


def _weight(key_result: KeyResult) -> Decimal:
    return key_result.weight


def _found(key_result: KeyResult, total: Decimal, hint: str) -> Found:
    share = round(100 * key_result.weight / total)
    return Found(
        key_result.place.at("weight"),
        f"A weight of `{key_result.weight}` is {share} % of all weight of this objective.",
        hint,
    )

"""FOC003."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.objectives import Objective
from okrsite_gen.rules.rule import Found, Option, rule
from okrsite_gen.rules.scene import Scene


@rule(
    "FOC003",
    "too-many-key-results",
    Severity.INFO,
    since="0.1",
    why="Nobody keeps so many figures in mind, and each of them counts for little in the mean.",
    options={"most": Option(5, "How many key results an objective may have.", least=1)},
).each_objective
def too_many_key_results(objective: Objective, scene: Scene) -> Iterator[Found]:
    """An objective has more key results than a team can look at every week.

    Two to five key results say what success is. Six and more are mostly a list of work, or two objectives in one
    file, and every check-in takes longer than a team wants to give it.

    Bad:
        title: Riders find a bike within sight
        key_results:
          - Bikes stand at all stations of the ring line
          - Nobody walks further than 300 metres
          - Empty racks are refilled within the hour
          - The map shows every free bike
          - Broken bikes leave the street on the same day
          - Cities ask for more racks

    Good:
        title: Riders find a bike within sight
        key_results:
          - title: Riders who find a bike within 300 metres
            start: 61%
            target: 85%
          - title: Broken bikes that leave the street on the same day
            start: 40%
            target: 90%

    Fix: Keep those by which you would judge the quarter. Work belongs under `initiatives`, and a figure that you only
    want to watch is a metric.
    """
    count = len(tuple(scene.current_key_results(objective)))
    most = scene.number(too_many_key_results, "most")
    if count > most:
        yield Found(
            objective.place.at("key_results"),
            f"This objective has {count} key results.",
            f"Keep at most {most} by which you would judge the quarter; work belongs under `initiatives`.",
        )

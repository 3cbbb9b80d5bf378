"""ALI004."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.objectives import Objective
from okrsite_gen.rules.rule import Found, rule
from okrsite_gen.rules.scene import Scene


@rule(
    "ALI004",
    "supports-later-cycle",
    Severity.INFO,
    since="0.1",
    why="Nobody looks at the one above while this one runs, so nobody can tell whether it helps.",
).each_objective
def supports_later_cycle(objective: Objective, scene: Scene) -> Iterator[Found]:
    """An objective supports one of a cycle that begins only after its own has ended.

    Usually the wrong cycle was written. Preparing something for the next year is fine; then this year's objective
    should say what is ready at its end.

    Bad:
        # content/teams/company/2027-Q1/leeds.md
        title: Leeds rides with us
        # content/teams/sales/2026-Q4/bikes.md
        title: The first hundred customers of Leeds
        supports: company/2027-Q1/leeds

    Good:
        # content/teams/company/2026/leeds.md
        title: Leeds rides with us
        # content/teams/sales/2026-Q4/bikes.md
        title: The first hundred customers of Leeds
        supports: company/2026/leeds

    Fix: Name the objective of the running cycle or of the year around it.
    """
    own = scene.org.cycles.get(objective.cycle)
    for support in objective.supports:
        above = scene.org.objectives.get(support.target.objective or "")
        cycle = scene.org.cycles.get(above.cycle) if above else None
        if own is None or own.end is None or cycle is None or cycle.start is None or cycle.start <= own.end:
            continue
        yield Found(
            support.place.at("ref"),
            f"`{support.target.written}` begins on {cycle.start}, after {own.name} has ended.",
            "Name the objective of the running cycle, or of the year around it.",
        )

"""ALI003."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.kinds import Outcome, State
from okrsite_gen.model.objectives import Objective
from okrsite_gen.rules.rule import Found, rule
from okrsite_gen.rules.scene import OVER, Scene


@rule(
    "ALI003",
    "supports-nothing-alive",
    Severity.WARNING,
    since="0.1",
    why="The line of sight ends at something that nobody pursues, so readers take the work for more than it is.",
).each_objective
def supports_nothing_alive(objective: Objective, scene: Scene) -> Iterator[Found]:
    """An objective supports one that was closed, belongs to a cycle that is over, or is a draft.

    Priorities above change, and what was meant to help them is forgotten below. Then the honest question is whether the
    work is still worth doing, and for whom. It is not asked while a cycle is graded, nor of what was achieved early.

    Bad:
        # content/teams/company/2026-Q4/leeds.md
        title: Leeds rides with us
        state: closed
        closed_as: dropped
        # content/teams/sales/2026-Q4/bikes.md
        title: The first hundred customers of Leeds
        supports: company/leeds

    Good:
        # content/teams/company/2026-Q4/leeds.md
        title: Leeds rides with us
        # content/teams/sales/2026-Q4/bikes.md
        title: The first hundred customers of Leeds
        supports: company/leeds

    Fix: Name what it helps now, or drop the objective and say why. A draft above has to be published first.
    """
    if not _is_pursued(objective, scene):
        return
    for support in objective.supports:
        above = scene.org.objectives.get(support.target.objective or "")
        trouble = _trouble(above, scene) if above else ""
        if trouble:
            yield Found(
                support.place.at("ref"),
                f"`{support.target.written}` {trouble}.",
                "Name what this objective helps now, or drop it too.",
            )


def _is_pursued(objective: Objective, scene: Scene) -> bool:
    phase = scene.insights.cycle_phase.get(objective.cycle)
    return objective.state is State.ACTIVE and phase in ("running", "planning", "open")


def _trouble(above: Objective, scene: Scene) -> str:
    if above.state is State.CLOSED:
        if above.closed_as is Outcome.ACHIEVED and scene.insights.cycle_phase.get(above.cycle) != OVER:
            return ""
        return f"is closed as {above.closed_as.value}" if above.closed_as else "is closed"
    if scene.insights.cycle_phase.get(above.cycle) == OVER:
        return f"belongs to {scene.org.cycles[above.cycle].name}, which is over"
    return "is a draft" if above.state is State.DRAFT else ""

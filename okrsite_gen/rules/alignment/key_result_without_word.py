"""ALI010."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.kinds import State
from okrsite_gen.model.objectives import KeyResult
from okrsite_gen.rules.rule import Found, rule
from okrsite_gen.rules.scene import Scene


@rule(
    "ALI010",
    "key-result-without-word",
    Severity.INFO,
    since="0.1",
    why="Two teams may each believe that the other one works on it.",
).each_key_result
def key_result_without_word(key_result: KeyResult, scene: Scene) -> Iterator[Found]:
    """A key result was given to another team, which has not said that it takes it.

    An objective may have key results that other teams answer for. They take them with a word in their plan, or by
    reporting on them in a check-in of their own.

    Bad:
        # content/teams/battery/team.md
        name: Battery
        # content/teams/example/2026-Q4/winter.md
        title: The winter costs no accident
        key_results:
          - id: cells
            title: Bikes with cold-rated cells
            start: 0 bikes
            target: 1,200 bikes
            team: battery

    Good:
        # content/teams/battery/team.md
        name: Battery
        # content/teams/example/2026-Q4/winter.md
        title: The winter costs no accident
        key_results:
          - id: cells
            title: Bikes with cold-rated cells
            start: 0 bikes
            target: 1,200 bikes
            team: battery
        # content/teams/battery/2026-Q4/plan.md
        commitments:
          example/winter#cells: confirmed

    Fix: Let that team write under `commitments` in its plan whether it takes the key result.
    """
    objective = scene.org.objectives[key_result.objective]
    if not key_result.team or key_result.team in (objective.team, *objective.shared_with) or scene.org.hides:
        return
    reported = any(edge.check_in.team == key_result.team for edge in scene.org.updates.get(key_result.key, ()))
    wanted = objective.state is State.ACTIVE and scene.runs(objective.cycle)
    if wanted and key_result.commitment is None and not reported:
        yield Found(
            key_result.place.at("team"),
            f"`{key_result.team}` has not said whether it takes this key result.",
            "Let that team answer under `commitments` in its plan, or report on it in its check-in.",
        )

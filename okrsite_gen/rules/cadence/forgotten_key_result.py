"""CAD006."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.kinds import Kind, State
from okrsite_gen.model.objectives import KeyResult, Objective
from okrsite_gen.rules.rule import Found, Option, rule
from okrsite_gen.rules.scene import Scene


@rule(
    "CAD006",
    "forgotten-key-result",
    Severity.INFO,
    since="0.1",
    why="It counts as much as those beside it, and readers do not know how it goes.",
    options={"check_ins": Option(4, "How many check-ins about its objective must have left it out.", least=1)},
).each_objective
def forgotten_key_result(objective: Objective, scene: Scene) -> Iterator[Found]:
    """Check-ins report on an objective, and never mention one of its key results.

    Often it cannot be measured yet, or it turned out not to matter. Both are worth saying. A key result whose values
    come from a metric, or which stands in the objective's file with its value, need not be mentioned.

    Bad:
        # content/teams/example/2026-Q4/answers.md
        title: Every answer is worth the wait
        key_results:
          - id: first
            title: Median time to a first answer
            start: 9 hours
            target: 2 hours
          - id: solved
            title: Questions that are solved by the first answer
            start: 48%
            target: 70%
        # content/teams/example/2026-Q4/check-ins/2026-10-30.md
        updates:
          answers:
            first:
              value: 8 hours
        # content/teams/example/2026-Q4/check-ins/2026-11-06.md
        updates:
          answers:
            first:
              value: 7 hours
        # content/teams/example/2026-Q4/check-ins/2026-11-13.md
        updates:
          answers:
            first:
              value: 5 hours
        # content/teams/example/2026-Q4/check-ins/2026-11-20.md
        updates:
          answers:
            first:
              value: 4 hours

    Good:
        # content/teams/example/2026-Q4/answers.md
        title: Every answer is worth the wait
        key_results:
          - id: first
            title: Median time to a first answer
            start: 9 hours
            target: 2 hours
          - id: solved
            title: Questions that are solved by the first answer
            start: 48%
            target: 70%
        # content/teams/example/2026-Q4/check-ins/2026-11-20.md
        updates:
          answers:
            first:
              value: 4 hours
            solved:
              confidence: 5
              note: The first count comes with the new form in December

    Fix: Say in the next check-in how sure you are of it, or drop it with `state: dropped` and a `reason`. A key result
    without an `id` cannot be mentioned: give it one.
    """
    if objective.state is not State.ACTIVE or not scene.runs(objective.cycle) or scene.org.hides:
        return
    days = _days_reported(objective, scene)
    counted = tuple(scene.current_key_results(objective))
    forgotten = [each for each in counted if _is_forgotten(each, scene)]
    if len(days) < scene.number(forgotten_key_result, "check_ins") or len(forgotten) == len(counted):
        return
    if forgotten:
        first, others = forgotten[0], len(forgotten) - 1
        name = f"Key result `{first.id}`" if first.id else f"Key result {first.position}"
        more = f", like {others} more," if others else ""
        yield Found(
            first.place.at("id" if first.id else "title"),
            f"{name}{more} has not been mentioned yet in the {len(days)} check-ins about this objective.",
            "Say in the next one how sure you are of it."
            if first.id
            else "Give it an `id`, so that check-ins can name it.",
        )


def _days_reported(objective: Objective, scene: Scene) -> set[str]:
    keys = (objective.key, *(each.key for each in objective.key_results))
    edges = (edge for key in keys for edge in scene.org.updates.get(key, ()))
    return {edge.check_in.key for edge in edges if edge.check_in.day <= scene.insights.as_of}


def _is_forgotten(key_result: KeyResult, scene: Scene) -> bool:
    insight = scene.insights.key_results[key_result.key]
    spoken = scene.org.updates.get(key_result.key) or insight.has_value or insight.confidence.now is not None
    waits = key_result.starts is not None and key_result.starts > scene.insights.as_of
    return not spoken and not waits and not key_result.metric and key_result.kind is not Kind.ROLLUP

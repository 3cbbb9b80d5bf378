"""MEA006."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.insights import KeyResultInsight
from okrsite_gen.model.kinds import Kind
from okrsite_gen.model.objectives import KeyResult
from okrsite_gen.model.values import known
from okrsite_gen.rules.rule import Found, rule
from okrsite_gen.rules.scene import Scene

EARLY = Decimal("0.2")
"""Share of the way in which reaching the target means that there was none."""


@rule(
    "MEA006",
    "met-at-start",
    Severity.WARNING,
    since="0.1",
    why="It is green for the whole cycle, whatever the team does, and lifts the progress of its objective.",
).each_key_result
def met_at_start(key_result: KeyResult, scene: Scene) -> Iterator[Found]:
    """The first value that was reported is at the target already, or beyond it.

    A target that is met in the first days was met before. Either the start was guessed, or the target was set without
    looking at the figure, or it was chosen to be safe. Each of them is better mended now than explained at the end.

    Bad:
        title: The books close before anybody asks
        key_results:
          - id: days
            title: Working days to close the month fall from 11 to 6
            start: 11 days
            target: 6 days
        # content/teams/example/2026-Q4/check-ins/2026-10-05.md
        updates:
          objective:
            days:
              value: 6 days

    Good:
        title: The books close before anybody asks
        key_results:
          - id: days
            title: Working days to close the month fall from 6 to 3
            start: 6 days
            target: 3 days
        # content/teams/example/2026-Q4/check-ins/2026-10-05.md
        updates:
          objective:
            days:
              value: 6 days

    Fix: Take the first value as `start`, and set a target that is worth a quarter. Where the figure only has to be
    kept, write `min` or `max` instead of `target`.
    """
    insight = scene.insights.key_results.get(key_result.key)
    target = known(key_result.target)
    if key_result.kind is not Kind.METRIC or target is None or insight is None:
        return
    first = next((point for point in insight.series if point.progress is not None and point.figure), None)
    value = known(first.figure) if first else None
    if first is None or value is None or first.progress is None or first.progress < 1:
        return
    if _is_early(first.day or scene.insights.as_of, insight):
        yield Found(
            key_result.place.at("target"),
            f"The first value, `{value.written}`, is at the target of `{target.written}` already.",
            f"Set a target beyond `{value.written}`, or hold it with `min` or `max`.",
        )


def _is_early(day: date, insight: KeyResultInsight) -> bool:
    if len(insight.path) < 2:
        return False
    first, last = insight.path[0][0], insight.path[-1][0]
    return (day - first).days <= EARLY * (last - first).days

"""INT007."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.objectives import KeyResult
from okrsite_gen.rules.integrity.said import said_at
from okrsite_gen.rules.rule import Found, rule
from okrsite_gen.rules.scene import Scene

_GAPS = {
    "confident-but-behind": (
        "Confidence in {name} is `{now}`, and the figures are far behind plan.",
        "Say in the next check-in what will close the gap, or lower the confidence.",
    ),
    "worried-but-on-plan": (
        "Confidence in {name} is `{now}`, and the figures are near plan or ahead of it.",
        "Say in the next check-in what the figures do not show yet.",
    ),
}


@rule(
    "INT007",
    "contradiction",
    Severity.INFO,
    since="0.1",
    why="One of the two is wrong, and whoever should help does not know which.",
).each_key_result
def contradiction(key_result: KeyResult, scene: Scene) -> Iterator[Found]:
    """People and figures say opposite things of a key result.

    Confidence and pace are meant to be looked at together. When one is high and the other low, somebody knows something
    that is not written down: an order that is about to be signed, a measurement that is late, or a hope. It is worth a
    sentence either way.

    Bad:
        title: Bremen runs on our bikes
        key_results:
          - id: bikes
            title: Bikes on subscription in Bremen grow from 640 to 900
            start: 640
            target: 900
        # content/teams/example/2026-Q4/check-ins/2026-11-20.md
        updates:
          objective:
            bikes:
              value: 650
              confidence: 8

    Good:
        title: Bremen runs on our bikes
        key_results:
          - id: bikes
            title: Bikes on subscription in Bremen grow from 640 to 900
            start: 640
            target: 900
        # content/teams/example/2026-Q4/check-ins/2026-11-20.md
        updates:
          objective:
            bikes:
              value: 650
              confidence: 3

    Fix: Write what you know in the note of the check-in. If it is a hope, lower the confidence.
    """
    insight = scene.insights.key_results.get(key_result.key)
    if insight is None or insight.contradiction not in _GAPS:
        return
    message, hint = _GAPS[insight.contradiction]
    name = f"`{key_result.id}`" if key_result.id else f"key result {key_result.position}"
    told = message.format(name=name, now=insight.confidence.now)
    yield Found(said_at(key_result, insight.confidence.source, "confidence", scene), told, hint)

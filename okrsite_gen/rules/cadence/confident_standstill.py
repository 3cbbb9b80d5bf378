"""CAD010."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.insights import Point
from okrsite_gen.model.kinds import Kind
from okrsite_gen.model.names import Place
from okrsite_gen.model.objectives import KeyResult
from okrsite_gen.rules.rule import Found, Option, rule
from okrsite_gen.rules.scene import Scene

LEAST_REPORTS = 3
"""How many reports must say the same before it is a standstill."""


@rule(
    "CAD010",
    "confident-standstill",
    Severity.INFO,
    since="0.1",
    why="Confidence that nothing feeds is a habit, and it hides a key result that needs help.",
    options={"weeks": Option(4, "How many weeks a value may stay the same.", least=1)},
).each_key_result
def confident_standstill(key_result: KeyResult, scene: Scene) -> Iterator[Found]:
    """A value has not moved for weeks, and confidence stays high all the while.

    Some things move late and at once: a contract, a release. Then one sentence in the note says so, and everybody is
    content. Without it the same figure with the same confidence, week after week, mostly means that nobody looks any
    more.

    Bad:
        title: Bremen runs on our bikes
        key_results:
          - id: bikes
            title: Bikes on subscription in Bremen grow from 640 to 900
            start: 640
            target: 900
        # content/teams/example/2026-Q4/check-ins/2026-10-16.md
        updates:
          objective:
            bikes:
              value: 700
              confidence: 8
        # content/teams/example/2026-Q4/check-ins/2026-11-06.md
        updates:
          objective:
            bikes:
              value: 700
              confidence: 8
        # content/teams/example/2026-Q4/check-ins/2026-11-20.md
        updates:
          objective:
            bikes:
              value: 700
              confidence: 8

    Good:
        title: Bremen runs on our bikes
        key_results:
          - id: bikes
            title: Bikes on subscription in Bremen grow from 640 to 900
            start: 640
            target: 900
        # content/teams/example/2026-Q4/check-ins/2026-10-16.md
        updates:
          objective:
            bikes:
              value: 700
              confidence: 8
        # content/teams/example/2026-Q4/check-ins/2026-11-06.md
        updates:
          objective:
            bikes:
              value: 700
              confidence: 8
        # content/teams/example/2026-Q4/check-ins/2026-11-20.md
        updates:
          objective:
            bikes:
              value: 700
              confidence: 5

    Fix: Ask what would have to happen for the figure to move. Lower the confidence, or say in the note what is about to
    come.
    """
    insight = scene.insights.key_results.get(key_result.key)
    if key_result.kind not in {Kind.METRIC, Kind.STATED} or insight is None or insight.raw is None or insight.raw >= 1:
        return
    same = _standstill(insight.series)
    if len(same) < LEAST_REPORTS or same[0].day is None or same[-1].day is None:
        return
    days = (same[-1].day - same[0].day).days
    said = [point.confidence for point in same if point.confidence is not None]
    if days < 7 * scene.number(confident_standstill, "weeks") or _explained(key_result, scene):
        return
    if not said or min(said) < scene.settings.thresholds.confidence_safe:
        return
    yield Found(
        _latest(key_result, scene),
        f"The value has been the same for {days // 7} weeks, with a confidence of `{said[-1]}`.",
        "Say in the note what will move it, or lower the confidence.",
    )


def _standstill(series: tuple[Point, ...]) -> tuple[Point, ...]:
    """Return the newest points that all have the same value, oldest first."""
    valued = [point for point in series if point.progress is not None and point.source.kind == "check-in"]
    if not valued:
        return ()
    same = takewhile(lambda point: point.progress == valued[-1].progress, reversed(valued))
    return tuple(reversed(tuple(same)))


def _explained(key_result: KeyResult, scene: Scene) -> bool:
    """Whether the newest word about it comes with a note."""
    edges = scene.org.updates.get(key_result.key, ())
    return bool(edges and edges[-1].update.note.strip())


def _latest(key_result: KeyResult, scene: Scene) -> Place:
    edges = [edge for edge in scene.org.updates.get(key_result.key, ()) if edge.update.confidence is not None]
    return edges[-1].update.place.at("confidence") if edges else key_result.place.at("title")

"""MEA009."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.kinds import Kind
from okrsite_gen.model.objectives import KeyResult
from okrsite_gen.rules.rule import Found, Option, rule
from okrsite_gen.rules.scene import Scene


@rule(
    "MEA009",
    "baseline-unknown",
    Severity.INFO,
    since="0.1",
    why="The figure was to be the beginning of something, and little of the cycle is left to do anything with it.",
    options={"late": Option(Decimal("0.5"), "Share of its cycle after which a baseline should be known.", most=1)},
).each_key_result
def baseline_unknown(key_result: KeyResult, scene: Scene) -> Iterator[Found]:
    """A baseline was to be found, and late in its cycle nobody has measured it yet.

    `baseline: true` says that a target follows once the figure is known. That takes days or weeks, hardly ever a
    quarter. Past the middle, a baseline without a value is mostly one that nobody works on.

    Bad:
        title: Brakes that nobody hears
        key_results:
          - title: How loud a squeal is at two metres
            baseline: true

    Good:
        title: Brakes that nobody hears
        key_results:
          - title: How loud a squeal is at two metres
            start: 87 dB
            target: 70 dB

    Fix: Measure it, even if roughly, and report it in a check-in. Then replace `baseline` by `start` and `target`. If
    it cannot be measured, drop the key result and say so under `reason`.
    """
    insight = scene.insights.key_results.get(key_result.key)
    cycle = scene.org.cycles.get(scene.org.objectives[key_result.objective].cycle)
    if key_result.kind is not Kind.BASELINE or insight is None or insight.has_value or cycle is None:
        return
    first, last = key_result.starts or cycle.start, key_result.due or cycle.end
    if first is None or last is None or last <= first:
        return
    gone = Decimal((scene.insights.as_of - first).days) / (last - first).days
    if gone >= scene.fraction(baseline_unknown, "late"):
        share = min(int(gone * 100), 100)
        yield Found(
            key_result.place.at("baseline"),
            f"Nobody has measured it, and {share} % of its time is over.",
            "Report a first value in a check-in, or drop the key result with a `reason`.",
        )

"""MEA005."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.kinds import Kind
from okrsite_gen.model.objectives import KeyResult
from okrsite_gen.model.values import known
from okrsite_gen.rules.measurement.titles import has, spoken_in
from okrsite_gen.rules.movement import Role, Spoken
from okrsite_gen.rules.numbers import Number
from okrsite_gen.rules.rule import Found, rule
from okrsite_gen.rules.scene import Scene

_WITHOUT_FIGURES = frozenset({Kind.UNMEASURED, Kind.STATED, Kind.YES_NO})


@rule(
    "MEA005",
    "relative-change",
    Severity.INFO,
    since="0.1",
    why="Percent of what? Whoever computes it in the last week chooses the start that suits.",
).each_key_result
def relative_change(key_result: KeyResult, scene: Scene) -> Iterator[Found]:
    """A title says by how much a figure should change and not from which value.

    "By 20 %" hides the only figure that can be checked. Often nobody has measured the start, and then neither the
    change nor the progress towards it can be told. Of percentages it is not even clear whether points are meant.

    Bad:
        title: Nobody waits for a build
        key_results:
          - Reduce build times by 30 %

    Good:
        title: Nobody waits for a build
        key_results:
          - title: The median build falls from 14 minutes to 10
            start: 14 minutes
            target: 10 minutes

    Fix: Write the value of today as `start` and the one that follows from the change as `target`. Where it was never
    measured, write `baseline: true` first.
    """
    change = change_alone(spoken_in(key_result, scene))
    if key_result.kind not in _WITHOUT_FIGURES and not (change and is_target(change, key_result)):
        return
    if change and "<sub>" not in key_result.title:
        yield Found(
            key_result.place.at("title").about(change.written),
            f"A change by `{change.written}` says nothing of where it starts.",
            "Write the figure of today as `start`, and the one that it should reach as `target`.",
        )


def change_alone(spoken: tuple[Spoken, ...]) -> Number | None:
    """Return the change that a title asks for, where it names neither a start nor a goal."""
    if has(spoken, Role.START) or has(spoken, Role.GOAL):
        return None
    return next((one.number for one in spoken if one.role is Role.CHANGE), None)


def is_target(change: Number, key_result: KeyResult) -> bool:
    """Whether the change stands as `target`, without a `start`: then reaching it would be counted, not changing."""
    target = known(key_result.target)
    return key_result.start is None and target is not None and abs(target.number) == abs(change.value)

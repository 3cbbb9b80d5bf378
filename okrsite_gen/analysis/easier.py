"""Whether a target or a day asks for less than another one, whichever way the figure of a key result goes."""

from __future__ import annotations

from datetime import date

from okrsite_gen.analysis.measures.measured import agree
from okrsite_gen.model.history import LEVELS, MILESTONES, Points
from okrsite_gen.model.kinds import Direction, Kind
from okrsite_gen.model.objectives import KeyResult
from okrsite_gen.model.values import Value, known

Mark = Value | date | Points | None
"""Where a goalpost stands; None for what cannot be compared: withheld, unreadable, or not there."""


def easier(before: Mark, after: Mark, key_result: KeyResult) -> bool | None:
    """Whether one mark of a key result asks for less than the one before; None where the two cannot be compared."""
    if isinstance(before, date) and isinstance(after, date):
        return after > before
    if isinstance(before, Value) and upwards(before, key_result):
        return lower(before, after)
    return lower(after, before)


Limit = tuple[str, Mark]
"""What stands for one end of a guardrail's band, as written and as a figure; empty words for none."""

MINIMUM, MAXIMUM = "min", "max"


_WITHOUT_OTHER_MEASURE = frozenset({Kind.METRIC, Kind.YES_NO, Kind.BASELINE, Kind.UNMEASURED, Kind.STATED})
"""Kinds in which no milestones, levels, limits or other key results can stand for a target that was taken out."""


_WITHOUT_OTHER_STEPS = {
    LEVELS: frozenset({Kind.LEVELS, Kind.BASELINE, Kind.UNMEASURED, Kind.STATED}),
    MILESTONES: frozenset({Kind.MILESTONES, Kind.BASELINE, Kind.UNMEASURED, Kind.STATED}),
}


def nothing_instead(key_result: KeyResult, name: str = "target") -> bool:
    """Whether a target, level or milestone that is no more has nothing in its place.

    Of what else is measured nobody can tell.
    """
    return key_result.kind in _WITHOUT_OTHER_STEPS.get(name, _WITHOUT_OTHER_MEASURE)


def wider(name: str, before: Limit, after: Limit, key_result: KeyResult) -> bool | None:
    """Whether a band is easier to stay within since its limit `name` changed; None where nobody can tell.

    A limit that was taken out leaves more room, unless there is a target to reach instead.
    """
    (words, was), (words_now, now) = before, after
    if not words or not words_now:
        return bool(words) and not words_now if key_result.target is None else None
    return lower(was, now) if name == MINIMUM else lower(now, was)


def lower(before: Mark, after: Mark) -> bool | None:
    """Whether the second figure is less than the first; None where the two cannot be compared."""
    if not isinstance(before, Value) or not isinstance(after, Value) or not agree(before, after):
        return None
    if bool(before.unit) != bool(after.unit):
        return None  # `0.6` and `60%` are the same or are not: nobody can tell
    return after.number < before.number


def upwards(target: Value, key_result: KeyResult) -> bool:
    """Whether more is better while this is the target."""
    start = known(key_result.start)
    if start is None or start.number == target.number:
        return key_result.better is not Direction.DOWN
    return target.number > start.number

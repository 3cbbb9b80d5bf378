"""Where a goalpost stood, and whether it stands easier now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from okrsite_gen.analysis.easier import MAXIMUM, MINIMUM, Mark, easier, nothing_instead, wider
from okrsite_gen.model.history import Change
from okrsite_gen.model.kinds import KeyResultState
from okrsite_gen.model.objectives import KeyResult, Objective
from okrsite_gen.model.organisation import Cycle
from okrsite_gen.model.settings import Thresholds
from okrsite_gen.model.values import Value

TARGET, DUE, STATE = "target", "due", "state"

GIVEN_UP = frozenset({KeyResultState.DROPPED.value, KeyResultState.DEFERRED.value})


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a cycle that matter."""

    start: date
    settled: date
    """The first one on which nothing is merely being settled any more."""
    end: date


@dataclass(frozen=True, slots=True)
class Post:
    """Where a goalpost stood."""

    words: str
    at: Mark = None
    counts: bool = True
    """Whether the key result was still pursued."""

    @property
    def figure(self) -> Value | None:
        """What `words` are as a figure."""
        return self.at if isinstance(self.at, Value) else None


Easier = Callable[[Post, Post], "bool | None"]
"""Whether the second one asks for less than the first; None where the two cannot be compared."""


def days_of(objective: Objective, cycle: Cycle | None, thresholds: Thresholds) -> Days | None:
    """Return the days that matter; None where the cycle has none."""
    if cycle is None or cycle.start is None or cycle.end is None:
        return None
    start = max(cycle.start, objective.starts or cycle.start)
    early = ceil(thresholds.early * max((cycle.end - start).days, 0))
    return Days(start, start + timedelta(days=early), cycle.end)


def posts_of(change: Change, days: Days) -> tuple[Post, Post]:
    """Return where a change moved a goalpost from, and to."""
    name = change.name
    return _post(name, change.before, change.value_before, days), _post(name, change.after, change.value_after, days)


def easier_for(name: str, key_result: KeyResult) -> Easier:
    """Return how two goalposts of one field are compared."""
    if name == STATE:
        return lambda was, now: was.counts and not now.counts
    if name in {MINIMUM, MAXIMUM}:
        return lambda was, now: wider(name, (was.words, was.at), (now.words, now.at), key_result)
    if name == TARGET and nothing_instead(key_result):
        return lambda was, now: True if was.figure and not now.words else easier(was.at, now.at, key_result)
    return lambda was, now: easier(was.at, now.at, key_result)


def _post(name: str, written: str, value: Value | None, days: Days) -> Post:
    """Return what a version asked for; without a day of its own a key result is due when its cycle ends."""
    if name == STATE:
        state = written.casefold() or KeyResultState.ACTIVE.value
        return Post(state, counts=state not in GIVEN_UP)
    if name != DUE:
        return Post(written, value)
    day = _day(written) if written else days.end
    if day is None or day < days.start:
        return Post(written)  # a slip of the pen
    return Post(day.isoformat(), day)


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None

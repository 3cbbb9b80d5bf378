"""Where a goalpost stood, and whether it stands easier now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from okrsite_gen.analysis.easier import MAXIMUM, MINIMUM, Mark, easier, nothing_instead, wider
from okrsite_gen.analysis.easier_levels import level_easier
from okrsite_gen.analysis.easier_path import path_easier
from okrsite_gen.analysis.rewording import reworded
from okrsite_gen.model.history import LEVELS, MILESTONE_DUE, MILESTONES, PLANNED, Change, Points
from okrsite_gen.model.kinds import KeyResultState
from okrsite_gen.model.objectives import KeyResult, Objective
from okrsite_gen.model.organisation import Cycle
from okrsite_gen.model.settings import Thresholds
from okrsite_gen.model.values import Value, is_withheld

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

    @property
    def points(self) -> Points:
        """What `words` are as a planned path."""
        return self.at if isinstance(self.at, tuple) else ()


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
    if name == PLANNED:
        return Post(change.before, change.points_before), Post(change.after, change.points_after)
    return _post(name, change.before, change.value_before, days), _post(name, change.after, change.value_after, days)


def easier_for(name: str, item: str, key_result: KeyResult, days: Days) -> Easier:
    """Return how two goalposts of one field, and one entry of it, are compared."""
    if name == LEVELS:
        return lambda was, now: _level(item, was.words, now.words, key_result)
    if name == MILESTONES:
        return lambda was, now: _milestone(was.words, now.words, key_result)
    if name == PLANNED:
        begin, end = key_result.starts or days.start, key_result.due or days.end
        return lambda was, now: path_easier(was.points, now.points, key_result, begin, end)
    if name == STATE:
        return lambda was, now: was.counts and not now.counts
    return _or_withheld(_easier_figure(name, key_result))


def _easier_figure(name: str, key_result: KeyResult) -> Easier:
    """Return how two figures, or days, are compared."""
    if name in {MINIMUM, MAXIMUM}:
        return lambda was, now: wider(name, (was.words, was.at), (now.words, now.at), key_result)
    if name == TARGET and nothing_instead(key_result):
        return lambda was, now: True if was.figure and not now.words else easier(was.at, now.at, key_result)
    return lambda was, now: easier(was.at, now.at, key_result)


def _or_withheld(compare: Easier) -> Easier:
    """Return a way to compare figures for which one that was taken from readers moved, too.

    Who tells it to those readers says of the former figure only that it was there.
    """
    return lambda was, now: (
        True if is_withheld(now.words) and (was.figure or is_withheld(was.words)) else compare(was, now)
    )


def _level(level: str, was: str, now: str, key_result: KeyResult) -> bool:
    """Whether a level asks for less, or for something else; of other words nobody can tell more."""
    less = level_easier(level, was, now, key_result.levels)
    if not now:
        return less is not False and nothing_instead(key_result, LEVELS)
    return bool(was) and less is not False and reworded(was, now)


def _milestone(was: str, now: str, key_result: KeyResult) -> bool:
    if not now:
        return nothing_instead(key_result, MILESTONES)
    return bool(was) and reworded(was, now)


def _post(name: str, written: str, value: Value | None, days: Days) -> Post:
    """Return what a version asked for; what has no day of its own is due when its cycle ends."""
    if name == STATE:
        state = written.casefold() or KeyResultState.ACTIVE.value
        return Post(state, counts=state not in GIVEN_UP)
    if name not in {DUE, MILESTONE_DUE}:
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

"""Goalposts: which key results were made easier to reach after they had been agreed on, and who said why.

Agreed on is what stands in the files when the first part of the cycle is over, in which everything may still be
settled; and later whatever a reason was given for. A target that is raised, and one that is put back to what had been
agreed on, moved no goalpost.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from okrsite_gen.analysis.easier import Mark, easier
from okrsite_gen.model.history import Change, Goalpost, History
from okrsite_gen.model.objectives import KeyResult, Objective
from okrsite_gen.model.organisation import Cycle, Org
from okrsite_gen.model.settings import Thresholds
from okrsite_gen.model.values import Value

TARGET = "target"
DUE = "due"
REASON = "reason"


@dataclass(frozen=True, slots=True)
class _Days:
    """The days of a cycle that matter."""

    start: date
    settled: date
    """The first one on which nothing is merely being settled any more."""
    end: date


@dataclass(frozen=True, slots=True)
class _Mark:
    """Where a goalpost stood."""

    words: str
    at: Mark


def moved_goalposts(
    org: Org, history: History, as_of: date, thresholds: Thresholds
) -> Mapping[str, tuple[Goalpost, ...]]:
    """Return key of a key result → how it was made easier up to the as-of date, oldest first; most have no entry."""
    changes: dict[str, list[Change]] = defaultdict(list)
    for change in history.changes:
        if change.name == REASON or (change.day <= as_of and change.name in {TARGET, DUE}):
            changes[change.entity].append(change)
    found = {}
    for key in changes.keys() & org.key_results.keys():
        key_result = org.key_results[key]
        objective = org.objectives[key_result.objective]
        days = _days(objective, org.cycles.get(objective.cycle), thresholds)
        moved = tuple(_moved(key_result, changes[key], days)) if days else ()
        if moved:
            found[key] = tuple(sorted(moved, key=lambda each: each.day))
    return found


def _days(objective: Objective, cycle: Cycle | None, thresholds: Thresholds) -> _Days | None:
    """Return the days that matter; None where the cycle has none."""
    if cycle is None or cycle.start is None or cycle.end is None:
        return None
    start = max(cycle.start, objective.starts or cycle.start)
    early = ceil(thresholds.early * max((cycle.end - start).days, 0))
    return _Days(start, start + timedelta(days=early), cycle.end)


def _moved(key_result: KeyResult, changes: Sequence[Change], days: _Days) -> Iterator[Goalpost]:
    late = [change for change in changes if change.day >= days.settled]
    reasons = [change for change in late if change.name == REASON and change.after]
    for name in (TARGET, DUE):
        yield from _moved_in(name, key_result, [change for change in late if change.name == name], reasons, days)


def _moved_in(
    name: str, key_result: KeyResult, changes: Sequence[Change], reasons: Sequence[Change], days: _Days
) -> Iterator[Goalpost]:
    """Walk from what had been agreed on to what stands there now; yield what moved with a reason, then without."""
    agreed: _Mark | None = None
    pending: Goalpost | None = None
    for change in changes:
        was = agreed or _mark(name, change.before, change.value_before, days)
        now = _mark(name, change.after, change.value_after, days)
        is_easier = easier(was.at, now.at, key_result)
        reason = change.reason or next((each.after for each in reasons if each.day >= change.day), "")
        moved = Goalpost(key_result.key, name, was.words, now.words, change.day, reason) if is_easier else None
        if moved and reason:
            yield moved
        pending = None if reason else moved
        agreed = now if reason or is_easier is None else was
    if pending:
        yield pending


def _mark(name: str, written: str, value: Value | None, days: _Days) -> _Mark:
    """Return what a version asked for; without a day of its own a key result is due when its cycle ends."""
    if name == TARGET:
        return _Mark(written, value)
    day = _day(written) if written else days.end
    if day is None or day < days.start:
        return _Mark(written, None)  # a slip of the pen
    return _Mark(day.isoformat(), day)


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None

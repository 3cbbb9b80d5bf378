"""Freshness: when somebody last looked, and how long that word lasts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from okrsite_gen.analysis.days import later
from okrsite_gen.analysis.frame import Frame
from okrsite_gen.model.insights import Freshness, FreshnessInsight


@dataclass(frozen=True, slots=True)
class Track:
    """The days on which somebody looked, and until when each look lasts."""

    looked: tuple[date, ...]
    """Oldest first."""
    until: tuple[date, ...]
    """Beside each: the last day on which it is fresh."""
    until_first: date | None
    """Last day on which no first word is owed yet; None where silence says nothing."""
    insight: FreshnessInsight
    turns: frozenset[date]
    """Days on which freshness can change."""


def track_of(frame: Frame, begin: date | None, fed: Iterable[date] = ()) -> Track:
    """Return the freshness of a key result that begins on `begin` and is `fed` on these days besides check-ins.

    A word about any key result of the objective is a look at all of them. Where the team writes no check-ins at all
    the day on which the file last changed stands in; without history nothing is concluded from silence.
    """
    looked = tuple(sorted({*frame.named, *fed})) if fed else frame.named
    until = tuple(map(frame.clock.fresh_until, looked))
    basis, team = frame.basis, frame.objective.team
    checks_in = bool(looked) or basis.checks_in(team, frame.window)
    until_first = frame.clock.fresh_until(begin) if checks_in and begin is not None else None
    if looked:
        insight = FreshnessInsight(_state(frame, until[-1]), looked[-1], until[-1])
    elif checks_in:
        insight = FreshnessInsight(Freshness.NEVER, None, until_first)
    elif frame.touched is not None:
        until_first = frame.clock.fresh_until(frame.touched)
        insight = FreshnessInsight(_state(frame, until_first), frame.touched, until_first)
    else:
        insight = FreshnessInsight(Freshness.UNKNOWN)
    turns = set(looked)
    lasting = (*until, *(() if until_first is None else (until_first,)))
    following = (*looked[1:], date.max, looked[0] if looked else date.max)
    turns.update(later(day, 1) for day, upcoming in zip(lasting, following, strict=False) if day < upcoming)
    return Track(looked, until, until_first, insight, frozenset(turns))


def _state(frame: Frame, until: date) -> Freshness:
    day, end = frame.basis.as_of, frame.window.end
    clock_day = day if end is None or day < end else end
    return Freshness.STALE if clock_day > until else Freshness.FRESH

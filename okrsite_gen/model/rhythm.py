"""A team's check-ins of a cycle, period by period, as they were expected and as they came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from okrsite_gen.model.kinds import Cadence


class Beat(str, Enum):
    """What became of the check-in of one period."""

    IN_TIME = "in-time"
    LATE = "late"
    MISSED = "missed"
    DUE = "due"
    """Expected, its period over, and not late enough to count as missed."""
    NEXT = "next"
    TO_COME = "to-come"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days in which one check-in is expected."""

    first: date
    """Its first day."""
    last: date
    """Its last day."""
    day: date
    """Day of its check-in; where there is none, the day on which one is usual."""
    beat: Beat
    """What became of it."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """All periods of a team in a cycle in which it has checked in, or ought to have while others did."""

    cadence: Cadence
    """How often a check-in is expected."""
    periods: tuple[Period, ...]
    """Oldest first, from the cycle's first day to its last."""

    @property
    def done(self) -> int:
        """How many expected check-ins came."""
        return sum(period.beat in (Beat.IN_TIME, Beat.LATE) for period in self.periods)

    @property
    def expected(self) -> int:
        """How many check-ins were expected so far, breaks aside."""
        return self.done + sum(period.beat is Beat.MISSED for period in self.periods)

    @property
    def silent(self) -> bool:
        """Whether the newest check-in that was expected is missing."""
        heard = [each.beat for each in self.periods if each.beat not in (Beat.BREAK, Beat.NEXT, Beat.TO_COME)]
        return bool(heard) and heard[-1] in (Beat.MISSED, Beat.DUE)

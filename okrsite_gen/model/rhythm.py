"""A team's check-ins of a cycle, period by period, as they were expected and as they came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from okrsite_gen.model.flat import flat
from okrsite_gen.model.kinds import Cadence


class Beat(str, Enum):
    """What became of the check-in of one period."""

    IN_TIME = "in-time"
    LATE = "late"
    MISSED = "missed"
    DUE = "due"
    """Its usual day has passed, and it is not late enough to count as missed."""
    BEFORE = "before"
    """None came, and none is missed, since the team had not begun to check in."""
    NOT_SHOWN = "not-shown"
    """None is shown, and whether one was written is not for the readers of this build."""
    NEXT = "next"
    TO_COME = "to-come"
    BREAK = "break"


@flat
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


@flat
@dataclass(frozen=True, slots=True)
class Rhythm:
    """All periods of a team in a cycle in which it has checked in, or ought to have while others did."""

    cadence: Cadence
    """How often a check-in is expected."""
    periods: tuple[Period, ...]
    """Oldest first, from the cycle's first day to its last."""
    silent: bool = False
    """Whether the newest check-in that was expected is missing, and its period is over."""
    partial: bool = False
    """Whether there may be check-ins that are not for the readers of this build, so that none can be called missing."""

    @property
    def done(self) -> int:
        """How many expected check-ins came."""
        return sum(period.beat in (Beat.IN_TIME, Beat.LATE) for period in self.periods)

    @property
    def expected(self) -> int:
        """How many check-ins were expected so far, breaks and the time before the first one aside."""
        return self.done + sum(period.beat is Beat.MISSED for period in self.periods)

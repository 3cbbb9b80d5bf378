"""Statuses, and the reasons for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache

from okrsite_gen.model.flat import flat


class Status(str, Enum):
    """The headline of a key result or objective."""

    ACHIEVED = "achieved"
    PARTLY = "partly"
    MISSED = "missed"
    DROPPED = "dropped"
    DEFERRED = "deferred"
    CLOSED = "closed"
    """Closed without a word on how it ended."""
    NOT_GRADED = "not-graded"
    PLANNED = "planned"
    TARGET_MET = "target-met"
    OFF_TRACK = "off-track"
    AT_RISK = "at-risk"
    NOT_STARTED = "not-started"
    STALE = "stale"
    ON_TRACK = "on-track"


CLOSED_STATUSES = frozenset(
    {Status.ACHIEVED, Status.PARTLY, Status.MISSED, Status.DROPPED, Status.DEFERRED, Status.CLOSED}
)
"""Statuses of what is over; nothing needs attention there."""

WORST_FIRST = (
    Status.OFF_TRACK,
    Status.AT_RISK,
    Status.STALE,
    Status.NOT_STARTED,
    Status.ON_TRACK,
    Status.TARGET_MET,
    Status.NOT_GRADED,
    Status.PLANNED,
    Status.MISSED,
    Status.PARTLY,
    Status.ACHIEVED,
    Status.CLOSED,
    Status.DEFERRED,
    Status.DROPPED,
)
"""The order in which statuses are listed and counted; the first six also decide which key result speaks for its
objective."""


Parameter = str | int
"""Reasons carry plain parameters: keys, ISO dates, decimals as text. The catalogue words them."""


@flat
@dataclass(frozen=True, slots=True)
class Reason:
    """Why something has its status: a code of the message catalogue (`reason.<code>`) and its parameters."""

    code: str
    parameters: tuple[tuple[str, Parameter], ...] = ()

    def get(self, name: str) -> Parameter:
        """Return one parameter; an empty text where the reason does not carry it."""
        return dict(self.parameters).get(name, "")


@flat
@dataclass(frozen=True, slots=True)
class StatusSpan:
    """A stretch of days with one status."""

    since: date
    status: Status


@lru_cache(maxsize=1 << 14)
def span_of(since: date, status: Status) -> StatusSpan:
    """Return a stretch; the same object for equal ones, of which there are six for each key result, mostly alike."""
    return StatusSpan(since, status)


@flat
@dataclass(frozen=True, slots=True)
class StatusInsight:
    """A status with its causes and its past."""

    status: Status
    reasons: tuple[Reason, ...] = ()
    """Most important first; the causes of `status` only."""
    since: date | None = None
    """First day of the present status; None where it is unknown."""
    before: Status | None = None
    """The status before; None if there was none."""
    spans: tuple[StatusSpan, ...] = ()
    """Every status so far, oldest first; the last one is the present."""

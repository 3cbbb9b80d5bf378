"""What counts as a move of a key result, what as running into trouble, and what as getting out of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from okrsite_gen.model.insights import KeyResultInsight, Point
from okrsite_gen.model.kinds import Kind
from okrsite_gen.model.objectives import KeyResult
from okrsite_gen.model.status import Status, StatusInsight
from okrsite_gen.model.values import Value

TROUBLE = (Status.OFF_TRACK, Status.AT_RISK, Status.STALE)
"""What counts as trouble, the worst first."""
WELL = (Status.ON_TRACK, Status.TARGET_MET)
NOTHING = Decimal(0)
FROM_NOTHING = (Kind.MILESTONES, Kind.YES_NO, Kind.LEVELS)
"""Kinds of which nothing is done before anybody says so."""


def start_of(part: KeyResult, insight: KeyResultInsight) -> Point | None:
    """Return where a key result stood before anything was known of it; None where that is not certain."""
    if not insight.series or (part.start is None and part.kind not in FROM_NOTHING):
        return None
    return Point(None, insight.series[0].source, part.start, NOTHING)


def has_moved(before: Point, after: Point) -> bool:
    """Return whether a key result stands elsewhere: its progress does, or its value where that is no way forward."""
    return (after.progress or NOTHING) != (before.progress or NOTHING) or _worth(after) != _worth(before)


def _worth(point: Point) -> object:
    """Return what a value is worth, however it is written."""
    return (point.figure.number, point.figure.unit) if isinstance(point.figure, Value) else point.figure


def ran_into_trouble(before: Status | None, after: Status | None) -> bool:
    """Return whether something is worse off: stale to at risk is worse, off track to at risk is not."""
    if after not in TROUBLE:
        return False
    return before not in TROUBLE or TROUBLE.index(after) < TROUBLE.index(before)


def recovered(before: Status | None, after: Status | None) -> bool:
    """Return whether something is well again after trouble."""
    return after in WELL and before in TROUBLE


def status_on(insight: StatusInsight, day: date) -> Status:
    """Return the status that something had at the end of a day; its first one before that is known."""
    return next((span.status for span in reversed(insight.spans) if span.since <= day), insight.status)


def turned_after(insight: StatusInsight, day: date) -> Status | None:
    """Return the status at the end of `day` of what has another one now; None where it has not turned since.

    What nobody knows the day of has not turned.
    """
    if insight.since is None or insight.since <= day or insight.before is None:
        return None
    before = status_on(insight, day)
    return before if before is not insight.status else None

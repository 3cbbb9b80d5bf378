"""What happened, week by week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenEvent:
    """Something that happened on one day."""

    day: date
    """The day."""
    sort: str
    """`status` (a status turned), `value` (a key result moved), `edit` (a field of a file was changed), `check-in`
    (one was written), `cycle-start` or `cycle-end`."""
    id: str
    """Id of the objective, key result, check-in or cycle; of what is gone, its id in lower case. All but that of
    a cycle begin with team and cycle."""
    name: str = ""
    """The field that was changed, `added` or `removed`."""
    before: str = ""
    """What was there: a status, a figure or words as written."""
    after: str = ""
    """What is there since."""
    progress: Decimal | None = None
    """Raw progress after a move."""
    source: str = ""
    """Where a move was recorded: `check-in`, `metric`, `file` or `history`."""
    easier: bool = False
    """Whether an edit made something easier after it had been agreed on."""
    reason: str = ""
    """Why it was edited; missing where nobody said."""
    author: str = ""
    """Who edited it, as configuration lets authors appear."""
    commit: str = ""
    """Id of the commit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenWeek:
    """Everything that happened from a Monday to its Sunday."""

    id: str
    """The week by ISO's count: `2026-W47`."""
    first: date
    """Its Monday."""
    last: date
    """Its Sunday."""
    events: tuple[OpenEvent, ...]
    """By day; within a day by id and sort."""

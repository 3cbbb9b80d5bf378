"""What an export of Viva Goals says of one objective, key result or deliverable, whichever form it has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from okrsite_gen.model.incoming import Spot

OBJECTIVE, KEY_RESULT, DELIVERABLE = "objective", "key result", "deliverable"


@dataclass(frozen=True, slots=True)
class Parent:
    """A line of alignment as Viva Goals writes it."""

    title: str
    id: str = ""
    weight: str = ""
    """A number, the percentage by which it counts there."""


@dataclass(frozen=True, slots=True)
class Said:
    """A check-in as Viva Goals keeps it, about one thing by one person."""

    day: date
    spot: Spot
    user: str = ""
    note: str = ""
    status: str = ""
    value: str = ""
    rest: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """An objective, key result or deliverable; texts as they stood, empty where nothing stood."""

    title: str
    kind: str
    """One of `OBJECTIVE`, `KEY_RESULT`, `DELIVERABLE`."""
    spot: Spot
    id: str = ""
    teams: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    period: str = ""
    start: date | None = None
    end: date | None = None
    description: str = ""
    parents: tuple[Parent, ...] = ()
    unit: str = ""
    begin: str = ""
    """Value at the start."""
    target: str = ""
    current: str = ""
    """Value now."""
    progress: str = ""
    """Percentage, rolled up from below."""
    actual: str = ""
    """Percentage of the way from start to target."""
    goal_type: str = ""
    status: str = ""
    score: str = ""
    last_day: date | None = None
    last_note: str = ""
    tags: tuple[str, ...] = ()
    planned: tuple[tuple[date, str], ...] = ()
    check_ins: tuple[Said, ...] = ()
    rest: tuple[tuple[str, str], ...] = ()

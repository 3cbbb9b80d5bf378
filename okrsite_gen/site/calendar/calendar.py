"""What a calendar holds, before it is worded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from okrsite_gen.site.messages import Words
from okrsite_gen.site.page import Page

MEDIA = "text/calendar"


@dataclass(frozen=True, slots=True)
class Repeat:
    """How an event comes again."""

    weeks: int
    """Every so many weeks."""
    until: date
    """The last day on which it comes."""
    skipped: tuple[date, ...] = ()
    """Days between on which it does not."""


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """Something on whole days."""

    first_address: str
    """Its name for ever: an address, with a fragment, that is first of all unlike any other."""
    title: Words
    first: date
    """Its first day."""
    last: date
    """Its last day."""
    address: str
    """Site address of what it is about."""
    lines: tuple[tuple[Words, str], ...] = ()
    """(words, site address or nothing) of what belongs to it."""
    repeat: Repeat | None = None


@dataclass(frozen=True, slots=True)
class CalendarView:
    """A whole calendar."""

    title: Words
    home: str
    """Site address of the page that it belongs to."""
    events: tuple[CalendarEvent, ...]
    """By day."""


def calendar_page(address: str, view: CalendarView) -> Page:
    """Return the page of a calendar, which needs absolute addresses: plan it only where the base URL is known."""
    return Page(address, "calendar", view, MEDIA)

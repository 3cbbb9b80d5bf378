"""A calendar as a file (RFC 5545)."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from icalendar import Calendar, Event
from icalendar.prop import vRecur

from okrsite_gen.site.calendar.calendar import CalendarEvent, CalendarView
from okrsite_gen.site.feeds import Whereabouts
from okrsite_gen.site.links import absolute
from okrsite_gen.site.messages import Catalogue, Words
from okrsite_gen.site.unprintable import printable

LONGEST_TITLE = 200
LINES = 20
"""Lines of an event that are told; its page has the others."""
A_DAY = timedelta(days=1)


def write_calendar(view: CalendarView, where: Whereabouts, language: str, words: Catalogue) -> bytes:
    """Return a calendar with whole-day events; the same bytes for the same events, whenever it is written."""
    calendar = Calendar()
    calendar.add("prodid", f"-//okrsite//{language}")
    calendar.add("version", "2.0")
    title = _plain(view.title, words)
    for name in ("name", "x-wr-calname"):
        calendar.add(name, title)
    calendar.add("refresh-interval", A_DAY, parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", "P1D")
    calendar.add("url", absolute(view.home, where.base_url))
    for event in view.events:
        calendar.add_component(_event(event, where, words))
    written: bytes = calendar.to_ical()
    return written


def _event(event: CalendarEvent, where: Whereabouts, words: Catalogue) -> Event:
    found = Event()
    found.add("uid", absolute(event.first_address, where.first_url))
    # No clock is read: subscribers take the whole file anew anyway.
    found.add("dtstamp", datetime(event.first.year, event.first.month, event.first.day, tzinfo=timezone.utc))
    found.add("summary", _short(_plain(event.title, words)))
    found.add("dtstart", event.first)
    if event.last < date.max:
        found.add("dtend", event.last + A_DAY)
    found.add("transp", "TRANSPARENT")
    page = absolute(event.address, where.base_url)
    found.add("url", page)
    found.add("description", "\n".join((*_lines(event, where, words), page)))
    if event.repeat:
        found.add("rrule", vRecur(freq="WEEKLY", interval=event.repeat.weeks, until=event.repeat.until))
        if event.repeat.skipped:
            found.add("exdate", list(event.repeat.skipped), parameters={"value": "DATE"})
    return found


def _lines(event: CalendarEvent, where: Whereabouts, words: Catalogue) -> list[str]:
    lines = [
        " – ".join(filter(None, (_plain(text, words), absolute(address, where.base_url) if address else "")))
        for text, address in event.lines[:LINES]
    ]
    more = len(event.lines[LINES:])
    return [*lines, *((words.t("updates.more", count=more),) if more else ())]


def _plain(text: Words, words: Catalogue) -> str:
    return printable(words.plain(text))


def _short(title: str) -> str:
    return title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1]}…"

"""The door for dates: every day of the site is written by one of these methods."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta, timezone
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton

from okrsite_gen.site.locales import DASH, NO_BREAK, locale_of, runs_from_right


class DateFormats:
    """Dates in one language and time zone, as read in a year. Results are remembered."""

    def __init__(self, language: str, timezone_name: str = "UTC", year: int | None = None) -> None:
        """Prepare to write. `year` is that of the day for which the site is built: short days of others name theirs."""
        self._year = year
        self.locale: Locale = locale_of(language)
        self._zone = zone_of(timezone_name) or timezone.utc
        self._arrow = "←" if runs_from_right(self.locale) else "→"
        self._seen: dict[tuple[object, ...], str] = {}

    def day(self, day: date | None) -> str:
        """Return a day with its year: `20 Nov 2026`."""
        return self._once("day", day, lambda known: _tight(format_skeleton("yMMMd", known, locale=self.locale)))

    def short_day(self, day: date | None) -> str:
        """Return a day of the site's year without its year, any other with it: `20 Nov`, `17 Dec 2025`."""
        if day is not None and self._year is not None and day.year != self._year:
            return self.day(day)
        return self._once("short", day, lambda known: _tight(format_skeleton("MMMd", known, locale=self.locale)))

    def long_day(self, day: date | None) -> str:
        """Return a day in full: `Friday, 20 November 2026`."""
        return self._once("long", day, lambda known: format_date(known, "full", self.locale))

    def month(self, day: date | None) -> str:
        """Return the month of a day: `November 2026`."""
        return self._once("month", day, lambda known: format_skeleton("yMMMM", known, locale=self.locale))

    def short_month(self, day: date, *, year: bool = False) -> str:
        """Return the month of a day in a few letters, for a time axis: `Nov`, `Nov 2026`."""
        pattern = "yMMM" if year else "MMM"
        return self._once(pattern, day, lambda known: _tight(format_skeleton(pattern, known, locale=self.locale)))

    def week(self, day: date | None) -> str:
        """Return the ISO week of a day: `2026-W47`."""
        if day is None:
            return DASH
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}"

    def iso(self, day: date | None) -> str:
        """Return a day as machines read it; nothing where it is not known."""
        return "" if day is None else day.isoformat()

    def days(self, start: date | None, end: date | None) -> str:
        """Return a stretch of days: `1 Oct – 31 Dec 2026`; with one end open, an arrow stands for what is not known."""
        if start is None or end is None:
            known = self.day(start or end)
            return DASH if start is end else f"{known} {self._arrow}" if start else f"{self._arrow} {known}"
        key = ("days", start, end)
        text = self._seen.get(key)
        if text is None:
            written = format_interval(start, end, "yMMMd", locale=self.locale)
            text = self._seen[key] = " – ".join(
                _tight(part) for part in written.replace("\N{THIN SPACE}–\N{THIN SPACE}", " – ").split(" – ")
            )
        return text

    def instant(self, day: date) -> str:
        """Return the noon of a day in the site's time zone as RFC 3339 wants it: `2026-11-20T12:00:00+01:00`."""
        written = datetime.combine(day, time(12), tzinfo=self._zone).isoformat(timespec="seconds")
        return written.removesuffix("+00:00") + "Z" if written.endswith("+00:00") else written

    def _once(self, kind: str, day: date | None, make: Callable[[date], str]) -> str:
        if day is None:
            return DASH
        text = self._seen.get((kind, day))
        if text is None:
            text = self._seen[kind, day] = make(day)
        return text


def zone_of(name: str) -> ZoneInfo | None:
    """Return the time zone of a name such as `Europe/Berlin`; None where this machine knows none of that name."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError, RecursionError):
        return None


@lru_cache(maxsize=4096)
def monday(day: date) -> date:
    """Return the first day of the week that holds a day."""
    return day - timedelta(days=day.weekday())


def weeks(start: date, end: date) -> tuple[date, ...]:
    """Return the Mondays of all weeks that touch the days from `start` to `end`."""
    first = monday(start)
    return tuple(first + timedelta(days=7 * index) for index in range((end - first).days // 7 + 1))


def _tight(text: str) -> str:
    """Keep the parts of a date on one line."""
    return text.replace(" ", NO_BREAK)

"""Days that stay inside the calendar, and the clock of the check-in cadence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from okrsite_gen.model.kinds import Cadence

SATURDAY = 5
DAYS = {Cadence.WEEKLY: 7, Cadence.FORTNIGHTLY: 14}


def later(day: date, days: int) -> date:
    """Return the day so many days later (or earlier), at most the calendar's last (or first) day."""
    ordinal = day.toordinal() + days
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))


def month_later(day: date) -> date:
    """Return the same day of the next month, or that month's last day where it has no such day."""
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    if year > date.max.year:
        return date.max
    following = (year + 1, 1) if month == 12 else (year, month + 1)
    length = 31 if month == 12 else (date(*following, 1) - date(year, month, 1)).days
    return date(year, month, min(day.day, length))


class Clock:
    """How long a word stays fresh: a cadence, working days of grace, and breaks in which no day passes."""

    __slots__ = ("_breaks", "_cadence", "_grace", "_known")

    def __init__(self, cadence: Cadence, grace: int, breaks: Iterable[tuple[date, date]]) -> None:
        self._cadence = cadence
        self._grace = grace
        self._breaks = tuple(sorted(span for span in breaks if span[0] <= span[1]))
        self._known: dict[date, date] = {}

    def fresh_until(self, last: date) -> date:
        """Return the last day on which a word of the day `last` still counts as fresh."""
        until = self._known.get(last)
        if until is None:
            until = self._known[last] = self._count(last)
        return until

    def _count(self, last: date) -> date:
        length = DAYS.get(self._cadence) or (month_later(last) - last).days
        day = last
        for _ in range(length):
            day = self._next(day)
        left = self._grace
        while left > 0 and day < date.max:
            day = self._next(day)
            left -= day.weekday() < SATURDAY
        return day

    def _next(self, day: date) -> date:
        following = later(day, 1)
        for first, last in self._breaks:
            if first <= following <= last:
                following = later(last, 1)
        return following

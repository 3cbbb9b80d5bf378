"""Days as a condition writes them: `2026-11-20`, `2026-11` for a whole month, `today - 14 days`, `this month`."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

Span = tuple[date, date]
"""The first and the last day of what was written."""

FORMS = "`2026-11-20`, `2026-11`, `today`, `today - 14 days` or `this month`"
"""The forms, as messages tell them."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_FROM_TODAY = re.compile(r"today(?: ?([-+]) ?(\d{1,7}) ?(d|days?|w|weeks?))?")


def span_of(written: str, today: date) -> Span:
    """Return the days that are meant. Raises ValueError for what is no day."""
    text = " ".join(written.lower().split())
    if text == "this month":
        return _month(today.year, today.month)
    if found := _FROM_TODAY.fullmatch(text):
        sign, count, unit = found.groups()
        days = int(f"{sign}{count}") * (7 if unit.startswith("w") else 1) if sign else 0
        return _alone(_later(today, days))
    if found := _MONTH.fullmatch(text):
        return _month(int(found[1]), int(found[2]))
    if not _DAY.fullmatch(text):
        raise ValueError(text)
    return _alone(date.fromisoformat(text))


def _alone(day: date) -> Span:
    return day, day


def _month(year: int, month: int) -> Span:
    first = date(year, month, 1)
    return first, first.replace(day=monthrange(year, month)[1])


def _later(today: date, days: int) -> date:
    try:
        return today + timedelta(days=days)
    except OverflowError:
        raise ValueError(str(days)) from None

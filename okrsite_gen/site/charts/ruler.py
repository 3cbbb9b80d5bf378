"""The ruler of a cycle: a stroke a week, a longer one a month, and a needle at the day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from markupsafe import Markup

from okrsite_gen.site.charts.svg import element, share

HEIGHT = 16
MONTH = 4
"""Where the stroke of a month begins, from the top."""
WEEK = 9
"""Where the stroke of a week begins."""
WEEKS_SHOWN = 200
"""Days up to which a cycle has strokes for its weeks; a longer one shows its months only."""


def cycle_ruler(start: date, end: date, today: date) -> Markup:
    """Draw the days from `start` to `end` with `today` as a needle; decorative, the day stands beside it in words."""
    days = (end - start).days + 1

    def place(day: date) -> str:
        return share(Decimal((day - start).days) / Decimal(days))

    now = place(today + timedelta(days=1))
    lines = [
        element("line", class_="ruler-ground", x1=0, x2="100%", y1=HEIGHT - 1, y2=HEIGHT - 1),
        element("line", class_="ruler-gone", x1=0, x2=now, y1=HEIGHT - 2, y2=HEIGHT - 2),
    ]
    for day, top in _strokes(start, end, weeks=days <= WEEKS_SHOWN):
        lines.append(element("line", class_="ruler-stroke", x1=place(day), x2=place(day), y1=top, y2=HEIGHT))
    lines.append(element("line", class_="ruler-now", x1=now, x2=now, y1=0, y2=HEIGHT))
    return element("svg", *lines, class_="ruler", width="100%", height=HEIGHT, aria_hidden="true")


def _strokes(start: date, end: date, *, weeks: bool) -> Iterator[tuple[date, int]]:
    """Yield where a stroke stands and where it begins: both ends, the first of each month, and Mondays."""
    yield start, MONTH
    for number in range(1, (end - start).days + 1):
        day = start + timedelta(days=number)
        if day.day == 1:
            yield day, MONTH
        elif weeks and day.weekday() == 0:
            yield day, WEEK
    yield end + timedelta(days=1), MONTH

"""The ruler of a cycle: a stroke a week, a longer one a month, and a needle at the day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from markupsafe import Markup

from okrsite_gen.site.charts.svg import element, place

WIDTH, HEIGHT = 800, 16
MONTH = 4
"""Where the stroke of a month begins, from the top."""
WEEK = 9
"""Where the stroke of a week begins."""
WEEKS_SHOWN = 200
"""Days up to which a cycle has strokes for its weeks; a longer one shows its months only."""


@lru_cache(maxsize=256)
def cycle_ruler(start: date, end: date, today: date) -> Markup:
    """Draw the days from `start` to `end` with `today` as a needle; decorative, the day stands beside it in words.

    One path for all strokes of a kind keeps the header light. The drawing is stretched to the width that it gets.
    """
    days = (end - start).days + 1

    def x(day: date) -> str:
        return place(min(max((day - start).days / days, 0.0), 1.0) * WIDTH)

    now = x(today + timedelta(days=1))
    strokes = "".join(f"M{x(day)} {top}V{HEIGHT}" for day, top in _strokes(start, end, weeks=days <= WEEKS_SHOWN))
    return element(
        "svg",
        element("path", class_="ruler-ground", d=f"M0 {HEIGHT - 1}H{WIDTH}"),
        element("path", class_="ruler-gone", d=f"M0 {HEIGHT - 2}H{now}"),
        element("path", class_="ruler-stroke", d=strokes),
        element("path", class_="ruler-now", d=f"M{now} 0V{HEIGHT}"),
        class_="ruler",
        width="100%",
        height=HEIGHT,
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        preserveAspectRatio="none",
        aria_hidden="true",
    )


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

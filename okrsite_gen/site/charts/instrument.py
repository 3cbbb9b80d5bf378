"""The instrument of a cycle: how much of its time is gone and how much of the way, on one axis."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from markupsafe import Markup

from okrsite_gen.site.charts.svg import element, share
from okrsite_gen.site.messages import Catalogue
from okrsite_gen.site.summaries import CycleSummary

TIME, WAY, HEIGHT = 24, 68, 92
"""Where the two lines stand, from the top, and the height of the whole."""
WEEKS_UP_TO, MONTHS_UP_TO = 200, 400
"""Days up to which weeks have strokes, and up to which months have names; longer cycles name their years."""
QUARTERS_FROM = 200
"""Days from which a narrow page names only the first month of each quarter."""
LATE = Decimal("0.5")
"""Share of the width from which words stand to the left of what they name: there they have room on a phone too."""


def cycle_instrument(cycle: CycleSummary, words: Catalogue) -> Markup:
    """Draw a cycle with both its days; nothing without them. Decorative: its figures stand beside it in words."""
    if cycle.start is None or cycle.end is None or cycle.elapsed is None:
        return Markup("")
    days = (cycle.end - cycle.start).days + 1
    totals = cycle.roll_up
    parts = [*_calendar(cycle.start, cycle.end, words), *_line(TIME, "instrument-time", cycle.elapsed)]
    if 0 < cycle.elapsed < 1:
        now = share(cycle.elapsed)
        today = cycle.start + timedelta(days=int(cycle.elapsed * (days - 1) + Decimal("0.5")))
        parts.append(element("line", class_="instrument-now", x1=now, x2=now, y1=TIME, y2=WAY + 6))
        parts.append(_label(cycle.elapsed, TIME + 17, words.dates.short_day(today), "instrument-day"))
    parts += _line(WAY, "instrument-way", totals.mean_progress)
    if totals.mean_planned:
        tick = share(totals.mean_planned)
        parts.append(element("line", class_="bar-plan", x1=tick, x2=tick, y1=WAY - 6, y2=WAY + 6))
        plan = words.t("cycle.plan-today", plan=totals.mean_planned)
        parts.append(_label(totals.mean_planned, WAY + 20, plan, "instrument-word"))
    return element("svg", *parts, class_="instrument", width="100%", height=HEIGHT, aria_hidden="true")


def _line(y: int, name: str, reached: Decimal | None) -> Iterator[Markup]:
    yield element("line", class_="bar-ground", x1=0, x2="100%", y1=y, y2=y)
    if reached:
        yield element("line", class_=name, x1=0, x2=share(reached), y1=y, y2=y)


def _label(at: Decimal, y: int, text: str, name: str) -> Markup:
    left = at > LATE
    return element(
        "text", text, class_=name, x=share(at), y=y, dx=-5 if left else 5, text_anchor="end" if left else "start"
    )


def _calendar(start: date, end: date, words: Catalogue) -> Iterator[Markup]:
    days = (end - start).days + 1
    yield _stroke(Decimal(0), 8)
    named = [(Decimal(0), start)]
    for number in range(1, days):
        day = start + timedelta(days=number)
        at = Decimal(number) / days
        begins = day.day == 1 if days <= MONTHS_UP_TO else (day.month, day.day) == (1, 1)
        if begins:
            yield _stroke(at, 8)
            named.append((at, day))
        elif days <= WEEKS_UP_TO and day.weekday() == 0:
            yield _stroke(at, TIME - 5)
    ends = [at for at, _ in named[1:]] + [Decimal(1)]
    for (at, day), following in zip(named, ends, strict=True):
        if following - at >= Decimal("0.05"):
            name = words.dates.short_month(day) if days <= MONTHS_UP_TO else str(day.year)
            spare = QUARTERS_FROM < days <= MONTHS_UP_TO and day.month % 3 != 1
            hung = "instrument-word is-for-wide" if spare else "instrument-word"
            yield element("text", name, class_=hung, x=share(at), y=11, dx=5)


def _stroke(at: Decimal, top: int) -> Markup:
    return element("line", class_="instrument-stroke", x1=share(at), x2=share(at), y1=top, y2=TIME)

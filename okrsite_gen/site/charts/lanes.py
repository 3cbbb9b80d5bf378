"""Milestones over time: a lane for each, a diamond on the day it is due, a tick on the day it was done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from markupsafe import Markup

from okrsite_gen.site.charts.frame import GUTTER, NARROW, Scene, extent, ground, picture, track, word
from okrsite_gen.site.charts.labels import Label, wide
from okrsite_gen.site.charts.scale import Days, Heights, Plot
from okrsite_gen.site.charts.svg import element, place
from okrsite_gen.site.messages import Catalogue
from okrsite_gen.site.prose import Title

LANE = 17.0
LONGEST = 12
"""Lanes of one drawing; of more milestones only the list is shown."""


@dataclass(frozen=True, slots=True)
class Lane:
    """One milestone."""

    due: date | None
    """Its due date."""
    done: bool
    """Whether it is done at present."""
    done_on: date | None
    """Day of the check-in that first said so; None where it is open or nobody said when."""
    overdue: bool
    """Whether its day has passed and it is not done."""


@dataclass(frozen=True, slots=True)
class LanesChart:
    """Everything that the drawing of milestones shows."""

    key: str
    """Unique on its page; ids in the drawing begin with it."""
    title: Title
    """Of the key result."""
    start: date
    """First day of the time axis."""
    end: date
    """Last day of the time axis."""
    lanes: tuple[Lane, ...]
    """In the order written."""
    told: tuple[tuple[date, int], ...] = ()
    """What people said: day and confidence from 0 to 10, oldest first."""
    as_of: date | None = None


def lanes_svg(chart: LanesChart, words: Catalogue) -> Markup:
    """Draw milestones; the lanes have the numbers of the list beside which they stand."""
    drawn = _scene(chart, words)
    lanes = [mark for number, lane in enumerate(chart.lanes) for mark in _lane(drawn, number, lane, words)]
    return picture(
        chart.key,
        words.t("chart.line.title", title=words.plain(chart.title)),
        describe_lanes(chart, words),
        extent(drawn, chart.told),
        [*ground(drawn, chart.as_of, chart.told, words), *lanes, *track(drawn, chart.told, words)],
    )


def describe_lanes(chart: LanesChart, words: Catalogue) -> str:
    """Return in a sentence what the drawing shows: how many are done, how many overdue."""
    done, late = sum(lane.done for lane in chart.lanes), sum(lane.overdue for lane in chart.lanes)
    told = words.t("chart.lanes.done", done=done, count=len(chart.lanes))
    return told + " " + words.t("chart.lanes.overdue", count=late) if late else told


def _scene(chart: LanesChart, words: Catalogue) -> Scene:
    days = [chart.start, chart.end, *(day for day, _ in chart.told)]
    days += [day for lane in chart.lanes for day in (lane.due, lane.done_on) if day]
    left = wide(str(len(chart.lanes))) + GUTTER
    right = wide(words.t("chart.told")) + GUTTER if chart.told else GUTTER
    plot = Plot(left, NARROW - right, 8.0, 8.0 + LANE * len(chart.lanes))
    heights = Heights(Decimal(0), Decimal(1), plot.top, plot.bottom)
    return Scene(NARROW, plot, Days(min(days), max(days), plot.left, plot.right), heights, ())


def _lane(drawn: Scene, number: int, lane: Lane, words: Catalogue) -> list[Markup]:
    plot, y = drawn.plot, drawn.plot.top + LANE * (number + 0.4)
    found = [
        element("line", class_="chart-rule", x1=plot.left, x2=plot.right, y1=y, y2=y),
        word(Label(plot.left - GUTTER, y + 4, "end", words.numbers.number(number + 1))),
    ]
    if lane.due:
        x = drawn.days.x(lane.due)
        kind = "is-done" if lane.done else "is-late" if lane.overdue else "is-open"
        diamond = f"M{place(x - 5)} {place(y)}l5 -5l5 5l-5 5z"
        found.append(element("path", class_=f"chart-due {kind}", d=diamond))
    if lane.done_on:
        x = drawn.days.x(lane.done_on)
        tick = f"M{place(x - 3.5)} {place(y + 0.5)}l2.5 2.8l4.6 -6"
        found.append(element("circle", class_="chart-done", cx=x, cy=y, r=6.5))
        found.append(element("path", class_="chart-tick", d=tick))
    return found

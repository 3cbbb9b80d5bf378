"""What drawings over time have in common: room for words, hairlines with figures, months, and what people say."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from markupsafe import Markup

from okrsite_gen.model.values import Figure, Value
from okrsite_gen.site.charts.labels import Box, Label, not_touching, wide
from okrsite_gen.site.charts.measure import tick_words
from okrsite_gen.site.charts.scale import Days, Heights, Plot, domain, month_starts, ticks
from okrsite_gen.site.charts.svg import element, place, text
from okrsite_gen.site.dates import DateFormats
from okrsite_gen.site.messages import Catalogue

NARROW, WIDE = 400.0, 880.0
TOP = 14.0
GUTTER = 8.0
"""Between the plot and the words beside it."""

LEAST_RIGHT, MOST_RIGHT = 34.0, 120.0
SHORT = 45
"""Days up to which a time axis names days instead of months."""

TRACK = 42.0
"""From the plot down to the foot of the confidence bars."""

BAR = 1.7
"""Height of one step of confidence."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A drawing's plot and its two axes."""

    width: float
    plot: Plot
    days: Days
    heights: Heights
    marks: tuple[tuple[Decimal, str], ...]
    """Figures that have a hairline, with their words."""

    @property
    def room(self) -> Box:
        """Where words may stand."""
        return Box(self.plot.left, 0.0, self.width, self.plot.bottom)


def scene(
    span: tuple[date, date],
    numbers: Sequence[Decimal],
    like: Value,
    right_words: Iterable[str],
    words: Catalogue,
    *,
    width: float = NARROW,
    height: float = 112.0,
) -> Scene:
    """Return the plot for figures over days, with as much room beside it as its words need.

    Without figures the plot has no height and only a time axis.
    """
    top = TOP if numbers else 4.0
    bottom = top + height if numbers else top
    low, high = domain(min(numbers), max(numbers)) if numbers else (Decimal(0), Decimal(1))
    whole = all(number == number.to_integral_value() for number in numbers)
    marks = tuple(
        (number, tick_words(number, like, words.numbers))
        for number in (ticks(low, high, whole=whole) if numbers else ())
    )
    left = max((wide(figure) for _, figure in marks), default=0.0) + GUTTER if marks else 2.0
    right = min(max([LEAST_RIGHT, *(wide(each) + GUTTER for each in right_words)]), MOST_RIGHT)
    plot = Plot(left, width - right, top, bottom)
    return Scene(width, plot, Days(*span, plot.left, plot.right), Heights(low, high, plot.top, plot.bottom), marks)


def word(label: Label, name: str = "chart-word") -> Markup:
    """Return a word as it is drawn."""
    return text(label.text, name, label.x, label.y, label.anchor)


def axes(drawn: Scene, words: Catalogue) -> list[Markup]:
    """Return the hairlines with their figures, and the days below."""
    plot = drawn.plot
    levels = [(drawn.heights.y(number), figure) for number, figure in drawn.marks]
    rules = "".join(f"M{place(plot.left)} {place(y)}H{place(plot.right)}" for y, _ in levels)
    found = [element("path", class_="chart-rule", d=rules)] if rules else []
    found += [text(figure, "chart-word", plot.left - GUTTER, y + 4, "end") for y, figure in levels]
    return [*found, *_time_axis(drawn.days, plot, drawn.width, words.dates)]


@lru_cache(maxsize=1024)
def _time_axis(days: Days, plot: Plot, width: float, dates: DateFormats) -> tuple[Markup, ...]:
    """Return the foot of the plot with its months, which the drawings of a cycle have in common."""
    found = [element("line", class_="chart-foot", x1=plot.left, x2=plot.right, y1=plot.bottom, y2=plot.bottom)]
    starts = [day for day in month_starts(days.first, days.last) if day != days.first]
    strokes = "".join(f"M{place(days.x(day))} {place(plot.bottom)}v4" for day in starts[:60])
    if strokes:
        found.append(element("path", class_="chart-stroke", d=strokes))
    return (*found, *map(word, _day_labels(days, plot.bottom + 16, width, dates)))


def _day_labels(days: Days, y: float, width: float, dates: DateFormats) -> tuple[Label, ...]:
    """Return the words of the time axis: months in their middle, of longer times the first month of each quarter."""
    if (days.last - days.first).days <= SHORT:
        first = Label(days.left, y, "start", dates.short_day(days.first))
        return not_touching((first, Label(days.right, y, "end", dates.short_day(days.last))))
    starts = month_starts(days.first, days.last)
    if len(starts) > 14:
        every = next(
            (step for step in (3, 6, 12, 24, 60, 120) if len(starts) / step * 62 <= days.right - days.left), 240
        )
        shown = [day for day in starts if (day.year * 12 + day.month - 1) % every == 0]
        hung = [Label(days.x(day), y, "middle", dates.short_month(day, year=True)) for day in shown]
        return tuple(each for each in hung if each.box.left >= 0 and each.box.right <= width)
    corners = [days.first, *(day for day in starts if day != days.first), days.last]
    named = [
        (Label((days.x(a) + days.x(b)) / 2, y, "middle", dates.short_month(a)), days.x(b) - days.x(a))
        for a, b in itertools.pairwise(corners)
    ]
    if any(room < wide(label.text) for label, room in named[1:-1]):  # the first and the last may be cut short
        hung = [Label(days.x(day), y, "middle", dates.short_month(day)) for day in starts if day.month % 3 == 1]
        return not_touching(hung, 2.0)
    return not_touching([label for label, room in named if room >= wide(label.text) - 4], 2.0)


def track(drawn: Scene, told: Sequence[tuple[date, int]], words: Catalogue) -> list[Markup]:
    """Return what people said as a row of bars below the plot, each with its figure where there is room."""
    if not told:
        return []
    foot = drawn.plot.bottom + TRACK
    bars = [f"M{place(drawn.days.x(day))} {place(foot)}v{place(-max(1.0, said * BAR))}" for day, said in told]
    found = [element("path", class_="chart-confidence", d="".join(bars[:-1]))] if len(bars) > 1 else []
    found.append(element("path", class_="chart-confidence is-last", d=bars[-1]))
    digits = not_touching([Label(drawn.days.x(day), foot + 14, "middle", str(said)) for day, said in told], 1.0)
    found += _in_one(digits[:-1])
    found.append(word(digits[-1], "chart-now"))
    name = words.t("chart.told")
    beside = Label(digits[-1].box.right + 6, foot + 14, "start", name)
    return [*found, word(beside)] if beside.box.right <= drawn.width else found


def _in_one(digits: Sequence[Label]) -> list[Markup]:
    """Return figures of one line: those of one digit as one element, in which each has a place of its own."""
    single = [label for label in digits if len(label.text) == 1]
    found = [word(label) for label in digits if len(label.text) > 1]
    if single:
        xs, figures = " ".join(place(label.x) for label in single), "".join(label.text for label in single)
        found.append(text(figures, "chart-word", xs, single[0].y, "middle"))
    return found


def ground(drawn: Scene, as_of: date | None, told: Sequence[tuple[date, int]], words: Catalogue) -> list[Markup]:
    """Return what lies below all that is drawn: the axes and the day shown, down to the foot of confidence bars."""
    foot = drawn.plot.bottom + (TRACK if told else 0)
    return [*axes(drawn, words), *as_of_line(drawn, as_of, foot)]


def extent(drawn: Scene, told: Sequence[tuple[date, int]]) -> tuple[float, float]:
    """Return width and height of a drawing with the words below its axis, and the confidence bars if there are any."""
    return drawn.width, drawn.plot.bottom + (TRACK + 20 if told else 22)


def first_and_last(shown: Sequence[tuple[date, Figure | str]], words: Catalogue) -> str:
    """Return the sentence that says what a drawing's values, oldest first, began and ended with."""
    if not shown:
        return words.t("chart.line.none")
    (first_day, first), (last_day, last) = shown[0], shown[-1]
    key = "chart.line.one" if len(shown) == 1 else "chart.line.many"
    return words.t(key, first=first, first_day=first_day, last=last, last_day=last_day)


def as_of_line(drawn: Scene, as_of: date | None, foot: float) -> list[Markup]:
    """Return the dotted line of the day for which the site was built, where it lies within the drawing."""
    if as_of is None or not drawn.days.holds(as_of) or as_of == drawn.days.last:
        return []
    x = drawn.days.x(as_of)
    return [element("line", class_="chart-today", x1=x, x2=x, y1=drawn.plot.top - 6, y2=foot)]


def rings(corners: Sequence[tuple[float, float]]) -> list[Markup]:
    """Return a ring around every point. One path for all of them, drawn twice, keeps long charts light."""
    path = "".join(f"M{place(x)} {place(y)}h0" for x, y in corners)
    if not path:
        return []
    return [element("path", class_="chart-ring", d=path), element("path", class_="chart-ring-inside", d=path)]


def picture(key: str, title: str, told: str, size: tuple[float, float], inside: Iterable[Markup]) -> Markup:
    """Return a drawing with its name, and a sentence that says what it shows."""
    return element(
        "svg",
        element("title", title, id=f"{key}-chart-title"),
        element("desc", told, id=f"{key}-chart-words"),
        *inside,
        class_="chart-drawing",
        viewBox=f"0 0 {place(size[0])} {place(size[1])}",
        role="img",
        aria_labelledby=f"{key}-chart-title {key}-chart-words",
    )

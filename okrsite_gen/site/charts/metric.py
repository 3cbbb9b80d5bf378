"""A metric, or a guardrail, over time against the band in which it should stay."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from okrsite_gen.model.values import Figure, Value, known
from okrsite_gen.site.charts.scale import LEFT, RIGHT, WIDTH, Days, Heights, anchor
from okrsite_gen.site.charts.svg import element, points
from okrsite_gen.site.messages import Catalogue
from okrsite_gen.site.prose import Title

BOTTOM = 150.0
HEIGHT = 176


@dataclass(frozen=True, slots=True)
class MetricChart:
    """Everything a metric's chart shows."""

    key: str
    """Unique on its page; ids in the drawing begin with it."""
    title: Title
    rows: tuple[tuple[date, Figure], ...]
    """Oldest first."""
    minimum: Figure | None = None
    """Lower end of the healthy band; None where it is open."""
    maximum: Figure | None = None
    as_of: date | None = None


def metric_svg(chart: MetricChart, words: Catalogue) -> Markup:
    """Draw a metric over time; nothing where fewer than two of its figures may be shown."""
    seen = [(day, value) for day, figure in chart.rows if (value := known(figure))]
    if len(seen) < 2:
        return Markup("")
    days = Days(seen[0][0], seen[-1][0])
    numbers = [value.number for _, value in seen]
    ends = [value.number for value in (known(chart.minimum), known(chart.maximum)) if value]
    heights = Heights(min([*numbers, *ends]), max([*numbers, *ends]), BOTTOM)
    return element(
        "svg",
        element("title", words.t("chart.metric.title", title=words.plain(chart.title)), id=f"{chart.key}-chart-title"),
        element("desc", describe_metric(chart, words), id=f"{chart.key}-chart-words"),
        *_band(chart, heights, words),
        *_values(seen, days, heights, words),
        class_="chart-drawing",
        viewBox=f"0 0 {WIDTH:.0f} {HEIGHT}",
        role="img",
        aria_labelledby=f"{chart.key}-chart-title {chart.key}-chart-words",
    )


def describe_metric(chart: MetricChart, words: Catalogue) -> str:
    """Return in sentences what the drawing shows: first and last figure, and the band."""
    sentences = [words.t("chart.line.none")]
    if chart.rows:
        (first_day, first), (last_day, last) = chart.rows[0], chart.rows[-1]
        key = "chart.line.one" if len(chart.rows) == 1 else "chart.line.many"
        sentences = [words.t(key, first=first, first_day=first_day, last=last, last_day=last_day)]
    band = describe_band(chart.minimum, chart.maximum, words)
    return " ".join([*sentences, *([words.t("chart.metric.band", band=band)] if band else [])])


def describe_band(minimum: Figure | None, maximum: Figure | None, words: Catalogue) -> str:
    """Return a band in words: "between 2 % and 5 %", "at least 2 %", "at most 5 %"; nothing for no band."""
    if minimum is not None and maximum is not None:
        return words.t("band.between", minimum=minimum, maximum=maximum)
    if minimum is not None:
        return words.t("band.at-least", minimum=minimum)
    return "" if maximum is None else words.t("band.at-most", maximum=maximum)


def _band(chart: MetricChart, heights: Heights, words: Catalogue) -> list[Markup]:
    low, high = known(chart.minimum), known(chart.maximum)
    drawn = []
    if low or high:
        top = heights.y(high.number if high else heights.highest)
        bottom = heights.y(low.number if low else heights.lowest)
        height = max(bottom - top, 1.0)
        drawn.append(element("rect", class_="chart-band", x=LEFT, y=top, width=RIGHT - LEFT, height=height))
    for end in (low, high):
        if end:
            y = heights.y(end.number)
            label = words.numbers.figure(end, "")
            drawn.append(element("line", class_="chart-goal", x1=LEFT, x2=RIGHT, y1=y, y2=y))
            drawn.append(element("text", label, class_="chart-word", x=LEFT, y=y - 5))
    return drawn


def _values(seen: list[tuple[date, Value]], days: Days, heights: Heights, words: Catalogue) -> list[Markup]:
    corners = [(days.x(day), heights.y(value.number)) for day, value in seen]
    x, y = corners[-1]
    label = words.numbers.figure(seen[-1][1], "")
    return [
        element("line", class_="chart-rule", x1=LEFT, x2=RIGHT, y1=BOTTOM, y2=BOTTOM),
        element("text", words.dates.day(days.first), class_="chart-word", x=LEFT, y=HEIGHT - 8),
        element("text", words.dates.day(days.last), class_="chart-word", x=RIGHT, y=HEIGHT - 8, text_anchor="end"),
        element("polyline", class_="chart-line", points=points(corners)),
        element("circle", class_="chart-dot", cx=x, cy=y, r=4),
        element("text", label, class_="chart-now", x=x, y=max(y - 9, 12.0), text_anchor=anchor(x)),
    ]

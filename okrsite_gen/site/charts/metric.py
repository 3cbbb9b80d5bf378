"""A metric, or a guardrail, over time against the band in which it should stay."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from markupsafe import Markup

from okrsite_gen.model.values import Figure, Value, known
from okrsite_gen.site.charts.frame import (
    GUTTER,
    NARROW,
    WIDE,
    Scene,
    extent,
    first_and_last,
    ground,
    picture,
    rings,
    scene,
    track,
    word,
)
from okrsite_gen.site.charts.labels import Corners, Label, beside, spread
from okrsite_gen.site.charts.measure import now_words, tick_words, unit_words
from okrsite_gen.site.charts.scale import Days, Heights, domain
from okrsite_gen.site.charts.svg import element, points
from okrsite_gen.site.messages import Catalogue
from okrsite_gen.site.prose import Title

RINGS = 30
"""Values up to which each one has its ring; more are a bare line."""


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
    told: tuple[tuple[date, int], ...] = ()
    """What people said: day and confidence from 0 to 10, oldest first."""
    span: tuple[date, date] | None = None
    """First and last day of the time axis; None where the values themselves say it."""


def metric_svg(chart: MetricChart, words: Catalogue, *, wide: bool = False) -> Markup:
    """Draw a metric over time; nothing where fewer than two of its figures may be shown.

    `wide` is for places as wide as a page.
    """
    seen = [(day, value) for day, figure in chart.rows if (value := known(figure))]
    if len(seen) < 2:
        return Markup("")
    limits = [value for value in (known(chart.minimum), known(chart.maximum)) if value]
    drawn = _scene(chart, seen, limits, words, wide=wide)
    names = _names(chart, drawn, words)
    lines: list[Corners] = [
        [(drawn.plot.left, y), (drawn.plot.right, y)] for y in (drawn.heights.y(limit.number) for limit in limits)
    ]
    inside = [
        *_band(chart, drawn),
        *ground(drawn, chart.as_of, chart.told, words),
        *_limits(lines, names),
        *_values(seen, drawn, lines, names, words),
        *track(drawn, chart.told, words),
    ]
    return picture(
        f"{chart.key}-wide" if wide else chart.key,
        words.t("chart.metric.title", title=words.plain(chart.title)),
        describe_metric(chart, words),
        extent(drawn, chart.told),
        inside,
    )


def metric_unit(chart: MetricChart, words: Catalogue) -> str:
    """Return what the drawing's figures are, and what its shade means, as its caption."""
    value = next((value for _, figure in chart.rows if (value := known(figure))), None)
    unit = unit_words(value, words) if value else ""
    band = words.t("chart.shaded") if known(chart.minimum) or known(chart.maximum) else ""
    return words.t("list.separator").join(part for part in (unit or words.t("chart.in-figures"), band) if part)


def describe_metric(chart: MetricChart, words: Catalogue) -> str:
    """Return in sentences what the drawing shows: first and last figure, and the band."""
    sentences = [first_and_last(chart.rows, words)]
    band = describe_band(chart.minimum, chart.maximum, words)
    return " ".join([*sentences, *([words.t("chart.metric.band", band=band)] if band else [])])


def describe_band(minimum: Figure | None, maximum: Figure | None, words: Catalogue) -> str:
    """Return a band in words: "between 2 % and 5 %", "at least 2 %", "at most 5 %"; nothing for no band."""
    if minimum is not None and maximum is not None:
        return words.t("band.between", minimum=minimum, maximum=maximum)
    if minimum is not None:
        return words.t("band.at-least", minimum=minimum)
    return "" if maximum is None else words.t("band.at-most", maximum=maximum)


def _scene(
    chart: MetricChart, seen: list[tuple[date, Value]], limits: list[Value], words: Catalogue, *, wide: bool
) -> Scene:
    days = [day for day, _ in seen] + [day for day, _ in chart.told] + list(chart.span or ())
    numbers = [value.number for _, value in seen] + [value.number for value in limits]
    beside = [text for _, text in _limit_words(chart, words)] + ([words.t("chart.told")] if chart.told else [])
    return scene(
        (min(days), max(days)),
        numbers,
        seen[-1][1],
        beside,
        words,
        width=WIDE if wide else NARROW,
        height=190.0 if wide else 112.0,
    )


def _limit_words(chart: MetricChart, words: Catalogue) -> list[tuple[Decimal, str]]:
    low, high = known(chart.minimum), known(chart.maximum)
    named = []
    for limit, key in ((high, "chart.at-most"), (low, "chart.at-least")):
        if limit:
            named.append((limit.number, words.t(key, figure=tick_words(limit.number, limit, words.numbers))))
    return named


def _band(chart: MetricChart, drawn: Scene) -> list[Markup]:
    low, high = known(chart.minimum), known(chart.maximum)
    if not low and not high:
        return []
    plot = drawn.plot
    top = drawn.heights.y(high.number) if high else plot.top
    bottom = drawn.heights.y(low.number) if low else plot.bottom
    height = max(bottom - top, 1.0)
    return [element("rect", class_="chart-band", x=plot.left, y=top, width=plot.right - plot.left, height=height)]


def _names(chart: MetricChart, drawn: Scene, words: Catalogue) -> list[Label]:
    """Return the words beside the plot: what the limits are."""
    named = _limit_words(chart, words)
    wanted = [drawn.heights.y(number) + 4 for number, _ in named]
    places = spread(wanted, 14.0, drawn.plot.top, drawn.plot.bottom + 2)
    return [Label(drawn.plot.right + GUTTER, y, "start", text) for y, (_, text) in zip(places, named, strict=True)]


def _limits(lines: list[Corners], names: list[Label]) -> list[Markup]:
    found = [element("line", class_="chart-goal", x1=left, x2=right, y1=y, y2=y) for (left, y), (right, _) in lines]
    return [*found, *map(word, names)]


def _values(
    seen: list[tuple[date, Value]], drawn: Scene, limits: list[Corners], names: list[Label], words: Catalogue
) -> list[Markup]:
    corners = [(drawn.days.x(day), drawn.heights.y(value.number)) for day, value in seen]
    x, y = corners[-1]
    label = beside(
        x,
        y,
        now_words(seen[-1][1], words.numbers.figure(seen[-1][1], ""), words.numbers),
        drawn.room,
        [corners, *limits],
        [name.box for name in names],
    )
    return [
        element("polyline", class_="chart-line", points=points(corners)),
        *(rings(corners[:-1]) if len(corners) <= RINGS else []),
        element("circle", class_="chart-dot", cx=x, cy=y, r=4),
        word(label, "chart-now"),
    ]


def metric_spark(chart: MetricChart | None) -> Markup:
    """Draw a metric as a small line with its band, for a list that says the figures in words; nothing for too few."""
    seen = [(day, value) for day, figure in chart.rows if (value := known(figure))] if chart else []
    if chart is None or len(seen) < 2:
        return Markup("")
    low, high = known(chart.minimum), known(chart.maximum)
    numbers = [value.number for value in (*(value for _, value in seen), low, high) if value]
    days = Days(seen[0][0], seen[-1][0], 3.0, 117.0)
    heights = Heights(*domain(min(numbers), max(numbers)), 2.0, 30.0)
    corners = [(days.x(day), heights.y(value.number)) for day, value in seen]
    inside = []
    if low or high:
        top = heights.y(high.number) if high else heights.top
        bottom = heights.y(low.number) if low else heights.bottom
        inside.append(element("rect", class_="chart-band", x=0, y=top, width=120, height=max(bottom - top, 1.0)))
    inside.append(element("polyline", class_="chart-line", points=points(corners)))
    inside.append(element("circle", class_="chart-dot", cx=corners[-1][0], cy=corners[-1][1], r=3))
    return element("svg", *inside, class_="metric-spark", viewBox="0 0 120 32", aria_hidden="true")

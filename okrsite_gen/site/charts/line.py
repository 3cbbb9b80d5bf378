"""A key result over time: the planned path, what was reached, and how confident people were."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from markupsafe import Markup

from okrsite_gen.model.values import Figure
from okrsite_gen.site.charts.scale import LEFT, RIGHT, WIDTH, Days, Heights, anchor
from okrsite_gen.site.charts.svg import element, place, points
from okrsite_gen.site.messages import Catalogue
from okrsite_gen.site.prose import Title

BOTTOM = 132.0
TRACK = 190.0
HEIGHT = 212
FLOOR, CEILING = Decimal("-0.25"), Decimal("1.25")
"""Progress beyond these is drawn at the edge; words give the true figure."""


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """What was known on one day."""

    day: date
    progress: Decimal | None = None
    """Raw progress, 1 = target."""
    figure: Figure | None = None
    """The value in the key result's unit; None where it has none or it may not be shown."""
    confidence: int | None = None
    """0 to 10."""


@dataclass(frozen=True, slots=True)
class LineChart:
    """Everything a key result's chart shows."""

    key: str
    """Unique on its page; ids in the drawing begin with it."""
    title: Title
    """Of the key result."""
    start: date
    """First day of its path."""
    end: date
    """Its due date, or the last day of its cycle."""
    points: tuple[ChartPoint, ...]
    """Oldest first."""
    path: tuple[tuple[date, Decimal], ...] = ()
    """The plan as points of progress, linear between them."""
    base: Figure | None = None
    """The figure at which progress is 0."""
    goal: Figure | None = None
    """The figure at which progress is 1."""
    as_of: date | None = None


def line_svg(chart: LineChart, words: Catalogue) -> Markup:
    """Draw a key result over time; the drawing's description says in a sentence what it shows."""
    days = _days(chart)
    measured = [(point.day, point.progress) for point in chart.points if point.progress is not None]
    everything = [Decimal(0), Decimal(1), *(progress for _, progress in [*measured, *chart.path])]
    heights = Heights(max(min(everything), FLOOR), min(max(everything), CEILING), BOTTOM)
    return element(
        "svg",
        element("title", words.t("chart.line.title", title=words.plain(chart.title)), id=f"{chart.key}-chart-title"),
        element("desc", describe_line(chart, words), id=f"{chart.key}-chart-words"),
        *_ground(chart, days, heights, words),
        *_plan(chart, days, heights),
        *_values(chart, days, heights, words),
        *_confidence(chart, days, words),
        class_="chart-drawing",
        viewBox=f"0 0 {WIDTH:.0f} {HEIGHT}",
        role="img",
        aria_labelledby=f"{chart.key}-chart-title {chart.key}-chart-words",
    )


def describe_line(chart: LineChart, words: Catalogue) -> str:
    """Return in sentences what the drawing shows: first and last value, target, and confidence."""
    seen = [point for point in chart.points if point.figure is not None or point.progress is not None]
    sentences = [words.t("chart.line.none")]
    if seen:
        first, last = seen[0], seen[-1]
        key = "chart.line.one" if len(seen) == 1 else "chart.line.many"
        sentences = [
            words.t(
                key,
                first=_shown(first, words),
                first_day=first.day,
                last=_shown(last, words),
                last_day=last.day,
            )
        ]
    if chart.goal is not None:
        sentences.append(words.t("chart.line.goal", goal=chart.goal, end=chart.end))
    told = [point for point in chart.points if point.confidence is not None]
    if told and told[-1].confidence is not None:
        sentences.append(words.t("chart.line.confidence", confidence=told[-1].confidence, day=told[-1].day))
    return " ".join(sentences)


def _shown(point: ChartPoint, words: Catalogue) -> str:
    if point.figure is not None:
        return words.numbers.figure(point.figure, words.t("figure.withheld"))
    return words.numbers.percent(point.progress)


def _days(chart: LineChart) -> Days:
    known = [chart.start, chart.end, *(point.day for point in chart.points)]
    return Days(min(known), max(known))


def _ground(chart: LineChart, days: Days, heights: Heights, words: Catalogue) -> list[Markup]:
    base, goal = heights.y(Decimal(0)), heights.y(Decimal(1))
    figure = words.numbers.figure
    withheld = words.t("figure.withheld")
    base_words = words.numbers.percent(Decimal(0)) if chart.base is None else figure(chart.base, withheld)
    goal_words = words.numbers.percent(Decimal(1)) if chart.goal is None else figure(chart.goal, withheld)
    drawn = [
        element("line", class_="chart-rule", x1=LEFT, x2=RIGHT, y1=base, y2=base),
        element("line", class_="chart-goal", x1=LEFT, x2=RIGHT, y1=goal, y2=goal),
        element(
            "text",
            words.t("chart.base", figure=base_words),
            class_="chart-word",
            x=RIGHT,
            y=base - 5,
            text_anchor="end",
        ),
        element("text", words.t("chart.goal", figure=goal_words), class_="chart-word", x=LEFT, y=goal - 5),
        element("text", words.dates.short_day(days.first), class_="chart-word", x=LEFT, y=BOTTOM + 18),
        element("text", words.dates.day(days.last), class_="chart-word", x=RIGHT, y=BOTTOM + 18, text_anchor="end"),
    ]
    if chart.end < days.last:
        end = days.x(chart.end)
        drawn.append(element("line", class_="chart-end", x1=end, x2=end, y1=goal, y2=base))
    if chart.as_of and days.holds(chart.as_of) and chart.as_of < days.last:
        now = days.x(chart.as_of)
        drawn.append(element("line", class_="chart-today", x1=now, x2=now, y1=goal, y2=TRACK))
    return drawn


def _plan(chart: LineChart, days: Days, heights: Heights) -> list[Markup]:
    corners = [(days.x(day), heights.y(progress)) for day, progress in chart.path]
    return [element("polyline", class_="chart-plan", points=points(corners))] if len(corners) > 1 else []


def _values(chart: LineChart, days: Days, heights: Heights, words: Catalogue) -> list[Markup]:
    seen = [
        (point, days.x(point.day), heights.y(point.progress)) for point in chart.points if point.progress is not None
    ]
    if not seen:
        return []
    corners = [(x, y) for _, x, y in seen]
    last, x, y = seen[-1]
    drawn = [element("polyline", class_="chart-line", points=points(corners))] if len(corners) > 1 else []
    if len(corners) > 1:
        # One path for all rings, drawn twice, keeps long charts light.
        rings = "".join(f"M{place(left)} {place(top)}h0" for left, top in corners[:-1])
        drawn += [element("path", class_="chart-ring", d=rings), element("path", class_="chart-ring-inside", d=rings)]
    drawn.append(element("circle", class_="chart-dot", cx=x, cy=y, r=4))
    label = _shown(last, words)
    drawn.append(element("text", label, class_="chart-now", x=x, y=max(y - 9, 12), text_anchor=anchor(x)))
    return drawn


def _confidence(chart: LineChart, days: Days, words: Catalogue) -> list[Markup]:
    told = [(point.confidence, days.x(point.day)) for point in chart.points if point.confidence is not None]
    if not told:
        return []
    bars = [
        f"M{place(min(max(x, LEFT + 3), RIGHT - 3))} {place(TRACK)}v{place(-max(1.0, confidence * 2.4))}"
        for confidence, x in told
    ]
    drawn = [element("text", words.t("chart.confidence"), class_="chart-word", x=LEFT, y=HEIGHT - 4)]
    if len(bars) > 1:
        drawn.append(element("path", class_="chart-confidence", d="".join(bars[:-1])))
    drawn.append(element("path", class_="chart-confidence is-last", d=bars[-1]))
    confidence, x = told[-1]
    hung = anchor(max(x, WIDTH * 0.3))
    drawn.append(element("text", str(confidence), class_="chart-now", x=min(x, RIGHT), y=HEIGHT - 4, text_anchor=hung))
    return drawn

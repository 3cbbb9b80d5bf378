"""A key result over time: the planned path, what was reached, and how confident people were."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from markupsafe import Markup

from okrsite_gen.model.values import Figure, Value, known
from okrsite_gen.site.charts.frame import (
    GUTTER,
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
from okrsite_gen.site.charts.labels import Box, Corners, Label, beside, spread
from okrsite_gen.site.charts.measure import Measure, measure_of, now_words, tick_words, unit_words
from okrsite_gen.site.charts.svg import element, place, points
from okrsite_gen.site.messages import Catalogue
from okrsite_gen.site.prose import Title

FLOOR, CEILING = Decimal("-0.25"), Decimal("1.25")
"""Progress beyond these is drawn at the edge with an arrow; words give the true figure."""

LINE = 14.0
"""Least distance of two words below each other."""


FORMER = 3
"""Former targets that the words beside a drawing name, the latest ones."""


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
    cycle: tuple[date, date] | None = None
    """First and last day of its cycle, which the time axis holds in any case; None where they are not known."""
    former: tuple[tuple[date, Value], ...] = ()
    """The day until which another figure was the target, and that figure; oldest first."""
    spoken: bool = False
    """Whether only confidence is drawn, since the kind has no values between start and target."""


Values = list[tuple[ChartPoint, Decimal]]
"""Points that have progress, with it."""


def line_svg(chart: LineChart, words: Catalogue) -> Markup:
    """Draw a key result over time; the drawing's description says in a sentence what it shows."""
    measure = measure_of(chart.base, chart.goal)
    values = _values(chart)
    goal = _goal_words(measure, words)
    drawn = _scene(chart, values, measure, [words.t("chart.plan"), words.t("chart.told"), goal], words)
    told = [(point.day, point.confidence) for point in chart.points if point.confidence is not None]
    lines = _lines(chart, values, measure, drawn)
    inside = ground(drawn, chart.as_of, told, words)
    if values or (chart.path and not chart.spoken):
        names = _names(goal, drawn, lines, words)
        inside += _goal(chart, drawn, lines, names)
        inside += _reached(values, measure, drawn, lines, names, words)
    return picture(
        chart.key,
        words.t("chart.line.title", title=words.plain(chart.title)),
        describe_line(chart, words),
        extent(drawn, told),
        [*inside, *track(drawn, told, words)],
    )


def line_unit(chart: LineChart, words: Catalogue) -> str:
    """Return what the drawing's figures are, as its caption: `Value over time (days)`."""
    if chart.spoken or not _values(chart):
        return words.t("chart.spoken")
    measure = measure_of(chart.base, chart.goal)
    if known(chart.goal) is None:
        return words.t("chart.in-progress")
    return unit_words(measure.like, words) or words.t("chart.in-figures")


def describe_line(chart: LineChart, words: Catalogue) -> str:
    """Return in sentences what the drawing shows: first and last value, target, and confidence."""
    seen = [point for point in chart.points if point.figure is not None or point.progress is not None]
    sentences = [first_and_last([(point.day, _shown(point, words)) for point in seen], words)]
    if chart.goal is not None:
        sentences.append(words.t("chart.line.goal", goal=chart.goal, end=chart.end))
        sentences += [words.t("chart.line.goal-moved", goal=figure, day=day) for day, figure in chart.former[-FORMER:]]
    told = [point for point in chart.points if point.confidence is not None]
    if told and told[-1].confidence is not None:
        sentences.append(words.t("chart.line.confidence", confidence=told[-1].confidence, day=told[-1].day))
    return " ".join(sentences)


def _shown(point: ChartPoint, words: Catalogue) -> str:
    if point.figure is not None:
        return words.numbers.figure(point.figure, words.t("figure.withheld"))
    return words.numbers.percent(point.progress)


def _values(chart: LineChart) -> Values:
    """Return the points that have progress, with it."""
    if chart.spoken:
        return []
    return [(point, point.progress) for point in chart.points if point.progress is not None]


def _scene(chart: LineChart, values: Values, measure: Measure, beside: list[str], words: Catalogue) -> Scene:
    known_days = [chart.start, chart.end, *(chart.cycle or ()), *(point.day for point in chart.points)]
    numbers: list[Decimal] = []
    if values or (chart.path and not chart.spoken):
        progress = [Decimal(0), Decimal(1), *(each for _, each in values), *(each for _, each in chart.path)]
        ends = max(min(progress), FLOOR), min(max(progress), CEILING)
        numbers = [measure.number(Decimal(0)), measure.number(Decimal(1)), *map(measure.number, ends)]
        numbers += [figure.number for _, figure in chart.former]
    return scene((min(known_days), max(known_days)), numbers, measure.like, beside, words)


def _goal_words(measure: Measure, words: Catalogue) -> str:
    return words.t("chart.goal", figure=tick_words(measure.target, measure.like, words.numbers))


def _lines(chart: LineChart, values: Values, measure: Measure, drawn: Scene) -> dict[str, Corners]:
    """Return the corners of what is drawn as lines: `plan`, `values`, `goal`."""

    def corner(day: date, progress: Decimal) -> tuple[float, float]:
        return drawn.days.x(day), drawn.heights.y(measure.number(progress))

    goal = drawn.heights.y(measure.target)
    steps, left = [], drawn.plot.left
    for day, figure in chart.former:
        right, y = min(max(drawn.days.x(day), left), drawn.plot.right), drawn.heights.y(figure.number)
        steps += [(left, y), (right, y)]
        left = right
    return {
        "plan": [corner(day, progress) for day, progress in chart.path],
        "values": [corner(point.day, progress) for point, progress in values],
        "goal": [*steps, (left, goal), (drawn.plot.right, goal)],
    }


def _names(goal: str, drawn: Scene, lines: dict[str, Corners], words: Catalogue) -> list[Label]:
    """Return the words beside the plot: what the target line and the plan are."""
    plot, plan = drawn.plot, lines["plan"]
    named = [(lines["goal"][-1][1], goal)]
    at_edge = len(plan) > 1 and plan[-1][0] > plot.right - 12
    if at_edge:
        named.append((plan[-1][1], words.t("chart.plan")))
    heights = spread([y + 4 for y, _ in named], LINE, plot.top, plot.bottom + 2)
    names = [Label(plot.right + GUTTER, y, "start", text) for y, (_, text) in zip(heights, named, strict=True)]
    if len(plan) > 1 and not at_edge:
        (x, y), room = plan[-1], Box(plot.left, plot.top, plot.right, plot.bottom)
        names.append(beside(x, y, words.t("chart.plan"), room, [*lines.values()]))
    return names


def _goal(chart: LineChart, drawn: Scene, lines: dict[str, Corners], names: list[Label]) -> list[Markup]:
    """Draw target, plan and the end of the path, with their names in the gutter."""
    plot, y = drawn.plot, lines["goal"][-1][1]
    found = [element("line", class_="chart-goal", x1=plot.left, x2=plot.right, y1=y, y2=y)]
    if chart.former:
        found = [element("polyline", class_="chart-goal", points=points(list(lines["goal"])))]
    if chart.end < drawn.days.last:
        end = drawn.days.x(chart.end)
        found.append(element("line", class_="chart-end", x1=end, x2=end, y1=plot.top, y2=plot.bottom))
    if len(lines["plan"]) > 1:
        found.append(element("polyline", class_="chart-plan", points=points(list(lines["plan"]))))
    return [*found, *map(word, names)]


def _reached(
    values: Values,
    measure: Measure,
    drawn: Scene,
    lines: dict[str, Corners],
    names: list[Label],
    words: Catalogue,
) -> list[Markup]:
    """Draw what was reached; the newest figure stands beside its dot, where it lies on no line."""
    if not values:
        return []
    corners = list(lines["values"])
    found = [element("polyline", class_="chart-line", points=points(corners))] if len(corners) > 1 else []
    found += rings(corners[:-1])
    (x, y), (last, progress) = corners[-1], values[-1]
    if drawn.heights.holds(measure.number(progress)):
        found.append(element("circle", class_="chart-dot", cx=x, cy=y, r=4))
    else:
        up = -1 if y <= drawn.plot.top + 1 else 1
        arrow = f"M{place(x - 5)} {place(y - 2 * up)}l5 {place(8 * up)}l5 {place(-8 * up)}z"
        found.append(element("path", class_="chart-dot", d=arrow))
    text = now_words(last.figure, _shown(last, words), words.numbers) if last.figure else _shown(last, words)
    label = beside(x, y, text, drawn.room, [*lines.values()], [name.box for name in names])
    return [*found, word(label, "chart-now")]

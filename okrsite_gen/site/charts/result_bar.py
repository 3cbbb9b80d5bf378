"""The way of a key result from its start to its target, with what lies between written along it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from okrsite_gen.model.status import Status
from okrsite_gen.model.values import Figure
from okrsite_gen.site.charts.bars import QUIET
from okrsite_gen.site.charts.labels import Box, Label
from okrsite_gen.site.charts.svg import element, share
from okrsite_gen.site.messages import Catalogue

LINE, HEIGHT = 27, 56
ABOVE, BELOW = 13, 48
NEAR_END = Decimal("0.12")
"""Share of the way within which words hang from the end and no more from their middle."""

NARROW, USUAL = 300.0, 760.0
"""Widths for which words are kept apart: a phone, and a page."""


@dataclass(frozen=True, slots=True)
class ResultBar:
    """Everything that the bar of a key result shows."""

    progress: Decimal
    """0–1."""
    plan: Decimal | None
    """Where its plan stands on the day of the present figure, 0–1; None where there is none."""
    start: Figure
    """The figure at its start."""
    now: Figure | None
    """The present figure; None before the first one."""
    target: Figure
    """The figure at its end."""
    planned: Figure | None
    """What the plan has, in the same unit."""
    status: Status | None
    """Its status; the bar of what is no news is grey and broken."""


def result_svg(bar: ResultBar, words: Catalogue) -> Markup:
    """Draw the way gone as a heavy line, the plan as a tick, and name start, plan, now and target."""
    way = element("line", class_="bar-way", x1=0, x2=share(bar.progress), y1=LINE, y2=LINE)
    lines = [element("line", class_="result-base", x1=0, x2="100%", y1=LINE, y2=LINE)]
    lines += [way] if bar.progress > 0 else []
    lines += [element("line", class_="result-end", x1=end, x2=end, y1=LINE - 5, y2=LINE + 5) for end in ("0%", "100%")]
    if bar.plan is not None:
        at = share(bar.plan)
        lines.append(element("line", class_="bar-plan", x1=at, x2=at, y1=LINE - 9, y2=LINE + 9))
    if bar.now is not None:
        lines.append(element("circle", class_="result-dot", cx=share(bar.progress), cy=LINE, r=6))
    quiet = " is-quiet" if bar.status in QUIET else ""
    return element(
        "svg",
        element("title", describe_result(bar, words)),
        *lines,
        *_words(bar, words),
        class_=f"result-bar{quiet}",
        width="100%",
        height=HEIGHT,
        role="img",
    )


def describe_result(bar: ResultBar, words: Catalogue) -> str:
    """Return in a sentence what the bar shows."""
    key = "bar.words" if bar.now is not None else "bar.words-none"
    told = words.t(key, start=bar.start, now=bar.now, target=bar.target)
    return told if bar.planned is None else told + " " + words.t("bar.planned", planned=bar.planned)


def _words(bar: ResultBar, words: Catalogue) -> list[Markup]:
    figure, withheld = words.numbers.figure, words.t("figure.withheld")
    start = words.t("chart.base", figure=figure(bar.start, withheld))
    target = words.t("chart.goal", figure=figure(bar.target, withheld))
    ends = [(Decimal(0), "start", start), (Decimal(1), "end", target)]
    found = [_text(place, BELOW, anchor, text, "result-word") for place, anchor, text in ends[:1]]
    if bar.now is not None:
        found.append(_text(bar.progress, ABOVE, hung(bar.progress), figure(bar.now, withheld), "result-now"))
    found.append(_text(Decimal(1), BELOW, "end", target, "result-word"))
    if bar.plan is not None and bar.planned is not None:
        text = words.t("bar.plan", figure=figure(bar.planned, withheld))
        anchor = hung(bar.plan)
        if _free(bar.plan, anchor, text, ends, USUAL):
            narrow = "" if _free(bar.plan, anchor, text, ends, NARROW) else " is-for-wide"
            found.append(_text(bar.plan, BELOW, anchor, text, f"result-word{narrow}"))
    return found


def hung(fraction: Decimal) -> str:
    """Return how a word hangs at a share of the way, so that it does not leave the drawing."""
    if fraction < NEAR_END:
        return "start"
    return "end" if fraction > 1 - NEAR_END else "middle"


def _text(fraction: Decimal, y: int, anchor: str, text: str, name: str) -> Markup:
    return element("text", text, class_=name, x=share(fraction), y=y, text_anchor="" if anchor == "start" else anchor)


def _free(fraction: Decimal, anchor: str, text: str, others: list[tuple[Decimal, str, str]], width: float) -> bool:
    """Return whether a word touches no other one of its line where the bar has a width."""

    def box(place: Decimal, hangs: str, written: str) -> Box:
        tight = Label(float(place) * width, 0, hangs, written).box
        return Box(tight.left - 6, tight.top, tight.right + 6, tight.bottom)

    mine = box(fraction, anchor, text)
    return not any(mine.meets(box(*other)) for other in others)

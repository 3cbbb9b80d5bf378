"""The way of a key result from its start to its target, with what lies between written along it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from markupsafe import Markup

from okrsite_gen.model.status import Status
from okrsite_gen.model.values import Figure, Value
from okrsite_gen.site.charts.bars import QUIET
from okrsite_gen.site.charts.labels import Label, wide
from okrsite_gen.site.charts.svg import element, share, text
from okrsite_gen.site.messages import Catalogue

LINE, HEIGHT = 27, 56
ABOVE, BELOW = 13, 48
NEAR_END = Decimal("0.12")
"""Share of the way within which words hang from the end and no more from their middle."""

SECOND_LINE = 16
"""From the first line of words below the bar to the second."""
APART = 10.0
"""What is left free between two words."""

WIDTHS = (("not-narrow", 280.0), ("not-middle", 480.0), ("not-page", 760.0))
"""The narrowest bar on a phone, a tablet and a wide page, and the class of a word that is not shown there."""


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


class _Word(NamedTuple):
    """A word below the bar."""

    place: Decimal
    text: str
    y: int = BELOW

    @property
    def anchor(self) -> str:
        return hung(self.place)

    def reach(self, width: float) -> tuple[float, float]:
        """Return from where to where it stands on a bar of a width, with half of what is left free on either side."""
        box = Label(float(self.place) * width, self.y, self.anchor, self.text).box
        return box.left - APART / 2, box.right + APART / 2

    def meets(self, other: _Word, width: float) -> bool:
        """Return whether it stands too close to another one of its line to be read."""
        (left, right), (begin, end) = self.reach(width), other.reach(width)
        return self.y == other.y and left < end and begin < right


_BASE = element("line", class_="result-base", x1=0, x2="100%", y1=LINE, y2=LINE)
_ENDS = tuple(element("line", class_="result-end", x1=end, x2=end, y1=LINE - 5, y2=LINE + 5) for end in ("0%", "100%"))


def result_svg(bar: ResultBar, words: Catalogue) -> Markup:
    """Draw the way gone as a heavy line, the plan as a tick, and name start, plan, now and target."""
    way = element("line", class_="bar-way", x1=0, x2=share(bar.progress), y1=LINE, y2=LINE)
    lines = [_BASE, way, *_ENDS] if bar.progress > 0 else [_BASE, *_ENDS]
    if bar.plan is not None:
        at = share(bar.plan)
        lines.append(element("line", class_="bar-plan", x1=at, x2=at, y1=LINE - 9, y2=LINE + 9))
    if bar.now is not None:
        lines.append(element("circle", class_="result-dot", cx=share(bar.progress), cy=LINE, r=6))
    below = _words(bar, words)
    quiet = " is-quiet" if bar.status in QUIET else ""
    return element(
        "svg",
        element("title", describe_result(bar, words)),
        *lines,
        *(_text(word, name) for word, name in below),
        class_=f"result-bar{quiet}",
        width="100%",
        height=HEIGHT + max(word.y - BELOW for word, _ in below),
        role="img",
    )


def describe_result(bar: ResultBar, words: Catalogue) -> str:
    """Return in a sentence what the bar shows."""
    key = "bar.words" if bar.now is not None else "bar.words-none"
    told = words.t(key, start=bar.start, now=bar.now, target=bar.target)
    return told if bar.planned is None else told + " " + words.t("bar.planned", planned=bar.planned)


def _words(bar: ResultBar, words: Catalogue) -> list[tuple[_Word, str]]:
    """Return the words and their classes."""
    found = []
    if bar.now is not None:
        figure = words.numbers.figure(bar.now, words.t("figure.withheld"))
        found.append((_Word(bar.progress, figure, ABOVE), "result-now"))

    @cache
    def named(key: str, figure: Figure) -> str:
        return words.t(key, figure=words.numbers.figure(figure, words.t("figure.withheld")))

    laid_out = _laid_out(bar, named)
    for word in dict.fromkeys(word for each in laid_out.values() for word in each):
        hidden = [name for name, each in laid_out.items() if word not in each]
        found.append((word, " ".join(["result-word", *hidden])))
    return found


def _laid_out(bar: ResultBar, named: Callable[[str, Figure], str]) -> dict[str, tuple[_Word, ...]]:
    """Return the words below a bar of each width; what fits in full on one fits so on all wider ones."""
    full = [_Word(Decimal(end), named(key, figure)) for end, key, figure in _ends(bar)]
    if bar.plan is not None and bar.planned is not None:
        full.insert(1, _Word(bar.plan, named("bar.plan", bar.planned)))
    fits = False
    found = {}
    for name, width in WIDTHS:
        fits = fits or _fit(full, width)
        found[name] = tuple(full if fits else _below(bar, named, width))
    return found


def _fit(words: list[_Word], width: float) -> bool:
    """Return whether both ends of a bar, and what stands between them, have room for all their words."""
    first, *between, last = words
    return _room(first, last) <= width and not any(word.meets(end, width) for word in between for end in (first, last))


def _below(bar: ResultBar, named: Callable[[str, Figure], str], width: float) -> Iterator[_Word]:
    """Yield start, plan and target as they fit below a bar of a width: a long unit is named once, at the target."""
    start, target = (_Word(Decimal(end), named(key, figure)) for end, key, figure in _ends(bar))
    short = _room(start, target) > width
    if short:
        start = _Word(start.place, named("chart.base", _bare(bar.start)))
    if _room(start, target) > width:
        if _room(target) <= width:
            target = target._replace(y=BELOW + SECOND_LINE)
        else:
            target = _Word(target.place, named("chart.goal", _bare(bar.target)))
    yield start
    if bar.plan is not None and bar.planned is not None:
        plan = _Word(bar.plan, named("bar.plan", _bare(bar.planned) if short else bar.planned))
        if not any(plan.meets(other, width) for other in (start, target)):
            yield plan
    yield target


def _ends(bar: ResultBar) -> tuple[tuple[int, str, Figure], ...]:
    return (0, "chart.base", bar.start), (1, "chart.goal", bar.target)


def _bare(figure: Figure) -> Figure:
    return replace(figure, unit="", prefix="", suffix="") if isinstance(figure, Value) else figure


def _room(*words: _Word) -> float:
    return sum(wide(word.text) for word in words) + APART * (len(words) - 1)


def hung(fraction: Decimal) -> str:
    """Return how a word hangs at a share of the way, so that it does not leave the drawing."""
    if fraction < NEAR_END:
        return "start"
    return "end" if fraction > 1 - NEAR_END else "middle"


def _text(word: _Word, name: str) -> Markup:
    return text(word.text, name, share(word.place), word.y, word.anchor)

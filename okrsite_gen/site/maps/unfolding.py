"""A box of a map that is unfolded by a script: its markup as if it stood at 0, 0, with all that it may ever show.

What only an unfolded box shows is hidden by the style sheet, so that the script need not know what is in a box.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from okrsite_gen.site.charts.bars import MIDDLE, QUIET
from okrsite_gen.site.charts.svg import element
from okrsite_gen.site.maps.drawing import BOX_WIDTH, Box, PlacedBox, Text, shape
from okrsite_gen.site.maps.entries import MapEntry
from okrsite_gen.site.messages import Catalogue

SIGN, TOOL = 12, 24
"""Pixels: width of a status's mark, and of what can be touched."""

FOLLOW = "M-8 0h4a4 4 0 1 1 8 0a4 4 0 1 1-8 0m8 0h4"
FOLD, UNFOLD = "M-6 0h12", "M0-6v12"


@dataclass(frozen=True, slots=True)
class UnfoldingBox:
    """A box as the script places it."""

    markup: Markup
    """The first element is the ground; its height is that of the folded box."""
    high: int
    """Height when folded, in pixels."""
    tall: int
    """Height when unfolded."""
    ends: tuple[int, ...]
    """Where lines to its key results end when it is unfolded."""


def unfolding_box(entry: MapEntry, words: Catalogue) -> UnfoldingBox:
    """Return the box of an objective."""
    folded = shape(Box(entry.key, entry.title, entry.whose))
    ends = tuple((str(place), title) for place, title in enumerate(entry.key_results))
    unfolded = shape(Box(entry.key, entry.title, entry.whose, ends))
    parts = (
        element("rect", x=-MIDDLE, y=-MIDDLE - 2, width=BOX_WIDTH + 2 * MIDDLE, height=folded.height + 8),
        *_bar(entry),
        element("text", *_lines(folded.title, 0, words), class_="map-title"),
        _facts(entry, folded, words),
        *_results(unfolded, words),
        *_tools(entry, folded.state, words),
    )
    heights = tuple(text.lines[0][0] - 4 for _, text in unfolded.key_results)
    return UnfoldingBox(Markup("").join(parts), folded.height, unfolded.height, heights)


def _bar(entry: MapEntry) -> Iterable[Markup]:
    yield element("path", class_="bar-ground", d=f"M0 0h{BOX_WIDTH}")
    if entry.progress:
        quiet = " is-quiet" if entry.status in QUIET else ""
        yield element("path", class_=f"bar-way{quiet}", d=f"M0 0h{_pixels(entry.progress)}")
    if entry.plan:
        yield element("path", class_="bar-plan", d=f"M{_pixels(entry.plan)} -{MIDDLE}v{2 * MIDDLE}")


def _pixels(fraction: Decimal) -> int:
    return round(min(max(float(fraction), 0.0), 1.0) * BOX_WIDTH)


def _lines(text: Text, x: int, words: Catalogue) -> Iterable[Markup]:
    return (element("tspan", f"{line} ", x=words.set_at(x), y=y) for y, line in words.set_lines(text.lines))


def _facts(entry: MapEntry, box: PlacedBox, words: Catalogue) -> Markup:
    count = len(entry.below) + len(entry.also_below)
    below = f" · {words.t('map.below', count=count)}" if count else ""
    figures = f" {words.numbers.percent(entry.progress)}{below}"
    if entry.status is None:
        state = element("tspan", figures, x=0, y=box.state)
        return element("text", *_lines(box.whose, 0, words), state, class_="map-facts")
    name = f"status is-{entry.status.value}"
    state = element(
        "tspan", words.t(f"status.{entry.status.value}"), class_=name, x=words.set_at(SIGN + 6), y=box.state
    )
    sign = element(
        "use",
        class_=name,
        href=f"#map.{entry.status.value}",
        x=words.set_at(0, SIGN) or "",
        y=box.state - SIGN + 1,
        width=SIGN,
        height=SIGN,
    )
    return element("text", *_lines(box.whose, 0, words), state, figures, class_="map-facts") + sign


def _results(box: PlacedBox, words: Catalogue) -> Iterable[Markup]:
    if box.key_results:
        lines = (line for _, text in box.key_results for line in _lines(text, SIGN, words))
        dots = "".join(f"M3 {text.lines[0][0] - 4}h0" for _, text in box.key_results)
        yield element("text", *lines, class_="map-facts map-ends")
        yield element("path", class_="map-dots map-ends", d=dots)


def _tools(entry: MapEntry, y: int, words: Catalogue) -> Iterable[Markup]:
    """Draw what one can touch. It is for pointers: with the keyboard, keys do the same."""
    yield _tool("follow", BOX_WIDTH - 2 * TOOL - 4, y, words.t("map.follow"), element("path", d=FOLLOW))
    if entry.below:
        upright = element("path", class_="map-plus", d=UNFOLD)
        yield _tool("turn", BOX_WIDTH - TOOL, y, words.t("map.turn"), element("path", d=FOLD), upright)


def _tool(name: str, x: int, y: int, title: str, *signs: Markup) -> Markup:
    ground = element("rect", x=-TOOL // 2, y=-TOOL // 2, width=TOOL, height=TOOL)
    return element(
        "g",
        element("title", title),
        ground,
        *signs,
        class_="map-tool",
        data_do=name,
        aria_hidden="true",
        transform=f"translate({x + TOOL // 2} {y - 4})",
    )

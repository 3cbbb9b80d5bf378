"""A map with everything in its place: boxes in columns from left to right, each line of a title, each curve."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from okrsite_gen.site.maps.graph import is_bend, rank
from okrsite_gen.site.maps.order import order
from okrsite_gen.site.maps.places import places
from okrsite_gen.site.maps.words import wrap

BOX_WIDTH, COLUMN_GAP, ROW_GAP = 240, 56, 22
"""Pixels at full size: four columns fill a page."""

TITLE_SIZE, TITLE_LINE = 14, 18
SMALL_SIZE, SMALL_LINE = 12, 16
ABOVE_TITLE, BETWEEN = 6, 4
LEVEL = 15
"""Where lines leave and arrive, below the rule of a box: beside its title, so that no line goes on where a bar ends."""
BEND = 16
"""Room that a passing line needs in a column."""
CLEAR = 5
"""How far before a title a line ends."""


@dataclass(frozen=True, slots=True)
class Box:
    """An objective before it has a place."""

    key: str
    title: str
    """Plain words."""
    whose: str = ""
    """Plain words in small print below the title; one line for the status follows them."""
    key_results: tuple[tuple[str, str], ...] = ()
    """(key, title in plain words) of the key results at which lines end."""


@dataclass(frozen=True, slots=True)
class Bond:
    """A line between two boxes, from the supported to the supporting one."""

    above: str
    below: str
    key_result: str = ""
    """Key of the key result of the upper box at which the line ends; empty for the objective as a whole."""


@dataclass(frozen=True, slots=True)
class Text:
    """Lines of words; `y` is the baseline of each."""

    lines: tuple[tuple[int, str], ...]
    """(y, words)."""


@dataclass(frozen=True, slots=True)
class PlacedBox:
    """An objective in its place."""

    key: str
    x: int
    y: int
    """Where its rule is drawn, its upper edge."""
    width: int
    height: int
    title: Text
    whose: Text
    """The small print below it."""
    state: int
    """Baseline of the line for its status."""
    key_results: tuple[tuple[str, Text], ...]
    """(key, title) of key results at which lines end."""


@dataclass(frozen=True, slots=True)
class PlacedBond:
    """A line in its place."""

    bond: Bond
    path: str
    """Commands of an SVG path, from the supported to the supporting box."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole map."""

    width: int
    height: int
    """Down to the lowest box, or to the lowest line that passes below it."""
    boxes: tuple[PlacedBox, ...]
    """Column by column, each from top to bottom."""
    bonds: tuple[PlacedBond, ...]
    """In the order given."""


def draw(boxes: Sequence[Box], bonds: Iterable[Bond]) -> Drawing:
    """Return a map of the boxes. Equal arguments give equal drawings; a line that closes a circle is not drawn."""
    known = {box.key: box for box in boxes}
    kept = [each for each in dict.fromkeys(bonds) if each.above in known and each.below in known]
    ranked = order(rank(tuple(known), ((each.above, each.below) for each in kept)))
    shapes = {box.key: shape(box) for box in boxes}
    extents = {key: BEND if is_bend(key) else shapes[str(key)].height for row in ranked.ranks for key in row}
    begins = places(ranked, extents, ROW_GAP)
    column = {key: number for number, row in enumerate(ranked.ranks) for key in row}
    placed = {
        key: _moved(shapes[key], column[key] * (BOX_WIDTH + COLUMN_GAP), begins[key])
        for row in ranked.ranks
        for key in row
        if isinstance(key, str)
    }
    return Drawing(
        width=max(len(ranked.ranks) * (BOX_WIDTH + COLUMN_GAP) - COLUMN_GAP, 0),
        height=max((begins[key] + extents[key] for key in begins), default=0),
        boxes=tuple(placed.values()),
        bonds=tuple(
            PlacedBond(each, _path(each, placed, begins, column))
            for each in kept
            if ranked.joins(each.above, each.below)
        ),
    )


def shape(box: Box) -> PlacedBox:
    """Return a box as it would stand at 0, 0."""
    at = ABOVE_TITLE
    title = []
    for words in wrap(box.title, BOX_WIDTH / TITLE_SIZE):
        at += TITLE_LINE
        title.append((at - BETWEEN, words))
    whose = _small(box.whose, BOX_WIDTH, at)
    state = at = at + SMALL_LINE * (len(whose.lines) + 1)
    key_results = []
    for key, words in box.key_results:
        text = _small(words, BOX_WIDTH - SMALL_SIZE, at + BETWEEN)
        at += BETWEEN + SMALL_LINE * len(text.lines)
        key_results.append((key, text))
    return PlacedBox(box.key, 0, 0, BOX_WIDTH, at + BETWEEN, Text(tuple(title)), whose, state, tuple(key_results))


def _small(words: str, room: int, below: int) -> Text:
    lines = wrap(words, room / SMALL_SIZE)
    return Text(tuple((below + SMALL_LINE * number, line) for number, line in enumerate(lines, 1)))


def _moved(box: PlacedBox, x: int, y: int) -> PlacedBox:
    return PlacedBox(
        box.key,
        x,
        y,
        box.width,
        box.height,
        _lowered(box.title, y),
        _lowered(box.whose, y),
        y + box.state,
        tuple((key, _lowered(text, y)) for key, text in box.key_results),
    )


def _lowered(text: Text, y: int) -> Text:
    return Text(tuple((y + each, words) for each, words in text.lines))


def _path(
    bond: Bond, placed: Mapping[str, PlacedBox], begins: Mapping[object, int], column: Mapping[object, int]
) -> str:
    upper, lower = placed[bond.above], placed[bond.below]
    stops = [(upper.x + upper.width, _leaving(upper, bond.key_result))]
    for number in range(column[bond.above] + 1, column[bond.below]):
        x, y = number * (BOX_WIDTH + COLUMN_GAP), begins[bond.above, bond.below, number] + LEVEL
        stops += [(x, y), (x + BOX_WIDTH, y)]
    stops.append((lower.x - CLEAR, lower.y + LEVEL))
    return f"M{stops[0][0]} {stops[0][1]}" + "".join(_stretch(one, other) for one, other in pairwise(stops))


def _leaving(box: PlacedBox, key_result: str) -> int:
    """Return where a line leaves a box: beside its title, or beside the key result that it is about."""
    lines = next((text.lines for key, text in box.key_results if key == key_result), ())
    return (lines[0][0] + lines[-1][0]) // 2 - BETWEEN if lines else box.y + LEVEL


def _stretch(one: tuple[int, int], other: tuple[int, int]) -> str:
    (x, y), (to_x, to_y) = one, other
    if y == to_y:
        return f"H{to_x}"
    middle = (x + to_x) // 2
    return f"C{middle} {y} {middle} {to_y} {to_x} {to_y}"

"""Where words stand in a drawing, so that none lies on another or on a line."""

from __future__ import annotations

import itertools
import math
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

LETTER = 6.4
"""Width of a usual letter or digit, on the safe side."""

ABOVE, BELOW = 9.5, 3.5
"""How far the letters reach above and below the line on which they stand."""

Corners = Sequence[tuple[float, float]]
"""A line from left to right."""


class Box(NamedTuple):
    """The place that a word takes."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Return whether two places overlap."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def on(self, line: Corners) -> bool:
        """Return whether a line runs through the place."""
        for (x1, y1), (x2, y2) in itertools.pairwise(line):
            left, right = max(self.left, x1), min(self.right, x2)
            if left > right:
                continue
            length = (x2 - x1) or 1.0
            ends = y1 + (y2 - y1) * (left - x1) / length, y1 + (y2 - y1) * (right - x1) / length
            if min(ends) < self.bottom and max(ends) > self.top:
                return True
        return False


class Label(NamedTuple):
    """A word, hung at a place."""

    x: float
    y: float
    anchor: str
    """`start`, `middle` or `end`."""
    text: str

    @property
    def box(self) -> Box:
        """The place that it takes."""
        width = wide(self.text)
        left = self.x - {"start": 0.0, "middle": width / 2, "end": width}[self.anchor]
        return Box(left, self.y - ABOVE, left + width, self.y + BELOW)


@lru_cache(maxsize=8192)
def wide(text: str) -> float:
    """Return about how wide a text is drawn."""
    if text.isascii():
        return sum([LETTER] * len(text))
    return sum([LETTER * _share_of_letter(letter) for letter in text])


@lru_cache(maxsize=1024)
def _share_of_letter(letter: str) -> int:
    if unicodedata.category(letter) in {"Cf", "Mn"}:  # unseen, or above another one
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def beside(x: float, y: float, text: str, room: Box, lines: Sequence[Corners], taken: Sequence[Box] = ()) -> Label:
    """Return the word for a point: right of it, above, below or left, wherever it is read best.

    It never leaves the room. Where it fits nowhere without lying on something, it stands where that is least.
    """
    choices = [
        Label(x + 9, y + 4, "start", text),
        Label(x, y - 10, "middle", text),
        Label(x, y + 18, "middle", text),
        Label(x - 9, y - 8, "end", text),
        Label(x - 9, y + 16, "end", text),
    ]
    obstacles = (*taken, Box(x - 5, y - 5, x + 5, y + 5))
    best, least = choices[0], math.inf
    for label in (kept(each, room) for each in choices):
        box = label.box
        harm = sum(box.on(line) for line in lines) + 3 * sum(box.meets(other) for other in obstacles)
        if harm < least:
            best, least = label, harm
        if not harm:
            break
    return best


def kept(label: Label, room: Box) -> Label:
    """Return a word moved so far that it stays in the room."""
    box = label.box
    shift = max(room.left - box.left, 0.0) or min(room.right - box.right, 0.0)
    y = min(max(label.y, room.top + ABOVE), room.bottom - BELOW)
    return Label(label.x + shift, y, label.anchor, label.text)


def spread(wanted: Sequence[float], gap: float, top: float, bottom: float) -> tuple[float, ...]:
    """Return heights for words that stand below each other: as near to where they belong as the gap allows."""
    order = sorted(range(len(wanted)), key=lambda index: (wanted[index], index))
    placed = list(wanted)
    edge = top
    for index in order:
        placed[index] = edge = max(placed[index], edge)
        edge += gap
    edge = bottom
    for index in reversed(order):
        placed[index] = edge = min(placed[index], edge)
        edge -= gap
    return tuple(placed)


def not_touching(labels: Sequence[Label], between: float = 4.0) -> tuple[Label, ...]:
    """Return the words of one line that can be read: the last one, and of the others those that leave it room."""
    shown: list[Label] = []
    limit = math.inf
    for label in reversed(labels):
        box = label.box
        if box.right + between <= limit:
            shown.append(label)
            limit = box.left
    return tuple(reversed(shown))

"""What a map is made of before anything has a place: boxes, lines, and ranks from the mission's side downwards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from okrsite_gen.site.maps.levels import Line, levels


@dataclass(frozen=True, slots=True)
class Ranked:
    """Boxes in ranks, in which every line joins neighbouring ranks.

    A line that spans several ranks is cut into pieces by bends, which are boxes without content: their keys are
    `(above, below, rank)`.
    """

    ranks: tuple[tuple[object, ...], ...]
    """Keys of boxes and bends by rank, the topmost rank first; their order is the one given."""
    below: Mapping[object, tuple[object, ...]] = field(repr=False)
    """Key → what hangs on it in the next rank."""
    above: Mapping[object, tuple[object, ...]] = field(repr=False)
    """Key → what it hangs on in the rank before."""

    def joins(self, upper: str, lower: str) -> bool:
        """Return whether a line leads from `upper` to `lower`; one that would close a circle does not."""
        begun = self.below.get(upper, ())
        return lower in begun or any(isinstance(each, tuple) and each[:2] == (upper, lower) for each in begun)

    def reordered(self, ranks: Sequence[Sequence[object]]) -> Ranked:
        """Return the same boxes and lines with another order within ranks."""
        return Ranked(tuple(map(tuple, ranks)), self.below, self.above)


def is_bend(key: object) -> bool:
    """Return whether a key stands for a bend in a long line instead of a box."""
    return isinstance(key, tuple)


def rank(boxes: Sequence[str], lines: Iterable[Line]) -> Ranked:
    """Give every box a rank below all that it supports, and cut long lines at the ranks between.

    `boxes` are keys in reading order; lines to unknown boxes, doubled ones and those of a box to itself are left out,
    and so is whatever would close a circle.
    """
    known = dict.fromkeys(boxes)
    kept = [line for line in dict.fromkeys(lines) if line[0] != line[1] and line[0] in known and line[1] in known]
    place = _downwards(tuple(known), kept)
    kept = [line for line in kept if place[line[0]] < place[line[1]]]
    level_of = levels(place, kept)
    rows: list[list[object]] = [[] for _ in range(max(level_of.values(), default=-1) + 1)]
    for key in known:
        rows[level_of[key]].append(key)
    below: dict[object, list[object]] = defaultdict(list)
    above: dict[object, list[object]] = defaultdict(list)
    for upper, lower in kept:
        way: list[object] = [upper]
        for level in range(level_of[upper] + 1, level_of[lower]):
            bend = (upper, lower, level)
            rows[level].append(bend)
            way.append(bend)
        way.append(lower)
        for one, next_one in pairwise(way):
            below[one].append(next_one)
            above[next_one].append(one)
    return Ranked(tuple(map(tuple, rows)), _frozen(below), _frozen(above))


def _downwards(boxes: Sequence[str], lines: Sequence[Line]) -> dict[str, int]:
    """Return a place for each box that comes after those of all that it supports, circles aside; then reading order."""
    below: dict[str, list[str]] = defaultdict(list)
    open_lines = dict.fromkeys(boxes, 0)
    for upper, lower in lines:
        below[upper].append(lower)
        open_lines[lower] += 1
    met: dict[str, int] = {}
    ready = [key for key in boxes if not open_lines[key]]
    for key in (*ready, *boxes):
        waiting = [key] if key not in met else []
        for each in waiting:
            met[each] = len(met)
            for lower in below[each]:
                open_lines[lower] -= 1
                if not open_lines[lower] and lower not in met and lower not in waiting:
                    waiting.append(lower)
    return met


def _frozen(lists: Mapping[object, list[object]]) -> dict[object, tuple[object, ...]]:
    return {key: tuple(values) for key, values in lists.items()}

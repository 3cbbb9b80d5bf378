"""What a map is made of before anything has a place: boxes, lines, and ranks from the mission's side downwards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

Line = tuple[str, str]
"""(above, below): keys of the supported and of the supporting box."""


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
    levels = _levels(place, kept)
    rows: list[list[object]] = [[] for _ in range(max(levels.values(), default=-1) + 1)]
    for key in known:
        rows[levels[key]].append(key)
    below: dict[object, list[object]] = defaultdict(list)
    above: dict[object, list[object]] = defaultdict(list)
    for upper, lower in kept:
        way: list[object] = [upper]
        for level in range(levels[upper] + 1, levels[lower]):
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


def _levels(order: Iterable[str], lines: Sequence[Line]) -> dict[str, int]:
    """Return the rank of each box: the longest way down to it, then as near to what hangs on it as it can be."""
    below: dict[str, list[str]] = defaultdict(list)
    above: dict[str, list[str]] = defaultdict(list)
    for upper, lower in lines:
        below[upper].append(lower)
        above[lower].append(upper)
    levels: dict[str, int] = {}
    for key in order:
        levels[key] = max((levels[upper] + 1 for upper in above[key]), default=0)
    for key in levels:
        # What serves nothing on this map need not stand at the very top, far from all that serves it.
        if below[key] and not above[key]:
            levels[key] = min(levels[lower] for lower in below[key]) - 1
    return levels


def _frozen(lists: Mapping[object, list[object]]) -> dict[object, tuple[object, ...]]:
    return {key: tuple(values) for key, values in lists.items()}

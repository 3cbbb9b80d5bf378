"""The order of boxes beside that of Graphviz's `dot`, which is the measure of such drawings; only where it is there."""

from __future__ import annotations

import random
import shutil
import subprocess
from bisect import bisect_left
from itertools import pairwise

import pytest

from okrsite_gen.site.maps.crossings import crossings
from okrsite_gen.site.maps.graph import Ranked, rank
from okrsite_gen.site.maps.order import order

MOST = 1.2
"""Times as many crossings as `dot` has that maps may have."""

STEPS = 20
"""Points along each piece of a curve at which it is looked at."""


def cascade(seed: int) -> tuple[list[str], list[tuple[str, str]]]:
    """Return a cycle: 6 objectives of the year, 20 of departments, 54 of teams; every eighth supports a second one."""
    chance = random.Random(seed)
    levels = [[f"l{level}n{number}" for number in range(count)] for level, count in enumerate((6, 20, 54))]
    lines = []
    for upper, lower in pairwise(levels):
        for key in lower:
            lines.append((chance.choice(upper), key))
            if chance.random() < 0.12:
                lines.append((chance.choice(chance.choice(levels[: levels.index(lower)])), key))
    return [key for level in levels for key in level], list(dict.fromkeys(lines))


def order_of_dot(boxes: list[str], lines: list[tuple[str, str]]) -> Ranked:
    """Return the boxes as `dot` orders them, with a bend wherever one of its curves passes a rank."""
    edges = "".join(f'"{upper}"->"{lower}";' for upper, lower in lines)
    nodes = "".join(f'"{key}";' for key in boxes)
    text = f'digraph g{{node[shape=box,width=1,height=.4,fixedsize=true,label=""];{nodes}{edges}}}'
    plain = subprocess.run(["dot", "-Tplain"], input=text, capture_output=True, text=True, check=True).stdout
    words = [line.split() for line in plain.splitlines()]
    places = {each[1]: (float(each[2]), float(each[3])) for each in words if each[0] == "node"}
    heights = sorted({y for _, y in places.values()}, reverse=True)
    rows: list[list[tuple[float, object]]] = [[] for _ in heights]
    for key, (x, y) in places.items():
        rows[heights.index(y)].append((x, key))
    below: dict[object, list[object]] = {}
    for each in words:
        if each[0] == "edge":
            curve = _points([float(number) for number in each[4 : 4 + 2 * int(each[3])]])
            way: list[object] = [each[1]]
            for level in range(heights.index(places[each[1]][1]) + 1, heights.index(places[each[2]][1])):
                way.append((each[1], each[2], level))
                rows[level].append((_at(curve, heights[level]), way[-1]))
            for one, other in pairwise([*way, each[2]]):
                below.setdefault(one, []).append(other)
    sorted_rows = tuple(tuple(key for _, key in sorted(row, key=lambda each: (each[0], str(each[1])))) for row in rows)
    return Ranked(sorted_rows, {key: tuple(ends) for key, ends in below.items()}, {})


def _points(numbers: list[float]) -> list[tuple[float, float]]:
    corners = list(zip(numbers[::2], numbers[1::2], strict=True))
    return [
        tuple(_cubic([corner[axis] for corner in corners[start : start + 4]], step / STEPS) for axis in (0, 1))
        for start in range(0, len(corners) - 1, 3)
        for step in range(STEPS + 1)
    ]


def _cubic(values: list[float], at: float) -> float:
    weights = ((1 - at) ** 3, 3 * at * (1 - at) ** 2, 3 * at * at * (1 - at), at**3)
    return sum(weight * value for weight, value in zip(weights, values, strict=True))


def _at(curve: list[tuple[float, float]], height: float) -> float:
    """Return where a curve that runs downwards passes a height."""
    place = bisect_left([-y for _, y in curve], -height)
    return curve[min(place, len(curve) - 1)][0]


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
@pytest.mark.parametrize("seed", range(1, 11))
def test_a_cycle_has_hardly_more_crossings_than_with_dot(seed: int) -> None:
    boxes, lines = cascade(seed)
    ours = crossings(order(rank(boxes, lines)))
    theirs = crossings(order_of_dot(boxes, lines))
    assert ours <= MOST * theirs, f"{ours} crossings, and {theirs} with dot"

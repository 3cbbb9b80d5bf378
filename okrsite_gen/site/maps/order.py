"""The order of boxes within their ranks: near to what they are joined with, and with few crossings.

The method of Gansner, Koutsofios, North and Vo (A technique for drawing directed graphs, 1993): sweeps up and down
that sort each rank by where its neighbours stand, exchanges of adjacent boxes and moves of single ones after each, and
the best order seen is kept. Several orders to start from are tried: the reader's, the one in which branches stay
together, and a wave from one end to the other; with medians, which ignore single far neighbours, and with means, which
do not. Where lines still cross, shuffled orders are tried too: the search goes downhill only, and where it ends depends
on where it begins. In the best orders found whole branches move, which leads out of most dead ends. Parts that no line
joins are ordered each by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, cycle, product
from zlib import crc32

from okrsite_gen.site.maps.branches import Rows, move_branches
from okrsite_gen.site.maps.crossings import crossings, crossings_of_pair
from okrsite_gen.site.maps.graph import Ranked, is_bend

SHUFFLED = 4
"""Shuffled orders that are tried after those that mean something."""

SWEEPS = 6
"""Sweeps over all ranks at most."""

MOVED = 3
"""Best orders of which whole branches are moved, which takes ten times as long as everything else."""

PATIENCE = 2
"""Sweeps without any gain before the search ends."""

Centre = Callable[[Sequence[int]], "float | None"]
"""From the sorted places of the other ends of a box's lines, where it would like to stand; None without lines."""

LONGEST_SIFTED = 150
"""Boxes of a rank in which each of them tries every place; more would take too long."""


def order(ranked: Ranked) -> Ranked:
    """Return the boxes in an order with few crossings. The result depends on nothing but the argument."""
    rows: Rows = [[] for _ in ranked.ranks]
    for group in _groups(ranked):
        for row, keys in zip(rows, _best(ranked, group).ranks, strict=True):
            row.extend(keys)
    return ranked.reordered(rows)


def _best(ranked: Ranked, group: Rows) -> Ranked:
    """Return the best order that any of the starts leads to; shuffled ones are only tried where lines still cross."""
    found = [(crossings(given := ranked.reordered(group)), 0, given)]
    tries = chain(product(_starts(ranked, group), (_median, _mean)), zip(_shuffled(group), cycle((_mean, _median))))
    for number, (start, centre) in enumerate(tries, 1):
        if not found[0][0]:
            break
        improved = _improved(ranked, [list(row) for row in start], centre)
        found = sorted([*found, (crossings(improved), number, improved)], key=lambda each: each[:2])[:MOVED]
    moved = (_with_moved_branches(ranked, each, fewest) for fewest, _, each in found)
    return min(moved, key=crossings)


def _shuffled(group: Rows) -> Iterator[Rows]:
    """Yield orders that have nothing to do with each other, the same ones for the same keys on every machine."""
    for number in range(SHUFFLED):
        yield [sorted(row, key=lambda key: crc32(f"{number} {key}".encode())) for row in group]


def _groups(ranked: Ranked) -> list[Rows]:
    """Return the parts of a map that no line joins, each as rows of its own, in the order of their first boxes."""
    group_of: dict[object, int] = {}
    for row in ranked.ranks:
        for start in row:
            number, waiting = len(group_of), [start]
            while waiting:
                key = waiting.pop()
                if key not in group_of:
                    group_of[key] = number
                    waiting += (*ranked.below.get(key, ()), *ranked.above.get(key, ()))
    numbers = dict.fromkeys(group_of.values())
    groups: dict[int, Rows] = {number: [[] for _ in ranked.ranks] for number in numbers}
    for level, row in enumerate(ranked.ranks):
        for key in row:
            groups[group_of[key]][level].append(key)
    return list(groups.values())


def _starts(ranked: Ranked, rows: Rows) -> list[Rows]:
    return [_by_branch(ranked, rows), _from_the_end(ranked, rows), [list(row) for row in rows]]


def _from_the_end(ranked: Ranked, given: Rows) -> Rows:
    """Return the order in which a wave meets the boxes that begins at the one farthest from all others."""
    joined = {key: (*ranked.below.get(key, ()), *ranked.above.get(key, ())) for row in given for key in row}
    first = next(key for row in given for key in row)
    wave = _wave(joined, _wave(joined, first)[-1])
    place = {key: number for number, key in enumerate(wave)}
    return [sorted(row, key=place.__getitem__) for row in given]


def _wave(joined: Mapping[object, Sequence[object]], start: object) -> list[object]:
    met = {start: None}
    wave = [start]
    for key in wave:
        for other in joined[key]:
            if other not in met:
                met[other] = None
                wave.append(other)
    return wave


def _by_branch(ranked: Ranked, given: Rows) -> Rows:
    """Return the order in which a walk down the branches, one after the other, meets the boxes."""
    rows: Rows = [[] for _ in given]
    level = {key: number for number, row in enumerate(given) for key in row}
    met: set[object] = set()
    for row in given:
        for root in row:
            waiting = [root]
            while waiting:
                key = waiting.pop()
                if key in met:
                    continue
                met.add(key)
                rows[level[key]].append(key)
                waiting.extend(reversed(ranked.below.get(key, ())))
    return rows


def _improved(ranked: Ranked, rows: Rows, centre: Centre) -> Ranked:
    best = ranked.reordered(rows)
    fewest = crossings(best)
    idle = 0
    for sweep in range(SWEEPS):
        if not fewest or idle >= PATIENCE:
            break
        _sort_by_centres(ranked, rows, downwards=sweep % 2 == 0, flip=sweep % 4 >= 2, centre=centre)
        _exchange(ranked, rows)
        _sift(ranked, rows)
        found = crossings(ranked.reordered(rows))
        if found < fewest:
            best, fewest, idle = ranked.reordered(rows), found, 0
        else:
            idle += 1
    return best


def _with_moved_branches(ranked: Ranked, best: Ranked, fewest: int) -> Ranked:
    """Return an order after moves of whole branches, each followed by exchanges and moves of single boxes.

    Where lines cross more often than there are boxes, no order makes the map plain, and none is worth the time.
    """
    rows = [list(row) for row in best.ranks]
    boxes = sum(not is_bend(key) for row in rows for key in row)
    while 0 < fewest <= boxes and max(map(len, rows)) <= LONGEST_SIFTED:
        move_branches(ranked, rows)
        _exchange(ranked, rows)
        _sift(ranked, rows)
        found = crossings(ranked.reordered(rows))
        if found >= fewest:
            break
        best, fewest = ranked.reordered(rows), found
    return best


def _sort_by_centres(ranked: Ranked, rows: Rows, *, downwards: bool, flip: bool, centre: Centre) -> None:
    """Sort every rank by the centres of its neighbours in the rank before; boxes without any keep their places.

    `flip` says whether equal centres change their order, which leads out of dead ends.
    """
    numbers = range(1, len(rows)) if downwards else range(len(rows) - 2, -1, -1)
    neighbours = ranked.above if downwards else ranked.below
    for number in numbers:
        places = _places(rows[number - 1 if downwards else number + 1])
        row = rows[number]
        centres = {key: centre(sorted(places[other] for other in neighbours.get(key, ()))) for key in row}
        movable = [key for key in row if centres[key] is not None]
        if flip:
            movable.reverse()
        movable.sort(key=lambda key: centres[key] or 0.0)
        following = iter(movable)
        rows[number] = [key if centres[key] is None else next(following) for key in row]


def _mean(ends: Sequence[int]) -> float | None:
    """Return the mean of places."""
    return sum(ends) / len(ends) if ends else None


def _median(ends: Sequence[int]) -> float | None:
    """Return the median of sorted places; with an even number of them, leaning to the side where they lie close."""
    if not ends:
        return None
    half = len(ends) // 2
    if len(ends) % 2:
        return float(ends[half])
    if len(ends) == 2:
        return (ends[0] + ends[1]) / 2
    left, right = ends[half - 1] - ends[0], ends[-1] - ends[half]
    if left + right == 0:
        return (ends[half - 1] + ends[half]) / 2
    return (ends[half - 1] * right + ends[half] * left) / (left + right)


def _exchange(ranked: Ranked, rows: Rows) -> None:
    """Let neighbours in a rank change places as long as that takes crossings away."""
    improved, rounds = True, 0
    while improved and rounds < SWEEPS:
        improved, rounds = False, rounds + 1
        for number, row in enumerate(rows):
            before = _ends(row, rows[number - 1], ranked.above) if number else {}
            after = _ends(row, rows[number + 1], ranked.below) if number + 1 < len(rows) else {}
            improved |= _exchange_in(row, before, after)


def _exchange_in(
    row: list[object], before: Mapping[object, Sequence[int]], after: Mapping[object, Sequence[int]]
) -> bool:
    gained = False
    for place in range(len(row) - 1):
        one, other = row[place], row[place + 1]
        as_is, swapped = 0, 0
        for ends in (before, after):
            now, then = crossings_of_pair(ends.get(one, ()), ends.get(other, ()))
            as_is, swapped = as_is + now, swapped + then
        if swapped < as_is:
            row[place], row[place + 1] = other, one
            gained = True
    return gained


def _sift(ranked: Ranked, rows: Rows) -> None:
    """Let every box of a rank that is not too long try every place in it, and take the best."""
    for number, row in enumerate(rows):
        if len(row) > LONGEST_SIFTED:
            continue
        before = _ends(row, rows[number - 1], ranked.above) if number else {}
        after = _ends(row, rows[number + 1], ranked.below) if number + 1 < len(rows) else {}
        for key in tuple(row):
            _to_best_place(key, row, (before, after))


def _to_best_place(key: object, row: list[object], sides: Sequence[Mapping[object, Sequence[int]]]) -> None:
    """Move a box to where its lines cross the fewest others, and leave it where it is if no place is better."""
    at = row.index(key)
    others = row[:at] + row[at + 1 :]
    cost, costs = 0, [0]
    for other in others:
        for ends in sides:
            as_is, swapped = crossings_of_pair(ends.get(key, ()), ends.get(other, ()))
            cost += swapped - as_is
        costs.append(cost)
    best = min(range(len(costs)), key=lambda place: (costs[place], abs(place - at)))
    if costs[best] < costs[at]:
        row[:] = [*others[:best], key, *others[best:]]


def _ends(
    row: Sequence[object], other_row: Sequence[object], neighbours: Mapping[object, Sequence[object]]
) -> dict[object, list[int]]:
    places = _places(other_row)
    return {key: sorted(places[other] for other in neighbours.get(key, ())) for key in row}


def _places(row: Sequence[object]) -> dict[object, int]:
    return {key: place for place, key in enumerate(row)}

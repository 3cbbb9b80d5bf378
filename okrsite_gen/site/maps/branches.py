"""Moves of whole branches: a box changes places within its rank and takes along what hangs on it alone.

Moving single boxes cannot do that. A box that leaves its supporters behind crosses all their lines at first, so that a
search which goes downhill only never gets to the far side, where there would be fewer crossings than before.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from okrsite_gen.site.maps.crossings import crossings_of
from okrsite_gen.site.maps.graph import Ranked

Rows = list[list[object]]


def move_branches(ranked: Ranked, rows: Rows) -> None:
    """Let every branch try every place in its rank, and take the best; `rows` are changed in place."""
    for number in range(len(rows) - 1):
        for key in tuple(rows[number]):
            branch = _branch(ranked, key)
            if len(branch) > 1:
                _to_best_place(ranked, rows, number, key, branch)


def _branch(ranked: Ranked, key: object) -> Collection[object]:
    """Return a box and all below it that hangs on nothing else."""
    branch = {key: None}
    for each in (waiting := [key]):
        for lower in ranked.below.get(each, ()):
            if lower not in branch and all(upper in branch for upper in ranked.above[lower]):
                branch[lower] = None
                waiting.append(lower)
    return branch.keys()


def _to_best_place(ranked: Ranked, rows: Rows, number: int, key: object, branch: Collection[object]) -> None:
    """Move a branch that begins in rank `number` to where the fewest lines cross."""
    others = [[each for each in row if each not in branch] for row in rows[number:]]
    parts = [[each for each in row if each in branch] for row in rows[number:]]
    before = rows[max(number - 1, 0) : number]
    reach = len(before) + max(level for level, part in enumerate(parts) if part) + 2
    fewest, best = crossings_of([*before, *rows[number:]][:reach], ranked.below), rows[number:]
    for place in range(len(others[0]) + 1):
        first = [*others[0][:place], key, *others[0][place:]]
        for found in _followed(ranked, first, others[1:], parts[1:]):
            count = crossings_of([*before, *found][:reach], ranked.below, fewest)
            if count < fewest:
                fewest, best = count, found
    rows[number:] = best


def _followed(ranked: Ranked, first: list[object], others: Rows, parts: Rows) -> Iterator[Rows]:
    """Yield the ranks from that of the branch on, its parts where they belong below its first box.

    There are two: its parts stand after all whose lines come from further left on average, or after all that have any
    line from there.
    """
    for by_mean in (True, False):
        rows = [first]
        for row, part in zip(others, parts, strict=True):
            place = {key: number for number, key in enumerate(rows[-1])}
            at = max((place[upper] for key in part for upper in ranked.above[key]), default=0)
            ends = [[place[upper] for upper in ranked.above.get(key, ())] for key in row] if part else []
            to = max(
                (number for number, each in enumerate(ends, 1) if _is_before(each, at, by_mean=by_mean)), default=0
            )
            rows.append([*row[:to], *part, *row[to:]])
        yield rows


def _is_before(ends: Sequence[int], at: int, *, by_mean: bool) -> bool:
    """Return whether a box whose lines come from `ends` stands before one whose lines come from `at`."""
    return bool(ends) and (sum(ends) < at * len(ends) if by_mean else min(ends) < at)

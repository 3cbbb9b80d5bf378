"""How often lines cross each other, which is what makes a map hard to read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Mapping, Sequence
from itertools import pairwise

from okrsite_gen.site.maps.graph import Ranked


def crossings(ranked: Ranked) -> int:
    """Return how many pairs of lines cross."""
    return crossings_of(ranked.ranks, ranked.below)


def crossings_of(
    ranks: Sequence[Sequence[object]], below: Mapping[object, Sequence[object]], enough: int | None = None
) -> int:
    """Return how many pairs of lines cross between consecutive ranks; counting ends when there are `enough`."""
    total = 0
    for upper, lower in pairwise(ranks):
        total += crossings_between(upper, lower, below)
        if enough is not None and total >= enough:
            break
    return total


def crossings_between(
    upper: Sequence[object], lower: Sequence[object], below: Mapping[object, Sequence[object]]
) -> int:
    """Return how many pairs of lines cross between two neighbouring ranks.

    Lines are read in the order of their upper ends; each crosses those before it whose lower end lies further on
    (Barth, Jünger, Mutzel: Simple and efficient bilayer cross counting, 2002, with a sorted list for the tree).
    """
    places = {key: place for place, key in enumerate(lower)}
    seen: list[int] = []
    total = 0
    for key in upper:
        ends = sorted(places[end] for end in below.get(key, ()))
        total += sum(len(seen) - bisect_right(seen, end) for end in ends)
        for end in ends:
            insort(seen, end)
    return total


def crossings_of_pair(first: Sequence[int], second: Sequence[int]) -> tuple[int, int]:
    """Return how many lines of two neighbours in a rank cross as they stand, and how many if they changed places.

    Both are the sorted places of the other ends of their lines.
    """
    as_is = sum(bisect_left(second, end) for end in first)
    swapped = sum(bisect_left(first, end) for end in second)
    return as_is, swapped

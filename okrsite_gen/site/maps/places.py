"""Where boxes stand along their ranks: lines straight where they can be, and nothing wider than it must be.

The method of Brandes and Köpf (Fast and simple horizontal coordinate assignment, 2001), with one alignment of the four
that they mean: every box stands level with the first of what hangs on it, as an outline reads.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from okrsite_gen.site.maps.graph import Ranked


def places(ranked: Ranked, extents: Mapping[object, int], gap: int) -> dict[object, int]:
    """Return where each box and bend begins, from 0, measured along its rank.

    `extents` says how much room each takes there, `gap` what is left free between two boxes.
    """
    block_of = _blocks(ranked)
    before = _predecessors(ranked, block_of, extents, gap)
    begins: dict[object, int] = {}
    for block in _in_order(dict.fromkeys(block_of.values()), before):
        begins[block] = max((begins[other] + room for other, room in before.get(block, ())), default=0)
    return {key: begins[block] for key, block in block_of.items()}


def _blocks(ranked: Ranked) -> dict[object, object]:
    """Return the block of each key: all keys of a block stand level, and no two alignments cross each other."""
    block_of = {key: key for row in ranked.ranks for key in row}
    for upper, lower in pairwise(ranked.ranks):
        position = {key: place for place, key in enumerate(lower)}
        free = 0
        for key in upper:
            hanging = [position[other] for other in ranked.below.get(key, ())]
            first = min((place for place in hanging if place >= free), default=None)
            if first is not None and first == min(hanging):
                block_of[lower[first]] = block_of[key]
                free = first + 1
    return block_of


def _predecessors(
    ranked: Ranked, block_of: Mapping[object, object], extents: Mapping[object, int], gap: int
) -> dict[object, list[tuple[object, int]]]:
    """Return, for each block, the blocks that stand before it in some rank, and how much room each needs there."""
    before: dict[object, list[tuple[object, int]]] = {}
    for row in ranked.ranks:
        for one, other in pairwise(row):
            before.setdefault(block_of[other], []).append((block_of[one], extents[one] + gap))
    return before


def _in_order(
    blocks: Sequence[object] | Mapping[object, None], before: Mapping[object, Sequence[tuple[object, int]]]
) -> list[object]:
    """Return the blocks so that none comes before one that stands before it."""
    after: dict[object, list[object]] = {}
    waiting_for = {block: len(before.get(block, ())) for block in blocks}
    for block in blocks:
        for other, _ in before.get(block, ()):
            after.setdefault(other, []).append(block)
    ready = [block for block in blocks if not waiting_for[block]]
    for block in ready:
        for other in after.get(block, ()):
            waiting_for[other] -= 1
            if not waiting_for[other]:
                ready.append(other)
    return ready

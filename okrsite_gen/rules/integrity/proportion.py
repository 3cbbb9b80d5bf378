"""What most teams leave undone is reported once and not of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from okrsite_gen.rules.integrity.endings import Ending

FEW = 3
"""Fewer teams than this are named one by one."""


def by_cycle(of_all: Sequence[Ending], concerned: Sequence[Ending]) -> Iterator[tuple[str, list[Ending], bool]]:
    """Yield (cycle, its teams concerned, whether these are most of its teams, so that one word is enough)."""
    for cycle in dict.fromkeys(ending.cycle for ending in concerned):
        teams = [ending for ending in concerned if ending.cycle == cycle]
        total = sum(ending.cycle == cycle for ending in of_all)
        yield cycle, teams, len(teams) >= FEW and 2 * len(teams) > total

"""Whether the words of an agreed level ask for less than others did.

Only figures in them can tell, and only where the levels themselves say which way is up: `10 towns`, `20 towns`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from okrsite_gen.model.objectives import Levels

ORDER = ("commit", "target", "stretch")
"""Levels, the one that asks for least first."""

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_GROUP = re.compile(r"[.,]\d{3}(?!\d)")
"""What may group thousands or begin decimals: only who knows the author's language could tell."""


def level_easier(level: str, before: str, after: str, levels: Levels | None) -> bool | None:
    """Return whether a level asks for less since its words changed; None where nobody can tell.

    `levels` are those that stand now. A level that was taken out leaves less to reach where no higher one is there.
    """
    if not before:
        return None
    if not after:
        higher = ORDER[ORDER.index(level) + 1 :] if level in ORDER else ()
        if any(getattr(levels, each, "") for each in higher):
            return False if level == ORDER[0] else None
        return True
    pair = _figures(before, after)
    up = _upwards(levels) if pair else None
    return None if pair is None or up is None else (pair[1] < pair[0]) is up


def _upwards(levels: Levels | None) -> bool | None:
    """Return whether more is better, as levels show whose words are the same but for one figure."""
    told = [words for each in ORDER if (words := getattr(levels, each, ""))]
    ways = set(_ways(told))
    return ways.pop() if len(ways) == 1 else None


def _ways(told: list[str]) -> Iterator[bool]:
    for lower, higher in combinations(told, 2):
        pair = _figures(lower, higher)
        if pair:
            yield pair[0] < pair[1]


def _figures(one: str, other: str) -> tuple[Decimal, Decimal] | None:
    """Return the figures in which two texts differ, where they differ in one figure alone."""
    if _without_figures(one) != _without_figures(other):
        return None
    pairs = zip(_FIGURE.findall(one), _FIGURE.findall(other), strict=True)
    different = [pair for pair in pairs if pair[0] != pair[1]]
    if len(different) != 1 or any(map(_GROUP.search, different[0])):
        return None
    was, now = (Decimal(each.replace(",", ".")) if _plain(each) else None for each in different[0])
    return (was, now) if was is not None and now is not None and was != now else None


def _without_figures(text: str) -> str:
    return " ".join(_FIGURE.sub("#", text.casefold()).split())


def _plain(figure: str) -> bool:
    return figure.isascii() and figure.count(".") + figure.count(",") <= 1

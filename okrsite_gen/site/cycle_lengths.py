"""Cycles by their length: quarters are compared with quarters, and years with years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal

from okrsite_gen.model.organisation import Cycle
from okrsite_gen.site import routes
from okrsite_gen.site.edition import Edition

SEVERAL = 2
"""Cycles from which there is something to compare."""
_DAYS_OF_MONTH = Decimal("30.44")
_UNITS = {1: "month", 3: "quarter", 6: "half-year", 12: "year"}


def compare_address(edition: Edition) -> str:
    """Return the address of the comparison; empty where there is nothing to compare."""
    return routes.COMPARE if by_length(edition) else ""


def by_length(edition: Edition) -> list[tuple[int, list[Cycle]]]:
    """Return (months, cycles with objectives that are that long, newest first) where there are several."""
    found: dict[int, list[Cycle]] = defaultdict(list)
    for cycle in edition.org.cycles.values():
        if cycle.key in edition.filled:
            found[_months(cycle)].append(cycle)
    groups = [(months, cycles[::-1]) for months, cycles in found.items() if len(cycles) >= SEVERAL]
    return sorted(groups, key=lambda group: (-len(group[1]), group[0]))


def calendar_unit(months: int, cycles: Iterable[Cycle]) -> str:
    """Return what the calendar calls cycles of so many months, such as `quarter`; empty where they are not of it."""
    return _UNITS.get(months, "") if all(map(_is_of_whole_months, cycles)) else ""


def _is_of_whole_months(cycle: Cycle) -> bool:
    return bool(cycle.start and cycle.end and cycle.start.day == (cycle.end + timedelta(days=1)).day == 1)


def _months(cycle: Cycle) -> int:
    if cycle.start is None or cycle.end is None:
        return 0
    return max(1, round(Decimal((cycle.end - cycle.start).days + 1) / _DAYS_OF_MONTH))

"""Which cycle lies within which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from okrsite_gen.content.codes_org import UNKNOWN_CYCLE
from okrsite_gen.content.cycles import Period, period_of
from okrsite_gen.content.resolve.knots import without_cycle_circles
from okrsite_gen.content.resolve.known import Known
from okrsite_gen.model.names import Place
from okrsite_gen.model.organisation import Cycle
from okrsite_gen.model.settings import CycleSettings

CONFIGURATION = "okrsite.yml"


def nested_cycles(known: Known, settings: CycleSettings) -> dict[str, Cycle]:
    """Return the cycles in their order, each with the key of the one around it.

    That is the one that its file names, else the smallest one that holds it by name and by days.
    """
    cycles = known.gathered.cycles
    if settings.current and settings.current not in cycles:
        place = Place(CONFIGURATION, ("cycles", "current"))
        known.name("cycle", settings.current, cycles, place, UNKNOWN_CYCLE)
    periods = {key: period for key, cycle in cycles.items() if (period := period_of(cycle.id, settings))}
    years: dict[tuple[bool, int], dict[str, Period]] = {}
    for key, period in periods.items():
        years.setdefault((period.fiscal, period.year), {})[key] = period
    found = {}
    for key, cycle in cycles.items():
        parent = known.name("cycle", cycle.parent, cycles, cycle.place.at("parent"), UNKNOWN_CYCLE)
        near = years[periods[key].fiscal, periods[key].year] if key in periods else {}
        found[key] = replace(cycle, parent=parent or _around(cycle, cycles, near))
    return without_cycle_circles(dict(sorted(found.items(), key=lambda item: order(item[1]))), known)


def order(cycle: Cycle) -> tuple[bool, date, str]:
    """Return the key by which cycles are listed: by start, then id; those without days come last."""
    return (cycle.start is None, cycle.start or date.min, cycle.key)


def _around(cycle: Cycle, cycles: Mapping[str, Cycle], periods: Mapping[str, Period]) -> str:
    """Return the key of the smallest cycle that holds this one by name and by days; empty if none does."""
    own = periods.get(cycle.key)
    if own is None or cycle.start is None or cycle.end is None:
        return ""
    around = [
        (period.end - period.start, key)
        for key, period in periods.items()
        if period.holds(own) and _within(cycle, cycles[key])
    ]
    return min(around)[1] if around else ""


def _within(cycle: Cycle, outer: Cycle) -> bool:
    if cycle.start is None or cycle.end is None or outer.start is None or outer.end is None:
        return False
    return outer.start <= cycle.start and cycle.end <= outer.end

"""The list of cycles, and the archive of those that are over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from okrsite_gen.site import routes
from okrsite_gen.site.cycle_lengths import compare_address
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.messages import message
from okrsite_gen.site.page import Frame, Link, Page
from okrsite_gen.site.paging import Pager, paged
from okrsite_gen.site.summaries import CycleSummary

ROWS = 65
"""Cycles on one page."""


@dataclass(frozen=True, slots=True)
class CycleRow:
    """A cycle in a list of cycles."""

    cycle: CycleSummary
    """The cycle."""
    parent: Link | None
    """The cycle around it."""
    current: bool
    """Whether it is the current cycle or one around that."""


@dataclass(frozen=True, slots=True)
class CyclesView:
    """Cycles, newest first."""

    frame: Frame
    """What stands around the page."""
    rows: tuple[CycleRow, ...]
    """Cycles on this page."""
    compare: str
    """Address of the page that sets them beside each other; empty where there is nothing to compare."""
    pager: Pager
    """The way to the other pages of the list."""


def cycles_pages(edition: Edition) -> Iterator[Page]:
    """Yield the pages of the list of all cycles."""
    frame = edition.frames.frame(routes.CYCLES, (Link(message("nav.cycles"), routes.CYCLES),), dated=True)
    rows = [cycle_row(edition, key) for key in _newest_first(edition)]
    for address, entries, pages in paged(routes.CYCLES, rows, limit=ROWS):
        yield Page(address, "pages/cycles.html", CyclesView(frame, entries, compare_address(edition), pages))


def archive_pages(edition: Edition) -> Iterator[Page]:
    """Yield the pages of the list of cycles that are over, with how they ended."""
    frame = edition.frames.frame(routes.ARCHIVE, (Link(message("nav.archive"), routes.ARCHIVE),))
    rows = [cycle_row(edition, key) for key in _newest_first(edition) if edition.directory.cycles[key].closed]
    for address, entries, pages in paged(routes.ARCHIVE, rows, limit=ROWS):
        yield Page(address, "pages/archive.html", CyclesView(frame, entries, compare_address(edition), pages))


def cycles_to_show(edition: Edition) -> tuple[str, ...]:
    """Return the cycles that run now, innermost first; where none does, the newest one that has objectives."""
    if edition.insights.current_cycles:
        return edition.insights.current_cycles
    filled = (cycle for cycle in reversed(tuple(edition.org.cycles)) if cycle in edition.filled)
    newest = next(filled, None)
    return (newest,) if newest is not None else ()


def _newest_first(edition: Edition) -> tuple[str, ...]:
    """Return all cycles by their last days, those within another one before it; what has no end comes first."""
    cycles = edition.org.cycles
    ends = {key: (cycle.end or date.max, cycle.start or date.min, key) for key, cycle in cycles.items()}
    return tuple(sorted(cycles, key=lambda key: ends[key], reverse=True))


def cycle_row(edition: Edition, key: str) -> CycleRow:
    """Return a cycle as lists of cycles show it."""
    directory = edition.directory
    parent = directory.cycles.get(edition.org.cycles[key].parent)
    return CycleRow(
        directory.cycle_with_totals(key) or directory.cycles[key],
        Link(parent.name, parent.address) if parent else None,
        key in edition.insights.current_cycles,
    )

"""The explorer: one table of objectives and key results, and the lists that it has ready."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from okrsite_gen.site import routes
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.messages import Words, message
from okrsite_gen.site.page import Frame, Link, Page
from okrsite_gen.site.paging import Pager, paged
from okrsite_gen.site.summaries import CycleSummary
from okrsite_gen.site.views.changed import targets_known, unknown_past
from okrsite_gen.site.views.explorer_rows import explored_cycles
from okrsite_gen.site.views.following import follow_targets
from okrsite_gen.site.views.presets import ExploreRow, preset_rows, presets, rows_of_cycle

ROWS = 80
"""Rows of the table on one page: each has a dozen elements, and a page is to stay light."""


@dataclass(frozen=True, slots=True)
class PresetLink:
    """The way to a list that is ready."""

    name: str
    """Its name: the last part of its address."""
    address: str
    """Where it begins."""
    count: int
    """Rows of the list."""
    objectives: int
    """Objectives among them."""
    key_results: int
    """Key results among them."""
    current: bool
    """Whether it is the list shown."""
    unknown: bool
    """Whether nobody knows how many rows belong to it."""


@dataclass(frozen=True, slots=True)
class ExploreView:
    """The table of the explorer, whole or as one of its lists."""

    frame: Frame
    """What stands around the page."""
    cycle: CycleSummary
    """The cycle shown: the current one, or the newest where none is."""
    preset: str
    """Name of the list; empty for the whole table."""
    presets: tuple[PresetLink, ...]
    """All lists that are ready."""
    rows: tuple[ExploreRow, ...]
    """Rows on this page."""
    unknown: Words
    """What of this list is not known here, and why; mostly empty."""
    owners: bool
    """Whether a row on this page names somebody, so that there is a column for them."""
    cycles: int
    """Cycles that the explorer holds."""
    pager: Pager
    """The way to the other pages of the list."""


TARGETS = "changed-targets"
"""Name of the list that only git can tell."""

EXPLORE = Link(message("explore.title"), routes.EXPLORE)
"""The explorer in breadcrumbs."""


def explore_pages(edition: Edition) -> Iterator[Page]:
    """Yield the pages of the whole table of the current cycle, and of every list that is ready."""
    known = explored_cycles(edition)
    if not known:
        return
    cycle = edition.directory.cycles[known[0]]
    told = targets_known(edition, edition.org.cycles[cycle.key])
    gaps: dict[str, Words] = {} if told else {TARGETS: unknown_past(edition) or message("history.untold")}
    lists = {name: tuple(preset_rows(edition, name, cycle.key)) for name in presets(edition)}
    for preset, rows in (("", tuple(rows_of_cycle(edition, cycle.key))), *lists.items()):
        address = routes.address_of_preset(preset) if preset else routes.EXPLORE
        way = (EXPLORE, Link(message(f"preset.{preset}"), address)) if preset else (EXPLORE,)
        follow = follow_targets(edition) if preset == TARGETS else None
        frame = edition.frames.frame(routes.EXPLORE, way, dated=True, listed=not preset, follow=follow)
        links = tuple(
            _preset_link(name, found, current=name == preset, unknown=name in gaps) for name, found in lists.items()
        )
        for page, entries, pager in paged(address, rows, limit=ROWS):
            owners = any(row.entry.owner for row in entries)
            gap = gaps.get(preset, "")
            view = ExploreView(frame, cycle, preset, links, entries, gap, owners, len(known), pager)
            yield Page(page, "pages/explore.html", view)


def _preset_link(name: str, rows: tuple[ExploreRow, ...], *, current: bool, unknown: bool) -> PresetLink:
    parts = sum(row.part for row in rows)
    unknown = unknown and not rows
    return PresetLink(name, routes.address_of_preset(name), len(rows), len(rows) - parts, parts, current, unknown)

"""The search page, and the lists that stand in for the search where no script runs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from okrsite_gen.model.check_ins import CheckIn
from okrsite_gen.model.status import Status
from okrsite_gen.site import routes
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.messages import message
from okrsite_gen.site.page import Frame, Link, Page
from okrsite_gen.site.paging import Pager, paged
from okrsite_gen.site.summaries import CycleSummary
from okrsite_gen.site.summary import Summary
from okrsite_gen.site.views.search_entries import check_ins_in, cycles_in_order


@dataclass(frozen=True, slots=True)
class SearchRow:
    """Something in a list of everything."""

    entry: Link
    """What it is called, and where it stands."""
    team: Link
    """Its team."""
    status: Status | None = None
    """How it stands; None for what has no status."""


@dataclass(frozen=True, slots=True)
class SearchListLink:
    """The way to a list."""

    kind: str
    """`objective`, `key-result` or `check-in`."""
    address: str
    """Where the list begins."""
    count: int
    """Entries of the list."""


@dataclass(frozen=True, slots=True)
class SearchCycle:
    """A cycle and the lists of what is in it."""

    cycle: CycleSummary
    """The cycle."""
    current: bool
    """Whether it is the current one."""
    lists: tuple[SearchListLink, ...]
    """Its lists; none of an empty one."""


@dataclass(frozen=True, slots=True)
class SearchView:
    """The page of the search."""

    frame: Frame
    """What stands around the page."""
    places: tuple[Link, ...]
    """Lists that belong to no cycle: teams, strategy, metrics, people, guides."""
    cycles: tuple[SearchCycle, ...]
    """The current cycle first, closed ones last, on this page."""
    pager: Pager
    """The way to the other pages of the list of cycles."""


@dataclass(frozen=True, slots=True)
class SearchListView:
    """Everything of one kind in one cycle."""

    frame: Frame
    """What stands around the page."""
    kind: str
    """`objective`, `key-result` or `check-in`."""
    cycle: CycleSummary
    """The cycle."""
    rows: tuple[SearchRow, ...]
    """Entries on this page."""
    pager: Pager
    """The way to the other pages of the list."""


SEARCH = Link(message("search.title"), routes.SEARCH)
"""The search in breadcrumbs."""


ROWS, CYCLES = 120, 150
"""Entries of a list of everything on one page, and cycles on one page of the search."""


def search_pages(edition: Edition) -> Iterator[Page]:
    """Yield the page of the search, and the lists of everything."""
    cycles: list[SearchCycle] = []
    for key, _ in cycles_in_order(edition):
        summary = edition.directory.cycles[key]
        lists = []
        for kind, rows in _kinds(edition, key):
            address = routes.address_of_search_list(kind, key)
            if rows:
                lists.append(SearchListLink(kind, address, len(rows)))
                yield from _list_pages(edition, kind, summary, rows)
        if lists:
            cycles.append(SearchCycle(summary, key == edition.insights.current_cycle, tuple(lists)))
    frame = edition.frames.frame(routes.SEARCH, (SEARCH,), listed=False)
    for address, entries, pager in paged(routes.SEARCH, cycles, limit=CYCLES):
        yield Page(address, "pages/search.html", SearchView(frame, tuple(_places(edition)), entries, pager))


def _kinds(edition: Edition, cycle: str) -> Iterator[tuple[str, tuple[SearchRow, ...]]]:
    directory = edition.directory
    objectives = edition.objectives_in.get(cycle, ())
    yield "objective", tuple(_row(directory.objectives[each.key]) for each in objectives)
    yield "key-result", tuple(_row(directory.key_results[part.key]) for each in objectives for part in each.key_results)
    yield "check-in", tuple(_check_in_row(edition, each) for each in check_ins_in(edition, cycle))


def _row(summary: Summary) -> SearchRow:
    return SearchRow(Link(summary.title, summary.address), Link(summary.team, summary.team_address), summary.status)


def _check_in_row(edition: Edition, check_in: CheckIn) -> SearchRow:
    address = routes.address_of_check_in(check_in.team, check_in.cycle, check_in.day)
    return SearchRow(Link(message("check-in.of", day=check_in.day), address), edition.directory.team(check_in.team))


def _list_pages(edition: Edition, kind: str, cycle: CycleSummary, rows: tuple[SearchRow, ...]) -> Iterator[Page]:
    address = routes.address_of_search_list(kind, cycle.key)
    way = (SEARCH, Link(cycle.name, cycle.address), Link(message(f"search-crumb.{kind}"), address))
    dated = kind != "check-in" and not cycle.closed
    frame = edition.frames.frame(routes.SEARCH, way, dated=dated, listed=False)
    for page_address, entries, pager in paged(address, rows, limit=ROWS):
        yield Page(page_address, "pages/search_list.html", SearchListView(frame, kind, cycle, entries, pager))


def _places(edition: Edition) -> Iterator[Link]:
    sections = edition.frames.sections
    places = (
        (True, "nav.teams", routes.TEAMS),
        (sections.cycles, "nav.cycles", routes.CYCLES),
        (sections.strategy, "nav.strategy", routes.STRATEGY),
        (sections.metrics, "nav.metrics", routes.METRICS),
        (sections.people, "nav.people", routes.PEOPLE),
        (sections.pages, "nav.pages", routes.PAGES),
    )
    return (Link(message(words), address) for exists, words, address in places if exists)

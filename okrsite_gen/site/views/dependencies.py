"""What teams need from each other in a cycle: who asks whom, and every dependency with its state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from okrsite_gen.model.organisation import Cycle
from okrsite_gen.site import routes
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.messages import message
from okrsite_gen.site.page import Frame, Link, Page
from okrsite_gen.site.paging import Pager, paged
from okrsite_gen.site.summaries import CycleSummary
from okrsite_gen.site.views.cycle import cycle_way, section_of
from okrsite_gen.site.views.dependency_matrix import Asking, Matrix, matrix_of
from okrsite_gen.site.views.needs import PRESSING, WORST_FIRST, Concern, NeedView, need_view, urgency

ROWS, FEWEST = 36, 12
"""Dependencies listed on one page: at most, and at least where the table of teams needs much room."""

ROOM, CELLS = 52, 26
"""What the first page has room for, counted in dependencies of the list, and empty cells that weigh as much as one."""

FILLED, EDGE = 8, 5
"""Empty cells that weigh as much as one that is filled, and as a team at the table's edge."""


@dataclass(frozen=True, slots=True)
class DependencyGroup:
    """Dependencies that are equally pressing."""

    concern: Concern
    """How pressing they are."""
    pressing: bool
    """Whether somebody has to do something about them."""
    total: int
    """How many there are, on all pages."""
    entries: tuple[NeedView, ...]
    """On this page, those needed first coming first."""


@dataclass(frozen=True, slots=True)
class DependenciesView:
    """The dependencies of a cycle."""

    frame: Frame
    """What stands around the page."""
    cycle: CycleSummary
    """The cycle concerned."""
    counts: tuple[tuple[Concern, int], ...]
    """(how pressing, how many), on all pages, worst first."""
    pressing: int
    """Dependencies that somebody has to do something about, on all pages."""
    matrix: Matrix | None
    """Who asks whom; on the first page."""
    groups: tuple[DependencyGroup, ...]
    """On this page, worst first."""
    pager: Pager
    """The way to the other pages of the list."""


def dependencies_pages(edition: Edition, cycle: Cycle) -> Iterator[Page]:
    """Yield the pages of a cycle's dependencies."""
    address = routes.address_of_dependencies(cycle.key)
    found = sorted(_dependencies(edition, cycle), key=lambda each: urgency(each.need))
    counts = Counter(each.need.concern for each in found)
    frame = edition.frames.frame(
        address if cycle.key == edition.insights.current_cycle else section_of(edition, cycle.key),
        cycle_way(edition, cycle.key, Link(message("nav.dependencies"), address)),
        dated=not edition.directory.cycles[cycle.key].closed,
    )
    unplaced = matrix_of(edition, [(each, str(number)) for number, each in enumerate(found)])
    pages = tuple(paged(address, found, limit=ROWS, first=_room_beside(unplaced)))
    matrix = _placed(unplaced, [f"{page}#{each.need.anchor}" for page, entries, _ in pages for each in entries])
    for page_address, entries, pager in pages:
        view = DependenciesView(
            frame=frame,
            cycle=edition.directory.cycles[cycle.key],
            counts=tuple((concern, counts[concern]) for concern in WORST_FIRST if counts[concern]),
            pressing=sum(counts[concern] for concern in PRESSING),
            matrix=matrix if pager.number == 1 else None,
            groups=tuple(_groups(entries, counts)),
            pager=pager,
        )
        yield Page(page_address, "pages/dependencies.html", view)


def _dependencies(edition: Edition, cycle: Cycle) -> Iterator[Asking]:
    for objective in edition.objectives_in.get(cycle.key, ()):
        for position, dependency in enumerate(objective.depends_on):
            provider = dependency.team if dependency.team in edition.org.teams else ""
            yield Asking(objective.team, provider, need_view(edition, objective, position))


def _room_beside(matrix: Matrix) -> int:
    """Return how many dependencies are listed below the table, on the first page."""
    edges = EDGE * (len(matrix.rows) + len(matrix.providers))
    cells = sum(FILLED if cell else 1 for row in matrix.rows for cell in row.cells)
    return min(ROWS, max(FEWEST, ROOM - (edges + cells) // CELLS))


def _placed(matrix: Matrix, addresses: Sequence[str]) -> Matrix:
    """Return a table whose cells say which dependency they lead to with that one's address instead."""
    rows = (
        replace(row, cells=tuple(cell and replace(cell, address=addresses[int(cell.address)]) for cell in row.cells))
        for row in matrix.rows
    )
    return replace(matrix, rows=tuple(rows))


def _groups(entries: tuple[Asking, ...], counts: Counter[Concern]) -> Iterator[DependencyGroup]:
    for concern, found in groupby(entries, key=lambda each: each.need.concern):
        needs = tuple(each.need for each in found)
        yield DependencyGroup(concern, concern in PRESSING, counts[concern], needs)

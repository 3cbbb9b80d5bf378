"""A cycle's alignment as an outline: who supports whom, across teams and cycles, and what supports nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from okrsite_gen.model.kinds import Alignment
from okrsite_gen.model.objectives import Objective, Support
from okrsite_gen.model.organisation import Cycle, SupportEdge
from okrsite_gen.model.status import Status
from okrsite_gen.site import routes
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.forest import Branch, forest
from okrsite_gen.site.messages import message
from okrsite_gen.site.page import Frame, Link, Page
from okrsite_gen.site.paging import Cut, Pager, after, cut, nth, pager
from okrsite_gen.site.summaries import CycleSummary, KeyResultSummary, ObjectiveSummary
from okrsite_gen.site.summary import Summary
from okrsite_gen.site.views.cycle import cycle_way, section_of
from okrsite_gen.site.views.map import MapView, downwards, overview_map
from okrsite_gen.site.views.map_files import map_files, statuses_on

ROOM = 1300
"""HTML elements of a page for its map, its part of the outline, and its part of what leads to nothing."""

ROW, LOOSE, NOTE, FRAME_OF_MAP, BOX = 17, 14, 3, 60, 6
"""Elements of an objective in the outline, of one that leads to nothing, of a note; of a map, and of a box on it."""

TROUBLED = frozenset({Status.OFF_TRACK, Status.AT_RISK, Status.STALE})
"""Statuses of objectives whose branch needs attention."""

ALSO = 5
"""What an objective supports besides, named in the outline."""


@dataclass(frozen=True, slots=True)
class OutlineNode:
    """An objective in the outline."""

    objective: ObjectiveSummary
    """The objective itself."""
    parent: ObjectiveSummary | None
    """The objective that it stands under."""
    via: KeyResultSummary | None
    """The key result of that one that it supports; None where it supports the objective as a whole."""
    agreed: bool
    """Whether the line to its parent has been agreed; otherwise it is proposed."""
    other_cycle: bool
    """Whether it belongs to another cycle than this outline."""
    also: tuple[Summary, ...]
    """The first of what it supports besides; nothing where the outline only refers to it."""
    more_also: int
    """How much more it supports; its own page tells."""
    reference: bool
    """Whether it only stands here because it supports this too; its own place is under what it supports first."""
    place: ObjectiveSummary | None
    """The objective under which it stands in full; None where that is no other one."""
    supporters: int
    """Objectives that support it."""


Row = tuple[OutlineNode, int]
"""A node and how deep it stands."""


@dataclass(frozen=True, slots=True)
class AlignmentView:
    """The outline of a cycle."""

    frame: Frame
    """What stands around the page."""
    cycle: CycleSummary
    """The cycle outlined."""
    total: int
    """Objectives of the cycle."""
    branches: tuple[Branch[OutlineNode], ...]
    """The trees of the outline on this page."""
    further: int
    """How many objectives of the outline stand on later pages."""
    troubled: int
    """Objectives of the outline on this page that are off track, at risk or stale."""
    unaligned: tuple[ObjectiveSummary, ...]
    """Objectives on this page that lead to nothing above them."""
    unaligned_total: int
    """Objectives that lead to nothing, on all pages."""
    unaligned_further: int
    """How many of them stand on later pages."""
    pager: Pager
    """The way to the other pages of the list."""
    map: MapView | None
    """The two upper levels of the cascade, drawn; None where nothing supports anything, and on further pages."""
    map_data: str
    """Address of the first file of the data with which a script unfolds the map; empty without a map."""
    map_statuses: tuple[Status, ...]
    """Statuses of the objectives in that data."""


def alignment_pages(edition: Edition, cycle: Cycle) -> Iterator[Page]:
    """Yield the pages of a cycle's outline."""
    outline = _Outline(edition, cycle.key)
    rows = tuple(outline.rows())
    roots = tuple(node.objective.key for node, depth in rows if depth == 0 and node.supporters)
    loose = tuple(
        edition.directory.objectives[each.key]
        for each in edition.objectives_in.get(cycle.key, ())
        if unaligned(edition, each)
    )
    address = routes.address_of_alignment(cycle.key)
    frame = edition.frames.frame(
        address if cycle.key == edition.insights.current_cycle else section_of(edition, cycle.key),
        cycle_way(edition, cycle.key, Link(message("nav.alignment"), address)),
        dated=not edition.directory.cycles[cycle.key].closed,
    )
    overview = overview_map(edition, cycle.key, roots)
    pages_of_rows, pages_of_loose = _cut(rows, loose, overview)
    total = max(len(pages_of_rows), len(pages_of_loose))
    data = tuple(map_files(edition, cycle.key, downwards(overview))) if overview else ()
    for number in range(1, total + 1):
        view = AlignmentView(
            frame=frame,
            cycle=edition.directory.cycles[cycle.key],
            total=len(edition.objectives_in.get(cycle.key, ())),
            branches=forest(nth(pages_of_rows, number)),
            further=after(pages_of_rows, number).count,
            troubled=len(
                {each.objective.key for each, _ in nth(pages_of_rows, number) if each.objective.status in TROUBLED}
            ),
            unaligned=nth(pages_of_loose, number),
            unaligned_total=len(loose),
            unaligned_further=after(pages_of_loose, number).count,
            pager=pager(address, number, total, len(rows) + len(loose)),
            map=overview if number == 1 else None,
            map_data=data[0].address if data and number == 1 else "",
            map_statuses=statuses_on(data) if number == 1 else (),
        )
        yield Page(routes.numbered(address, number), "pages/alignment.html", view)
    yield from data


def _cut(
    rows: tuple[Row, ...], loose: tuple[ObjectiveSummary, ...], overview: MapView | None
) -> tuple[Cut[Row], Cut[ObjectiveSummary]]:
    """Return both lists cut into pages: each has half of a page's room at least, and what the other leaves of it."""
    first = ROOM - _weigh_map(overview)
    whole, whole_loose = sum(map(_weigh_row, rows)), LOOSE * len(loose)

    def room(of: int, other: int) -> int:
        return max(of - other, of // 2)

    return (
        cut(rows, _weigh_row, room(ROOM, whole_loose), room(first, whole_loose)),
        cut(loose, lambda _: LOOSE, room(ROOM, whole), room(first, whole)),
    )


def _weigh_row(row: Row) -> int:
    node = row[0]
    notes = (node.reference, not node.agreed, node.via is not None, node.more_also > 0)
    return ROW + NOTE * (sum(notes) + len(node.also))


def _weigh_map(view: MapView | None) -> int:
    if view is None:
        return 0
    boxes = [node.box for node in view.nodes]
    lines = sum(len(box.title.lines) + len(box.whose.lines) for box in boxes)
    lines += sum(len(words.lines) for box in boxes for _, words in box.key_results)
    return FRAME_OF_MAP + BOX * len(boxes) + lines + NOTE * len(view.rests)


def unaligned(edition: Edition, objective: Objective) -> bool:
    """Return whether an objective leads to nothing: no support, no pillar, and its team has a team above it."""
    team = edition.org.teams.get(objective.team)
    if team is None or team.parent not in edition.org.teams:
        return False
    if any(support.target.found for support in objective.supports) or edition.lines.pillar(objective.key):
        return False
    return edition.insights.objectives[objective.key].status.status is not Status.DROPPED


class _Outline:
    """Walks a cycle's objectives from the top down, each once in its own place."""

    def __init__(self, edition: Edition, cycle: str) -> None:
        self._edition = edition
        self._cycle = cycle
        self._shown: set[str] = set()

    def rows(self) -> Iterator[tuple[OutlineNode, int]]:
        """Yield (node, depth) in reading order."""
        for root in self._roots():
            yield from self._below(root)
        for objective in self._edition.objectives_in.get(self._cycle, ()):
            if objective.key not in self._shown:
                yield from self._below(objective.key)

    def _roots(self) -> Iterator[str]:
        """Yield the tops: objectives of other cycles that are supported from here, and those that support nothing."""
        lines = self._edition.lines
        own = self._edition.objectives_in.get(self._cycle, ())
        tops: dict[str, None] = {}
        for objective in own:
            parent = lines.parent(objective.key)
            if not parent:
                tops[objective.key] = None
            elif self._edition.org.objectives[parent].cycle != self._cycle:
                tops[parent] = None
        supporting = [key for key in tops if self._supporters(key)]
        yield from supporting
        yield from (key for key in tops if not self._supporters(key))

    def _below(self, root: str) -> Iterator[tuple[OutlineNode, int]]:
        waiting: list[tuple[str, SupportEdge | None, str, int]] = [(root, None, "", 0)]
        while waiting:
            key, edge, parent, depth = waiting.pop()
            reference = parent != "" and self._edition.lines.parent(key) != parent
            if not reference and key in self._shown:
                continue
            yield self._node(key, edge, parent, reference=reference), depth
            if reference:
                continue
            self._shown.add(key)
            if depth and self._edition.org.objectives[key].cycle != self._cycle:
                continue
            waiting.extend(
                (below.supporter, below, key, depth + 1) for below in reversed(self._children(key, at_root=depth == 0))
            )

    def _supporters(self, key: str) -> tuple[SupportEdge, ...]:
        return self._edition.org.supporters.get(key, ())

    def _children(self, key: str, *, at_root: bool) -> list[SupportEdge]:
        """Return who supports an objective, each once; below the root of another cycle only this cycle's."""
        objectives = self._edition.org.objectives
        foreign = at_root and objectives[key].cycle != self._cycle
        found: dict[str, SupportEdge] = {}
        for edge in self._supporters(key):
            if not foreign or objectives[edge.supporter].cycle == self._cycle:
                found.setdefault(edge.supporter, edge)
        return list(found.values())

    def _besides(self, objective: Objective, parent: str) -> tuple[Support, ...]:
        """Return what an objective supports other than the one that it stands under."""
        return tuple(each for each in objective.supports if each.target.found and each.target.objective != parent)

    def _node(self, key: str, edge: SupportEdge | None, parent: str, *, reference: bool) -> OutlineNode:
        edition, directory = self._edition, self._edition.directory
        objective = edition.org.objectives[key]
        above = directory.objectives.get(parent)
        besides = () if reference else self._besides(objective, parent or edition.lines.parent(key))
        return OutlineNode(
            objective=directory.objectives[key],
            parent=above,
            via=directory.key_results.get(edge.key_result) if edge else None,
            agreed=edge is None or edge.status is Alignment.AGREED,
            other_cycle=objective.cycle != self._cycle,
            also=tuple(directory.referred(support.target) for support in besides[:ALSO]),
            more_also=max(len(besides) - ALSO, 0),
            reference=reference,
            place=directory.objectives.get(edition.lines.parent(key)) if reference else None,
            supporters=len({each.supporter for each in self._supporters(key)}),
        )

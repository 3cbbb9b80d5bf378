"""Objectives for the wall: one a screen, of a team or of a whole cycle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from okrsite_gen.model.insights import RollUp
from okrsite_gen.model.objectives import Objective
from okrsite_gen.model.organisation import Cycle
from okrsite_gen.site import routes
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.messages import message
from okrsite_gen.site.page import Frame, Link, Page
from okrsite_gen.site.paging import Pager, cut, pager
from okrsite_gen.site.summaries import CycleSummary
from okrsite_gen.site.views.block import ObjectiveBlock, block, objectives, rows_of

ROWS, LEAST = 60, 3
"""Objectives and key results on one page, and for how many of them an objective counts at least. What follows stands on
further pages, reached by going on from the last screen."""


@dataclass(frozen=True, slots=True)
class Screen:
    """One objective, filling the screen."""

    number: int
    """Counted from 1, through all pages."""
    anchor: str
    """Its id on the page."""
    block: ObjectiveBlock
    """The objective with its key results."""


@dataclass(frozen=True, slots=True)
class PresentView:
    """A page to be shown on a wall."""

    frame: Frame
    """What stands around the page; only its cycle and day are shown."""
    cycle: CycleSummary
    """The cycle."""
    team: Link | None
    """The team whose objectives these are; None for those of the whole cycle."""
    back: Link
    """The page that this one is a way to look at."""
    roll_up: RollUp
    """All the objectives taken together, on the first page."""
    screens: tuple[Screen, ...]
    """Those of this page, in the organisation's order."""
    total: int
    """Screens of all pages, the overview not counted."""
    pager: Pager
    """The way to the other pages."""


def present_cycle_pages(edition: Edition, cycle: Cycle) -> Iterator[Page]:
    """Yield the screens of all objectives of a cycle; nothing where it has none."""
    summary = edition.directory.cycles[cycle.key]
    found = edition.objectives_in.get(cycle.key, ())
    roll_up = edition.insights.cycles.get(cycle.key, RollUp())
    back = Link(summary.name, summary.address)
    yield from _pages(edition, routes.address_of_present(cycle.key), summary, (None, back, roll_up), found)


def present_team_pages(edition: Edition, team: str, cycle: str) -> Iterator[Page]:
    """Yield the screens of what a team is after in a cycle, shared objectives last; nothing where it has none."""
    summary, org = edition.directory.cycles[cycle], edition.org
    keys = (*org.objectives_of.get((team, cycle), ()), *org.shared_objectives_of.get((team, cycle), ()))
    link = edition.directory.team(team)
    back = Link(link.words, routes.address_of_team_cycle(team, cycle))
    about = (link, back, edition.insights.teams.get((team, cycle), RollUp()))
    yield from _pages(edition, routes.address_of_present(cycle, team), summary, about, objectives(org, keys))


def _pages(
    edition: Edition,
    address: str,
    cycle: CycleSummary,
    about: tuple[Link | None, Link, RollUp],
    found: Sequence[Objective],
) -> Iterator[Page]:
    if not found:
        return
    team, back, roll_up = about
    pages = cut(found, lambda objective: max(rows_of(objective), LEAST), ROWS)
    way = (*filter(None, (team,)), back, Link(message("present.title"), address))
    frame = edition.frames.frame("", way, dated=not cycle.closed)
    before = 0
    for number, (entries, _) in enumerate(pages, 1):
        screens = tuple(
            Screen(n, f"screen-{n}", block(edition, objective)) for n, objective in enumerate(entries, before + 1)
        )
        before += len(entries)
        links = pager(address, number, len(pages), len(found))
        whole = roll_up if number == 1 else RollUp()
        view = PresentView(frame, cycle, team, back, whole, screens, len(found), links)
        yield Page(routes.numbered(address, number), "pages/present.html", view)

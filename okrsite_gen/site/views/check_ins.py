"""All check-ins of a team in a cycle: every day has its anchor on the first page, so that it can be linked for good.

Where they are too many for one page, the earlier days lead from there to the page on which they stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from okrsite_gen.model.check_ins import CheckIn
from okrsite_gen.site import routes
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.long_texts import LONGEST
from okrsite_gen.site.messages import message
from okrsite_gen.site.page import Frame, Link, Page
from okrsite_gen.site.paging import Pager, paged
from okrsite_gen.site.summaries import CycleSummary
from okrsite_gen.site.views.words import CheckInView, check_in_view

ROOM, LEAST = 1300, 400
"""HTML elements of check-ins on one page, and on the first one if it names very many others."""

CHECK_IN, UPDATE, LETTERS = 16, 10, 50
"""Elements of a check-in and of an update, and letters of free text that weigh as much as one more."""


@dataclass(frozen=True, slots=True)
class BrokenCheckIn:
    """A check-in that could not be read; its address stays."""

    anchor: str
    """The day, as its file is named."""
    file: str
    """Path of the file."""


@dataclass(frozen=True, slots=True)
class CheckInElsewhere:
    """A check-in that stands on a further page; its anchor stays on the first one."""

    day: date
    """Its day."""
    anchor: str
    """Its id on the first page and on its own."""
    address: str
    """Where it stands in full."""
    number: int
    """The number of that page."""


@dataclass(frozen=True, slots=True)
class CheckInsView:
    """What a team reported in a cycle."""

    frame: Frame
    """What stands around the page."""
    team: Link
    """The reporting team."""
    team_cycle: Link
    """The team's page for the cycle."""
    cycle: CycleSummary
    """The cycle reported about."""
    total: int
    """Check-ins on all pages."""
    check_ins: tuple[CheckInView, ...]
    """Those in full on this page, newest first."""
    elsewhere: tuple[tuple[CheckInElsewhere, ...], ...]
    """On the first page: those of each further page, newest first."""
    pager: Pager
    """The way to the other pages."""
    broken: tuple[BrokenCheckIn, ...]
    """Check-ins that could not be read."""


def check_ins_pages(edition: Edition, team: str, cycle: str) -> Iterator[Page]:
    """Yield the pages of a team's check-ins in a cycle; mostly a single one."""
    summary, link = edition.directory.cycles[cycle], edition.directory.team(team)
    check_ins = edition.check_ins_of.get((team, cycle), ())
    address = routes.address_of_check_ins(team, cycle)
    team_cycle = Link(summary.name, routes.address_of_team_cycle(team, cycle))
    frame = edition.frames.frame(
        routes.TEAMS,
        (Link(message("nav.teams"), routes.TEAMS), link, team_cycle, Link(message("check-ins.title"), address)),
        changed=(check_in.day for check_in in check_ins[:1]),
    )
    first = max(ROOM - len(check_ins), LEAST) if sum(map(_weigh, check_ins)) > ROOM else ROOM
    pages = tuple(paged(address, check_ins, _weigh, ROOM, first))
    for page_address, entries, pager in pages:
        is_first = pager.number == 1
        view = CheckInsView(
            frame,
            link,
            team_cycle,
            summary,
            len(check_ins),
            tuple(check_in_view(edition, check_in) for check_in in entries),
            tuple(map(tuple, map(_elsewhere, pages[1:]))) if is_first else (),
            pager,
            tuple(_broken(edition, team, cycle)) if is_first else (),
        )
        yield Page(page_address, "pages/check_ins.html", view)


def _weigh(check_in: CheckIn) -> int:
    """Return about how many elements a check-in has."""
    texts = (check_in.wins, check_in.blockers, check_in.asks, check_in.next, *(note.body for note in check_in.notes))
    letters = sum(map(len, texts)) + sum(len(update.note) for update in check_in.updates)
    return CHECK_IN + UPDATE * len(check_in.updates) + min(letters, LONGEST) // LETTERS


def _elsewhere(page: tuple[str, tuple[CheckIn, ...], Pager]) -> Iterator[CheckInElsewhere]:
    address, check_ins, pager = page
    for check_in in check_ins:
        anchor = check_in.day.isoformat()
        yield CheckInElsewhere(check_in.day, anchor, f"{address}#{anchor}", pager.number)


def _broken(edition: Edition, team: str, cycle: str) -> Iterator[BrokenCheckIn]:
    days = {check_in.day.isoformat() for check_in in edition.check_ins_of.get((team, cycle), ())}
    for each in edition.broken_check_ins.get((team, cycle), ()):
        day = each.key.rpartition("/")[2]
        if day not in days:
            yield BrokenCheckIn(day, each.place.file)

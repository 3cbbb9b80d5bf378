"""All check-ins of a team in a cycle, on one page so that each day can be linked for good."""

from __future__ import annotations

from dataclasses import dataclass

from okrsite_gen.site import routes
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.messages import message
from okrsite_gen.site.page import Frame, Link, Page
from okrsite_gen.site.summaries import CycleSummary
from okrsite_gen.site.views.words import CheckInView, check_in_view


@dataclass(frozen=True, slots=True)
class BrokenCheckIn:
    """A check-in that could not be read; its address stays."""

    anchor: str
    """The day, as its file is named."""
    file: str
    """Path of the file."""


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
    check_ins: tuple[CheckInView, ...]
    """Newest first."""
    broken: tuple[BrokenCheckIn, ...]
    """Check-ins that could not be read."""


def check_ins_page(edition: Edition, team: str, cycle: str) -> Page:
    """Return the page of a team's check-ins in a cycle."""
    summary, link = edition.directory.cycles[cycle], edition.directory.team(team)
    check_ins = edition.check_ins_of.get((team, cycle), ())
    address = routes.address_of_check_ins(team, cycle)
    team_cycle = Link(summary.name, routes.address_of_team_cycle(team, cycle))
    frame = edition.frames.frame(
        routes.TEAMS,
        (Link(message("nav.teams"), routes.TEAMS), link, team_cycle, Link(message("check-ins.title"), address)),
        changed=(check_in.day for check_in in check_ins[:1]),
    )
    views = tuple(check_in_view(edition, check_in) for check_in in check_ins)
    days = {view.anchor for view in views}
    broken = tuple(
        BrokenCheckIn(each.key.rpartition("/")[2], each.place.file)
        for each in edition.broken_check_ins.get((team, cycle), ())
        if each.key.rpartition("/")[2] not in days
    )
    return Page(address, "pages/check_ins.html", CheckInsView(frame, link, team_cycle, summary, views, broken))

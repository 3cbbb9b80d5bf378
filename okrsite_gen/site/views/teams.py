"""The organisation as the tree of its teams."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from okrsite_gen.model.insights import RollUp
from okrsite_gen.model.organisation import Team
from okrsite_gen.model.rhythm import Rhythm
from okrsite_gen.site import routes
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.forest import Branch, forest
from okrsite_gen.site.messages import message
from okrsite_gen.site.page import Frame, Link, Page
from okrsite_gen.site.paging import Pager, paged
from okrsite_gen.site.summaries import CycleSummary


@dataclass(frozen=True, slots=True)
class TeamRow:
    """A team in a list of teams."""

    team: Link
    """The team."""
    kind: str
    """As written; may be empty."""
    parent: Link | None
    """The team above; None for a top."""
    lead: Link | None
    """Who leads it, as configuration lets people appear."""
    closed: bool
    """Whether the team exists no more."""
    roll_up: RollUp | None
    """Its objectives of the current cycle; None where no cycle is current."""
    checked_in: date | None
    """Day of its newest check-in."""
    rhythm: Rhythm | None
    """Its check-ins of the current cycle; None where none is expected."""
    partial: bool
    """Whether there may be check-ins that are not for the readers of this build."""


@dataclass(frozen=True, slots=True)
class TeamsView:
    """All teams."""

    frame: Frame
    """What stands around the page."""
    cycle: CycleSummary | None
    """The cycle that the figures are about; None where none is current."""
    branches: tuple[Branch[TeamRow], ...]
    """Teams with the teams below them, in the organisation's order."""
    leads: bool
    """Whether any team of the page has a lead, so that there is a column for them."""
    total: int
    """How many teams there are."""
    pager: Pager
    """The way to the other pages of the list."""


MARKS = 260
"""Marks on one page of the list, one for each objective that a team has now and some for its other columns."""
ROW = 5


def teams_pages(edition: Edition) -> Iterator[Page]:
    """Yield the pages of the list of teams."""
    frame = edition.frames.frame(routes.TEAMS, (Link(message("nav.teams"), routes.TEAMS),), dated=True)
    rows = [(team_row(edition, team), depth) for team, depth in edition.teams]
    cycle = edition.directory.cycles.get(edition.insights.current_cycle)
    for address, entries, pages in paged(routes.TEAMS, rows, lambda entry: _marks(entry[0]), MARKS):
        leads = any(row.lead for row, _ in entries)
        view = TeamsView(frame, cycle, forest(entries), leads, len(rows), pages)
        yield Page(address, "pages/teams.html", view)


def _marks(row: TeamRow) -> int:
    return ROW + (row.roll_up.total if row.roll_up else 0)


def team_row(edition: Edition, team: Team) -> TeamRow:
    """Return a team as lists of teams show it."""
    directory = edition.directory
    cycle = edition.insights.current_cycle
    days = (
        check_ins[0].day
        for each in edition.cycles_of.get(team.key, ())
        if (check_ins := edition.check_ins_of.get((team.key, each)))
    )
    newest = max(days, default=None)
    return TeamRow(
        directory.team(team.key),
        team.kind,
        directory.team(team.parent) if team.parent in edition.org.teams else None,
        directory.owner(team.lead),
        team.closed,
        edition.insights.teams.get((team.key, cycle), RollUp()) if cycle else None,
        newest,
        edition.insights.rhythms.get((team.key, cycle)),
        edition.org.hides,
    )

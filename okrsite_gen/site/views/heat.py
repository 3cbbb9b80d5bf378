"""Check-ins of a cycle, team by team and week by week."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from okrsite_gen.model.rhythm import Beat, Rhythm
from okrsite_gen.site import routes
from okrsite_gen.site.dates import monday
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.page import Link
from okrsite_gen.site.paging import cut, nth

TEAMS = 25
"""Teams on one page."""
LONGEST, AHEAD = 16, 3
"""Weeks that are shown, and how many of them lie ahead at least where the cycle has more."""
MIDDLE = timedelta(days=3)
"""From a Monday to the day that decides to which period its week belongs."""


@dataclass(frozen=True, slots=True)
class HeatWeek:
    """One column: a week."""

    first: date
    """Monday."""
    number: int
    """Its number in the year by ISO's count."""
    address: str
    """Where it is told what happened in it; empty where nothing has, or where no weeks are shown."""


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One team in one week."""

    beat: Beat | None
    """What became of the check-in that was due in the week; None where none was."""


@dataclass(frozen=True, slots=True)
class HeatRow:
    """The check-ins of one team."""

    team: Link
    """The team, leading to its check-ins of the cycle."""
    cells: tuple[HeatCell, ...]
    """One for each column."""
    done: int
    """Expected check-ins that came."""
    expected: int
    """Check-ins that were expected so far."""


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Teams and weeks of a cycle."""

    weeks: tuple[HeatWeek, ...]
    """The columns, those around the day of the build where the cycle is long."""
    rows: tuple[HeatRow, ...]
    """Teams of which a check-in was expected, in the organisation's order, as many as there is room for."""
    beats: tuple[Beat, ...]
    """What occurs in the rows, so that a page explains no more signs than it has."""
    partial: bool
    """Whether there may be check-ins that are not for the readers of this build, so that none is called missing."""
    whole: bool
    """Whether every week of the cycle has a column."""


def heat_maps(edition: Edition, cycle: str) -> tuple[HeatMap, ...]:
    """Return the heat-map of a cycle cut into pages; empty where no check-in was expected of any team."""
    every = [(team.key, edition.insights.rhythms.get((team.key, cycle))) for team, _ in edition.teams]
    found = [(key, rhythm) for key, rhythm in every if rhythm is not None]
    if not found:
        return ()
    columns, whole = _columns([rhythm for _, rhythm in found], edition.insights.as_of)
    told = edition.week_turns if edition.frames.sections.updates else {}
    weeks = tuple(
        HeatWeek(day, day.isocalendar()[1], routes.address_of_week(day) if day.isoformat() in told else "")
        for day in columns
    )
    pages = cut(found, limit=TEAMS)
    return tuple(_page(edition, cycle, nth(pages, number), weeks, whole=whole) for number in range(1, len(pages) + 1))


def _page(
    edition: Edition, cycle: str, found: Sequence[tuple[str, Rhythm]], weeks: tuple[HeatWeek, ...], *, whole: bool
) -> HeatMap:
    rows = tuple(_row(edition, cycle, team, rhythm, weeks) for team, rhythm in found)
    seen = {cell.beat for row in rows for cell in row.cells}
    return HeatMap(weeks, rows, tuple(beat for beat in Beat if beat in seen), edition.org.hides, whole)


def _columns(rhythms: Sequence[Rhythm], as_of: date) -> tuple[tuple[date, ...], bool]:
    """Return the Mondays that have a column, and whether those are all that a period of anybody belongs to."""
    first = min(rhythm.periods[0].first for rhythm in rhythms)
    last = max(rhythm.periods[-1].last for rhythm in rhythms)
    start = monday(first) if monday(first) + MIDDLE >= first else monday(first) + timedelta(days=7)
    days = tuple(_mondays(start, last - MIDDLE)) or (monday(first),)
    if len(days) <= LONGEST:
        return days, True
    gone = sum(day <= as_of for day in days)
    begin = max(0, min(gone + AHEAD, len(days)) - LONGEST)
    return days[begin : begin + LONGEST], False


def _mondays(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day += timedelta(days=7)


def _row(edition: Edition, cycle: str, team: str, rhythm: Rhythm, weeks: Sequence[HeatWeek]) -> HeatRow:
    link = edition.directory.team(team)
    written = edition.check_ins_of.get((team, cycle))
    address = routes.address_of_check_ins(team, cycle) if written else routes.address_of_team_cycle(team, cycle)
    return HeatRow(Link(link.words, address), tuple(_cells(rhythm, weeks)), rhythm.done, rhythm.expected)


def _cells(rhythm: Rhythm, weeks: Sequence[HeatWeek]) -> Iterator[HeatCell]:
    """Yield one cell for each week. A period has its sign in the week in which its check-in was due."""
    owners = [_period_of(rhythm, week.first + MIDDLE) for week in weeks]
    marked: dict[int, int] = {}
    for column, owner in enumerate(owners):
        if owner >= 0:
            period = rhythm.periods[owner]
            due = monday(min(period.day, period.last))
            if owner not in marked or weeks[marked[owner]].first != due:
                marked[owner] = column
    for column, owner in enumerate(owners):
        yield HeatCell(rhythm.periods[owner].beat if marked.get(owner) == column else None)


def _period_of(rhythm: Rhythm, day: date) -> int:
    """Return the position of the period that holds a day; −1 where none does."""
    return next((at for at, period in enumerate(rhythm.periods) if period.first <= day <= period.last), -1)

"""Cycles beside each other, and what each team came to in them. Teams stand in the organisation's order, unranked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from okrsite_gen.model.insights import RollUp
from okrsite_gen.model.organisation import Cycle
from okrsite_gen.site import routes
from okrsite_gen.site.cycle_lengths import by_length, calendar_unit
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.messages import message
from okrsite_gen.site.page import Frame, Link, Page
from okrsite_gen.site.paging import Pager, paged
from okrsite_gen.site.summaries import CycleSummary
from okrsite_gen.site.views.changed import targets_known
from okrsite_gen.site.views.cycle import BANDS

NEWEST = 12
"""Cycles of one length that are set beside each other."""
NEWEST_OF_TEAMS = 6
"""Of these, the ones that the table of teams has columns for."""


@dataclass(frozen=True, slots=True)
class ComparedCycle:
    """A cycle beside others."""

    cycle: CycleSummary
    """The cycle, with its objectives taken together."""
    key_results: int
    """Key results of its objectives."""
    bands: tuple[tuple[str, int], ...]
    """(`high`, `middle` or `low`, objectives whose score is in it); provisional scores aside."""
    check_ins: int
    """Expected check-ins that came."""
    expected: int
    """Check-ins that were expected; 0 where nobody can say, as in builds that may hide some."""
    changed: int | None
    """Key results and objectives that were changed after they had been agreed on; None where git does not tell all."""
    carried: int
    """Objectives that a later cycle continues."""


@dataclass(frozen=True, slots=True)
class Length:
    """Cycles of one length, newest first."""

    months: int
    """How long they are, in months; 0 where they have no dates."""
    unit: str
    """`month`, `quarter`, `half-year` or `year` where the calendar has such a name for all of them; else empty."""
    cycles: tuple[ComparedCycle, ...]
    """The newest ones."""
    left_out: int
    """Older ones that are not shown."""


@dataclass(frozen=True, slots=True)
class TeamCell:
    """What one team came to in one cycle."""

    address: str
    """Address of its page for the cycle; empty where it had no objectives."""
    roll_up: RollUp
    """Its objectives taken together."""


@dataclass(frozen=True, slots=True)
class TeamLine:
    """One team through the cycles."""

    team: Link
    """The team."""
    cells: tuple[TeamCell, ...]
    """By cycle, newest first."""
    spark: tuple[int | None, ...]
    """Its mean score, or progress where it has none, by cycle in tenths, oldest first; None where it has neither."""


@dataclass(frozen=True, slots=True)
class CompareView:
    """Cycles beside each other."""

    frame: Frame
    """What stands around the page."""
    with_changed: bool
    """Whether there is anything to tell about changed targets."""
    lengths: tuple[Length, ...]
    """Cycles by length, the length of which there are most cycles first; on the first page."""
    columns: tuple[CycleSummary, ...]
    """The cycles of the table of teams, newest first."""
    so_far: tuple[int, ...]
    """Which of the bars, counted from 0 for the oldest cycle, are of a cycle that is not over."""
    teams: tuple[TeamLine, ...]
    """Teams on this page, in the organisation's order."""
    pager: Pager
    """The way to the other pages of the list of teams."""


def compare_pages(edition: Edition) -> Iterator[Page]:
    """Yield the pages on which cycles stand beside each other; none where no two of one length have objectives."""
    groups = by_length(edition)
    if not groups:
        return
    lengths = tuple(_length(edition, months, cycles) for months, cycles in groups)
    columns = tuple(each.cycle for each in lengths[0].cycles[:NEWEST_OF_TEAMS])
    so_far = tuple(place for place, cycle in enumerate(reversed(columns)) if cycle.phase != "over")
    way = (Link(message("nav.cycles"), routes.CYCLES), Link(message("compare.title"), routes.COMPARE))
    frame = edition.frames.frame(routes.CYCLES, way, dated=True)
    told = any(each.changed is not None for length in lengths for each in length.cycles)
    for address, teams, pages in paged(routes.COMPARE, tuple(_team_lines(edition, columns))):
        view = CompareView(frame, told, lengths if pages.number == 1 else (), columns, so_far, teams, pages)
        yield Page(address, "pages/compare.html", view)


def _length(edition: Edition, months: int, cycles: Sequence[Cycle]) -> Length:
    shown = tuple(_compared(edition, cycle) for cycle in cycles[:NEWEST])
    return Length(months, calendar_unit(months, cycles), shown, max(0, len(cycles) - NEWEST))


def _compared(edition: Edition, cycle: Cycle) -> ComparedCycle:
    objectives = edition.objectives_in[cycle.key]
    scores = [edition.insights.objectives[each.key].score for each in objectives]
    counts = Counter(score.band for score in scores if score is not None and not score.provisional)
    rhythms = [one for (_, key), one in edition.insights.rhythms.items() if key == cycle.key]
    partial = any(one.partial for one in rhythms)
    summary = edition.directory.cycle_with_totals(cycle.key)
    return ComparedCycle(
        cycle=summary or edition.directory.cycles[cycle.key],
        key_results=sum(len(each.key_results) for each in objectives),
        bands=tuple((band, counts[band]) for band in BANDS if counts[band]),
        check_ins=sum(one.done for one in rhythms),
        expected=0 if partial else sum(one.expected for one in rhythms),
        changed=_changed(edition, cycle),
        carried=sum(bool(edition.org.carried_to.get(each.key)) for each in objectives),
    )


def _changed(edition: Edition, cycle: Cycle) -> int | None:
    if not targets_known(edition, cycle):
        return None
    moved = (each for one in edition.objectives_in[cycle.key] for each in edition.goalposts_in.get(one.key, ()))
    return len({each.key_result for each in moved})


def _team_lines(edition: Edition, columns: Sequence[CycleSummary]) -> Iterator[TeamLine]:
    for team, _ in edition.teams:
        cells = tuple(_cell(edition, team.key, column.key) for column in columns)
        if any(cell.roll_up.total for cell in cells):
            yield TeamLine(edition.directory.team(team.key), cells, tuple(map(_tenths, reversed(cells))))


def _cell(edition: Edition, team: str, cycle: str) -> TeamCell:
    roll_up = edition.insights.teams.get((team, cycle), RollUp())
    return TeamCell(routes.address_of_team_cycle(team, cycle) if roll_up.total else "", roll_up)


def _tenths(cell: TeamCell) -> int | None:
    value = cell.roll_up.mean_score if cell.roll_up.mostly_scored else cell.roll_up.mean_progress
    return None if value is None else int((value * 10).quantize(Decimal(1), ROUND_HALF_EVEN))

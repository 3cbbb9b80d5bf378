"""The last seven days of the cycles that run: what moved, what turned, who asks, and which teams were silent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import chain

from okrsite_gen.model.check_ins import CheckIn
from okrsite_gen.model.insights import KeyResultInsight, Point
from okrsite_gen.model.status import Status
from okrsite_gen.site import routes
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.page import Link
from okrsite_gen.site.summaries import KeyResultSummary, ObjectiveSummary
from okrsite_gen.site.turns import has_moved, ran_into_trouble, recovered, start_of, turned_after
from okrsite_gen.site.views.goalposts import MovedGoalpost, moved_goalposts
from okrsite_gen.site.views.move import Move, move_between

WEEK = timedelta(days=7)
MOVES, TURNS, ASKS, SILENT = 5, 6, 4, 12
"""Entries of each list that are shown."""


@dataclass(frozen=True, slots=True)
class Silence:
    """A team whose check-in is missing."""

    team: Link
    """The team."""
    last: date | None
    """Day of its latest check-in for the cycle."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A team that asks for something."""

    team: Link
    """The team."""
    day: date
    """Day of the check-in."""
    address: str
    """Where it asks."""


@dataclass(frozen=True, slots=True)
class WeekTurn:
    """An objective that has another status than seven days before."""

    objective: ObjectiveSummary
    """The objective as it stands now."""
    before: Status
    """Its status seven days before."""


@dataclass(frozen=True, slots=True)
class Week:
    """What happened in seven days."""

    first: date
    """The first of the seven days; the day of the build is the last one."""
    met: tuple[KeyResultSummary | ObjectiveSummary, ...]
    """Key results, and objectives without any, that reached their target, the first ones."""
    met_total: int
    """How many those are."""
    moves: tuple[Move, ...]
    """Key results that moved most, the largest change of progress first."""
    worse: tuple[WeekTurn, ...]
    """Objectives that went off track, to at risk or stale, from something better, the first ones."""
    worse_total: int
    """How many objectives that are."""
    better: tuple[WeekTurn, ...]
    """Objectives that are on track or at target again after trouble, the first ones."""
    better_total: int
    """How many objectives that are."""
    changed: tuple[MovedGoalpost, ...]
    """Key results that were made easier after they had been agreed on, the first ones."""
    changed_total: int
    """How many such changes there were."""
    asks: tuple[Ask, ...]
    """Check-ins in which a team asks for something, the newest ones."""
    asks_total: int
    """How many check-ins that are."""
    silent: tuple[Silence, ...]
    """Teams whose latest expected check-in is missing, in the organisation's order, the first ones."""
    silent_total: int
    """How many teams that are."""
    check_ins: int
    """Check-ins that were written, as far as they are shown."""
    partial: bool
    """Whether there may be check-ins that are not for the readers of this build, so that no team is called silent."""

    def __bool__(self) -> bool:
        turned = self.met or self.moves or self.worse or self.better or self.changed
        return bool(turned or self.asks or self.silent or self.check_ins)


def week_of(edition: Edition, cycles: Sequence[str]) -> Week:
    """Return the last seven days of these cycles."""
    objectives = [each for cycle in cycles for each in edition.objectives_in.get(cycle, ())]
    directory, after = edition.directory, edition.insights.as_of - WEEK
    turned = [
        WeekTurn(directory.objectives[each.key], before)
        for each in objectives
        if (before := turned_after(edition.insights.objectives[each.key].status, after)) is not None
    ]
    parts = [part for each in objectives for part in each.key_results]
    results = [directory.key_results[part.key] for part in parts]
    bare = [directory.objectives[each.key] for each in objectives if not each.key_results]
    told: list[KeyResultSummary | ObjectiveSummary] = [*results, *bare]
    fresh = [each for each in told if each.since is not None and each.since > after]
    met = tuple(each for each in fresh if each.status is Status.TARGET_MET)
    worse = tuple(each for each in turned if ran_into_trouble(each.before, each.objective.status))
    better = tuple(each for each in turned if recovered(each.before, each.objective.status))
    recent = _recent(edition, cycles, after)
    asks = tuple(_asks(edition, recent))
    silent = tuple(_silent(edition, cycles))
    every = (one for each in objectives for one in edition.goalposts_in.get(each.key, ()))
    changed = tuple(moved_goalposts(edition, (one for one in every if one.day > after)))
    return Week(
        first=after + timedelta(days=1),
        met=met[:TURNS],
        met_total=len(met),
        moves=_moves(edition, results, after),
        worse=worse[:TURNS],
        worse_total=len(worse),
        better=better[:TURNS],
        better_total=len(better),
        changed=changed[:TURNS],
        changed_total=len(changed),
        asks=asks[:ASKS],
        asks_total=len(asks),
        silent=silent[:SILENT],
        silent_total=len(silent),
        check_ins=len(recent),
        partial=edition.org.hides,
    )


def _recent(edition: Edition, cycles: Sequence[str], after: date) -> list[CheckIn]:
    every = chain.from_iterable(found for (_, cycle), found in edition.check_ins_of.items() if cycle in cycles)
    return sorted((each for each in every if each.day > after), key=lambda each: (-each.day.toordinal(), each.key))


def _moves(edition: Edition, results: Sequence[KeyResultSummary], after: date) -> tuple[Move, ...]:
    found: list[tuple[Decimal, Move]] = []
    for summary in results:
        if summary.struck or summary.status is Status.TARGET_MET:
            continue
        insight = edition.insights.key_results[summary.key]
        before, now = _before(edition, insight, after), insight.now
        if before is None or now is None or before.progress is None or insight.raw is None or now.day is None:
            continue
        change = insight.raw - before.progress
        if now.day > after and has_moved(before, now):
            found.append((abs(change), move_between(summary, before, now, hidden=summary.hidden)))
    found.sort(key=lambda each: -each[0])
    return tuple(move for _, move in found[:MOVES])


def _before(edition: Edition, insight: KeyResultInsight, after: date) -> Point | None:
    """Return the latest point that is a week old or older and carries progress, or else where the way began."""
    old = [
        point for point in insight.series if point.progress is not None and (point.day is None or point.day <= after)
    ]
    return old[-1] if old else start_of(edition.org.key_results[insight.key], insight)


def _asks(edition: Edition, recent: Sequence[CheckIn]) -> Iterator[Ask]:
    for check_in in recent:
        if check_in.asks.strip():
            address = routes.address_of_check_in(check_in.team, check_in.cycle, check_in.day)
            yield Ask(edition.directory.team(check_in.team), check_in.day, address)


def _silent(edition: Edition, cycles: Sequence[str]) -> Iterator[Silence]:
    """Yield teams with objectives of the innermost cycle that owe a check-in, or never wrote any for two weeks."""
    if edition.org.hides or not cycles or edition.directory.cycles[cycles[0]].phase in ("over", "planning"):
        return
    cycle, start = cycles[0], edition.directory.cycles[cycles[0]].start
    begun = start is None or edition.insights.as_of >= start + 2 * WEEK
    for team, _ in edition.teams:
        keys = edition.org.objectives_of.get((team.key, cycle), ())
        open_ones = [key for key in keys if not edition.directory.objectives[key].over]
        rhythm = edition.insights.rhythms.get((team.key, cycle))
        check_ins = edition.check_ins_of.get((team.key, cycle), ())
        if open_ones and (rhythm.silent if rhythm else begun and not check_ins) and not team.closed:
            yield Silence(edition.directory.team(team.key), check_ins[0].day if check_ins else None)

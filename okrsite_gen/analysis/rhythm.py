"""Which check-ins a team owed in a cycle, and which it wrote."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache

from okrsite_gen.analysis.basis import Basis
from okrsite_gen.analysis.days import DAYS, SATURDAY, later
from okrsite_gen.model.kinds import Cadence, State
from okrsite_gen.model.organisation import Cycle
from okrsite_gen.model.rhythm import Beat, Period, Rhythm

FRIDAY = 4
SHORTEST_MONTH, SHORTEST_WEEK = 15, 4
"""Days below which a stretch at the edge of a cycle is no period of its own."""
SECOND = 1
"""Position of the period from which a check-in is missed where a team never wrote any."""
MOST = 200
"""Periods of a cycle that are told apart; a longer one has no rhythm."""

Span = tuple[date, date]


def rhythms(basis: Basis) -> Mapping[tuple[str, str], Rhythm]:
    """Return (team key, cycle key) → the rhythm of the team's check-ins, where both ends of the cycle are known.

    A team that is silent while others of a running cycle check in has one too: all but its first check-in are missing.
    """
    days: dict[tuple[str, str], list[date]] = defaultdict(list)
    for check_in in basis.org.check_ins.values():
        if check_in.day <= basis.as_of and check_in.key not in basis.uncounted:
            days[check_in.team, check_in.cycle].append(check_in.day)
    for silent in _silent(basis, {cycle for _, cycle in days}):
        days.setdefault(silent, [])
    found: dict[tuple[str, str], Rhythm] = {}
    for (team, key), written in days.items():
        cycle = basis.org.cycles.get(key)
        if cycle is not None and cycle.start is not None and cycle.end is not None and cycle.start < cycle.end:
            cadence = _cadence(basis, team, cycle)
            spans = _spans(cadence, cycle.start, cycle.end)
            if len(spans) <= MOST:
                periods = tuple(_periods(spans, sorted(written), cadence, cycle, basis))
                found[team, key] = Rhythm(cadence, periods, _is_silent(periods, basis.as_of), basis.org.hides)
    return found


def check_in_days(basis: Basis) -> Mapping[tuple[str, str], tuple[date, ...]]:
    """Return (team key, cycle key) → the days on which check-ins are usual, in cycles that are not over.

    Days in breaks are left out. A team without objectives that are agreed on has none.
    """
    written: dict[tuple[str, str], list[date]] = defaultdict(list)
    for check_in in basis.org.check_ins.values():
        if check_in.day <= basis.as_of and check_in.key not in basis.uncounted:
            written[check_in.team, check_in.cycle].append(check_in.day)
    found: dict[tuple[str, str], tuple[date, ...]] = {}
    for (team, key), keys in basis.org.objectives_of.items():
        cycle = basis.org.cycles.get(key)
        if (
            cycle is None
            or cycle.start is None
            or cycle.end is None
            or basis.phases[key] not in {"planning", "running"}
        ):
            continue
        if any(basis.org.objectives[one].state is State.ACTIVE for one in keys):
            days = _days(basis, team, cycle, (cycle.start, cycle.end), sorted(written[team, key]))
            found[team, key] = tuple(day for day in days if not _in_break(day, cycle))
    return found


def _days(basis: Basis, team: str, cycle: Cycle, ends: Span, written: Sequence[date]) -> list[date]:
    cadence = _cadence(basis, team, cycle)
    spans = _spans(cadence, *ends)
    if len(spans) > MOST:
        return []
    return [min(day, last) for day, (_, last) in zip(_usual(spans, written, cadence), spans, strict=True)]


def _in_break(day: date, cycle: Cycle) -> bool:
    return any(begin <= day <= end for begin, end in cycle.breaks)


def _silent(basis: Basis, cycles: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield (team key, cycle key) of the teams with agreed goals in those of `cycles` that run."""
    for (team, cycle), keys in basis.org.objectives_of.items():
        known = basis.org.cycles.get(cycle)
        if cycle in cycles and known is not None and known.start is not None and known.end is not None:
            running = known.start <= basis.as_of <= known.end
            if running and any(basis.org.objectives[key].state is State.ACTIVE for key in keys):
                yield team, cycle


def _cadence(basis: Basis, team: str, cycle: Cycle) -> Cadence:
    """Return how often most of a team's objectives of a cycle expect a word; what team or cycle say without any."""
    keys = basis.org.objectives_of.get((team, cycle.key), ())
    expected = Counter(basis.cadence(basis.org.objectives[key]) for key in keys)
    if expected:
        return expected.most_common(1)[0][0]
    known = basis.org.teams.get(team)
    return (known.check_in if known else None) or cycle.check_in or basis.settings.check_in_every


def _spans(cadence: Cadence, start: date, end: date) -> list[Span]:
    """Return the periods of a cycle: months, or stretches of whole weeks; scraps at its ends join their neighbours."""
    monthly = cadence is Cadence.MONTHLY
    shortest = SHORTEST_MONTH if monthly else SHORTEST_WEEK
    spans: list[Span] = []
    first = start
    while first <= end and len(spans) <= MOST:
        if monthly:
            following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
            if (following - first).days < shortest:
                following = date(following.year + following.month // 12, following.month % 12 + 1, 1)
        else:
            following = later(first, DAYS[cadence] + (7 - first.weekday()) % 7)
        last = min(later(following, -1), end)
        if spans and (last - first).days + 1 < shortest:
            spans[-1] = (spans[-1][0], last)
        else:
            spans.append((first, last))
        first = later(last, 1)
    return spans


@lru_cache(maxsize=4096)
def _period(first: date, last: date, day: date, beat: Beat) -> Period:
    """Return a period; one object for all teams that had the same."""
    return Period(first, last, day, beat)


def _periods(
    spans: Sequence[Span], written: Sequence[date], cadence: Cadence, cycle: Cycle, basis: Basis
) -> Iterator[Period]:
    usual = _usual(spans, written, cadence)
    taken = _taken(spans, usual, written, basis)
    begun = min(taken, default=SECOND)
    upcoming = True
    for position, (first, last) in enumerate(spans):
        day = taken.get(position)
        expected = min(usual[position], last)
        beat = _beat(day, (first, last), expected, cycle, basis)
        if beat is Beat.TO_COME and upcoming and not basis.org.hides:
            beat, upcoming = Beat.NEXT, False
        if beat in (Beat.MISSED, Beat.DUE):
            beat = Beat.NOT_SHOWN if basis.org.hides else Beat.BEFORE if position < begun else beat
        yield _period(first, last, day or expected, beat)


def _beat(day: date | None, span: Span, expected: date, cycle: Cycle, basis: Basis) -> Beat:
    """Return what became of a check-in, whatever came before it and whoever may see it."""
    first, last = span
    if day is not None:
        return Beat.IN_TIME if day <= last else Beat.LATE
    if _all_free(first, last, cycle):
        return Beat.BREAK
    if basis.as_of <= expected:
        return Beat.TO_COME
    return Beat.DUE if basis.as_of <= _grace(last, basis) else Beat.MISSED


def _is_silent(periods: Sequence[Period], as_of: date) -> bool:
    over = [each for each in periods if each.last < as_of and each.beat is not Beat.BREAK]
    owed = over and over[-1].beat in (Beat.MISSED, Beat.DUE)
    return bool(owed) and not any(each.first <= as_of <= each.last and each.beat is Beat.IN_TIME for each in periods)


def _all_free(first: date, last: date, cycle: Cycle) -> bool:
    """Return whether no working day of a stretch lies outside the cycle's breaks."""
    days = (later(first, offset) for offset in range((last - first).days + 1))
    working = [day for day in days if day.weekday() < SATURDAY]
    return all(any(begin <= day <= end for begin, end in cycle.breaks) for day in working) and bool(cycle.breaks)


def _grace(last: date, basis: Basis) -> date:
    day, left = last, basis.thresholds.fresh_days
    while left > 0 and day < date.max:
        day = later(day, 1)
        left -= day.weekday() < SATURDAY
    return day


def _usual(spans: Sequence[Span], written: Sequence[date], cadence: Cadence) -> list[date]:
    """Return for each period the day on which this team usually checks in."""
    if cadence is Cadence.MONTHLY:
        weekday = Counter(day.weekday() for day in written).most_common(1)[0][0] if written else FRIDAY
        return [later(last, -((last.weekday() - weekday) % 7)) for _, last in spans]
    length = DAYS[cadence]
    before = Counter((spans[0][1] - day).days % length for day in written)
    offset = before.most_common(1)[0][0] if written else 6 - FRIDAY
    return [max(first, later(_whole(last), -offset)) for first, last in spans]


def _whole(last: date) -> date:
    """Return the Sunday of the week in which a period ends, since the cycle's end may cut it short."""
    return later(last, 6 - last.weekday())


def _taken(spans: Sequence[Span], usual: Sequence[date], written: Sequence[date], basis: Basis) -> dict[int, date]:
    """Return position of a period → day of its check-in, the last one where it has several.

    One that comes just after an empty period, and nearer to that one's usual day than to its own, is that one's;
    not where check-ins may be hidden, since then nobody can tell that the period was empty.
    """
    taken: dict[int, date] = {}
    position = 0
    for day in written:
        while position + 1 < len(spans) and spans[position][1] < day:
            position += 1
        before = position - 1
        close = not basis.org.hides and before >= 0 and before not in taken and day <= _grace(spans[before][1], basis)
        if close and position not in taken and (day - usual[before]) < (usual[position] - day):
            taken[before] = day
        else:
            taken[position] = day
    return taken

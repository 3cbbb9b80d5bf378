"""What happened week by week, found in one walk over everything that is dated: keys and points, nothing worded yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

from okrsite_gen.model.flat import flat
from okrsite_gen.model.history import Goalpost
from okrsite_gen.model.insights import KeyResultInsight, Point, ScoreInsight
from okrsite_gen.model.objectives import KeyResult, Objective
from okrsite_gen.model.rhythm import Beat, Period
from okrsite_gen.model.status import CLOSED_STATUSES, Status, StatusInsight
from okrsite_gen.site.dates import monday
from okrsite_gen.site.lazily import Lazily
from okrsite_gen.site.turns import NOTHING, TROUBLE, has_moved, ran_into_trouble, recovered, start_of, status_on

if TYPE_CHECKING:
    from okrsite_gen.site.edition import Edition

Entry = TypeVar("Entry")

MOVES = 120
"""Moves of a week that are kept, the largest ones."""
MISSING = (Beat.MISSED, Beat.DUE)
CAME = (Beat.IN_TIME, Beat.LATE)
AHEAD = (Beat.NEXT, Beat.TO_COME)


@flat
@dataclass(frozen=True, slots=True)
class Turn:
    """A status that changed."""

    key: str
    before: Status
    after: Status
    score: Decimal | None = None
    """The score, 0–1, of an objective that was closed and scored."""


@flat
@dataclass(frozen=True, slots=True)
class Turned:
    """What turned of one objective: itself, key results of it, or both."""

    objective: str
    status: Status
    """Of the objective, at the end of the week."""
    itself: Turn | None
    parts: tuple[Turn, ...]

    @property
    def severity(self) -> int:
        """How bad the worst of it is, the worst being 0; what is no trouble comes last."""
        every = (self.itself, *self.parts) if self.itself else self.parts
        return min(TROUBLE.index(turn.after) if turn.after in TROUBLE else len(TROUBLE) for turn in every)


@flat
@dataclass(frozen=True, slots=True)
class Moved:
    """A key result that stood elsewhere at the end of a week than before it."""

    key: str
    before: Point
    after: Point
    change: Decimal
    """Of progress, raw."""


@flat
@dataclass(frozen=True, slots=True)
class Told:
    """A check-in that was written in the week, or that was due in it."""

    team: str
    cycle: str
    day: date
    """Day of the check-in; of one that is missing, the day on which it was usual."""
    beat: Beat | None
    """What became of it; None for one that nobody expected."""
    due: bool
    """Whether it was expected in this week."""
    written: bool
    """Whether it was written in this week; a late one stands in the week in which it was due as well."""

    @property
    def missing(self) -> bool:
        """Whether it has not come."""
        return self.beat in MISSING

    @property
    def to_come(self) -> bool:
        """Whether its usual day is still ahead."""
        return self.beat in AHEAD


class Happened:
    """One week, filled as the walk goes on, in the organisation's order; troubles come by severity at its end."""

    __slots__ = (
        *("began", "closed", "ended", "goalposts", "met", "moved", "moved_by_metrics", "moves", "part_recoveries"),
        *("part_troubles", "recoveries", "started", "told", "troubles"),
    )

    def __init__(self) -> None:
        self.moves: list[Moved] = []
        """The largest ones; `top_moves` brings them in order."""
        self.moved = 0
        self.moved_by_metrics = 0
        self.troubles: list[Turned] = []
        """Objectives that ran into trouble, with the key results that did so with them."""
        self.part_troubles: list[Turned] = []
        """Objectives that did not, while key results of them did."""
        self.recoveries: list[Turned] = []
        self.part_recoveries: list[Turned] = []
        self.met: list[Turn] = []
        """Key results, and objectives that have none."""
        self.began: list[str] = []
        """Keys of objectives that began on a day of their own."""
        self.started: list[str] = []
        """Keys of cycles that began."""
        self.ended: list[str] = []
        """Keys of cycles that ended."""
        self.closed: list[Turn] = []
        """Objectives."""
        self.told: list[Told] = []
        self.goalposts: list[Goalpost] = []
        """Key results that were made easier after they had been agreed on."""

    def move(self, moved: Moved) -> None:
        """Count a move, and keep it while it is among the largest."""
        self.moved += 1
        self.moved_by_metrics += moved.after.source.kind == "metric"
        self.moves.append(moved)
        if len(self.moves) > 4 * MOVES:
            self.moves = list(self.top_moves)

    @property
    def eventful(self) -> bool:
        """Whether there is anything to tell besides check-ins that were missed."""
        found = (
            self.moved,
            self.troubles,
            self.recoveries,
            self.met,
            self.began,
            self.started,
            self.ended,
            self.closed,
            self.goalposts,
        )
        return any(found) or any(each.written or each.to_come for each in self.told)

    @property
    def top_moves(self) -> tuple[Moved, ...]:
        """The moves that are kept, the largest change of progress first."""
        return tuple(sorted(self.moves, key=lambda each: -abs(each.change))[:MOVES])

    def __repr__(self) -> str:
        """Return a text that is the same for weeks of which the same is told alone."""
        told = (getattr(self, name) for name in self.__slots__ if name != "moves")
        return f"Happened({', '.join(map(repr, told))}, {self.top_moves!r})"


@flat
@dataclass(frozen=True, slots=True)
class Turning:
    """Where a week stands among those in which anything happened."""

    earlier: str
    """The week before; empty for the first one. Weeks are named by their Mondays, as 2026-11-23."""
    later: str
    """The week after; empty for the last one."""
    eventful: bool
    """Whether there is anything to tell of it besides check-ins that were missed."""


def with_weeks(edition: Edition) -> Edition:
    """Return an edition with what happened in it week by week, found when it is first asked for."""
    weeks: Mapping[str, Happened] = Lazily(lambda: _found(edition))
    return replace(edition, weeks=weeks, week_turns=Lazily(lambda: _order(weeks)))


def _order(weeks: Mapping[str, Happened]) -> Mapping[str, Turning]:
    named = ("", *weeks, "")
    return {
        week: Turning(named[position + 1], named[position - 1], weeks[week].eventful)
        for position, week in enumerate(weeks, 1)
    }


def _found(edition: Edition) -> dict[str, Happened]:
    weeks = _Weeks(edition.insights.as_of)
    for key, cycle in reversed(tuple(edition.org.cycles.items())):
        if edition.objectives_in.get(key):
            weeks.add(cycle.start, lambda week: week.started, key)
            weeks.add(cycle.end, lambda week: week.ended, key)
        for objective in edition.objectives_in.get(key, ()):
            _walk(edition, objective, weeks)
    for goalposts in edition.insights.goalposts.values():
        for goalpost in goalposts:
            weeks.add(goalpost.day, lambda week: week.goalposts, goalpost)
    weeks.tell(tuple(_told(edition)))
    for week in weeks.found.values():
        week.troubles.sort(key=lambda each: each.severity)
        week.part_troubles.sort(key=lambda each: each.severity)
    return {first.isoformat(): week for first, week in sorted(weeks.found.items(), reverse=True)}


class _Weeks:
    def __init__(self, as_of: date) -> None:
        self._as_of = as_of
        self.found: dict[date, Happened] = {}

    def of(self, first: date) -> Happened:
        return self.found.setdefault(first, Happened())

    def add(self, day: date | None, which: Callable[[Happened], list[Entry]], entry: Entry) -> None:
        """Put something into a list of the week of its day, unless that is still to come."""
        if day is not None and day <= self._as_of:
            which(self.of(monday(day))).append(entry)

    def tell(self, told: Sequence[tuple[date, Told]]) -> None:
        """Add check-ins; what is still to come is told of the running week, if anything happened in it."""
        running = monday(self._as_of)
        busy = running in self.found or any(monday(day) == running and not each.to_come for day, each in told)
        for day, each in told:
            if not each.to_come:
                self.add(day, lambda week: week.told, each)
            elif busy and monday(day) == running:
                self.of(running).told.append(each)


def _walk(edition: Edition, objective: Objective, weeks: _Weeks) -> None:
    """Take in everything that happened to one objective and its key results."""
    insights = edition.insights
    insight = insights.objectives[objective.key]
    own = _turns(objective.key, insight.status, insight.score)
    parts: dict[date, list[Turn]] = {}
    for part in objective.key_results:
        of_part = insights.key_results[part.key]
        for first, moved in _moves(part, of_part):
            weeks.of(first).move(moved)
        for first, turn in _turns(part.key, of_part.status).items():
            parts.setdefault(first, []).append(turn)
    if _begins_apart(edition, objective):
        weeks.add(objective.starts, lambda week: week.began, objective.key)
    for first in sorted(own.keys() | parts.keys()):
        week, itself, below = weeks.of(first), own.get(first), parts.get(first, [])
        status = status_on(insight.status, first + timedelta(days=6))
        for counts, whole, apart in (
            (ran_into_trouble, week.troubles, week.part_troubles),
            (_well_again, week.recoveries, week.part_recoveries),
        ):
            turned = _turned(objective.key, status, itself, below, counts)
            if turned is not None:
                (whole if turned.itself else apart).append(turned)
        told = below if objective.key_results or itself is None else [itself]
        week.met += [turn for turn in told if turn.after is Status.TARGET_MET]
        if itself is not None and itself.after in CLOSED_STATUSES:
            week.closed.append(itself)


def _begins_apart(edition: Edition, objective: Objective) -> bool:
    cycle = edition.org.cycles[objective.cycle]
    planned = edition.insights.objectives[objective.key].status.status is Status.PLANNED
    return not planned and (cycle.start is None or (objective.starts or cycle.start) > cycle.start)


def _turned(
    key: str, status: Status, itself: Turn | None, parts: Iterable[Turn], counts: Callable[[Status, Status], bool]
) -> Turned | None:
    """Return what turned of an objective in a way that counts; None where nothing did."""
    own = itself if itself is not None and counts(itself.before, itself.after) else None
    below = tuple(turn for turn in parts if counts(turn.before, turn.after))
    return Turned(key, status, own, below) if own is not None or below else None


def _well_again(before: Status, after: Status) -> bool:
    return after is not Status.TARGET_MET and recovered(before, after)


def _turns(key: str, insight: StatusInsight, score: ScoreInsight | None = None) -> dict[date, Turn]:
    """Return Monday → how a status changed within that week. What nobody knows the day of is left out."""
    spans = insight.spans if insight.since is not None else insight.spans[:-1]
    before: Status | None = None
    found: dict[date, Turn] = {}
    for first, within in groupby(spans, key=lambda span: monday(span.since)):
        after = tuple(within)[-1].status
        if before is not None and before is not after:
            shown = score is not None and not score.provisional and insight.status is after
            found[first] = Turn(key, before, after, score.value if score is not None and shown else None)
        before = after
    return found


def _moves(part: KeyResult, insight: KeyResultInsight) -> Iterator[tuple[date, Moved]]:
    """Yield (Monday, move) for every week in which a key result moved; its start counts as known from the first day."""
    before = start_of(part, insight)
    for first, within in groupby(_known(insight), key=lambda point: monday(point.day) if point.day else date.min):
        after = tuple(within)[-1]
        if after.day is not None and before is not None and has_moved(before, after):
            change = (after.progress or NOTHING) - (before.progress or NOTHING)
            yield first, Moved(part.key, before, after, change)
        before = after


def _known(insight: KeyResultInsight) -> Iterator[Point]:
    return (point for point in insight.series if point.progress is not None)


def _told(edition: Edition) -> Iterator[tuple[date, Told]]:
    """Yield (day, entry) for all check-ins that came, were due or will be, in the organisation's order of teams."""
    for team, _ in edition.teams:
        for cycle in edition.cycles_of.get(team.key, ()):
            rhythm = edition.insights.rhythms.get((team.key, cycle))
            expected: set[date] = set()
            for period in rhythm.periods if rhythm else ():
                if period.beat in (*CAME, *MISSING):
                    expected.add(period.day)
                    yield from _of_period(team.key, cycle, period)
                elif period.beat in AHEAD and not edition.org.hides:
                    yield period.day, Told(team.key, cycle, period.day, period.beat, due=True, written=False)
            for check_in in edition.check_ins_of.get((team.key, cycle), ()):
                if check_in.day not in expected:
                    yield check_in.day, Told(team.key, cycle, check_in.day, None, due=False, written=True)


def _of_period(team: str, cycle: str, period: Period) -> Iterator[tuple[date, Told]]:
    """Yield what became of an expected check-in: in the week in which it came, and where it came late in its own."""
    came, late = period.beat in CAME, period.beat is Beat.LATE
    apart = late and monday(period.day) != monday(period.last)
    yield period.day, Told(team, cycle, period.day, period.beat, due=not apart, written=came)
    if apart:
        yield period.last, Told(team, cycle, period.day, period.beat, due=True, written=False)

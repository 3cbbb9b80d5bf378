"""One week: what moved and by how much, what turned, who spoke, and what began and ended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from okrsite_gen.model.rhythm import Beat
from okrsite_gen.site import routes
from okrsite_gen.site.dates import monday
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.happenings import Happened, Moved, Told, Turned
from okrsite_gen.site.messages import message
from okrsite_gen.site.page import Frame, Link, Page
from okrsite_gen.site.paging import Pager, cut, nth, pager, rooms
from okrsite_gen.site.prose import Prose
from okrsite_gen.site.summary import Summary
from okrsite_gen.site.views.goalposts import MovedGoalpost, moved_goalposts
from okrsite_gen.site.views.move import Move, move_between
from okrsite_gen.site.views.week_turns import PARTS, TurnedView, TurnView, named, turn_view, turned_view
from okrsite_gen.site.views.week_words import WeekWords, WordsGroup, by_kind, weigh_words, words_of_week
from okrsite_gen.site.views.words import NO_PROSE, said_note

ROOM = 1250
"""HTML elements of a page for all its lists."""

TURN, PART, MET, MOVE, ENDING, WORDS, TEAM, GOALPOST = 13, 4, 16, 18, 16, 14, 8, 18
"""Elements of an entry of each list: an objective that turned and each of its parts, and so on."""


@dataclass(frozen=True, slots=True)
class WeekMove:
    """A key result that moved in the week."""

    move: Move
    """From where to where."""
    change: Decimal
    """Change of its progress in fractions of the whole way, signed; 0 where its progress is no measure of it."""
    note: Prose
    """What its team wrote about it; may be empty."""


@dataclass(frozen=True, slots=True)
class TeamWeek:
    """A team's check-in that came in the week or was due in it."""

    team: Link
    """The team."""
    cycle: Link
    """The cycle it is about."""
    day: date
    """Day of the check-in; of one that is missing, the day on which it was usual."""
    beat: Beat | None
    """What became of it; None for one that nobody expected."""
    address: str
    """Where it stands; empty where it is missing or still to come."""
    to_come: bool
    """Whether its usual day is still ahead."""


@dataclass(frozen=True, slots=True)
class WeekFigures:
    """A week in numbers."""

    check_ins: int
    """Check-ins that were written in the week, as far as they are shown."""
    due: int
    """Check-ins that were expected in it."""
    came: int
    """How many of those came, late ones too."""
    to_come: int
    """How many of them are still ahead; 0 in weeks that are over."""
    moved: int
    """Key results that moved."""
    by_metrics: bool
    """Whether all of those moved by the rows of metrics, without a check-in."""
    met: int
    """Key results, and objectives without any, that reached their target."""
    troubles: int
    """Objectives that ran into trouble themselves, whatever their key results did."""
    recoveries: int
    """Objectives that recovered themselves."""
    closed: int
    """Objectives that were closed."""
    partial: bool
    """Whether there may be check-ins that are not for the readers of this build, so that none is called missing."""


@dataclass(frozen=True, slots=True)
class UpdateWeekView:
    """One page of a week."""

    frame: Frame
    """What stands around the page."""
    first: date
    """Monday."""
    last: date
    """Sunday."""
    running: bool
    """Whether the week is not over on the day of the build."""
    figures: WeekFigures
    """The week in numbers."""
    several: bool
    """Whether its check-ins are about more than one cycle, so that the table names it."""
    pager: Pager
    """The way to the other pages of the week."""
    earlier: Link | None
    """The week before, of those in which anything happened."""
    later: Link | None
    """The week after, of those in which anything happened."""
    troubles: tuple[TurnedView, ...] = ()
    """On this page: objectives that ran into trouble, the most severe first."""
    recoveries: tuple[TurnedView, ...] = ()
    """On this page: objectives that recovered."""
    part_troubles: tuple[TurnedView, ...] = ()
    """On this page: objectives of which only key results ran into trouble, the most severe first."""
    part_recoveries: tuple[TurnedView, ...] = ()
    """On this page: objectives of which only key results recovered."""
    met: tuple[TurnView, ...] = ()
    """On this page: what reached its target."""
    goalposts: tuple[MovedGoalpost, ...] = ()
    """On this page: key results that were made easier after they had been agreed on."""
    moves: tuple[WeekMove, ...] = ()
    """On this page: what moved, the largest change of progress first."""
    smaller: int = 0
    """Moves that are not listed, since they are smaller than all that are; on the last page of the list."""
    words: tuple[WordsGroup, ...] = ()
    """On this page: what teams said, by kind."""
    started: tuple[Link, ...] = ()
    """Cycles that began, on the first page."""
    ended: tuple[Link, ...] = ()
    """Cycles that ended, on the first page."""
    began: tuple[Summary, ...] = ()
    """On this page: objectives that began on a day of their own."""
    closed: tuple[TurnView, ...] = ()
    """On this page: objectives that were closed."""
    teams: tuple[TeamWeek, ...] = ()
    """On this page: check-ins that came or were due, in the organisation's order of teams."""


class _Lists:
    """The lists of a week, each cut into pages."""

    def __init__(self, edition: Edition, happened: Happened) -> None:
        words = words_of_week(edition, happened.told)
        turned = (happened.troubles, happened.recoveries, happened.part_troubles, happened.part_recoveries)
        weights = [sum(map(_weigh_turned, each)) for each in turned]
        weights += [MET * len(happened.met), MOVE * len(happened.top_moves), sum(map(_weigh_words, words))]
        weights += [ENDING * len(happened.began), ENDING * len(happened.closed), TEAM * len(happened.told)]
        weights.append(GOALPOST * len(happened.goalposts))
        first, room = rooms(weights, ROOM)
        self.troubles = cut(happened.troubles, _weigh_turned, room, first)
        self.recoveries = cut(happened.recoveries, _weigh_turned, room, first)
        self.part_troubles = cut(happened.part_troubles, _weigh_turned, room, first)
        self.part_recoveries = cut(happened.part_recoveries, _weigh_turned, room, first)
        self.met = cut(happened.met, lambda _: MET, room, first)
        self.moves = cut(happened.top_moves, lambda _: MOVE, room, first)
        self.words = cut(words, _weigh_words, room, first)
        self.began = cut(happened.began, lambda _: ENDING, room, first)
        self.closed = cut(happened.closed, lambda _: ENDING, room, first)
        self.goalposts = cut(happened.goalposts, lambda _: GOALPOST, room, first)
        self.told = cut(happened.told, lambda _: TEAM, room, first)

    @property
    def lengths(self) -> tuple[int, ...]:
        """Pages of each list."""
        pages = (self.troubles, self.recoveries, self.met, self.moves, self.words, self.began, self.closed, self.told)
        return tuple(map(len, (*pages, self.part_troubles, self.part_recoveries, self.goalposts)))


def update_week_pages(edition: Edition, week: str) -> Iterator[Page]:
    """Yield the pages of the week that begins on a Monday, written as 2026-11-23; mostly a single one."""
    first, happened, turning = date.fromisoformat(week), edition.weeks[week], edition.week_turns[week]
    lists, address = _Lists(edition, happened), routes.address_of_week(first)
    empty = UpdateWeekView(
        frame=_frame(edition, first, happened),
        first=first,
        last=first + timedelta(days=6),
        running=_running(edition, first),
        figures=week_figures(edition, happened),
        several=len({told.cycle for told in happened.told}) > 1,
        pager=pager(address, 1, 1, 0),
        earlier=week_link(date.fromisoformat(turning.earlier)) if turning.earlier else None,
        later=week_link(date.fromisoformat(turning.later)) if turning.later else None,
    )
    total = max(lists.lengths)
    for number in range(1, total + 1):
        view = replace(_filled(edition, empty, lists, number), pager=pager(address, number, total, 0))
        if number == 1:
            view = replace(view, started=cycles(edition, happened.started), ended=cycles(edition, happened.ended))
        if number == len(lists.moves):
            view = replace(view, smaller=happened.moved - len(happened.top_moves))
        yield Page(routes.numbered(address, number), "pages/update_week.html", view)


def _filled(edition: Edition, empty: UpdateWeekView, lists: _Lists, number: int) -> UpdateWeekView:
    """Return page `number` with its part of every list."""
    return replace(
        empty,
        troubles=tuple(turned_view(edition, each) for each in nth(lists.troubles, number)),
        recoveries=tuple(turned_view(edition, each) for each in nth(lists.recoveries, number)),
        part_troubles=tuple(turned_view(edition, each) for each in nth(lists.part_troubles, number)),
        part_recoveries=tuple(turned_view(edition, each) for each in nth(lists.part_recoveries, number)),
        met=tuple(turn_view(edition, each) for each in nth(lists.met, number)),
        goalposts=tuple(moved_goalposts(edition, nth(lists.goalposts, number))),
        moves=tuple(week_move(edition, each) for each in nth(lists.moves, number)),
        words=by_kind(nth(lists.words, number)),
        began=tuple(named(edition, key) for key in nth(lists.began, number)),
        closed=tuple(turn_view(edition, each) for each in nth(lists.closed, number)),
        teams=tuple(_team(edition, each) for each in nth(lists.told, number)),
    )


def week_figures(edition: Edition, happened: Happened) -> WeekFigures:
    """Return a week in numbers."""
    due = [each for each in happened.told if each.due]
    return WeekFigures(
        check_ins=sum(each.written for each in happened.told),
        due=len(due),
        came=sum(not each.missing and not each.to_come for each in due),
        to_come=sum(each.to_come for each in due),
        moved=happened.moved,
        by_metrics=happened.moved > 0 and happened.moved == happened.moved_by_metrics,
        met=len(happened.met),
        troubles=len(happened.troubles),
        recoveries=len(happened.recoveries),
        closed=len(happened.closed),
        partial=edition.org.hides,
    )


def _weigh_turned(turned: Turned) -> int:
    return TURN + PART * min(len(turned.parts), PARTS) + PART


def _weigh_words(words: WeekWords) -> int:
    return WORDS * weigh_words(words)


def _frame(edition: Edition, first: date, happened: Happened) -> Frame:
    return edition.frames.frame(
        routes.UPDATES,
        (Link(message("nav.updates"), routes.UPDATES), week_link(first)),
        dated=_running(edition, first),
        changed=(*(each.day for each in happened.told if each.written), *(each.day for each in happened.goalposts)),
    )


def week_link(first: date) -> Link:
    """Return a link to the week that begins on a Monday."""
    year, number, _ = first.isocalendar()
    return Link(message("updates.week", number=str(number), year=str(year)), routes.address_of_week(first))


def _running(edition: Edition, first: date) -> bool:
    return monday(edition.insights.as_of) == first


def cycles(edition: Edition, keys: Iterable[str]) -> tuple[Link, ...]:
    """Return the way to each of some cycles."""
    found = (edition.directory.cycles[key] for key in keys)
    return tuple(Link(each.name, each.address) for each in found)


def week_move(edition: Edition, moved: Moved) -> WeekMove:
    """Return a key result that moved in a week."""
    hidden = edition.org.key_results[moved.key].figures_hidden
    move = move_between(named(edition, moved.key), moved.before, moved.after, hidden=hidden)
    return WeekMove(move, moved.change, _note(edition, moved))


def _note(edition: Edition, moved: Moved) -> Prose:
    """Return what the check-in that a move comes from says about it."""
    check_in = edition.org.check_ins.get(moved.after.source.key)
    for position, update in enumerate(check_in.updates if check_in else ()):
        if check_in is not None and update.target.key_result == moved.key and update.note:
            return said_note(edition, check_in, position)
    return NO_PROSE


def _team(edition: Edition, told: Told) -> TeamWeek:
    cycle = edition.directory.cycles[told.cycle]
    return TeamWeek(
        edition.directory.team(told.team),
        Link(cycle.name, routes.address_of_team_cycle(told.team, told.cycle)),
        told.day,
        told.beat,
        "" if told.missing or told.to_come else routes.address_of_check_in(told.team, told.cycle, told.day),
        told.to_come,
    )

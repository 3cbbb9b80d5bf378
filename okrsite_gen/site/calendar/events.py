"""What stands in calendars: when cycles begin and end, when check-ins are usual, and what is due."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from okrsite_gen.model.kinds import KeyResultState, Need
from okrsite_gen.model.objectives import Dependency, Objective
from okrsite_gen.model.organisation import Cycle, NeedEdge
from okrsite_gen.site import routes
from okrsite_gen.site.calendar.calendar import CalendarEvent
from okrsite_gen.site.calendar.repeating import repeating
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.messages import Words, message
from okrsite_gen.site.subscriptions.first_addresses import FirstAddresses

A_WEEK = timedelta(days=7)
SATURDAY = 5

SETTLED = frozenset({Need.DELIVERED, Need.DECLINED, Need.WITHDRAWN})
"""States in which nothing is waited for any more."""


def ends_of_cycle(first: FirstAddresses, cycle: Cycle) -> Iterator[CalendarEvent]:
    """Yield the first and the last day of a cycle, as far as they are known."""
    name, page = first.cycle(cycle.key), routes.address_of_cycle(cycle.key)
    if cycle.start:
        yield _day(f"{name}#part.start", message("calendar.starts", cycle=cycle.name), cycle.start, page)
    if cycle.end:
        yield _day(f"{name}#part.end", message("calendar.ends", cycle=cycle.name), cycle.end, page)


def closing_of_cycle(first: FirstAddresses, cycle: Cycle) -> Iterator[CalendarEvent]:
    """Yield the last day of grading."""
    if cycle.end and cycle.grading_until and cycle.grading_until > cycle.end:
        title = message("calendar.graded", cycle=cycle.name)
        page = routes.address_of_cycle(cycle.key)
        yield _day(f"{first.cycle(cycle.key)}#part.grading", title, cycle.grading_until, page)


def retrospective(first: FirstAddresses, cycle: Cycle, team: str = "", page: str = "") -> Iterator[CalendarEvent]:
    """Yield the day to look back on, of one team (its key) or of all: a working day, about a week after the end."""
    if cycle.end and cycle.grading_until and cycle.grading_until > cycle.end:
        name = first.team_cycle(team, cycle.key) if team else first.cycle(cycle.key)
        title = message("calendar.retrospective" if team else "calendar.retrospectives", cycle=cycle.name)
        day = min(_working_day(cycle.end + A_WEEK), cycle.grading_until)
        yield _day(f"{name}#part.retrospective", title, day, page or routes.address_of_cycle(cycle.key))


def _working_day(day: date) -> date:
    return day + timedelta(days=max(7 - day.weekday(), 0) if day.weekday() >= SATURDAY else 0)


def check_ins_of_team(edition: Edition, first: FirstAddresses, team: str, cycle: str) -> Iterator[CalendarEvent]:
    """Yield the days on which a team usually checks in."""
    name, page = first.team_cycle(team, cycle), routes.address_of_team(team)
    title = message("calendar.check-in", team=edition.org.teams[team].name)
    yield from _repeated(edition.insights.check_in_days.get((team, cycle), ()), f"{name}#part.check-in", title, page)


def check_ins_of_cycle(edition: Edition, first: FirstAddresses, cycle: str) -> Iterator[CalendarEvent]:
    """Yield the days on which teams usually check in, those of teams with the same days as one."""
    together: dict[tuple[date, ...], list[str]] = defaultdict(list)
    for team, _ in edition.teams:
        days = edition.insights.check_in_days.get((team.key, cycle), ())
        if days and not team.closed:
            together[days].append(team.key)
    for days, keys in together.items():
        if len(keys) == 1:
            yield from check_ins_of_team(edition, first, keys[0], cycle)
            continue
        name = f"{first.cycle(cycle)}#part.check-ins-{days[0].isoformat()}-{len(days)}"
        lines = tuple((edition.org.teams[key].name, routes.address_of_team(key)) for key in keys)
        title = message("calendar.check-ins", count=len(keys))
        yield from _repeated(days, name, title, routes.address_of_cycle(cycle), lines)


def due_events(edition: Edition, first: FirstAddresses, objectives: Iterable[Objective]) -> Iterator[CalendarEvent]:
    """Yield what is due on a day of its own: key results, and what is needed from others."""
    for objective in objectives:
        if edition.directory.objectives[objective.key].over:
            continue
        for part in objective.key_results:
            summary = edition.directory.key_results[part.key]
            if part.due and part.state is KeyResultState.ACTIVE:
                title = message("calendar.due", title=summary.title, team=summary.team)
                yield _day(f"{first.key_result(part)}.due", title, part.due, summary.address)
        edges = (NeedEdge(objective.key, position) for position in range(len(objective.depends_on)))
        yield from needed_events(edition, first, edges)


def needed_events(edition: Edition, first: FirstAddresses, edges: Iterable[NeedEdge]) -> Iterator[CalendarEvent]:
    """Yield the days by which something is needed that has not come yet."""
    directory = edition.directory
    for edge in edges:
        asker = directory.objectives[edge.asker]
        dependency = edition.org.objectives[edge.asker].depends_on[edge.position]
        if dependency.needed_by and dependency.status not in SETTLED and not asker.over:
            title = message("calendar.needed", title=_wanted(edition, dependency), team=asker.team)
            name = f"{first.objective(edge.asker)}#part.needed-{edge.position + 1}"
            note = _note(edition, edition.org.objectives[edge.asker], dependency)
            yield CalendarEvent(name, title, dependency.needed_by, dependency.needed_by, asker.address, note)


def _note(edition: Edition, asker: Objective, dependency: Dependency) -> tuple[tuple[Words, str], ...]:
    """Return what exactly is needed, or why, as the asking side says; nothing where it does not."""
    note = edition.title(dependency.note, edition.scope_of(asker), asker.place.file)
    return ((note, ""),) if note else ()


def _wanted(edition: Edition, dependency: Dependency) -> Words:
    """Return what is needed: an objective's title, else the team from which something is."""
    title = edition.directory.referred(dependency.target).title if dependency.target else None
    if title:
        return title
    return edition.directory.team(dependency.team).words if dependency.team else message("reference.lost")


def together_by_day(events: Iterable[CalendarEvent], name: str, page: str) -> Iterator[CalendarEvent]:
    """Yield one event a day for what is due, with a line for each."""
    days: dict[date, list[CalendarEvent]] = defaultdict(list)
    for event in events:
        days[event.first].append(event)
    for day, found in days.items():
        if len(found) == 1:
            yield found[0]
        else:
            lines = tuple((_with_note(event), event.address) for event in found)
            title = message("calendar.due-many", count=len(found))
            yield CalendarEvent(f"{name}#part.due-{day.isoformat()}", title, day, day, page, lines)


def _with_note(event: CalendarEvent) -> Words:
    return message("calendar.with-note", what=event.title, note=event.lines[0][0]) if event.lines else event.title


def _repeated(
    days: Sequence[date], name: str, title: Words, page: str, lines: tuple[tuple[Words, str], ...] = ()
) -> Iterator[CalendarEvent]:
    for day, repeat in repeating(days):
        own = name if repeat else f"{name}-{day.isoformat()}"
        yield CalendarEvent(own, title, day, day, page, lines, repeat)


def _day(name: str, title: Words, day: date, page: str) -> CalendarEvent:
    return CalendarEvent(name, title, day, day, page)

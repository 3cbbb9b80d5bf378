"""Which calendars the site has: one of everything, and one of each team."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from okrsite_gen.model.organisation import Cycle, Team
from okrsite_gen.site import routes
from okrsite_gen.site.calendar.calendar import CalendarEvent, CalendarView, calendar_page
from okrsite_gen.site.calendar.events import (
    check_ins_of_cycle,
    check_ins_of_team,
    closing_of_cycle,
    due_events,
    ends_of_cycle,
    needed_events,
    retrospective,
    together_by_day,
)
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.messages import message
from okrsite_gen.site.page import Page
from okrsite_gen.site.subscriptions.first_addresses import FirstAddresses
from okrsite_gen.site.views.following import title_of_feed


def calendar_of_everything(edition: Edition, first: FirstAddresses) -> Page:
    """Return the calendar of the whole organisation."""
    found: list[CalendarEvent] = []
    for cycle in edition.org.cycles.values():
        found += ends_of_cycle(first, cycle)
        if _open(edition, cycle):
            found += (*closing_of_cycle(first, cycle), *retrospective(first, cycle))
            found += check_ins_of_cycle(edition, first, cycle.key)
            due = due_events(edition, first, edition.objectives_in.get(cycle.key, ()))
            found += together_by_day(due, first.cycle(cycle.key), routes.address_of_attention(cycle.key))
    title = message("calendar.of-site", site=edition.settings.site.name)
    return calendar_page(routes.CALENDAR, CalendarView(title, routes.HOME, _by_day(found)))


def calendar_of_team(edition: Edition, first: FirstAddresses, team: Team) -> Page:
    """Return the calendar of a team."""
    org, home = edition.org, routes.address_of_team(team.key)
    found: list[CalendarEvent] = []
    for key in edition.cycles_of.get(team.key, ()):
        cycle = org.cycles[key]
        if not _open(edition, cycle):
            continue
        found += (*ends_of_cycle(first, cycle), *closing_of_cycle(first, cycle))
        found += check_ins_of_team(edition, first, team.key, key)
        if f"{team.key}/{key}" not in org.retrospectives:
            found += retrospective(first, cycle, team.key, routes.address_of_team_cycle(team.key, key))
        own = (*org.objectives_of.get((team.key, key), ()), *org.shared_objectives_of.get((team.key, key), ()))
        found += due_events(edition, first, (org.objectives[each] for each in own))
        found += chain.from_iterable(needed_events(edition, first, org.needed_by.get(each, ())) for each in own)
    found += needed_events(edition, first, org.needed_by.get(team.key, ()))
    view = CalendarView(title_of_feed(edition, team.name), home, _by_day(found))
    return calendar_page(routes.address_of_calendar(home), view)


def _open(edition: Edition, cycle: Cycle) -> bool:
    return edition.directory.cycles[cycle.key].phase != "over"


def _by_day(events: Iterable[CalendarEvent]) -> tuple[CalendarEvent, ...]:
    """Return events by day, each once."""
    once = {event.first_address: event for event in events}
    return tuple(sorted(once.values(), key=lambda event: (event.first, event.first_address)))

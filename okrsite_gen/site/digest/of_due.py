"""Who owes a check-in, with the form in which it is written."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from okrsite_gen.model.organisation import Team
from okrsite_gen.model.rhythm import Beat, Rhythm
from okrsite_gen.site import routes
from okrsite_gen.site.digest.digest import Digest, Item, Section
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.messages import Words, message
from okrsite_gen.site.views.to_write import next_check_in_of

LONGEST_LINK = 2000
"""Letters of a link that every mail program and chat takes; a longer one is replaced by that to the team's page, which
has the same form."""

QUIET = (Beat.BREAK, Beat.BEFORE, Beat.NOT_SHOWN)


@dataclass(frozen=True, slots=True)
class Owed:
    """A check-in that a team owes."""

    team: Team
    cycle: str
    """Key of the cycle."""
    days: tuple[date, ...]
    """The days on which it was, or is, usual: several where several in a row are missing, oldest first."""
    last: date | None
    """Day of the team's latest check-in of the cycle."""


def owed_check_ins(edition: Edition) -> Iterator[Owed]:
    """Yield what teams owe for the innermost current cycle, today's included, in the organisation's order.

    Nothing where check-ins may be hidden: a missing one may have been written.
    """
    if edition.org.hides or not edition.insights.current_cycle:
        return
    cycle = edition.insights.current_cycle
    for team, _ in edition.teams:
        rhythm = edition.insights.rhythms.get((team.key, cycle))
        days = owed_on(rhythm, edition.insights.as_of) if rhythm and not team.closed else ()
        if days:
            check_ins = edition.check_ins_of.get((team.key, cycle), ())
            yield Owed(team, cycle, days, check_ins[0].day if check_ins else None)


def owed_on(rhythm: Rhythm, today: date) -> tuple[date, ...]:
    """Return the usual days, by the end of `today`, of the check-ins that are missing since the last one that came."""
    found: list[date] = []
    for period in reversed(rhythm.periods):
        if period.beat in (Beat.IN_TIME, Beat.LATE):
            break
        if period.day <= today and period.beat not in QUIET:
            found.append(period.day)
    return tuple(reversed(found))


def due_digest(edition: Edition, teams: Collection[str] = ()) -> Digest:
    """Return who owes a check-in; of these teams only, by their keys, where any are named."""
    owed = [each for each in owed_check_ins(edition) if not teams or each.team.key in teams]
    today = edition.insights.as_of
    title = message("digest.due-title", day=today)
    current = edition.insights.current_cycle
    address = routes.address_of_cycle(current) if current else routes.HOME
    if edition.org.hides:
        return Digest(title, address, (message("digest.due-unknown"),))
    if not owed:
        return Digest(title, address, (message("digest.due-none"),))
    items = tuple(_item(edition, each) for each in owed)
    cycle = edition.directory.cycles[current].name
    return Digest(title, address, (message("digest.due-count", count=len(owed)),), (Section(cycle, items),))


def _item(edition: Edition, owed: Owed) -> Item:
    page = routes.address_of_team(owed.team.key)
    form = next_check_in_of(edition, owed.team)
    link = form.address if form and len(form.address) <= LONGEST_LINK else ""
    return Item(owed.team.name, link or page, tuple(_since(owed, edition.insights.as_of)), short_address=page)


def _since(owed: Owed, today: date) -> Iterator[Words]:
    """Yield since when a check-in is due.

    How many are missing is not counted: a channel is no place to shame a team.
    """
    newest = owed.days[-1]
    if newest == today:
        yield message("digest.due-today")
    elif len(owed.days) == 1:
        yield message("digest.due-since", day=newest)
    yield message("week.last", day=owed.last) if owed.last else message("week.never")

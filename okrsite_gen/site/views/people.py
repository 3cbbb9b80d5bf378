"""People and what they own. Nobody is scored, ranked or counted here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from okrsite_gen.model.names import Owner
from okrsite_gen.model.objectives import Objective
from okrsite_gen.model.organisation import Person
from okrsite_gen.model.references import Scope
from okrsite_gen.site import routes
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.messages import message
from okrsite_gen.site.page import Frame, Link, Page
from okrsite_gen.site.paging import Pager, cut, nth, one, paged, pager, rooms
from okrsite_gen.site.prose import Prose
from okrsite_gen.site.summaries import KeyResultSummary, ObjectiveSummary
from okrsite_gen.site.views.long_text import texts_of_person
from okrsite_gen.site.views.team import running

ENTRIES = 90
"""Entries with figures on one page of a person."""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person in the list of people."""

    person: Link
    """The person."""
    role: str
    """As written; may be empty."""
    team: Link | None
    """The person's team."""


@dataclass(frozen=True, slots=True)
class PeopleView:
    """Everybody, by name."""

    frame: Frame
    """What stands around the page."""
    people: tuple[PersonRow, ...]
    """People on this page."""
    pager: Pager
    """The way to the other pages of the list."""


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person, and what to ask them about."""

    frame: Frame
    """What stands around the page."""
    name: str
    """The person's name."""
    role: str
    """As written; may be empty."""
    team: Link | None
    """The person's team."""
    picture: str
    """Address of a picture; empty if there is none."""
    body: Prose
    """What the person's file says."""
    leads: tuple[Link, ...]
    """Teams that the person leads or champions."""
    objectives: tuple[ObjectiveSummary, ...]
    """Objectives that the person owns, in cycles that run now."""
    key_results: tuple[KeyResultSummary, ...]
    """Key results that the person owns, in cycles that run now."""
    contributes: tuple[ObjectiveSummary, ...]
    """Objectives to which the person contributes, in cycles that run now."""
    earlier: tuple[ObjectiveSummary, ...]
    """Objectives that the person owned in other cycles."""
    metrics: tuple[Link, ...]
    """Metrics that the person looks after."""
    pager: Pager
    """The way to the other pages of the list."""


@dataclass(slots=True)
class _Owned:
    leads: list[Link] = field(default_factory=list)
    objectives: list[ObjectiveSummary] = field(default_factory=list)
    key_results: list[KeyResultSummary] = field(default_factory=list)
    contributes: list[ObjectiveSummary] = field(default_factory=list)
    earlier: list[ObjectiveSummary] = field(default_factory=list)
    metrics: list[Link] = field(default_factory=list)


def people_pages(edition: Edition) -> Iterator[Page]:
    """Yield the list of people and everybody's pages."""
    people = sorted(edition.org.people.values(), key=lambda person: (person.name.casefold(), person.key))
    frame = edition.frames.frame(routes.PEOPLE, (Link(message("nav.people"), routes.PEOPLE),))
    for address, entries, pages in paged(routes.PEOPLE, people):
        rows = tuple(
            PersonRow(Link(person.name, routes.address_of_person(person.key)), person.role, _team(edition, person))
            for person in entries
        )
        yield Page(address, "pages/people.html", PeopleView(frame, rows, pages))
    owned = _owned(edition)
    for person in people:
        yield from _person_pages(edition, person, owned.get(person.key, _Owned()))


def _person_pages(edition: Edition, person: Person, owned: _Owned) -> Iterator[Page]:
    address = routes.address_of_person(person.key)
    frame = edition.frames.frame(
        routes.PEOPLE,
        (Link(message("nav.people"), routes.PEOPLE), Link(person.name, address)),
        dated=bool(owned.objectives or owned.key_results or owned.contributes),
        file=person.place.file,
    )
    every = (owned.objectives, owned.key_results, owned.contributes, owned.earlier)
    first, room = rooms((len(each) for each in every), ENTRIES)
    objectives, key_results = cut(owned.objectives, one, room, first), cut(owned.key_results, one, room, first)
    contributes, earlier = cut(owned.contributes, one, room, first), cut(owned.earlier, one, room, first)
    leads, metrics = cut(owned.leads), cut(owned.metrics)
    total = max(map(len, (objectives, key_results, contributes, earlier, leads, metrics)))
    for number in range(1, total + 1):
        view = PersonView(
            frame=frame,
            name=person.name,
            role=person.role,
            team=_team(edition, person),
            picture=edition.linker.asset(person.picture) if person.picture else "",
            body=edition.prose(person.body if number == 1 else "", Scope(), person.place.file, "about.", 2, address),
            leads=nth(leads, number),
            objectives=nth(objectives, number),
            key_results=nth(key_results, number),
            contributes=nth(contributes, number),
            earlier=nth(earlier, number),
            metrics=nth(metrics, number),
            pager=pager(address, number, total, 0),
        )
        yield Page(routes.numbered(address, number), "pages/person.html", view)
    yield from texts_of_person(edition, person)


def _team(edition: Edition, person: Person) -> Link | None:
    return edition.directory.team(person.team) if person.team in edition.org.teams else None


def _owned(edition: Edition) -> Mapping[str, _Owned]:
    """Return what everybody owns, by handle, after one look at every objective."""
    directory = edition.directory
    found: dict[str, _Owned] = defaultdict(_Owned)
    for team, _ in edition.teams:
        for handle in dict.fromkeys(_handles((team.lead, team.champion))):
            found[handle].leads.append(directory.team(team.key))
    for cycle in reversed(tuple(edition.org.cycles)):
        now = running(edition, cycle)
        for objective in edition.objectives_in.get(cycle, ()):
            for handle in _handles((objective.owner,)):
                own = found[handle]
                (own.objectives if now else own.earlier).append(directory.objectives[objective.key])
            if now:
                _add_shares(found, edition, objective)
    for metric in edition.org.metrics.values():
        for handle in _handles((metric.owner,)):
            found[handle].metrics.append(Link(metric.name, routes.address_of_metric(metric.key)))
    return found


def _add_shares(found: dict[str, _Owned], edition: Edition, objective: Objective) -> None:
    """Add who contributes to an objective and who owns its key results."""
    for handle in dict.fromkeys(_handles(objective.contributors)):
        found[handle].contributes.append(edition.directory.objectives[objective.key])
    for key_result in objective.key_results:
        for handle in _handles((key_result.owner,)):
            found[handle].key_results.append(edition.directory.key_results[key_result.key])


def _handles(owners: Iterable[Owner | None]) -> Iterator[str]:
    return (owner.handle for owner in owners if owner is not None and owner.handle)

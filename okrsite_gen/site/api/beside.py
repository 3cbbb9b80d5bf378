"""An `index.json` beside each page: the data of what the page is about, and where more is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from okrsite_gen.model.names import fold
from okrsite_gen.model.open_data import VERSION, OpenData
from okrsite_gen.model.open_data.files import OpenBeside
from okrsite_gen.site import routes
from okrsite_gen.site.api.addresses import (
    API,
    INDEX,
    ORGANISATION,
    address_of_collection,
    address_of_part,
    address_of_schema,
)
from okrsite_gen.site.api.collections import COLLECTIONS
from okrsite_gen.site.api.write import Scribe
from okrsite_gen.site.links import encoded
from okrsite_gen.site.messages import Catalogue
from okrsite_gen.site.page import HTML, RawFile
from okrsite_gen.site.page_summary import PageSummary

NAME = "index.json"

LISTS = (
    (routes.TEAMS, "teams"),
    (routes.CYCLES, "cycles"),
    (routes.METRICS, "metrics"),
    (routes.PEOPLE, "people"),
    (routes.PAGES, "pages"),
    (routes.UPDATES, "changes"),
    (routes.QUALITY, "findings"),
    (routes.EXPLORE, "key-results"),
)
"""Beginnings of addresses, and the collection from which the pages there are made that are about nothing else."""


@dataclass(slots=True)
class _About:
    """What is known of the pages by their addresses; a part of it stands beside each."""

    parts: frozenset[str]
    """Addresses of the parts that there are."""
    found: dict[str, OpenBeside] = field(default_factory=dict)

    def add(self, address: str, **about: object) -> None:
        nothing = OpenBeside(version=VERSION, schema=address_of_schema("page"), page="", title="", api=INDEX)
        known = self.found.get(unquote(address), nothing)
        self.found[unquote(address)] = replace(known, **about)  # type: ignore[arg-type]

    def of_teams(self, collections: Iterable[str], team: str, cycles: Iterable[str]) -> tuple[str, ...]:
        """Return the addresses of the parts of a team in cycles."""
        named = (address_of_part(each, fold(f"{team}/{cycle}")) for cycle in cycles for each in collections)
        return tuple(encoded(address) for address in named if address in self.parts)


def files_beside(data: OpenData, pages: Iterable[PageSummary], words: Catalogue, scribe: Scribe) -> Iterator[RawFile]:
    """Yield a file beside each page that stands in a folder of its own; pages that only lead elsewhere have none."""
    about = _about(data)
    for page in pages:
        if page.media != HTML or not page.address.endswith("/") or page.address == API:
            continue
        if page.title is None and page.address != routes.HOME:
            continue
        own = about.get(page.address) or _general(page.address)
        title = data.organisation.computed.name if page.title is None else str(page.title)
        title = own.objective.computed.title if own.objective else title
        yield scribe.one(f"{page.address}{NAME}", replace(own, page=encoded(page.address), title=title))


def _general(address: str) -> OpenBeside:
    """Return what stands beside a page that is about no single thing."""
    collection = next((name for beginning, name in LISTS if address.startswith(beginning)), "objectives")
    more = (address_of_collection(collection),)
    return OpenBeside(version=VERSION, schema=address_of_schema("page"), page="", title="", api=INDEX, more=more)


def _about(data: OpenData) -> dict[str, OpenBeside]:
    """Return address of a page → what stands beside it."""
    about = _About(frozenset(address_of_part(each.name, part) for each in COLLECTIONS for part, _ in each.parts(data)))
    about.add(routes.HOME, organisation=data.organisation, more=(ORGANISATION, address_of_collection("objectives")))
    about.add(routes.STRATEGY, organisation=data.organisation, more=(ORGANISATION,))
    for cycle in data.cycles:
        about.add(cycle.computed.address, cycle=cycle, more=(address_of_collection("objectives"),))
    for team in data.teams:
        cycles = tuple(each.cycle for each in team.computed.cycles)
        about.add(team.computed.address, team=team, more=about.of_teams(("objectives",), team.id, cycles))
        for each in team.computed.cycles:
            about.add(each.address, more=about.of_teams(("objectives", "key-results"), team.id, (each.cycle,)))
    for plan in data.plans:
        about.add(plan.computed.address, plan=plan)
    for retrospective in data.retrospectives:
        about.add(retrospective.computed.address, retrospective=retrospective)
    _of_objectives(about, data)
    _of_single_things(about, data)
    return about.found


def _of_objectives(about: _About, data: OpenData) -> None:
    by_id = {each.id: each for each in data.key_results}
    for objective in data.objectives:
        parts = about.of_teams(("objectives", "key-results", "check-ins"), objective.team, (objective.cycle,))
        own = tuple(by_id[each] for each in objective.key_results)
        about.add(objective.computed.address, objective=objective, key_results=own, more=parts)


def _of_single_things(about: _About, data: OpenData) -> None:
    said: dict[str, list[object]] = {}
    for check_in in data.check_ins:
        said.setdefault(check_in.computed.address.partition("#")[0], []).append(check_in)
    for address, check_ins in said.items():
        about.add(address, check_ins=tuple(check_ins))
    for metric in data.metrics:
        about.add(metric.computed.address, metric=metric)
    for person in data.people:
        about.add(person.computed.address, person=person)
    for page in data.pages:
        about.add(page.computed.address, free_page=page)
    for week in data.changes:
        year_and_week = fold(week.id)
        about.add(f"{routes.UPDATES}{year_and_week}/", more=(encoded(address_of_part("changes", year_and_week)),))

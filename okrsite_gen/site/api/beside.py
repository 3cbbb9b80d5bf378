"""An `index.json` beside each page: the data of what the page is about, and where more is.

What stands beside pages of objectives and check-ins is made with the chapter to which they belong.
"""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from urllib.parse import unquote

from okrsite_gen.model.names import fold
from okrsite_gen.model.open_data import VERSION, OpenData
from okrsite_gen.model.open_data.files import OpenBeside
from okrsite_gen.model.open_data.plain import json_of
from okrsite_gen.site import routes
from okrsite_gen.site.api.addresses import (
    API,
    INDEX,
    ORGANISATION,
    address_of_collection,
    address_of_part,
    address_of_schema,
)
from okrsite_gen.site.api.write import Scribe
from okrsite_gen.site.links import encoded
from okrsite_gen.site.page import HTML, LaterFile, RawFile
from okrsite_gen.site.page_summary import PageSummary

NAME = "index.json"
NOTHING = OpenBeside(version=VERSION, schema=address_of_schema("page"), page="", title="", api=INDEX)
"""What stands beside every page, before it tells what the page is about."""

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

    parts: Container[str]
    """Addresses of the parts that there are."""
    found: dict[str, OpenBeside] = field(default_factory=dict)

    def add(self, address: str, **about: object) -> None:
        known = self.found.get(unquote(address), NOTHING)
        self.found[unquote(address)] = replace(known, **about)  # type: ignore[arg-type]

    def of_teams(self, collections: Iterable[str], team: str, cycles: Iterable[str]) -> tuple[str, ...]:
        """Return the addresses of the parts of a team in cycles."""
        named = (address_of_part(each, fold(f"{team}/{cycle}")) for cycle in cycles for each in collections)
        return tuple(encoded(address) for address in named if address in self.parts)


def titles_of(pages: Iterable[PageSummary], site: str) -> dict[str, str]:
    """Return address → title of each page beside which data stand, in a folder of its own; `site` is the site's name.

    Pages that only lead elsewhere have none.
    """
    there = (page for page in pages if page.media == HTML and page.address.endswith("/") and page.address != API)
    return {
        page.address: site if page.title is None else str(page.title)
        for page in there
        if page.title is not None or page.address == routes.HOME
    }


def files_beside(
    data: OpenData, parts: Container[str], titles: Mapping[str, str], scribe: Scribe
) -> Iterator[RawFile | LaterFile]:
    """Yield a file beside each page; `parts` are the addresses of the parts that there are."""
    about = _about(data, parts)
    general = {name: _General(name) for name in ("objectives", *(name for _, name in LISTS))}
    for address, title in titles.items():
        own = about.get(address)
        if own is None:
            collection = next((name for beginning, name in LISTS if address.startswith(beginning)), "objectives")
            yield general[collection].file(address, title)
        else:
            yield scribe.one(f"{address}{NAME}", replace(own, page=encoded(address), title=title))


class _General:
    """What stands beside pages that are about no single thing; all but their names is the same for most of them."""

    def __init__(self, collection: str) -> None:
        self._beside = replace(NOTHING, more=(address_of_collection(collection),))
        self._digest = hashlib.blake2b(json_of(self._beside).encode(), digest_size=16).hexdigest()

    def file(self, address: str, title: str) -> LaterFile:
        """Return the file of a page, written only where it does not stand already."""
        return LaterFile(f"{address}{NAME}", f"{self._digest} {title}", partial(self._bytes, address, title))

    def _bytes(self, address: str, title: str) -> bytes:
        return Scribe().one(f"{address}{NAME}", replace(self._beside, page=encoded(address), title=title)).data


def _about(data: OpenData, parts: Container[str]) -> dict[str, OpenBeside]:
    """Return address of a page → what stands beside it."""
    about = _About(parts)
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
    _of_single_things(about, data)
    return about.found


def _of_single_things(about: _About, data: OpenData) -> None:
    for metric in data.metrics:
        about.add(metric.computed.address, metric=metric)
    for person in data.people:
        about.add(person.computed.address, person=person)
    for page in data.pages:
        about.add(page.computed.address, free_page=page)
    for week in data.changes:
        year_and_week = fold(week.id)
        about.add(f"{routes.UPDATES}{year_and_week}/", more=(encoded(address_of_part("changes", year_and_week)),))

"""People, where they may appear, and free pages as open data. Nobody is scored, ranked or counted here."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.open_data.organisation import OpenPage, OpenPerson
from okrsite_gen.model.open_data.values import OpenAddress
from okrsite_gen.site import routes
from okrsite_gen.site.open_data.teller import Teller, address


def open_people(tell: Teller) -> Iterator[OpenPerson]:
    """Yield everybody who has a page, by handle; nobody where configuration lets no person appear."""
    if tell.edition.settings.owners != "person":
        return
    for person in tell.edition.org.people.values():
        yield OpenPerson(
            id=person.id,
            name=person.name,
            team=tell.team(person.team),
            role=person.role,
            picture=person.picture,
            body=tell.text(person.body),
            audience=tell.audience("person", person.key),
            allow=tell.allow(person.place),
            computed=OpenAddress(address(routes.address_of_person(person.key))),
        )


def open_pages(tell: Teller) -> Iterator[OpenPage]:
    """Yield every free page, in the order in which they are listed."""
    for page in tell.edition.org.pages.values():
        yield OpenPage(
            id=page.key,
            title=tell.text(page.title),
            order=page.order,
            body=tell.text(page.body),
            audience=tell.audience("page", page.key),
            aliases=page.aliases,
            allow=tell.allow(page.place),
            computed=OpenAddress(address(routes.address_of_page(page.key))),
        )

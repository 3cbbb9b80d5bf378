"""Free pages: what is none of the other kinds, such as "How we do OKRs"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from okrsite_gen.model.names import natural
from okrsite_gen.model.organisation import FreePage
from okrsite_gen.model.references import Scope
from okrsite_gen.site import routes
from okrsite_gen.site.contents import Heading
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.long_texts import LONGEST_PAGE, Standing
from okrsite_gen.site.messages import message
from okrsite_gen.site.page import Frame, Link, Page
from okrsite_gen.site.paging import Pager, paged
from okrsite_gen.site.prose import Prose, Title
from okrsite_gen.site.views.long_text import texts_of_page


@dataclass(frozen=True, slots=True)
class FreePageView:
    """A free page."""

    frame: Frame
    """What stands around the page."""
    title: Title
    """Its title."""
    body: Prose
    """Its text."""
    contents: tuple[Heading, ...]
    """The topmost headings of a text that goes on on further pages; else the text itself tells them."""
    previous: Link | None
    """The page before, in the order of the list of pages."""
    next: Link | None
    """The page after."""


@dataclass(frozen=True, slots=True)
class FreePagesView:
    """The list of free pages."""

    frame: Frame
    """What stands around the page."""
    pages: tuple[Link, ...]
    """Free pages on this page of the list."""
    pager: Pager
    """The way to the other pages of the list."""


def free_pages(edition: Edition) -> Iterator[Page]:
    """Yield the list of free pages, unless an `index` takes its place, and each of them."""
    pages = sorted(
        edition.org.pages.values(), key=lambda page: (page.order is None, page.order or 0, natural(page.key))
    )
    links = [Link(edition.linker.title(page.title, file=page.place.file), _address(page)) for page in pages]
    if not any(link.address == routes.PAGES for link in links):
        frame = edition.frames.frame(routes.PAGES, (Link(message("nav.pages"), routes.PAGES),))
        for address, entries, pager in paged(routes.PAGES, links):
            yield Page(address, "pages/free_pages.html", FreePagesView(frame, entries, pager))
    for position, page in enumerate(pages):
        before = links[position - 1] if position else None
        after = links[position + 1] if position + 1 < len(links) else None
        yield Page(links[position].address, "pages/free_page.html", _view(edition, page, before, after))
        yield from texts_of_page(edition, page, links[position])


def _address(page: FreePage) -> str:
    return routes.address_of_page(page.key)


def _view(edition: Edition, page: FreePage, before: Link | None, after: Link | None) -> FreePageView:
    title = edition.linker.title(page.title, file=page.place.file)
    own = Link(title, _address(page))
    way = (Link(message("nav.pages"), routes.PAGES), own) if own.address != routes.PAGES else (own,)
    body = edition.prose(page.body, Scope(), page.place.file, "", 2, own.address, LONGEST_PAGE)
    return FreePageView(
        frame=edition.frames.frame(routes.PAGES, way, file=page.place.file),
        title=title,
        body=body,
        contents=edition.linker.contents(Standing(page.body, own.address, "", LONGEST_PAGE)) if body.more else (),
        previous=before,
        next=after,
    )

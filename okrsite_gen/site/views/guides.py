"""The site's own pages on working with OKRs, as `okrsite init` writes them, where other pages lead to them."""

from __future__ import annotations

from okrsite_gen.site import routes
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.page import Link

WRITING = "writing-good-okrs"
CHECK_IN = "weekly-check-in"
CLOSING = "closing-a-quarter"
GLOSSARY = "glossary"


def guide(edition: Edition, name: str) -> Link | None:
    """Return the site's own page of that name; None where it has none."""
    page = edition.org.pages.get(name)
    title = edition.linker.title(page.title, file=page.place.file) if page else None
    return Link(title, routes.address_of_page(name)) if title else None


def guides(edition: Edition, *names: str) -> tuple[Link, ...]:
    """Return those pages of these names that the site has, in this order."""
    return tuple(link for link in (guide(edition, name) for name in names) if link)

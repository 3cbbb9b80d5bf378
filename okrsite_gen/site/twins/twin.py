"""Which pages have a Markdown twin, and how one is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from okrsite_gen.model.prose import ROOT
from okrsite_gen.site import routes
from okrsite_gen.site.links import encoded, way_to_root
from okrsite_gen.site.main_part import main_of
from okrsite_gen.site.messages import Catalogue
from okrsite_gen.site.page import HTML, Frame, Page
from okrsite_gen.site.page_summary import PageSummary
from okrsite_gen.site.twins.blocks import Translator
from okrsite_gen.site.twins.words import plain

MEDIA = "text/markdown"
TEMPLATE = "markdown"
_WITHOUT = ("/search/", "/explore/", "/present/")
"""Parts of the site that live by scripts or say again, in another form, what stands elsewhere."""
_LINK = re.compile(rf"\[(?P<words>(?:\\.|[^\[\]\\])*)\]\((?P<to>{ROOT}[^()\s#]*)(?:#[^()\s]*)?\)")
"""A link into the site; only links hold the root marker. One of a page to itself leads to nothing from a text."""
_NO_PAGES = frozenset({"redirect.html", "404.html"})


@dataclass(frozen=True, slots=True)
class TwinView:
    """A page that is told in Markdown."""

    page: Page


def has_twin(page: Page | PageSummary) -> bool:
    """Return whether a page has a twin."""
    return page.media == HTML and page.template not in _NO_PAGES and is_told(page.address)


def is_told(address: str) -> bool:
    """Return whether the page at an address has a twin, if there is a page that shows content."""
    return address.endswith("/") and not address.startswith(_WITHOUT)


def with_twins(pages: Iterable[Page]) -> Iterator[Page]:
    """Yield pages, each followed by its twin, so that both are drawn in one go."""
    for page in pages:
        yield page
        if has_twin(page):
            yield Page(routes.address_of_twin(page.address), TEMPLATE, TwinView(page), MEDIA)


class TwinWriter:
    """Writes twins of pages."""

    def __init__(self) -> None:
        self._translator = Translator(_lead)

    def write(self, page: Page, html: str, words: Catalogue) -> str:
        """Return the twin of a page, given with its HTML in which links into the site begin with the root marker."""
        text = told(page, html, words, self._translator)
        own = f"{ROOT}{encoded(routes.address_of_twin(page.address))}"
        if own in text:
            text = _LINK.sub(lambda found: found["words"] if found["to"] == own else found[0], text)
        return text.replace(f"{ROOT}/", way_to_root(page.address))


def told(page: Page, html: str, words: Catalogue, translator: Translator) -> str:
    """Return a page in Markdown: title, the day it holds for, content."""
    text = translator.markdown_of(main_of(html))
    frame = getattr(page.view, "frame", None)
    if not isinstance(frame, Frame) or frame.as_of is None:
        return text
    day = plain(words.t("frame.as-of", day=frame.as_of))
    title, gap, rest = text.partition("\n\n")
    return f"{title}{gap}{day}\n\n{rest}" if title.startswith("# ") and gap else f"{day}\n\n{text}"


def _lead(target: str) -> str:
    """Return where a link of a page leads from a twin, behind the root marker: to another twin where there is one."""
    if not target.startswith(ROOT):
        return "" if target.startswith("#") else target
    path, sign, fragment = target.partition("#")
    if is_told(unquote(path.removeprefix(ROOT))):
        path += "index.md"
    return path + ("" if fragment.startswith("part.") else sign + fragment)

"""From planned pages to one file: each page is a section with its address as its fragment."""

from __future__ import annotations

import base64
import hashlib
import mimetypes
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from html import unescape
from pathlib import PurePosixPath

from markupsafe import Markup

from okrsite_gen.model.prose import ROOT
from okrsite_gen.site import routes
from okrsite_gen.site.main_part import main_of, title_of
from okrsite_gen.site.one_file.markup import Ground, settled
from okrsite_gen.site.page import HTML, Frame, Link, Page
from okrsite_gen.site.render import Renderer
from okrsite_gen.site.theme_styles import MAIN

LEFT_OUT = frozenset(
    {
        "redirect.html",
        "404.html",
        "pages/search.html",
        "pages/search_list.html",
        "pages/explore.html",
        "pages/present.html",
        "pages/data.html",
    }
)
"""Templates whose pages have no place in one file: they lead elsewhere, also to files of the site, live by scripts, or
say again for a wall or a list what other pages say."""

_STYLE_FILE = re.compile(r"""url\("([^"]+)"\)""")

Read = Callable[[str], bytes | None]
"""Site address of a file that content brings → its bytes; None where there is none."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of the site inside the one file."""

    address: str
    """Site address of the page, which is the section's id."""
    title: str
    breadcrumb: tuple[Link, ...]
    main: Markup
    """The page's own content."""
    depth: int
    """Folders above the page, by which the list of contents is set in."""


@dataclass(frozen=True, slots=True)
class OneFileView:
    """The whole site as one page."""

    frame: Frame
    """That of the home page, which stands around everything."""
    sheets: tuple[Sheet, ...]
    """In the order of the site, the home page first."""
    contents: tuple[Sheet, ...]
    """The same, each after the pages that stand above it."""
    style: Markup
    """The theme's style sheets."""
    style_digest: str
    """By which the file's own policy knows them."""
    icon: str
    """The site's mark as a `data:` address; empty if there is none."""
    published: str
    """Where the site is published; empty where that is unknown."""
    as_of: date
    """The day for which everything holds."""


def belongs(page: Page) -> bool:
    """Return whether a planned page stands in the one file."""
    return page.media == HTML and page.template not in LEFT_OUT


def write_one_file(
    pages: Iterable[Page], renderer: Renderer, as_of: date, read: Read, heard: Callable[[int, int], None]
) -> str:
    """Return the whole site as HTML that needs nothing else.

    `heard` is told how many pages are drawn, and of how many.

    Raises ThemeError as drawing a page does.
    """
    chosen = [page for page in pages if belongs(page)]
    base_url = renderer.site.base_url
    here = frozenset(routes.comparable(page.address) for page in chosen)
    ground = Ground(here, base_url, _pictures(renderer, read))
    sheets = []
    for number, page in enumerate(chosen):
        heard(number, len(chosen))
        sheets.append(_sheet(page, renderer, ground))
    style = _style(renderer)
    view = OneFileView(
        frame=_frame(chosen[0]),
        sheets=tuple(sheets),
        contents=tuple(sorted(sheets, key=lambda sheet: sheet.address)),
        style=Markup(style),  # noqa: S704 - the theme's own, which is no content
        style_digest=f"sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}",
        icon=ground.picture(renderer.site.assets.get("favicon.svg", "")),
        published=base_url,
        as_of=as_of,
    )
    drawn = renderer.rooted(Page(routes.HOME, "one_file.html", view))
    # What stands around the sheets leads by the same rules; the sheets themselves hold no root any more.
    return settled_frame(drawn, ground)


def settled_frame(html: str, ground: Ground) -> str:
    """Return the file with the links around its sheets leading into it."""
    return re.sub(rf' href="({ROOT}[^"]*)"', lambda found: _anchor(ground.led(found[1])), html)


def _anchor(target: str) -> str:
    return f' href="{target}"' if target else ""


def _frame(page: Page) -> Frame:
    frame = getattr(page.view, "frame", None)
    return frame if isinstance(frame, Frame) else Frame()


def _sheet(page: Page, renderer: Renderer, ground: Ground) -> Sheet:
    html = renderer.rooted(page)
    title = unescape(title_of(html)).removesuffix(f" · {renderer.site.name}") or page.address
    return Sheet(
        address=page.address,
        title=title,
        breadcrumb=_frame(page).breadcrumb,
        main=Markup(settled(main_of(html), page.address, ground)),  # noqa: S704 - as its page has it
        depth=page.address.count("/") - 1,
    )


def _pictures(renderer: Renderer, read: Read) -> Callable[[str], str]:
    own = {file.address: file.data for file in renderer.assets()}

    @cache
    def picture(address: str) -> str:
        data = own.get(address) or (read(address) if address else None)
        return _data(address, data) if data else ""

    return picture


def _data(address: str, data: bytes) -> str:
    media = mimetypes.guess_type(PurePosixPath(address).name)[0] or "application/octet-stream"
    return f"data:{media};base64,{base64.b64encode(data).decode()}"


def _style(renderer: Renderer) -> str:
    files = {file.address: file.data for file in renderer.assets()}
    names = {address.rpartition("/")[2]: _data(address, data) for address, data in files.items()}

    def inside(found: re.Match[str]) -> str:
        return f'url("{names.get(found[1], found[1])}")'

    texts = (files[address].decode() for address in _sheets_in_order(renderer.site.styles))
    own = renderer.text("one_file.css")
    # `</` would end the element in which the style stands.
    return "".join((*(_STYLE_FILE.sub(inside, text) for text in texts), own)).replace("</", "<\\/")


def _sheets_in_order(styles: Mapping[str, str]) -> Iterator[str]:
    yield styles[MAIN]
    yield from (address for kind, address in sorted(styles.items()) if kind != MAIN)

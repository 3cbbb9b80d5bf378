"""What a page is before it is drawn: an address, a template and everything that the template may see."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from okrsite_gen.model.flat import flat
from okrsite_gen.site.messages import Words

HTML = "text/html"


@dataclass(frozen=True, slots=True)
class BuildFacts:
    """What is known about this build as a whole. Only the command line looks these things up."""

    as_of: date
    """The day for which everything is computed."""
    as_of_fixed: bool = False
    """Whether somebody chose `as_of`, so that the site should say that it shows a fixed day."""
    base_url: str = ""
    """Absolute address at which the site will live, with a trailing slash; empty when it is not known."""
    links: Literal["web", "file"] = "web"
    """`file` spells out `index.html` in links, for reading without a web server."""
    commit: str = ""
    """Abbreviated id of the commit that was built; empty when unknown or not to be shown."""
    version: str = ""
    """Version of okrsite."""
    audience: str = ""
    """The audience built for; empty when there is only one."""


@flat
@dataclass(frozen=True, slots=True)
class Link:
    """A link of the site's own frame: an entry of the navigation, of a breadcrumb or of a pager."""

    words: Words
    address: str
    """Site address (`/teams/`) or an absolute one."""
    current: bool = False
    """Whether it leads to the page shown, or in the navigation to the part of the site that holds it."""


@dataclass(frozen=True, slots=True)
class Clock:
    """How far a cycle is on a day within it."""

    start: date
    """The cycle's first day."""
    end: date
    """Its last day."""
    today: date
    """The day for which the page is drawn."""

    @property
    def day(self) -> int:
        """Number of the day, counted from 1."""
        return (self.today - self.start).days + 1

    @property
    def days(self) -> int:
        """Days of the whole cycle."""
        return (self.end - self.start).days + 1


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a page's own content. Every view has one, in its field `frame`."""

    navigation: tuple[Link, ...] = ()
    """Main navigation, the entries that always show: only pages that exist."""
    further: tuple[Link, ...] = ()
    """The rest of the navigation, folded away under one word where there is little room."""
    breadcrumb: tuple[Link, ...] = ()
    """The way from the home page to this one, this one last; empty on the home page."""
    cycle: Link | None = None
    """The current cycle, named in the header."""
    span: tuple[date, date] | None = None
    """Its first and last day; None where one of them is not known. They fill the header where no clock does."""
    clock: Clock | None = None
    """How far the current cycle is; None where nothing on the page depends on the day."""
    as_of: date | None = None
    """The day for which the page's figures hold; None where nothing on the page depends on it."""
    as_of_fixed: bool = False
    """Whether the header says that a fixed day is shown."""
    changed: date | None = None
    """Day on which what the page shows last changed; None where it is unknown."""
    logo: str = ""
    """Site address of the organisation's own mark; empty if there is none."""
    feed: str = ""
    """Address of the Atom feed of everything; empty if there is none."""
    own_feed: Link | None = None
    """The feed of what this page is about, with its title; None if it has none of its own."""
    calendar: str = ""
    """Web address at which a calendar program subscribes to the dates of what this page is about, or of everything;
    empty if there is none."""
    edit: str = ""
    """Absolute address at which the page's source can be edited; empty if unknown."""
    hides: bool = False
    """Whether the build leaves out what other readers may see, so that the page says so."""
    apart: str = ""
    """What tells the page's title apart from those of namesakes: keys of the site; mostly empty."""
    listed: bool = True
    """Whether search engines may list it where the site allows them at all, and the sitemap names it."""


@dataclass(frozen=True, slots=True)
class Page:
    """One output: the renderer turns it into bytes, and equal pages into equal bytes."""

    address: str
    """`/teams/x/` is written as teams/x/index.html; one without a trailing slash (`/404.html`) is a file."""
    template: str
    """Name of the template below `templates/` (`pages/team.html`), or of a writer (`atom`, `sitemap`)."""
    view: object = field(repr=False)
    """A frozen dataclass with everything the template may see; its field `frame` is a `Frame` on HTML pages."""
    media: str = HTML


@dataclass(frozen=True, slots=True)
class LaterFile:
    """An output whose bytes need not be made where they stand there already."""

    address: str
    fingerprint: str
    """Stands for its bytes: others have another one."""
    make: Callable[[], bytes] = field(repr=False, compare=False)
    """Makes its bytes."""


@dataclass(frozen=True, slots=True)
class RawFile:
    """An output whose bytes are known already."""

    address: str
    data: bytes = field(repr=False)

"""Authors' Markdown on its way to a page: the words, and where each of their links leads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from okrsite_gen.model.flat import flat
from okrsite_gen.model.prose import LinkMap, LinkTarget, WrittenLink

Links = tuple[tuple[tuple[str, str], LinkTarget], ...]
"""A `LinkMap` as a value: ((kind, target as written), where it leads)."""


@flat
@dataclass(frozen=True, slots=True)
class Prose:
    """Block Markdown that authors wrote. Templates show it with the filter `prose`."""

    text: str
    links: Links = ()
    """Targets of the links in `text`; one that is missing here is shown as its words."""
    prefix: str = ""
    """Put before the ids of its headings and footnotes, so that several texts can share a page."""
    level: int = 2
    """Heading level that the text's top headings get on the page."""
    more: str = ""
    """Site address at which a text goes on of which this is the beginning; empty where this is all of it."""

    def __bool__(self) -> bool:
        return bool(self.text.strip())


@flat
@dataclass(frozen=True, slots=True)
class Title:
    """Inline Markdown that authors wrote: titles, notes, reasons. Filters `inline` (HTML) and `plain` show it."""

    text: str
    links: Links = ()

    def __bool__(self) -> bool:
        return bool(self.text.strip())


class MarkdownRenderer(Protocol):
    """What pages need from Markdown; safe HTML comes out, whatever goes in.

    Links to the site itself begin with `model.prose.ROOT`, which the page makes relative at the very end.
    """

    def block(self, text: str, links: LinkMap, prefix: str = "", level: int = 2) -> str:
        """Return the HTML of a whole text."""

    def inline(self, text: str, links: LinkMap) -> str:
        """Return the HTML of one line, without a paragraph around it."""

    def plain(self, text: str, links: LinkMap | None = None) -> str:
        """Return the words alone, without markup; `links` tells the titles of what is linked without words."""

    def parts(self, text: str, most: int) -> tuple[str, ...]:
        """Return a text in parts of at most `most` characters, each a text of its own."""

    def headings(self, text: str) -> tuple[tuple[int, str, str], ...]:
        """Return (level, id without a prefix, words) of each heading, in reading order."""

    def links(self, text: str) -> tuple[WrittenLink, ...]:
        """Return the links in a text that the site must resolve."""

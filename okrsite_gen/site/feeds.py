"""Atom feeds (RFC 4287): news with ids that never change."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Union

from markupsafe import escape

from okrsite_gen.site.digest.as_html import digest_html
from okrsite_gen.site.digest.digest import Digest
from okrsite_gen.site.link_words import worded
from okrsite_gen.site.links import absolute, rooted
from okrsite_gen.site.messages import Catalogue, Words
from okrsite_gen.site.page import Page
from okrsite_gen.site.prose import MarkdownRenderer, Prose

MEDIA = "application/atom+xml"
_NO_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

LONGEST = 100
"""Entries in a feed: readers come back often, and nobody scrolls on for ever."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One piece of news."""

    title: Words
    address: str
    """Site address, with fragment."""
    first_address: str
    """Where it stood first: the entry's id is made of it, so that it outlives renames."""
    day: date
    """When it happened."""
    author: str
    """Who tells it, as configuration lets people appear; a team's name where no person may."""
    parts: tuple[tuple[Words, Union[Prose, Words]], ...] = ()  # noqa: UP007 - evaluated at run time
    """(heading or nothing, text) in the order in which they are read."""
    digest: Digest | None = None
    """What it tells instead, where it is a digest."""


@dataclass(frozen=True, slots=True)
class FeedView:
    """A whole feed."""

    title: Words
    home: str
    """Site address of the page that the feed belongs to."""
    address: str
    """Site address of the feed itself."""
    first_address: str
    """Where the feed stood first: its id is made of it."""
    author: str
    """Name of the organisation or site."""
    entries: tuple[FeedEntry, ...]
    """Newest first."""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where the site lives and lived."""

    base_url: str
    """With a slash at its end."""
    first_url: str
    """The first one that it had, of which ids are made."""


def feed_page(view: FeedView) -> Page:
    """Return the page of a feed. A feed needs absolute addresses: plan it only where the base URL is known."""
    return Page(view.address, "atom", view, MEDIA)


def write_atom(
    view: FeedView, where: Whereabouts, language: str, words: Catalogue, markdown: MarkdownRenderer
) -> bytes:
    """Return the feed as XML."""
    entries = view.entries[:LONGEST]
    own = absolute(view.address, where.base_url)
    newest = max((entry.day for entry in entries), default=date(1970, 1, 1))
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{escape(language)}">',
        f"<title>{_text(words.plain(view.title))}</title>",
        f"<id>{_text(absolute(view.first_address, where.first_url))}</id>",
        f'<link rel="self" type="{MEDIA}" href="{_text(own)}"/>',
        f'<link rel="alternate" type="text/html" href="{_text(absolute(view.home, where.base_url))}"/>',
        f"<updated>{words.dates.instant(newest)}</updated>",
        f"<author><name>{_text(view.author)}</name></author>",
        "<generator>okrsite</generator>",
        *(line for entry in entries for line in _entry(entry, where, words, markdown)),
        "</feed>",
    ]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _entry(entry: FeedEntry, where: Whereabouts, words: Catalogue, markdown: MarkdownRenderer) -> list[str]:
    address = absolute(entry.address, where.base_url)
    html = "".join(_part(heading, text, words, markdown) for heading, text in entry.parts)
    html += digest_html(entry.digest, words, markdown) if entry.digest else ""
    return [
        "<entry>",
        f"<title>{_text(words.plain(entry.title))}</title>",
        f"<id>{_text(absolute(entry.first_address, where.first_url))}</id>",
        f'<link rel="alternate" type="text/html" href="{_text(address)}"/>',
        f"<updated>{words.dates.instant(entry.day)}</updated>",
        f"<author><name>{_text(entry.author)}</name></author>",
        f'<content type="html">{_text(rooted(html, where.base_url))}</content>',
        "</entry>",
    ]


def _part(heading: Words, text: Prose | Words, words: Catalogue, markdown: MarkdownRenderer) -> str:
    title = f"<h2>{escape(words.show(heading))}</h2>" if heading else ""
    if isinstance(text, Prose):
        return title + markdown.block(text.text, worded(text.links, words, notes=True), text.prefix, 3)
    return f"{title}<p>{escape(words.show(text))}</p>"


def _text(text: str) -> str:
    """Escape for XML, leaving out the characters that XML cannot hold."""
    return str(escape(_NO_XML.sub("", text)))

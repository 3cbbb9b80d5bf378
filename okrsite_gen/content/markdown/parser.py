"""The Markdown dialect of content: CommonMark with tables, strike-through, footnotes, task lists and references."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from okrsite_gen.content.markdown.references import references

DEEPEST = 30
"""How deep lists, quotations and emphasis may stand within each other."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""Kinds of address that a link may lead to outside the site."""


class _Dialect(MarkdownIt):
    """Leaves addresses as written, since links within the site are looked up by them."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return is_allowed(url)


def dialect() -> MarkdownIt:
    """Return a new parser for whole texts and for titles."""
    parser = _Dialect("commonmark", {"maxNesting": DEEPEST, "xhtmlOut": False})
    parser.enable(["table", "strikethrough"])
    footnote_plugin(parser, inline=False)
    references(parser)
    return parser


def block_structure() -> MarkdownIt:
    """Return a new parser that finds blocks only and leaves their text as it is."""
    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST})
    parser.enable("table")
    footnote_plugin(parser, inline=False)
    parser.core.ruler.disable(["inline", "text_join", "footnote_tail"])
    return parser


def is_allowed(address: str) -> bool:
    """Whether a link may lead to `address`: relative, or of a kind that only opens pages, mail or telephone."""
    scheme = _SCHEME.match(address.strip())
    return scheme is None or scheme[1].lower() in SCHEMES

"""The Markdown dialect of content: CommonMark with tables, strike-through, footnotes, task lists and references."""

from __future__ import annotations

from markdown_it import MarkdownIt

from okrsite_gen.content.markdown.footnotes import footnotes
from okrsite_gen.content.markdown.html import is_allowed
from okrsite_gen.content.markdown.limits import DEEPEST, hide_pipes, show_pipes, too_deep
from okrsite_gen.content.markdown.raw_html import balance, html_as_block, html_in_line
from okrsite_gen.content.markdown.references import references

_PARSED_DEEPEST = DEEPEST + 20
"""Above the limit of our own, which loses nothing."""


class _Dialect(MarkdownIt):
    """Leaves addresses as written, since links within the site are looked up by them."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return is_allowed(url)


def dialect() -> MarkdownIt:
    """Return a new parser for whole texts and for titles."""
    parser = _Dialect("commonmark", {"maxNesting": _PARSED_DEEPEST, "xhtmlOut": False})
    parser.enable(["table", "strikethrough"])
    footnotes(parser)
    references(parser)
    parser.inline.ruler.at("html_inline", html_in_line)
    parser.block.ruler.at("html_block", html_as_block, {"alt": ["paragraph", "reference", "blockquote"]})
    parser.block.ruler.before("table", "too_deep", too_deep)
    parser.core.ruler.before("block", "hide_pipes", hide_pipes)
    parser.core.ruler.after("block", "show_pipes", show_pipes)
    parser.core.ruler.push("balance", balance)
    return parser


def block_structure() -> MarkdownIt:
    """Return a new parser that finds blocks only and leaves their text as it is."""
    parser = MarkdownIt("commonmark", {"maxNesting": _PARSED_DEEPEST})
    parser.enable("table")
    footnotes(parser)
    parser.block.ruler.at("html_block", html_as_block, {"alt": ["paragraph", "reference", "blockquote"]})
    parser.block.ruler.before("table", "too_deep", too_deep)
    parser.core.ruler.disable(["inline", "text_join", "footnote_tail"])
    return parser

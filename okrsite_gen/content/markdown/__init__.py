"""Authors' Markdown: rendered to safe HTML, read for its links, cut into sections, reduced to plain words."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

from okrsite_gen.content.markdown.context import Context
from okrsite_gen.content.markdown.html import sanitise
from okrsite_gen.content.markdown.parser import dialect
from okrsite_gen.content.markdown.prepare import own_attributes, prepare, prepare_inline
from okrsite_gen.content.markdown.sections import sections
from okrsite_gen.content.markdown.words import words_of, words_of_blocks
from okrsite_gen.content.markdown.written_links import MAY_HOLD_LINKS, written_links
from okrsite_gen.content.text import without_control
from okrsite_gen.model.check_ins import Section
from okrsite_gen.model.prose import ROOT, LinkMap, WrittenLink

__all__ = ["Markdown", "sections"]

_MARKED_UP = re.compile(r"[\\`*_\[<]|&[#\w]|~~|https?://")


class Markdown:
    """A parser for authors' Markdown. Making one costs a moment, so keep it for many texts; it holds no other state."""

    def __init__(self) -> None:
        self._parser: MarkdownIt = dialect()
        self._parser.add_render_rule("markup", _markup)

    def block(self, text: str, links: LinkMap, prefix: str = "", level: int = 2) -> str:
        """Return a whole text as safe HTML.

        `links` says where the links within the site lead; internal addresses begin with `ROOT`. Every id begins with
        `prefix`. The highest heading of the text becomes `level`, deeper ones follow without a gap.
        """
        text = without_control(text)
        context = Context(links, prefix)
        environment: dict[str, Any] = {}
        tokens = self._parser.parse(text, environment)
        html = self._begin(text, tokens, context)
        ready = prepare(tokens, context, level)
        return self._finish(ready, environment, context, html=html)

    def inline(self, text: str, links: LinkMap) -> str:
        """Return a title as safe HTML: one line, no blocks, no pictures."""
        text = " ".join(without_control(text).split())
        if not _MARKED_UP.search(text):
            return escapeHtml(text)
        context = Context(links, inline=True)
        environment: dict[str, Any] = {}
        tokens = self._parser.parseInline(text, environment)
        html = self._begin(text, tokens, context)
        for token in tokens:
            token.children = prepare_inline(token.children or [], context)
        return self._finish(tokens, environment, context, html=html)

    def plain(self, text: str, links: LinkMap | None = None) -> str:
        """Return the words of a title or text: one line for a title, a line for each block of a longer text.

        References show their words, or the title that `links` knows, or what was written.
        """
        text = text.strip()
        if "\n" in text:
            return words_of_blocks(self._parser.parse(text), links or {})
        if not _MARKED_UP.search(text):
            return " ".join(text.split())
        return words_of(self._parser.parseInline(text)[0].children or [], links or {})

    def links(self, text: str) -> tuple[WrittenLink, ...]:
        """Return the links within the site that `text` holds, in reading order."""
        if not MAY_HOLD_LINKS.search(text):
            return ()
        return tuple(written_links(self._parser.parse(text)))

    def sections(self, text: str, first_line: int = 1) -> tuple[Section, ...]:
        """Cut `text` at its headings of level 1 and 2; see the function of the same name."""
        return sections(text, first_line)

    def _begin(self, text: str, tokens: Sequence[Token], context: Context) -> bool:
        """Say whether an author's HTML is in the text; if so, own attributes get a mark that no author can know."""
        html = any(
            token.type == "html_block" or any(child.type == "html_inline" for child in token.children or ())
            for token in tokens
        )
        if html:
            context.mark = f"~{hashlib.blake2b(text.encode(errors='replace'), digest_size=8).hexdigest()}~"
            context.root = f"{context.mark}root"
        return html

    def _finish(self, tokens: list[Token], environment: dict[str, Any], context: Context, *, html: bool) -> str:
        if not html:
            return str(self._parser.renderer.render(tokens, self._parser.options, environment))
        own_attributes(tokens, context.mark)
        rendered = self._parser.renderer.render(tokens, self._parser.options, environment)
        safe = sanitise(rendered, context.mark, context.file_address, inline=context.inline)
        return safe.replace(context.root, ROOT)


def _markup(_renderer: object, tokens: Sequence[Token], position: int, _options: object, _environment: object) -> str:
    return tokens[position].content

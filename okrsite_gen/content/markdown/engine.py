"""The Markdown parser and renderer themselves, loaded when the first text needs them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from okrsite_gen.content.markdown.context import Context
from okrsite_gen.content.markdown.html import sanitise
from okrsite_gen.content.markdown.parser import dialect
from okrsite_gen.content.markdown.prepare import headings_of, own_attributes, prepare, prepare_inline
from okrsite_gen.content.markdown.words import words_of, words_of_blocks
from okrsite_gen.content.markdown.written_links import written_links
from okrsite_gen.model.prose import ROOT, LinkMap, WrittenLink


class Engine:
    """One parser with its renderer. It keeps nothing of the texts that it sees."""

    def __init__(self) -> None:
        self._parser: MarkdownIt = dialect()
        self._parser.add_render_rule("markup", _markup)
        self._link_parser: MarkdownIt = dialect()
        self._link_parser.core.ruler.at("inline", _lines_with_links)
        self._heading_parser: MarkdownIt = dialect()
        self._heading_parser.core.ruler.at("inline", _lines_of_headings)

    def block(self, text: str, links: LinkMap, prefix: str, level: int) -> str:
        """Return a whole text as safe HTML."""
        context = Context(links, prefix)
        environment: dict[str, Any] = {}
        tokens = self._parser.parse(text, environment)
        html = _begin(text, tokens, context)
        return self._finish(prepare(tokens, context, level), environment, context, html=html)

    def inline(self, text: str, links: LinkMap) -> str:
        """Return one line as safe HTML."""
        context = Context(links, inline=True)
        environment: dict[str, Any] = {}
        tokens = self._parser.parseInline(text, environment)
        html = _begin(text, tokens, context)
        for token in tokens:
            token.children = prepare_inline(token.children or [], context)
        return self._finish(tokens, environment, context, html=html)

    def words(self, text: str, links: LinkMap) -> str:
        """Return the plain words of one line."""
        return words_of(self._parser.parseInline(text)[0].children or [], links)

    def words_of_blocks(self, text: str, links: LinkMap) -> str:
        """Return the plain words of a whole text, a line for each block."""
        return words_of_blocks(self._parser.parse(text), links)

    def links(self, text: str) -> tuple[WrittenLink, ...]:
        """Return the links within the site."""
        return tuple(written_links(self._link_parser.parse(text)))

    def headings(self, text: str) -> tuple[tuple[int, str, str], ...]:
        """Return (level, id, words) of each heading, in reading order."""
        return tuple(headings_of(self._heading_parser.parse(text)))

    def _finish(self, tokens: list[Token], environment: dict[str, Any], context: Context, *, html: bool) -> str:
        if not html:
            return str(self._parser.renderer.render(tokens, self._parser.options, environment))
        own_attributes(tokens, context.mark)
        rendered = self._parser.renderer.render(tokens, self._parser.options, environment)
        safe = sanitise(rendered, context.mark, context.file_address, inline=context.inline)
        return safe.replace(context.root, ROOT)


def _begin(text: str, tokens: Sequence[Token], context: Context) -> bool:
    """Say whether an author's HTML is in the text; if so, own attributes get a mark that no author can know."""
    html = any(
        token.type == "html_block" or any(child.type == "html_inline" for child in token.children or ())
        for token in tokens
    )
    if html:
        context.mark = f"~{hashlib.blake2b(text.encode(errors='replace'), digest_size=8).hexdigest()}~"
        context.root = f"{context.mark}root"
    return html


def _lines_with_links(state: StateCore) -> None:
    """Read only the lines that may hold a link, which is most of the time that long texts take."""
    for token in state.tokens:
        if token.type == "inline" and ("[" in token.content or "<" in token.content):
            token.children = token.children or []
            state.md.inline.parse(token.content, state.md, state.env, token.children)


def _lines_of_headings(state: StateCore) -> None:
    """Read only the lines that are headings."""
    for before, token in pairwise(state.tokens):
        if before.type == "heading_open":
            token.children = token.children or []
            state.md.inline.parse(token.content, state.md, state.env, token.children)


def _markup(_renderer: object, tokens: Sequence[Token], position: int, _options: object, _environment: object) -> str:
    return tokens[position].content

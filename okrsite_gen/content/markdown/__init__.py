"""Authors' Markdown: rendered to safe HTML, read for its links, cut into sections, reduced to plain words."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from okrsite_gen.content.markdown.sections import sections
from okrsite_gen.content.text import without_control
from okrsite_gen.model.check_ins import Section
from okrsite_gen.model.prose import LinkMap, WrittenLink

if TYPE_CHECKING:
    from okrsite_gen.content.markdown.engine import Engine

__all__ = ["MAY_HOLD_LINKS", "Markdown", "sections"]

MOST = 10_000
"""Texts that are remembered as HTML before all are forgotten, so that a large site needs no more memory."""

_ANY_PREFIX = f"prefix-{os.urandom(8).hex()}."
"""Stands in remembered HTML where the prefix of its ids does; no author can know it, in whatever way it is written."""

_MARKED_UP = re.compile(r"[\\`*_\[<]|&[#\w]|~~|https?://")
_LOOSE_PER_CENT = re.compile(r"(?<=[0-9]) %")  # a figure and its sign are one word that no line may part
MAY_HOLD_LINKS = re.compile(r"\[\[|\](?:\((?!\s*(?:https?:|mailto:|#))|:)|<(?:a|img)\s", re.IGNORECASE)
"""Something of this stands in every text that holds a link within the site."""
_MAY_HOLD_HEADINGS = re.compile(r"#|</?h|^[ \t>]*(?:-+|=+)[ \t]*$", re.IGNORECASE | re.MULTILINE)
"""Something of this stands in every text that holds a heading."""
_PLAIN_LINE = r"[^\W\d_](?:(?:[^\W_]|[ ,.;:()'\"%€$?’“”–—-])*(?:[^\W_]|[,.;:()'\"%€$?’“”–—-]))?"
_PLAIN_TEXT = re.compile(rf"{_PLAIN_LINE}(?:\n+{_PLAIN_LINE})*")
"""Paragraphs in which nothing can mean anything but itself."""
_BETWEEN_PARAGRAPHS = re.compile("\n\n+")
_SPECIAL = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


class Markdown:
    """Reads and renders Markdown. Keep one for many texts: the parser is loaded when a text first needs it."""

    def __init__(self) -> None:
        self._loaded: Engine | None = None
        self._blocks: dict[tuple[str, int], str] = {}

    def block(self, text: str, links: LinkMap, prefix: str = "", level: int = 2) -> str:
        """Return a whole text as safe HTML.

        `links` says where the links within the site lead; internal addresses begin with `ROOT`. Every id begins with
        `prefix`. The highest heading of the text becomes `level`, deeper ones follow without a gap.
        """
        if links:
            return self._engine.block(without_control(text), links, prefix, level)
        html = self._blocks.get((text, level))
        if html is None:
            html = self._remembered(text, level)
        if _ANY_PREFIX not in html:
            return html
        if prefix.translate(_SPECIAL) != prefix:
            return self._engine.block(without_control(text), {}, prefix, level)
        return html.replace(_ANY_PREFIX, prefix)

    def inline(self, text: str, links: LinkMap) -> str:
        """Return a title as safe HTML: one line, no blocks, no pictures."""
        text = _LOOSE_PER_CENT.sub("\N{NO-BREAK SPACE}%", " ".join(without_control(text).split()))
        return self._engine.inline(text, links) if _MARKED_UP.search(text) else text.translate(_SPECIAL)

    def plain(self, text: str, links: LinkMap | None = None, most: int = 0) -> str:
        """Return the words of a title or text: one line for a title, a line for each block of a longer text.

        References show their words, or the title that `links` knows, or what was written. Where `most` is given, only
        about that many characters of the text are read, to the end of a line: enough for a description.
        """
        text = without_control(_beginning(text.lstrip(), most)).strip()
        if "\n" in text:
            return self._engine.words_of_blocks(text, links or {})
        return self._engine.words(text, links or {}) if _MARKED_UP.search(text) else " ".join(text.split())

    def links(self, text: str) -> tuple[WrittenLink, ...]:
        """Return the links within the site that `text` holds, in reading order."""
        return self._engine.links(text) if MAY_HOLD_LINKS.search(text) else ()

    def sections(self, text: str, first_line: int = 1) -> tuple[Section, ...]:
        """Cut `text` at its headings of level 1 and 2; see the function of the same name."""
        return sections(text, first_line)

    def headings(self, text: str) -> tuple[tuple[int, str, str], ...]:
        """Return (level as written, id, words) of each heading in a text, in reading order.

        The id is the one that `block` gives it, without its prefix.
        """
        return self._engine.headings(without_control(text)) if _MAY_HOLD_HEADINGS.search(text) else ()

    def parts(self, text: str, most: int) -> tuple[str, ...]:
        """Cut a text of more than `most` characters into parts that are texts of their own; mostly it is one."""
        if len(text) <= most:
            return (text,)
        from okrsite_gen.content.markdown.parts import parts

        return parts(without_control(text), most)

    def _remembered(self, text: str, level: int) -> str:
        """Return the HTML of a text without links within the site, which stands on several pages.

        It differs there only in its ids, and in the levels of its headings.
        """
        if len(self._blocks) >= MOST:
            self._blocks.clear()
        bare = without_control(text)
        key = (bare, level if _MAY_HOLD_HEADINGS.search(bare) else 1)
        html = self._blocks.get(key)
        if html is None:
            html = self._blocks[key] = self._rendered(*key)
        self._blocks[text, level] = html
        return html

    def _rendered(self, text: str, level: int) -> str:
        bare = text.strip("\n")
        if not bare or _PLAIN_TEXT.fullmatch(bare):
            paragraphs = _BETWEEN_PARAGRAPHS.split(bare.translate(_SPECIAL)) if bare else ()
            return "".join(f"<p>{each}</p>\n" for each in paragraphs)
        return self._engine.block(text, {}, _ANY_PREFIX, level)

    @property
    def _engine(self) -> Engine:
        if self._loaded is None:
            from okrsite_gen.content.markdown.engine import Engine

            self._loaded = Engine()
        return self._loaded


def _beginning(text: str, most: int) -> str:
    """Return the first lines of `text`, which together have about `most` characters; all of it where that is 0."""
    if not 0 < most < len(text):
        return text
    end = text.rfind("\n", 0, most)
    return text[: end if end > 0 else most]

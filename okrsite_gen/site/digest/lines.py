"""Safe HTML as lines of words, for what shows no HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser

LISTS = frozenset({"ul", "ol"})
BLOCKS = LISTS.union(
    ("p", "div", "table", "tr", "pre", "blockquote", "details", "summary", "hr", "br", "li"),
    ("h1", "h2", "h3", "h4", "h5", "h6"),
)
UNSEEN = frozenset({"svg", "style", "script"})
_SPACE = re.compile(r"[ \t\r\n\f]+")
DONE, OPEN = "☑ ", "☐ "


@dataclass(frozen=True, slots=True)
class Span:
    """Words of one line."""

    text: str
    href: str = ""
    """Where they lead; empty where nowhere."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph or an entry of a list."""

    spans: tuple[Span, ...]
    depth: int = 0
    """0 for a paragraph, 1 for an entry of a list, 2 for one of a list within a list …"""

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(span.text for span in self.spans)


def lines_of(html: str) -> tuple[Line, ...]:
    """Return the lines that HTML shows. Links that lead nowhere outside of their page are words."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_line()
    return tuple(reader.lines)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self._spans: list[Span] = []
        self._lists = 0
        self._href = ""
        self._unseen = 0

    def end_line(self) -> None:
        """End the line that is being read, if anything stands in it."""
        spans = _trimmed(self._spans)
        if spans:
            self.lines.append(Line(spans, self._lists))
        self._spans = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        if tag in UNSEEN:
            self._unseen += 1
        elif tag in BLOCKS:
            self.end_line()
            self._lists += tag in LISTS
        elif tag == "a":
            target = known.get("href") or ""
            self._href = "" if target.startswith("#") else target
        elif tag == "img":
            self.handle_data(known.get("alt") or "")
        elif tag == "input":
            self.handle_data(DONE if "checked" in known else OPEN)
        elif tag in {"td", "th"} and self._spans:
            self.handle_data(" | ")

    def handle_endtag(self, tag: str) -> None:
        if tag in UNSEEN:
            self._unseen = max(self._unseen - 1, 0)
        elif tag in BLOCKS:
            self.end_line()
            self._lists = max(self._lists - (tag in LISTS), 0)
        elif tag == "a":
            self._href = ""

    def handle_data(self, data: str) -> None:
        if data and not self._unseen:
            self._spans.append(Span(data, self._href))


def _trimmed(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans with single blanks between words and none at the ends; neighbours that lead to the same as one."""
    found: list[Span] = []
    for span in spans:
        text = _SPACE.sub(" ", span.text)
        if not found or found[-1].text.endswith(" "):
            text = text.lstrip(" ")
        if text and found and found[-1].href == span.href:
            found[-1] = Span(found[-1].text + text, span.href)
        elif text:
            found.append(Span(text, span.href))
    if found:
        found[-1] = Span(found[-1].text.rstrip(" "), found[-1].href)
    return tuple(span for span in found if span.text)

"""The elements of a drawn page, as far as they are read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Union

_TOKEN = re.compile(
    r"(\s*)(?:<(/?)([a-zA-Z][\w:-]*)([^<>\"]*(?:\"[^\"]*\"[^<>\"]*)*)>|<!--.*?-->|([^<]+)|<)", re.DOTALL
)
_ATTRIBUTE = re.compile(r"([a-zA-Z:-]+)(?:=\"([^\"]*)\")?")
_CLASSES = re.compile(r" class=\"([^\"]*)\"")
_DRAWING = re.compile(r"<svg\b([^>]*)>(.*?)</svg>", re.DOTALL)
_SAID = re.compile(r"<(title|desc)\b[^>]*>(.*?)</\1>", re.DOTALL)
UNREAD = frozenset({"nav", "script", "style", "template", "button", "input", "label", "form"})
"""Elements that nobody reads: ways through the site, and what is pressed."""
UNREAD_CLASSES = ("here", "legend", "only", "more", "next-check-in", "map-part", "pager")
"""The theme's names for what is for eyes and hands alone, or tells in full what stands in short beside it."""
_UNREAD = re.compile(
    rf""" hidden(?=[ >/]|$)| aria-hidden="true"| class="(?:[^"]* )?(?:{"|".join(UNREAD_CLASSES)})(?: [^"]*)?\""""
)
_VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
BLOCKS = frozenset(
    {"main", "section", "article", "div", "p", "ul", "ol", "dl", "table", "figure", "figcaption", "pre", "blockquote"}
    | {"details", "summary", "header", "footer", "aside", "hr", "caption"}
    | {"h1", "h2", "h3", "h4", "h5", "h6"}
)
_INLINE = frozenset({"span", "a"})
"""What stands by itself if something inside does."""
_SMALL = frozenset(
    {"p", "a", "span", "small", "td", "th", "dt", "dd", "strong", "em", "code", "time", "h2", "h3", "h4"}
)
"""What is short enough to stand on many pages with the same words."""
MOST_KEPT = 15_000
"""Elements that are kept for further pages; about 10 MB."""


class Element:
    """An element and what is inside."""

    __slots__ = (
        "_attributes",
        "children",
        "holds_blocks",
        "holds_prose",
        "is_block",
        "is_prose",
        "line",
        "tag",
        "written",
    )

    def __init__(self, tag: str, written: str = "") -> None:
        """`written` are its attributes as they stand in the page."""
        self.tag = tag
        self.written = written
        self.children: list[Node] = []
        self.is_block = tag in BLOCKS
        """Whether it stands by itself, or holds what does."""
        self.holds_blocks = False
        """Whether anything right inside it does."""
        self.is_prose = "prose" in written and "prose" in self.classes
        """Whether it is a text that a person wrote."""
        self.holds_prose = False
        """Whether it holds such a text."""
        self.line: str | None = None
        """What is inside as one line of Markdown, once somebody has asked."""
        self._attributes: dict[str, str] | None = None

    @property
    def attributes(self) -> dict[str, str]:
        """Name → value, empty for an attribute without one."""
        if self._attributes is None:
            self._attributes = {name: unescape(value) for name, value in _ATTRIBUTE.findall(self.written)}
        return self._attributes

    @property
    def classes(self) -> frozenset[str]:
        """Names of its classes."""
        found = _CLASSES.search(self.written)
        return frozenset(unescape(found[1]).split()) if found else frozenset()

    @property
    def elements(self) -> Iterator[Element]:
        """Elements right inside it."""
        return (child for child in self.children if isinstance(child, Element))


Node = Union[Element, str]  # noqa: UP007 - evaluated at run time


class Reader:
    """Reads drawn pages. What stands on many of them with the same words is read once."""

    def __init__(self) -> None:
        self._known: dict[str, Element | None] = {}
        self._unread: dict[str, bool] = {}

    def tree_of(self, html: str) -> Element:
        """Return the elements of HTML as okrsite draws it: tags closed, attributes in double quotes.

        What nobody reads is left out, and of a drawing only what it says in words is left, as a paragraph. Raises
        nothing, whatever a theme writes. Parts may be the same as those of other pages: they are not to be changed.
        """
        if len(self._known) > MOST_KEPT:
            self._known.clear()
            self._unread.clear()
        return self._read("", "", _DRAWING.sub(_in_words, html))

    def _read(self, tag: str, attributes: str, html: str) -> Element:
        """Return an element with `html` inside."""
        inside = Element(tag, attributes)
        if "<" not in html:
            inside.children.append(unescape(html))
            return inside
        way = [inside]
        token, place = _TOKEN.match, 0
        while (found := token(html, place)) is not None:
            place = found.end()
            blank, closes, name, written, text = found.groups()
            if text is not None:
                inside.children.append(unescape(blank + text))
                continue
            if blank and inside.children:
                inside.children.append(blank)
            if name is None:
                inside.children.append("" if found[0].endswith("-->") else "<")
            elif closes:
                inside = _close(way, name.lower())
            elif name in _SMALL and (end := _end_of(name, html, place)):
                _add(inside, self._small(name, written, html[place:end]))
                place = end + len(name) + 3
            elif self._is_unread(name, written):
                _add(inside, None)
                place = place if name in _VOID else _behind(name, html, place)
            elif name in _VOID or written.endswith("/"):
                _add(inside, Element(name.lower(), written))
            else:
                inside = Element(name.lower(), written)
                way.append(inside)
        _end(way, 1)
        return way[0]

    def _small(self, tag: str, attributes: str, html: str) -> Element | None:
        """Return a small element with `html` inside; None where nobody reads it."""
        key = f"{tag}{attributes}>{html}"
        if key not in self._known:
            self._known[key] = None if self._is_unread(tag, attributes) else self._read(tag, attributes, html)
        return self._known[key]

    def _is_unread(self, name: str, attributes: str) -> bool:
        if name in UNREAD or not attributes:
            return name in UNREAD
        unread = self._unread.get(attributes)
        if unread is None:
            unread = self._unread[attributes] = _UNREAD.search(attributes) is not None
        return unread


def _end_of(tag: str, html: str, place: int) -> int:
    """Return where the element ends that is open at a place; 0 where only reading on can tell."""
    end = html.find(f"</{tag}>", place)
    return end if end > 0 and html.find(f"<{tag}", place, end) < 0 else 0


def _behind(tag: str, html: str, place: int) -> int:
    """Return where the element is over that is open at a place."""
    depth = 1
    for found in re.compile(rf"<(/?){tag}\b").finditer(html, place):
        depth += -1 if found[1] else 1
        if not depth:
            return html.find(">", found.end()) + 1 or len(html)
    return len(html)


def _add(holder: Element, one: Element | None) -> None:
    if one is None:
        holder.children.append(" ")  # an arrow between two words, say
        return
    if one.holds_blocks and one.tag in _INLINE:
        one.is_block = True
    holder.children.append(one)
    if one.is_block:
        holder.holds_blocks = True
    if one.is_prose or one.holds_prose:
        holder.holds_prose = True


def _close(way: list[Element], name: str) -> Element:
    """End the innermost element of a name, with all that is still open inside; return what is open then."""
    if way[-1].tag == name and len(way) > 1:
        _add(way[-2], way.pop())
    else:
        _end(way, next((depth for depth in range(len(way) - 1, 0, -1) if way[depth].tag == name), len(way)))
    return way[-1]


def _end(way: list[Element], depth: int) -> None:
    while len(way) > depth:
        _add(way[-2], way.pop())


def _in_words(found: re.Match[str]) -> str:
    if 'role="img"' not in found[1]:
        return ""
    said = dict(_SAID.findall(found[2]))
    words = said.get("desc") or said.get("title", "")
    return f"<p>{words}</p>" if words else ""

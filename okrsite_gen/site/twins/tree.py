"""The elements of a drawn page, as far as they are read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Union

_TOKEN = re.compile(r"<(/?)([a-zA-Z][\w:-]*)([^<>\"]*(?:\"[^\"]*\"[^<>\"]*)*)>|<!--.*?-->|([^<]+)|<", re.DOTALL)
_ATTRIBUTE = re.compile(r"([a-zA-Z:-]+)(?:=\"([^\"]*)\")?")
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


@dataclass(slots=True)
class Element:
    """An element and what is inside."""

    tag: str
    written: str = ""
    """Its attributes as they stand in the page."""
    children: list[Node] = field(default_factory=list)
    _attributes: dict[str, str] | None = None

    @property
    def attributes(self) -> dict[str, str]:
        """Name → value, empty for an attribute without one."""
        if self._attributes is None:
            self._attributes = {name: unescape(value) for name, value in _ATTRIBUTE.findall(self.written)}
        return self._attributes

    @property
    def classes(self) -> frozenset[str]:
        """Names of its classes."""
        return frozenset(self.attributes.get("class", "").split()) if "class" in self.written else frozenset()

    @property
    def elements(self) -> Iterator[Element]:
        """Elements right inside it."""
        return (child for child in self.children if isinstance(child, Element))


Node = Union[Element, str]  # noqa: UP007 - evaluated at run time


def tree_of(html: str) -> Element:
    """Return the elements of HTML as okrsite draws it: tags closed, attributes in double quotes.

    What nobody reads is left out, and of a drawing only what it says in words is left, as a paragraph. Raises nothing,
    whatever a theme writes.
    """
    root = Element("")
    way = [root]
    unread, inside = "", 0
    for found in _TOKEN.finditer(_DRAWING.sub(_in_words, html)):
        end, name, attributes, text = found.groups()
        if unread:
            inside += (-1 if end else 1) if name == unread else 0
            unread = unread if inside else ""
        elif text is not None:
            way[-1].children.append(unescape(text))
        elif name is None:
            way[-1].children.append("" if found[0].startswith("<!--") else "<")
        elif end:
            _close(way, name.lower())
        elif _is_unread(name, attributes):
            unread, inside = ("", 0) if name in _VOID else (name, 1)
            way[-1].children.append(" ")  # an arrow between two words, say
        else:
            element = Element(name.lower(), attributes)
            way[-1].children.append(element)
            if element.tag not in _VOID and not attributes.endswith("/"):
                way.append(element)
    return root


def _is_unread(name: str, attributes: str) -> bool:
    return name in UNREAD or bool(attributes and _UNREAD.search(attributes))


def _close(way: list[Element], name: str) -> None:
    for depth in range(len(way) - 1, 0, -1):
        if way[depth].tag == name:
            del way[depth:]
            return


def _in_words(found: re.Match[str]) -> str:
    if 'role="img"' not in found[1]:
        return ""
    said = dict(_SAID.findall(found[2]))
    words = said.get("desc") or said.get("title", "")
    return f"<p>{words}</p>" if words else ""

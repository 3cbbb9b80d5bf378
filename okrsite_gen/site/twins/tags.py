"""What the tags of a drawn page mean for its twin."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto
from html import unescape
from typing import NamedTuple

from okrsite_gen.site.twins.words import plain

Lead = Callable[[str], str]
"""What an `href` or `src` of the page holds → where it leads from the twin; empty for nowhere."""

UNREAD = frozenset({"nav", "script", "style", "template", "button", "input", "label", "form", "svg"})
"""Elements that nobody reads: ways through the site, and what is pressed."""
UNREAD_CLASSES = ("here", "legend", "only", "more", "next-check-in", "map-part", "pager")
"""The theme's names for what is for eyes and hands alone, or tells in full what stands in short beside it."""
_UNREAD = re.compile(
    rf""" hidden(?=[ >/]|$)| aria-hidden="true"| class="(?:[^"]* )?(?:{"|".join(UNREAD_CLASSES)})(?: [^"]*)?\""""
)
_VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
_CLASSES = re.compile(r' class="([^"]*)"')
_NAME = re.compile(r"/?([\w:-]+)")
_INSIDE = r"[^<>\"]*(?:\"[^\"]*\"[^<>\"]*)*"
ANY_TAG = re.compile(rf"<(/?[a-zA-Z]{_INSIDE})>")
"""Splits HTML into words, tag, words, tag, …, words; a tag without its angle brackets."""
_BLOCK = (
    r"</?(?:p|div|li|ul|ol|section|article|h[1-6r]|d[tdl]|t[drh]|table|thead|tbody|tfoot|caption|main|header|footer"
    r"|figure|figcaption|pre|blockquote|details|summary|aside|nav|form|template|script|style)"
    rf"(?![\w:-]){_INSIDE}>"
)
BLOCK_TAGS = re.compile(rf"({_BLOCK}(?:\s*{_BLOCK})*)")
"""Splits HTML into words, tags, words, tags, …, words: tags of what stands by itself or in rows and columns, as many as
stand together, with their angle brackets."""


class TagKind(Enum):
    """What is done with the inside of an element."""

    FLOW = auto()
    """Its blocks are those of what it stands in."""
    HOLDER = auto()
    """Its blocks make one or more of what it stands in."""
    LINE = auto()
    """It is told in one line."""
    RAW = auto()
    """It is told as it stands."""
    ALONE = auto()
    """It has no inside."""
    UNREAD = auto()
    """Nobody reads it."""
    NOTHING = auto()
    """Nobody reads it, and it has no inside."""


_KINDS = {
    **dict.fromkeys(("ul", "ol", "li", "dl", "article", "blockquote", "table", "thead", "tr"), TagKind.HOLDER),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "th", "td", "caption"), TagKind.LINE),
    **dict.fromkeys(("pre", "code"), TagKind.RAW),
    **dict.fromkeys(_VOID, TagKind.ALONE),
}
_MARKS = {"strong": "**", "em": "*", "i": "*", "s": "~~", "del": "~~"}
_SPACED = frozenset({"p", "div", "li", "ul", "ol", "dd", "dt", "section"})
_PIECES = frozenset({"span", "small", "li"})


@dataclass(slots=True)
class Tag:
    """A tag with its attributes, as far as they matter."""

    name: str
    kind: TagKind = TagKind.FLOW
    closes: bool = False
    ending: str = ""
    """The tag that closes it, with its angle brackets."""
    leaf: str = ""
    """The same where words right before it are all there is to tell."""
    classes: frozenset[str] = field(default_factory=frozenset)
    written: str = ""
    """It with its attributes as they stand in the page."""
    marks: tuple[str, str] | None = None
    """What is put around its words on a line."""
    words: str = ""
    """What an element without an inside says."""
    is_piece: bool = False
    """Whether on a line only the layout keeps it apart from its neighbours."""
    is_spaced: bool = False
    """Whether it is a block, and blanks keep it apart on a line."""

    @property
    def is_whole(self) -> bool:
        """Whether its inside is taken as a whole, not block by block."""
        return not self.closes and self.kind in {TagKind.LINE, TagKind.RAW, TagKind.UNREAD}

    @property
    def is_prose(self) -> bool:
        """Whether it holds a text that a person wrote."""
        return "prose" in self.classes

    def number(self, name: str) -> int:
        """Return what an attribute holds; 1 where it holds no number above 0."""
        found = _attribute(self.written, name)
        return int(found) if found.isdecimal() and int(found) else 1


class Tags(dict[str, Tag]):
    """Tags as they are written, without angle brackets → what they mean."""

    def __init__(self, lead: Lead) -> None:
        """`lead` says where links lead, the same on each page."""
        super().__init__()
        self._lead = lead

    def __missing__(self, written: str) -> Tag:
        """Read a tag for the first time."""
        tag = self[written] = _tag_of(written, self._lead)
        return tag


class Turn(NamedTuple):
    """Tags that stand together."""

    tags: tuple[Tag, ...]
    """Each of them."""
    at_once: tuple[Tag, ...] | None
    """Those that do more than begin or end a paragraph; None where what is right behind one of them is another's."""


class Turns(dict[str, Turn]):
    """Tags that stand together, as they are written → what they mean."""

    def __init__(self, known: Tags) -> None:
        """`known` are tags by themselves."""
        super().__init__()
        self._known = known

    def __missing__(self, written: str) -> Turn:
        """Read tags for the first time."""
        tags = tuple(self._known[each] for each in ANY_TAG.findall(written))
        turn = Turn(tags, None)
        if not any(tag.is_whole for tag in tags[:-1]) and tags[0].kind is not TagKind.UNREAD:
            turn = Turn(tags, tuple(tag for tag in tags if tag.kind is not TagKind.FLOW or tag.is_prose))
        self[written] = turn
        return turn


def _tag_of(written: str, lead: Lead) -> Tag:
    found = _NAME.match(written)
    name = found[1].lower() if found else ""
    if written.startswith("/"):
        holds = _KINDS.get(name) is TagKind.HOLDER
        return Tag(name, TagKind.HOLDER if holds else TagKind.FLOW, closes=True, written=written)
    kind = _KINDS.get(name, TagKind.FLOW)
    if name in UNREAD or (len(written) > len(name) and _UNREAD.search(written)):
        return Tag(name, TagKind.NOTHING if name in _VOID else TagKind.UNREAD, ending=f"</{name}>", written=written)
    if written.endswith("/"):
        kind = TagKind.ALONE
    classes = _CLASSES.search(written)
    names = frozenset(unescape(classes[1]).split()) if classes else frozenset()
    return Tag(
        name,
        kind,
        ending=f"</{name}>",
        leaf="" if kind is TagKind.RAW else f"/{name}",
        classes=names,
        written=written,
        marks=_marks(name, written, lead),
        words=_picture(written, lead) if name == "img" else "",
        is_piece=name in _PIECES and "unseen" not in names,
        is_spaced=name in _SPACED,
    )


def _attribute(written: str, name: str) -> str:
    found = re.search(rf'\s{name}="([^"]*)"', written)
    return unescape(found[1]) if found else ""


def _marks(name: str, written: str, lead: Lead) -> tuple[str, str] | None:
    if name == "a":
        target = lead(_attribute(written, "href"))
        return ("[", f"]({target})") if target else None
    mark = _MARKS.get(name)
    return (mark, mark) if mark else None


def _picture(written: str, lead: Lead) -> str:
    alternative, source = _attribute(written, "alt"), lead(_attribute(written, "src"))
    return f"![{plain(alternative).strip()}]({source})" if alternative and source else plain(alternative)

"""HTML that authors write inside Markdown, told from angle brackets that belong to their words.

A tag lives if its name is on the list, it stands where such an element may stand, and its partner is found. Every
other tag is a text like any other, so that nothing that somebody wrote vanishes. Closed comments are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it.rules_block import StateBlock, html_block
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, html_inline
from markdown_it.token import Token

from okrsite_gen.content.markdown.html import BLOCK_TAGS, INLINE_TAGS

MOST_OPEN = 100
"""How many elements of an author may stand within each other."""

_OF_MARKDOWN = frozenset({"input", "label"})
_PHRASING = INLINE_TAGS - _OF_MARKDOWN
_ALLOWED = BLOCK_TAGS - _OF_MARKDOWN
_VOID = frozenset({"br", "hr", "img", "wbr"})
_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)(?=[\s/>]|$)")
_VALUE = r"""(?:[^\s"'=<>`]+|'[^']{0,4000}'|"[^"]{0,4000}")"""
_TAG = re.compile(
    rf"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?:\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*{_VALUE})?)*\s*/?>", re.ASCII
)

_PARENTS = {
    **dict.fromkeys(("caption", "tbody", "tfoot", "thead"), frozenset({"table"})),
    **dict.fromkeys(("dd", "dt"), frozenset({"dl"})),
    **dict.fromkeys(("rp", "rt"), frozenset({"ruby"})),
    **dict.fromkeys(("td", "th"), frozenset({"tr"})),
    "figcaption": frozenset({"figure"}),
    "li": frozenset({"ol", "ul"}),
    "summary": frozenset({"details"}),
    "tr": frozenset({"table", "tbody", "tfoot", "thead"}),
}
"""Elements that live only directly inside certain others."""

_CHILDREN = {
    **dict.fromkeys(("ol", "ul"), frozenset({"li"})),
    **dict.fromkeys(("tbody", "tfoot", "thead"), frozenset({"tr"})),
    "dl": frozenset({"dd", "dt"}),
    "table": frozenset({"caption", "tbody", "tfoot", "thead", "tr"}),
    "tr": frozenset({"td", "th"}),
}
"""Elements that hold only certain others, and no text."""

_ENDED_BY = {
    **dict.fromkeys(("dd", "dt"), frozenset({"dd", "dt"})),
    **dict.fromkeys(("rp", "rt"), frozenset({"rp", "rt"})),
    **dict.fromkeys(("td", "th"), frozenset({"td", "th", "tr", "tbody", "tfoot", "thead"})),
    **dict.fromkeys(("tbody", "tfoot", "thead"), frozenset({"tbody", "tfoot", "thead"})),
    "li": frozenset({"li"}),
    "p": frozenset(_ALLOWED - _PHRASING),
    "tr": frozenset({"tr", "tbody", "tfoot", "thead"}),
}
"""Elements whose closing tag may be left out, and what begins behind them."""

_PHRASING_ONLY = _PHRASING | {"h1", "h2", "h3", "h4", "h5", "h6", "p", "pre", "summary"}
_TEXT = "#text"


def html_in_line(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Read a tag within a line if its name may stand there, or a comment."""
    if not state.src.startswith("<!--", state.pos):
        named = _NAME.match(state.src, state.pos, state.posMax)
        if named is None or named[1].lower() not in _PHRASING:
            return False
    return html_inline(state, silent)


def html_as_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """Read a block of HTML if it begins with a tag of the list or a comment, and what opens it is closed."""
    position = state.bMarks[start] + state.tShift[start]
    named = _NAME.match(state.src, position, state.eMarks[start])
    if state.src.startswith("<!--", position):
        needed = "-->"
    elif named is None or named[1].lower() not in _ALLOWED:
        return False
    else:
        needed = "</pre>" if named.group().lower() == "<pre" else ""
    if needed:
        if needed not in state.env:
            state.env[needed] = state.src.lower().rfind(needed)
        if state.env[needed] < position:
            return False
    return html_block(state, start, end, silent)


@dataclass(slots=True)
class _Tag:
    """One tag that an author wrote."""

    name: str
    closing: bool
    source: str
    lives: bool = False
    parent: _Tag | None = None
    partner: _Tag | None = None
    summary: bool = False
    """Whether it holds a summary."""

    @property
    def html(self) -> str:
        """The tag as HTML, or the words that it turned out to be."""
        if not self.lives:
            return self.source.replace("<", "&lt;")
        opening = self.partner if self.closing else self
        if self.name == "details" and opening and not opening.summary:
            return "</div>" if self.closing else "<div>"
        return self.source


@dataclass(slots=True)
class _Frame:
    """What an author has opened inside one element of Markdown."""

    opened: list[_Tag] = field(default_factory=list)
    names: dict[str, int] = field(default_factory=dict)

    def pop(self) -> _Tag:
        """Return the innermost element, which ends here."""
        tag = self.opened.pop()
        self.names[tag.name] -= 1
        return tag


def balance(state: StateCore) -> None:
    """Decide about every tag of a parsed text: those that are no HTML become text, in tokens of lines and blocks."""
    if "<" in state.src:
        _Balance().run(state.tokens)


class _Balance:
    """One pass over the tokens of a text."""

    def __init__(self) -> None:
        self._frames = [_Frame()]
        self._tags: list[_Tag] = []
        self._links: list[_Tag] = []
        self._depth = 0
        self._lines: list[tuple[Token, _Tag]] = []
        self._blocks: list[tuple[Token, list[str | _Tag], bool]] = []

    def run(self, tokens: Sequence[Token]) -> None:
        for token in tokens:
            self._token(token)
        self._leave()
        for tag in self._tags:
            if tag.lives and tag.name in _PARENTS and not (tag.parent and tag.parent.lives):
                _reject(tag)
        for child, tag in self._lines:
            if not tag.lives:
                child.type = "text"
        for token, pieces, outermost in self._blocks:
            token.content = _joined(pieces, outermost=outermost)

    def _token(self, token: Token) -> None:
        if token.type == "html_block":
            pieces = list(_pieces(token.content))
            self._blocks.append((token, pieces, not self._frames[-1].opened))
            self._read(pieces)
        elif token.type == "inline":
            self._frames.append(_Frame())
            self._lines += self._line(token.children or [])
            self._leave()
        elif token.nesting == -1:
            self._leave()
        else:
            self._make_room("", block=True)
            if token.nesting == 1:
                self._frames.append(_Frame())

    def _line(self, children: Sequence[Token]) -> Iterator[tuple[Token, _Tag]]:
        for child in children:
            if child.type == "html_inline":
                found = _TAG.fullmatch(child.content)
                if found:
                    tag = _tag(found)
                    self._meet(tag)
                    yield child, tag
                elif child.content.startswith("<!--"):
                    child.content = "\n" * child.content.count("\n")
                else:
                    child.type = "text"
            elif child.nesting == 1:
                if child.type == "link_open":
                    self._end_links()
                self._frames.append(_Frame())
            elif child.nesting == -1:
                self._leave()
            elif child.type in {"footnote_ref", "image"}:
                self._end_links()

    def _read(self, pieces: Sequence[str | _Tag]) -> None:
        for piece in pieces:
            if isinstance(piece, _Tag):
                self._meet(piece)
            elif piece.strip():
                self._make_room(_TEXT, block=False)

    def _meet(self, tag: _Tag) -> None:
        if tag.name not in _ALLOWED:
            self._make_room(_TEXT, block=False)
        elif tag.closing:
            self._close(tag)
        else:
            self._open(tag)

    def _open(self, tag: _Tag) -> None:
        self._make_room(tag.name, block=tag.name not in _PHRASING)
        frame = self._frames[-1]
        tag.parent = frame.opened[-1] if frame.opened else None
        if tag.name in _VOID:
            tag.lives = True
            return
        if tag.name in _PARENTS and (tag.parent is None or tag.parent.name not in _PARENTS[tag.name]):
            return
        if self._depth >= MOST_OPEN or (tag.name == "a" and self._links):
            return
        if tag.name == "summary" and tag.parent:
            if tag.parent.summary:
                return
            tag.parent.summary = True
        if tag.name == "a":
            self._links.append(tag)
        tag.lives = True
        self._depth += 1
        self._tags.append(tag)
        frame.opened.append(tag)
        frame.names[tag.name] = frame.names.get(tag.name, 0) + 1

    def _close(self, tag: _Tag) -> None:
        frame = self._frames[-1]
        if not frame.names.get(tag.name):
            return
        while frame.opened[-1].name != tag.name:
            self._end(lives=frame.opened[-1].name in _ENDED_BY)
        opening = frame.opened[-1]
        self._end(lives=True)
        tag.lives, tag.partner, opening.partner = opening.lives, opening, tag

    def _end(self, *, lives: bool) -> None:
        tag = self._frames[-1].pop()
        self._depth -= 1
        if tag.name == "a" and self._links and self._links[-1] is tag:
            self._links.pop()
        if not lives:
            _reject(tag)

    def _leave(self) -> None:
        frame = self._frames[-1]
        while frame.opened:
            self._end(lives=frame.opened[-1].name in _ENDED_BY)
        self._frames.pop()

    def _end_links(self) -> None:
        """Make words of the link around, since no link may stand within another."""
        while self._links:
            _reject(self._links.pop())

    def _make_room(self, name: str, *, block: bool) -> None:
        """End what cannot hold an element of this name; an element of Markdown has none."""
        frame = self._frames[-1]
        while frame.opened:
            top = frame.opened[-1].name
            if name in _ENDED_BY.get(top, ()) or (block and top == "p"):
                self._end(lives=True)
            elif (top in _CHILDREN and name not in _CHILDREN[top]) or (block and top in _PHRASING_ONLY):
                self._end(lives=False)
            else:
                return


def _reject(tag: _Tag) -> None:
    tag.lives = False
    if tag.partner:
        tag.partner.lives = False


def _tag(found: re.Match[str]) -> _Tag:
    return _Tag(found["name"].lower(), bool(found["close"]), found.group())


def _pieces(html: str) -> Iterator[str | _Tag]:
    """Cut a block of HTML into tags and the text between; comments are left out, but not their line ends."""
    position, last_comment = 0, html.rfind("-->")
    while (sign := html.find("<", position)) >= 0:
        yield html[position:sign]
        if html.startswith("<!--", sign) and last_comment >= sign + 4:
            position = html.find("-->", sign + 4) + 3
            yield "\n" * html.count("\n", sign, position)
        elif found := _TAG.match(html, sign):
            position = found.end()
            yield _tag(found)
        else:
            position = sign + 1
            yield "&lt;"
    yield html[position:]


def _joined(pieces: Sequence[str | _Tag], *, outermost: bool) -> str:
    html = "".join(piece.html if isinstance(piece, _Tag) else piece for piece in pieces)
    only_words = outermost and html.strip() and not any(isinstance(piece, _Tag) and piece.lives for piece in pieces)
    return f"<p>{html.rstrip()}</p>\n" if only_words else html

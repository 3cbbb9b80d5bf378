"""The inside of an element as one line of Markdown."""

from __future__ import annotations

from html import unescape
from typing import Union

from okrsite_gen.site.twins.tags import ANY_TAG, Lead, Tag, TagKind, Tags
from okrsite_gen.site.twins.words import code, marked, one_blank, plain

_APART = " · "
MOST_KEPT = 30_000
"""Lines, and tags, that are kept for further pages; about 10 MB."""
Node = Union[str, tuple[Tag, str]]  # noqa: UP007 - evaluated at run time
"""Text as it is read, or an element with its inside as Markdown."""


class Lines(dict[str, str]):
    """HTML → it as one line of Markdown without blanks at its ends. What stands on many pages is read once."""

    def __init__(self, lead: Lead) -> None:
        """`lead` says where links lead, the same on each page."""
        super().__init__()
        self.tags = Tags(lead)

    def __missing__(self, html: str) -> str:
        """Read HTML for the first time. Raises nothing, whatever a theme writes."""
        line = self[html] = self._read(html).strip()
        return line

    def forget(self) -> None:
        """Make room where much is kept."""
        if len(self) > MOST_KEPT:
            self.clear()
        if len(self.tags) > MOST_KEPT:
            self.tags.clear()

    def _read(self, html: str) -> str:
        if "<" not in html:
            return plain(unescape(html))
        parts, tags = ANY_TAG.split(html), self.tags
        nodes: list[Node] = [unescape(parts[0])]
        way: list[tuple[Tag, list[Node]]] = []
        number, last = 1, len(parts)
        while number < last:
            tag = tags[parts[number]]
            if tag.closes:
                nodes = _close(way, nodes, tag.name)
            elif number + 2 < last and parts[number + 2] == tag.leaf:
                text = parts[number + 1]
                nodes.append((tag, _around(tag, plain(unescape(text)) if text.strip() else "")))
                number += 2
            elif tag.kind is TagKind.LINE or tag.kind is TagKind.FLOW or tag.kind is TagKind.HOLDER:
                way.append((tag, nodes))
                nodes = []
            else:
                end = _end_of(tag, parts, number)
                nodes.append(_whole(tag, parts, number, end))
                number = end
            if number < last and parts[number + 1]:
                nodes.append(unescape(parts[number + 1]))
            number += 2
        while way:
            nodes = _end(way, nodes)
        return _joined(nodes)


def _whole(tag: Tag, parts: list[str], number: int, end: int) -> Node:
    """Return an element that nobody reads, that has no inside, or whose inside is code."""
    if tag.kind is TagKind.ALONE:
        return tag, tag.words
    return (tag, code(unescape("".join(parts[number + 1 : end : 2])))) if tag.kind is TagKind.RAW else " "


def _end_of(tag: Tag, parts: list[str], number: int) -> int:
    """Return the number of the tag that closes an element whose tag has a number; that of no tag if none does."""
    if tag.kind in {TagKind.ALONE, TagKind.NOTHING}:
        return number
    depth = 1
    for each in range(number + 2, len(parts), 2):
        if parts[each] == f"/{tag.name}":
            depth -= 1
        elif parts[each].split(maxsplit=1)[0] == tag.name:
            depth += 1
        if not depth:
            return each
    return len(parts)


def text_of(html: str) -> str:
    """Return the text of HTML as it stands, such as that of a block of code."""
    return unescape("".join(ANY_TAG.split(html)[::2]))


def _close(way: list[tuple[Tag, list[Node]]], nodes: list[Node], name: str) -> list[Node]:
    """End the innermost element of a name, with all that is still open inside; return the nodes it stands among."""
    if way and (way[-1][0].name == name or any(tag.name == name for tag, _ in way)):
        while way[-1][0].name != name:
            nodes = _end(way, nodes)
        nodes = _end(way, nodes)
    return nodes


def _end(way: list[tuple[Tag, list[Node]]], nodes: list[Node]) -> list[Node]:
    tag, outside = way.pop()
    outside.append((tag, _around(tag, _joined(nodes))))
    return outside


def _around(tag: Tag, words: str) -> str:
    """Put around the words of an element what tells it from its neighbours."""
    if tag.marks:
        words = marked(words, *tag.marks)
    return f" {words} " if tag.is_spaced else words


def _joined(nodes: list[Node]) -> str:
    """Return nodes as one line of Markdown.

    Pieces that only the layout keeps apart get a dot between them; what is set small at the beginning names the rest.
    """
    if len(nodes) == 1 and isinstance(nodes[0], str):
        return plain(nodes[0]) if nodes[0].strip() else ""
    written = ""
    after_element = apart = headed = False
    for node in nodes:
        if isinstance(node, str):
            if node.strip():
                written = f"{written.rstrip()}: {plain(node).lstrip()}" if headed else written + plain(node)
                after_element = apart = headed = False
            elif written:
                apart = apart or "\n" in node
                written += "" if written.endswith(" ") else " "
            continue
        tag, piece = node
        if tag.name == "br":
            written = f"{written.rstrip()} "
            continue
        if not piece.strip():
            continue
        if written.strip() and _stands_apart(tag, written, after_element=after_element, apart=apart):
            written, piece = written.rstrip() + _APART, piece.lstrip()
        elif headed:
            written = f"{written.rstrip()}: "
        headed = tag.name == "small" and not written.strip()
        written += piece
        after_element, apart = True, False
    return one_blank(written) if "  " in written else written


def _stands_apart(tag: Tag, written: str, *, after_element: bool, apart: bool) -> bool:
    if not tag.is_piece:
        return False
    if tag.name == "li" or not written.endswith(" "):
        return after_element or tag.name == "small"
    return after_element and apart

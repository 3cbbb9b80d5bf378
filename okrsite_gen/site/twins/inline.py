"""Words of one line as Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable

from okrsite_gen.site.twins.tree import Element, Node

Lead = Callable[[str], str]
"""What an `href` or `src` of the page holds → where it leads from the twin; empty for nowhere."""

_SPACE = re.compile(r"[ \t\r\n\f\u00a0\u202f]{2,}|[\t\r\n\f\u00a0\u202f]")
"""What becomes one blank; also blanks that hold a line together: whoever looks for `20 Nov` in a text types the one on
the keyboard."""
_ESCAPED = re.compile(r"[\\`*\[\]<]|(?<![^\W_])_|_(?![^\W_])|~~|&(?=#?\w+;)")
_NOT_AS_IT_IS = re.compile(r"[\\`*\[\]<_~&\t\r\n\f\u00a0\u202f]|  ")
"""With which all begins that is escaped or becomes one blank: most words have none, and a look for one is quick."""
_MARKS = {"strong": "**", "em": "*", "i": "*", "s": "~~", "del": "~~"}
_APART = " · "
_PIECES = frozenset({"span", "small", "li"})


def plain(text: str) -> str:
    """Return words in which nothing is Markdown, on one line; space at their ends stays as one blank."""
    return _ESCAPED.sub(r"\\\g<0>", _SPACE.sub(" ", text)) if _NOT_AS_IT_IS.search(text) else text


def line(nodes: list[Node], lead: Lead) -> str:
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
        if node.tag == "br":
            written = f"{written.rstrip()} "
            continue
        piece = _piece(node, lead)
        if not piece.strip():
            continue
        if written.strip() and _stands_apart(node, written, after_element=after_element, apart=apart):
            written, piece = written.rstrip() + _APART, piece.lstrip()
        elif headed:
            written = f"{written.rstrip()}: "
        headed = node.tag == "small" and not written.strip()
        written += piece
        after_element, apart = True, False
    return _SPACE.sub(" ", written) if "  " in written else written


def line_of(element: Element, lead: Lead) -> str:
    """Return what is inside an element as one line of Markdown; `lead` is the same whenever somebody asks."""
    if element.line is None:
        element.line = line(element.children, lead)
    return element.line


def _stands_apart(node: Element, written: str, *, after_element: bool, apart: bool) -> bool:
    if node.tag not in _PIECES or "unseen" in node.classes:
        return False
    if node.tag == "li" or not written.endswith(" "):
        return after_element or node.tag == "small"
    return after_element and apart


def _piece(node: Element, lead: Lead) -> str:
    words = line_of(node, lead)
    if node.tag == "a":
        target = lead(node.attributes.get("href", ""))
        return _marked(words, "[", f"]({target})") if target else words
    if node.tag in _MARKS:
        return _marked(words, _MARKS[node.tag], _MARKS[node.tag])
    if node.tag == "code":
        return _code("".join(_texts(node)))
    if node.tag == "img":
        alternative, source = node.attributes.get("alt", ""), lead(node.attributes.get("src", ""))
        return f"![{plain(alternative).strip()}]({source})" if alternative and source else plain(alternative)
    if node.tag in {"p", "div", "li", "ul", "ol", "dd", "dt", "section"}:
        return f" {words} "
    return words


def _marked(words: str, before: str, after: str) -> str:
    """Put marks around words; blanks at their ends stay outside, since marks beside a blank are none."""
    bare = words.strip()
    if not bare:
        return words
    head, tail = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    return f"{head}{before}{bare}{after}{tail}"


def _code(text: str) -> str:
    fence = "`" * (1 + max(map(len, re.findall(r"`+", text)), default=0))
    blank = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{blank}{_SPACE.sub(' ', text)}{blank}{fence}" if text.strip() else ""


def _texts(node: Element) -> list[str]:
    found: list[str] = []
    for child in node.children:
        found += [child] if isinstance(child, str) else _texts(child)
    return found


def all_text(node: Element) -> str:
    """Return the text of an element as it stands, such as that of a block of code."""
    return "".join(_texts(node))

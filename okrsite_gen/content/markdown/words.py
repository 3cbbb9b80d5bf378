"""The plain text of Markdown: what remains when it is read aloud."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

from markdown_it.token import Token

from okrsite_gen.model.prose import LinkMap

_TAG = re.compile(r"<!--.*?(?:-->|\Z)|</?[A-Za-z][^<>]{0,4000}>", re.DOTALL)
_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_BLOCK_ENDS = frozenset(
    {"paragraph_close", "heading_close", "tr_close", "fence", "code_block", "html_block", "list_item_close", "hr"}
)


def words_of(children: Sequence[Token], links: LinkMap) -> str:
    """Return the plain text of one line of inline tokens."""
    parts: list[str] = []
    for child in children:
        kind = child.type
        if kind in {"text", "code_inline"}:
            parts.append(child.content)
        elif kind in {"softbreak", "hardbreak"}:
            parts.append(" ")
        elif kind == "image":
            parts.append(words_of(child.children or [], links))
        elif kind == "reference":
            found = links.get((child.meta["kind"], child.meta["target"]))
            parts.append(child.meta["words"] or (found.title if found else "") or child.meta["target"])
        elif kind == "html_inline" and _BREAK.match(child.content):
            parts.append(" ")
    return " ".join("".join(parts).split())


def words_of_blocks(tokens: Sequence[Token], links: LinkMap) -> str:
    """Return the plain text of a whole text, a line for each paragraph, heading, item or row."""
    lines: list[str] = []
    line: list[str] = []
    for token in tokens:
        kind = token.type
        if kind == "inline":
            line.append(words_of(token.children or [], links))
        elif kind in {"fence", "code_block"}:
            line.append(token.content.strip("\n"))
        elif kind == "html_block":
            line.append(" ".join(unescape(_TAG.sub(" ", token.content)).split()))
        if kind in _BLOCK_ENDS:
            lines.append(" ".join(part for part in line if part))
            line = []
    return "\n".join(filter(None, lines))

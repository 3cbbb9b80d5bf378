"""What the Markdown parser would drop or cut, kept: text nested too deep, and words of references in tables."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore

DEEPEST = 30
"""How deep lists and quotations may stand within each other; each item of a list counts twice. What is deeper is
shown as one paragraph of text."""

_PIPE = "\x01"
"""Stands for `|` inside a reference while tables are cut; no text that is parsed holds this character."""
_TABLE = re.compile(r"^[ \t>]*(?:\|[ \t]*)?:?-+:?[ \t]*(?:\||$)", re.MULTILINE)
_REFERENCE = re.compile(r"(\[\[[^\[\]|\\\n]{1,300})\|(?=[^\[\]|\n]{0,1000}\]\])")


def too_deep(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """Read everything that is nested too deep as one paragraph, markers included."""
    if silent or state.level < DEEPEST:
        return False
    stop = start + 1
    while stop < end and (state.isEmpty(stop) or state.sCount[stop] >= state.blkIndent):
        stop += 1
    state.push("paragraph_open", "p", 1).map = [start, stop]
    token = state.push("inline", "", 0)
    token.content = state.getLines(start, stop, state.blkIndent, keepLastLF=False).strip()
    token.map, token.children = [start, stop], []
    state.push("paragraph_close", "p", -1)
    state.line = stop
    return True


def hide_pipes(state: StateCore) -> None:
    """Hide the `|` of each reference from tables, before blocks are read."""
    if "[[" in state.src and "|" in state.src and _TABLE.search(state.src):
        state.src = _REFERENCE.sub(rf"\1{_PIPE}", state.src)


def show_pipes(state: StateCore) -> None:
    """Undo `hide_pipes` in all that was read."""
    if _PIPE not in state.src:
        return
    state.src = state.src.replace(_PIPE, "|")
    for token in state.tokens:
        token.content, token.info = token.content.replace(_PIPE, "|"), token.info.replace(_PIPE, "|")
    for definition in state.env.get("references", {}).values():
        definition.update({key: text.replace(_PIPE, "|") for key, text in definition.items() if isinstance(text, str)})

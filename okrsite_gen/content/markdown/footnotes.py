"""Footnotes, none of which stands in another one: what the plugin makes of that opens and closes nothing in pairs."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, reference
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_def

_INSIDE = "inside a footnote"


def footnotes(parser: MarkdownIt) -> None:
    """Let a parser read footnotes. A definition within one is a part of its text."""
    footnote_plugin(parser, inline=False)
    parser.block.ruler.at("footnote_def", _definition, {"alt": ["paragraph", "reference"]})
    parser.block.ruler.at("reference", _reference)


def _definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - as the library has it
    if _INSIDE in state.env:
        return False
    state.env[_INSIDE] = True
    try:
        return footnote_def(state, start, end, silent)
    finally:
        del state.env[_INSIDE]


def _reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - as the library has it
    """Leave a definition within a footnote visible, which would else count as an address for a link."""
    begins = state.bMarks[start] + state.tShift[start]
    return not (_INSIDE in state.env and state.src.startswith("[^", begins)) and reference(state, start, end, silent)

"""`[[reference]]`, `[[reference|words]]` and `[[@handle]]` as part of inline Markdown."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

REFERENCE = re.compile(r"\[\[(?P<target>[^\[\]|\n]{1,300})(?:\|(?P<words>[^\[\]\n]{0,1000}))?\]\](?!\()")
"""What a reference looks like; `[[1]](address)` stays an ordinary link."""


def references(parser: MarkdownIt) -> None:
    """Teach `parser` references: tokens `reference` whose meta holds kind, target and words."""
    parser.inline.ruler.before("link", "reference", _reference)


def _reference(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    if not state.src.startswith("[[", state.pos):
        return False
    found = REFERENCE.match(state.src, state.pos, state.posMax)
    target = found["target"].strip() if found else ""
    if found is None or not target.lstrip("@"):
        return False
    if not silent:
        person = target.startswith("@")
        words = (found["words"] or "").strip()
        if state.linkLevel > 0:
            state.pending += words or target
        else:
            token = state.push("reference", "", 0)
            token.meta = {
                "kind": "person" if person else "reference",
                "target": target[1:].strip() if person else target,
                "words": words,
            }
    state.pos = found.end()
    return True

"""Whether a title shows anything, without parsing its Markdown where that is plain anyway."""

from __future__ import annotations

import re
import unicodedata
from html import unescape

_LOOKED_INTO = re.compile(r"<|\]\(|\]\[|&\S")
_NOT_SHOWN = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^>]*)?/?>")
_FENCE = re.compile("`+")
_TARGET = re.compile(r"!?\[(?P<words>[^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])")
_MARKS = frozenset("*_`~^[]()<>\\#|")
_BLANK_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and symbols that every font leaves blank."""


def shows_something(title: str) -> bool:
    """Whether readers see a word or a sign of a title in inline Markdown, so that they can click it."""
    if not _LOOKED_INTO.search(title) and any(map(_is_seen, title)):
        return True
    if _shows_code(title):
        return True
    words = _TARGET.sub(lambda found: found["words"], _TAG.sub("", _NOT_SHOWN.sub("", title)))
    return any(_is_seen(character) or _is_a_sign(character) for character in unescape(words))


def _shows_code(title: str) -> bool:
    """Whether something stands between two rows of equally many backticks."""
    opened: dict[int, int] = {}
    for fence in _FENCE.finditer(title):
        begin = opened.get(len(fence.group()))
        if begin is None:
            opened[len(fence.group())] = fence.end()
        elif title[begin : fence.start()].strip():
            return True
        else:
            opened.clear()
    return False


def _is_seen(character: str) -> bool:
    if character.isalnum():
        return character not in _BLANK_LETTERS
    return unicodedata.category(character)[0] == "S" and character not in _MARKS | _BLANK_LETTERS


def _is_a_sign(character: str) -> bool:
    return unicodedata.category(character)[0] == "P" and character not in _MARKS

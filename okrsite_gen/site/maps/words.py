"""Titles in drawings, where no browser breaks lines: how wide words are, roughly, and where a title is broken."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

_NARROW, _WIDE, _CAPITAL, _USUAL, _FULL = 0.34, 0.92, 0.72, 0.56, 1.05
"""Widths in em. They are those of the widest of the theme's text faces, so that a line may end up shorter than its
box, and never longer."""

_NARROW_LETTERS = frozenset("fijlrtI!'’‘.,:;|()[]{}/\\- \u00a0")
_WIDE_LETTERS = frozenset("mwMW@%—…ÆŒ&")


def width(text: str) -> float:
    """Return about how wide a text is drawn, in em."""
    return sum(map(_width, text))


def _width(letter: str) -> float:
    if letter in _NARROW_LETTERS:
        return _NARROW
    if letter in _WIDE_LETTERS:
        return _WIDE
    if letter.isascii():
        return _CAPITAL if letter.isupper() else _USUAL
    if unicodedata.combining(letter) or unicodedata.category(letter) in {"Mn", "Me", "Cf"}:
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF" or unicodedata.category(letter) == "So":
        return _FULL
    return _CAPITAL if letter.isupper() else 0.62


def wrap(text: str, room: float) -> tuple[str, ...]:
    """Return a text as lines that are about `room` em wide at most. Words that are wider are broken; nothing is cut."""
    lines: list[str] = []
    line, used = "", 0.0
    space = width(" ")
    for word in text.split():
        for part in _parts(word, room):
            needed = width(part)
            if line and used + space + needed > room:
                lines.append(line)
                line, used = part, needed
            else:
                line, used = (f"{line} {part}", used + space + needed) if line else (part, needed)
    return (*lines, line) if line else tuple(lines)


def _parts(word: str, room: float) -> Iterator[str]:
    """Yield a word in parts none of which is wider than `room`; letters keep the marks that belong to them."""
    part, used = "", 0.0
    for letter in word:
        needed = _width(letter)
        if part and needed and used + needed > room:
            yield part
            part, used = "", 0.0
        part, used = part + letter, used + needed
    yield part

"""Lines of text with styles, before anyone knows whether there is a terminal to show them."""

from __future__ import annotations

import re
import unicodedata

Span = tuple[str, str]
"""Text and its style (`bold red`), which may be empty."""

Line = tuple[Span, ...]

_HIDDEN = (*range(0x7F, 0xA0), 0x061C, 0x200E, 0x200F, 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_PICTURES = {code: 0x2400 + code for code in range(0x20)} | dict.fromkeys(_HIDDEN, 0xFFFD)


_ORDER = re.compile(r"^(\s*):(?=:)|#(?=#(?:\[|vso\[))")
"""Begins an order to the runners of GitHub Actions and Azure Pipelines: `::` first in a line, `##[` anywhere."""
_ALIKE = {":": "\N{RATIO}", "#": "\N{MUSIC SHARP SIGN}"}


def harmless(text: str) -> str:
    """Return a line of authors' words, as long as before, that commands neither a terminal nor a workflow's runner.

    Nor can it turn around the text beside it.
    """
    plain = text.replace("\t", " ").translate(_PICTURES)
    return _ORDER.sub(lambda order: f"{order[1] or ''}{_ALIKE[order[0][-1]]}", plain)


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return len(text) if text.isascii() else sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) == "Mn":
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def plain(line: Line) -> str:
    """Return a line without its styles."""
    return "".join(text for text, _ in line).rstrip()

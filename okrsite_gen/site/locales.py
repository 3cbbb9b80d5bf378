"""Which of Babel's locales a site's language means."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from babel import Locale, UnknownLocaleError

NO_BREAK = "\N{NO-BREAK SPACE}"
DASH = "—"
"""Stands where a figure or date is not known."""
ISOLATE, END_ISOLATE = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
"""What stands between them keeps its own direction, and what stands around keeps its order."""
ISOLATE_RIGHTWARDS, ISOLATE_LEFTWARDS = "\N{LEFT-TO-RIGHT ISOLATE}", "\N{RIGHT-TO-LEFT ISOLATE}"


def read_locale(language: str) -> Locale | None:
    """Return the locale of a language tag (`en`, `de-CH`, `pt_BR`); None where there is no such locale.

    `en` alone means English as written around the world (20 Nov 2026), not that of one country.
    """
    tag = language.strip().replace("_", "-")
    try:
        return Locale.parse("en-001" if tag.lower() == "en" else tag, sep="-")
    except (UnknownLocaleError, ValueError, TypeError):
        return None


def locale_of(language: str) -> Locale:
    """Return the locale of a language tag, and world English where Babel knows none."""
    return read_locale(language) or Locale.parse("en_001")


def runs_from_right(locale: Locale) -> bool:
    """Return whether a language is written from right to left."""
    return str(locale.text_direction) == "rtl"


def isolated(text: str) -> str:
    """Return a text that is to stand within a sentence of the other direction; HTML (`Markup`) stays HTML."""
    return type(text)(f"{ISOLATE}{text}{END_ISOLATE}") if text else text


def isolated_lines(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the lines of one text, each kept in the direction of the first letter of the whole.

    A line may begin with a word of the other script, and would run that way if it were isolated by itself.
    """
    begin = ISOLATE_RIGHTWARDS if _first_strong(lines) == "L" else ISOLATE_LEFTWARDS
    return tuple(f"{begin}{line}{END_ISOLATE}" for line in lines)


def _first_strong(lines: Iterable[str]) -> str:
    directions = (unicodedata.bidirectional(letter) for line in lines for letter in line)
    return next((each for each in directions if each in {"L", "R", "AL"}), "")

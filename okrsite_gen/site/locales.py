"""Which of Babel's locales a site's language means."""

from __future__ import annotations

from babel import Locale, UnknownLocaleError

NO_BREAK = "\N{NO-BREAK SPACE}"
DASH = "—"
"""Stands where a figure or date is not known."""


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

"""Days in the forms that exports have."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_NUMBERS = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?:[T ,].*)?")
_MONTH_FIRST = re.compile(r"(?:\w+,? )?([^\W\d_]{3,})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?:[T ,].*)?")
_DAY_FIRST = re.compile(r"(?:\w+,? )?(\d{1,2})(?:st|nd|rd|th|\.)?[ -]([^\W\d_]{3,})\.?[ -](\d{4}|\d{2})(?:[T ,].*)?")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_EPOCH = date(1899, 12, 30)
"""Day 0 of spreadsheets."""
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("jan", "ene", "gen"),
            ("feb", "fév", "fev"),
            ("mar", "mär", "mrt"),
            ("apr", "avr", "abr"),
            ("may", "mai", "mei", "mag"),
            ("jun", "juin", "giu"),
            ("jul", "juil", "lug"),
            ("aug", "aoû", "aou", "ago"),
            ("sep", "set"),
            ("oct", "okt", "ott", "out"),
            ("nov",),
            ("dec", "déc", "dez", "dic"),
        ),
        1,
    )
    for name in names
}


@lru_cache(maxsize=1 << 14)
def day_from(text: str, *, day_first: bool | None = None) -> date | None:
    """Return the day that a text names, whatever time of day follows; None where it names none.

    `day_first` says how `3/4/2026` is meant; without it such a text is the fourth of March, unless it can only be the
    other one.
    """
    written = " ".join(text.split())
    if found := _ISO.fullmatch(written):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMBERS.fullmatch(written):
        return _of_numbers(int(found[1]), int(found[2]), found[3], day_first="." in written or bool(day_first))
    if found := _MONTH_FIRST.fullmatch(written):
        return _day(int(found[3]), _month(found[1]), int(found[2]))
    if found := _DAY_FIRST.fullmatch(written):
        return _day(_year(found[3]), _month(found[2]), int(found[1]))
    serial = _SERIAL.fullmatch(written)
    return _EPOCH + timedelta(days=int(serial[1])) if serial and 20000 <= int(serial[1]) <= 80000 else None


def is_ambiguous(text: str) -> bool:
    """Whether a day could be read in two ways: `3/4/2026`."""
    found = _NUMBERS.fullmatch(" ".join(text.split()))
    if found is None or "." in text:
        return False
    first, second = int(found[1]), int(found[2])
    return first != second and first <= 12 and second <= 12


def sure_order(texts: Iterable[str]) -> tuple[bool, str] | None:
    """Return (whether the day stands first, the text that shows it) of the first text that can only be read one way.

    None where none of the texts shows it.
    """
    for text in texts:
        order = _sure(text)
        if order is not None:
            return order, text
    return None


@lru_cache(maxsize=1 << 14)
def _sure(text: str) -> bool | None:
    found = _NUMBERS.fullmatch(" ".join(text.split()))
    if found is None or "." in text:
        return None
    first, second = int(found[1]), int(found[2])
    return first > 12 if max(first, second) > 12 and day_from(text) else None


def _of_numbers(first: int, second: int, year: str, *, day_first: bool) -> date | None:
    day, month = (first, second) if day_first else (second, first)
    return _day(_year(year), month, day) or _day(_year(year), day, month)


def _year(written: str) -> int:
    return int(written) + (2000 if len(written) == 2 else 0)


def _month(name: str) -> int:
    low = name.casefold()
    return _MONTHS.get(low[:4], 0) or _MONTHS.get(low[:3], 0)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1900 <= year < 2200 else None
    except ValueError:
        return None

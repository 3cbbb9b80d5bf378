"""The numbers in a title that measure something, leaving out those that only name something.

`Q3`, `2026`, `#4260`, `RFC 42`, `Tier 1`, `v2.3`, `SOC 2` and `24/7` name things. `Top 10` counts as a number: a place
in a list can be reached.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from okrsite_gen.rules.number_names import unnamed

TIMES = "×"
"""The unit of a multiple (`3x`)."""

_SCALES = {"k": 3, "K": 3, "M": 6, "m": 6, "mn": 6, "bn": 9, "B": 9, "thousand": 3, "million": 6, "billion": 9}
_SCALES |= {"Tsd.": 3, "Mio.": 6, "Mio": 6, "Mrd.": 9, "Mrd": 9, "Millionen": 6, "millions": 6, "milliards": 9}
_UNITS = {
    "%": "%|percent\\b|per cent\\b|Prozent\\b|pour ?cent\\b|pct\\b",
    TIMES: "[x×]\\b|×|times\\b|fold\\b|-fold\\b|mal\\b|fois\\b",
    "millisecond": "ms\\b|milliseconds?\\b",
    "second": "s\\b|secs?\\b|seconds?\\b|Sekunden?\\b|secondes?\\b",
    "minute": "min\\b|mins\\b|minutes?\\b|Minuten?\\b",
    "hour": "h\\b|hrs?\\b|hours?\\b|Stunden?\\b|heures?\\b",
    "day": "d\\b|days?\\b|Tagen?\\b|Tage?\\b|jours?\\b|-day\\b",
    "week": "weeks?\\b|Wochen?\\b|semaines?\\b|-week\\b",
    "month": "months?\\b|Monaten?\\b|Monate?\\b|mois\\b",
    "year": "years?\\b|Jahren?\\b|Jahre?\\b|ans?\\b",
    "$": "\\$|USD\\b|dollars?\\b",
    "€": "€|EUR\\b|euros?\\b",
    "£": "£|GBP\\b",
}
"""Comparable unit → how it is written behind a number."""

_SPACE = "[ \u00a0\u202f]?"
_AFTER = re.compile(
    rf"(?:{_SPACE}(?P<scale>bn|mn|[kKMB](?![A-Za-z])|m(?![A-Za-z])|(?:thousand|million|billion)\b"
    rf"|Tsd\.|Mio\b\.?|Mrd\b\.?|Millionen\b|millions\b|milliards\b))?"
    rf"(?P<more>\+)?(?:{_SPACE}(?:{'|'.join(f'(?P<u{place}>{one})' for place, one in enumerate(_UNITS.values()))}))?"
)
_NUMBER = re.compile(
    r"(?P<relation>[<>≤≥~≈]=?\s*)?(?<![\w.,/])(?P<sign>[+−-](?=[$€£\d]))?(?P<money>[$€£]\s?)?"
    r"(?P<digits>\d+(?:[.,'’\u00a0\u202f]\d+)*)"
)
_KNOWN_UNITS = tuple(_UNITS)
_GLUED = re.compile(r"(?:[kKMGT]?B|[kMG]?Wh?|kg|km|cm|mm|px|pp|pts?|bps|fps|rps|qps|l|g|t)\b")
"""Units that may follow a number without a space; other letters make a name of it."""
_GROUPS = re.compile(r"\d{1,3}(?:[,.'’\u00a0\u202f]\d{3})+")


_UNIT_NAMES = {unit: re.compile(f"(?:{ways})", re.IGNORECASE) for unit, ways in _UNITS.items()}


def known_unit(unit: str) -> str:
    """Return the unit of a figure as numbers in titles have it; empty where it is not one that titles tell."""
    return next((one for one, ways in _UNIT_NAMES.items() if ways.fullmatch(unit)), "")


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a title."""

    value: Decimal
    """The amount, scaled (`1.2M` is 1200000); percentages keep their points."""
    unit: str
    """`%`, `×`, a currency sign or a unit of time in the singular; empty where none of these stands there."""
    written: str
    """The author's characters, with the unit where it is known."""
    start: int
    """Where it begins in the title."""
    end: int
    """Where it ends, unit included."""
    scale: Decimal
    """The worth of one in its last digit (`1.2M`: 100000)."""


@lru_cache(maxsize=4096)
def numbers_in(title: str, *, decimal_comma: bool = False) -> tuple[Number, ...]:
    """Return the numbers of a title that can measure something, in the order in which they stand there."""
    text = unnamed(title)
    found = []
    for match in _NUMBER.finditer(text):
        after = _AFTER.match(text, match.end("digits"))
        end = after.end() if after and after.group() else match.end("digits")
        if text[end : end + 1].isalpha() and text[end - 1].isalnum() and not _GLUED.match(text, end):
            continue
        found.append(_number(title, match, after, end, "," if decimal_comma else "."))
    return tuple(found)


def _number(title: str, match: re.Match[str], after: re.Match[str] | None, end: int, point: str) -> Number:
    digits = match["digits"]
    value, last = _read(digits, point)
    power = _SCALES.get(after["scale"] or "", 0) if after else 0
    unit = (match["money"] or "").strip()
    if after and not unit:
        unit = next((one for place, one in enumerate(_KNOWN_UNITS) if after[f"u{place}"]), "")
    factor = Decimal(10) ** power
    if match["sign"] in {"-", "−"}:
        value = -value
    start = match.start("money") if match["money"] else match.start("digits")
    return Number(value * factor, unit, title[start:end].strip(), start, end, last * factor)


def _read(digits: str, point: str) -> tuple[Decimal, Decimal]:
    """Return what digits amount to, and the worth of one in the last of them."""
    if _GROUPS.fullmatch(digits) and point not in digits:
        return Decimal(re.sub(r"\D", "", digits)), Decimal(1)
    whole, _, fraction = re.sub(r"[,.]", ".", digits).rpartition(".")
    if not whole:
        return Decimal(re.sub(r"\D", "", fraction)), Decimal(1)
    whole = re.sub(r"\D", "", whole)
    return Decimal(f"{whole}.{re.sub(r'[^0-9]', '', fraction)}"), Decimal(1).scaleb(-len(fraction))

"""Find the cycle that a title or a file name speaks of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_YEAR = r"(?P<kind>[FC]Y)?[\s-]?['’]?(?P<year>(?:19|20)\d{2}|\d{2}(?!\d))"
_QUARTER = r"(?:Q|T|KW-?Q)\s?(?P<quarter>[1-4])"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![A-Za-z0-9]){_YEAR}[\s_./–-]{{0,3}}(?:Q|T)\s?(?P<quarter>[1-4])(?![0-9])",
        r"(?<![A-Za-z0-9])(?P<year>(?:19|20)\d{2})[\s_./-]{0,3}(?P<quarter>[1-4])[QT](?![A-Za-z0-9])",
        rf"(?<![A-Za-z0-9]){_QUARTER}[\s_,./–-]{{0,3}}(?:of\s)?{_YEAR}(?![0-9])",
        r"(?<![A-Za-z0-9])(?P<quarter>[1-4])[QT][\s_./-]{0,2}(?P<year>(?:19|20)\d{2}|\d{2})(?![0-9])",
        r"(?<![A-Za-z0-9])(?P<quarter>[1-4])\.?\s?(?:Quartal|trimestre|kwartaal|kvartal)\s(?:de\s)?(?P<year>(?:19|20)\d{2})",
        r"(?P<ordinal>first|second|third|fourth)\squarter(?:\sof)?\s(?P<year>(?:19|20)\d{2})",
        rf"(?<![A-Za-z0-9]){_YEAR}[\s_./–-]{{0,3}}[HS]\s?(?P<half>[12])(?![0-9])",
        rf"(?<![A-Za-z0-9])[HS]\s?(?P<half>[12])[\s_./–-]{{0,3}}{_YEAR}(?![0-9])",
        r"(?<![A-Za-z0-9])(?P<kind>[FC]Y)[\s-]?['’]?(?P<year>(?:19|20)\d{2}|\d{2})(?![0-9])",
        r"(?<![A-Za-z0-9.])(?P<year>20\d{2})(?![0-9-])",
    )
)
_ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4"}
_DATES = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b\D{1,12}\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTHS_ONLY = re.compile(
    r"[(\[](?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?![a-z])|to|through|until"
    r"|\d{1,4}(?!\d)(?:st|nd|rd|th)?|\W)+[)\]]",
    re.IGNORECASE,
)
"""Which months a cycle has, in brackets behind its name."""
_WORDED = re.compile(
    r"\b([A-Z][a-z]{2,8})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b\W{1,3}(?:to|until|through|and"
    r"|[-–])?\W{1,3}([A-Z][a-z]{2,8})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b"
)
_FILLER = re.compile(
    r"\bq[1-4]\b|\b(?:okrs?|objectives?|goals?|key results?|targets?|plan|plans|quarterly|quarter|annual"
    r"|yearly|year|fiscal|and|for|the|of|our|in"
    r"|active|current|draft|final|closed|completed|ziele?|ergebnisse|und|für|objectifs?|objetivos?"
    r"|résultats clés|resultados clave|pour|para)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Period:
    """A cycle that a text names."""

    key: str
    """Its name as the content format writes cycles (`2026-Q4`, `FY27-Q1`, `CY19-H2`)."""
    remains: str
    """The words of the text without the cycle and without words such as `OKRs`."""
    exact: bool
    """Whether it names a quarter, a half or a fiscal year, and not only a number that looks like a year."""


def period_of(text: str) -> Period | None:
    """Return the cycle that a text names, or None."""
    for pattern in _PATTERNS:
        found = pattern.search(text)
        if found:
            parts = found.groupdict()
            key = _key(parts)
            left = text[: found.start()] + " " + text[found.end() :]
            return Period(
                key,
                _left(left),
                bool(parts.get("quarter") or parts.get("half") or parts.get("ordinal") or parts.get("kind")),
            )
    return None


def _left(text: str) -> str:
    text = _MONTHS_ONLY.sub(" ", text)
    left = re.sub(r"\(\s*\)|\[\s*\]", " ", _FILLER.sub(" ", text))
    left = re.sub(r"^\W*\d{1,2}[.)]\s", "", left)
    return re.sub(r"\s+", " ", re.sub(r"^\W+|[^\w)]+$", "", left)).strip()


def _key(parts: dict[str, str | None]) -> str:
    kind, year = (parts.get("kind") or "").upper(), parts["year"] or ""
    short = kind + year[-2:] if kind else year if len(year) == 4 else "20" + year
    quarter = parts.get("quarter") or _ORDINALS.get((parts.get("ordinal") or "").lower())
    if quarter:
        return f"{short}-Q{quarter}"
    half = parts.get("half")
    return f"{short}-H{half}" if half else short


def without_filler(text: str) -> str:
    """Return a title without the words that every page of OKRs has in its title (`Quarterly OKRs` leaves nothing)."""
    return _left(text)


def dates_of(text: str) -> tuple[date | None, date | None] | None:
    """Return the first and the last day that a sentence names (`runs from 2026-10-01 to 2026-12-31`), or None.

    A day that no calendar has is None.
    """
    worded = _WORDED.search(text)
    if worded:
        months = [
            next((n for n, month in enumerate(_MONTHS, 1) if month.startswith(worded[k].lower())), 0) for k in (1, 4)
        ]
        return _day(int(worded[3]), months[0], int(worded[2])), _day(int(worded[6]), months[1], int(worded[5]))
    found = _DATES.search(text)
    if not found:
        return None
    numbers = [int(part) for part in found.groups()]
    return _day(*numbers[:3]), _day(*numbers[3:])


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

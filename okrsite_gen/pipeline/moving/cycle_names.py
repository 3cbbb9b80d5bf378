"""Periods as other tools name them (`Q4 2025`, `FY25 H1`, `Annual 2026`), as ids of cycles."""

from __future__ import annotations

import re

from okrsite_gen.content.cycles import period_of
from okrsite_gen.content.ids import suggested
from okrsite_gen.model.settings import CycleSettings

_FISCAL = re.compile(r"\b(?:FY|fiscal(?: year)?|GJ)[ -]*'?(?P<year>\d{4}|\d{2})\b", re.IGNORECASE)
_FISCAL_PART = re.compile(r"\b(?P<part>[QH][1-4])[ -]*FY[ -]*'?(?P<year>\d{4}|\d{2})\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})(?!\d)|'(?P<short>\d{2})\b")
_QUARTER = re.compile(
    r"(?<![A-Za-z])[QT][ -]?(?P<a>[1-4])(?!\d)|(?<!\d)(?P<b>[1-4])(?:st|nd|rd|th|\.)? ?(?:quarter|quartal|trimest\w*)",
    re.IGNORECASE,
)
_HALF = re.compile(r"(?<![A-Za-z])[HS][ -]?(?P<half>[12])(?!\d)", re.IGNORECASE)
_MONTH = re.compile(
    r"\b(jan|feb|mar|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)[a-zä]*\b\.?(?= ?'?\d| ?$)", re.IGNORECASE
)
_MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
_MONTHS |= {"mai": 5, "okt": 10, "dez": 12}
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_FILLER = re.compile(
    r"\b(?:annual|yearly|year|quarterly|quarter|okrs?|goals?|cycle|period|calendar|jahr|jahres\w*|année|full|fiscal)\b",
    re.IGNORECASE,
)


def cycle_id(name: str, settings: CycleSettings) -> str:
    """Return the id of a cycle that a name tells: `2025-Q4` for `Q4 2025`; else one that looks like the name.

    Empty where nothing of the name can be used.
    """
    plain = " ".join(name.split())
    if period_of(plain, settings):
        return plain.upper()
    told = _told(_ASIDE.sub(" ", plain).replace("/", " "))
    return told if told and period_of(told, settings) else suggested(plain)


def _told(name: str) -> str:
    fiscal = _FISCAL_PART.search(name) or _FISCAL.search(name)
    if fiscal:
        rest = name.replace(fiscal[0], fiscal.groupdict().get("part") or " ")
        part, left = _part(rest, months=False)
        return f"FY{fiscal['year']}{part}" if not _says_more(left) else ""
    year = _YEAR.search(name)
    if year is None:
        return ""
    part, left = _part(" ".join((name[: year.start()] + " " + name[year.end() :]).split()), months=True)
    return f"{year['year'] or '20' + year['short']}{part}" if not _says_more(left) else ""


def _part(name: str, *, months: bool) -> tuple[str, str]:
    """Return the part of the year that a name tells, as it stands in an id, and the name without it."""
    if found := _QUARTER.search(name):
        return f"-Q{found['a'] or found['b']}", name.replace(found[0], " ")
    if found := _HALF.search(name):
        return f"-H{found['half']}", name.replace(found[0], " ")
    if months and (found := _MONTH.search(name)):
        return f"-{_MONTHS[found[1].lower()]:02d}", name.replace(found[0], " ")
    return "", name


def _says_more(left: str) -> bool:
    return any(character.isalnum() for character in _FILLER.sub(" ", left))

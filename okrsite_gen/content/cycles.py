"""Periods that a cycle's name tells: `2026`, `2026-H1`, `2026-Q4`, `2026-11`, `FY27`, `FY27-Q1`, `FY27-H1`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from okrsite_gen.model.names import fold
from okrsite_gen.model.settings import CycleSettings

EARLIEST_YEAR = 1900
LATEST_YEAR = 2199

_NAME = re.compile(
    r"(?P<fiscal>fy)?(?P<year>[0-9]{4}|(?<=fy)[0-9]{2})(?:-(?:h(?P<half>[12])|q(?P<quarter>[1-4])|(?P<month>[0-9]{2})))?"
)

_PARTS = {"half": 2, "quarter": 4, "month": 12}
"""Part of a year that a name may tell → how many of it a year has."""


@dataclass(frozen=True, slots=True)
class Period:
    """The days that a name means."""

    start: date
    end: date
    """The last day."""
    fiscal: bool
    """Whether it counts from the start of the fiscal year; calendar and fiscal periods never hold each other."""
    year: int
    """The year in its name, in four digits."""

    def holds(self, other: Period) -> bool:
        """Whether `other` is a part of this period by name, and smaller."""
        same = (self.start, self.end) == (other.start, other.end)
        return self.fiscal == other.fiscal and not same and self.start <= other.start and other.end <= self.end


def period_of(name: str, settings: CycleSettings) -> Period | None:
    """Return the period that a cycle's name tells, or nothing where the name tells none."""
    found = _NAME.fullmatch(fold(name))
    if found is None:
        return None
    year = int(found["year"]) + (2000 if len(found["year"]) == 2 else 0)
    first_month, months = _part(found)
    if not EARLIEST_YEAR < year < LATEST_YEAR or not 1 <= first_month <= 12:
        return None
    fiscal = bool(found["fiscal"])
    if fiscal and found["month"]:
        return None
    begins = year
    if fiscal:
        begins -= 1 if settings.fiscal_start > 1 and settings.fiscal_named_by_last else 0
        first_month += settings.fiscal_start - 1
    start = _first_day(begins, first_month)
    return Period(start, _first_day(begins, first_month + months) - timedelta(days=1), fiscal, year)


def following(name: str, settings: CycleSettings) -> str:
    """Return the name of the period after the one that a name tells, written alike: `2027-Q1` for `2026-Q4`.

    Empty where the name tells no period.
    """
    found = _NAME.fullmatch(fold(name))
    if found is None or period_of(name, settings) is None:
        return ""
    first, end = found.span("year")
    year, rest = int(found["year"]), name[end:]
    part = next((part for part in _PARTS if found[part]), "")
    if part:
        number = int(found[part]) % _PARTS[part] + 1
        year += number == 1
        rest = f"{name[end : found.start(part)]}{number:0{len(found[part])}d}"
    else:
        year += 1
    written = f"{name[:first]}{str(year)[-(end - first) :]}{rest}"
    return written if period_of(written, settings) else ""


def _part(found: re.Match[str]) -> tuple[int, int]:
    """Return the first month, counted from 1 within the year named, and how many months there are."""
    if found["half"]:
        return int(found["half"]) * 6 - 5, 6
    if found["quarter"]:
        return int(found["quarter"]) * 3 - 2, 3
    if found["month"]:
        return int(found["month"]), 1
    return 1, 12


def _first_day(year: int, month: int) -> date:
    """Return the first day of a month; months beyond 12 run into the years after."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)

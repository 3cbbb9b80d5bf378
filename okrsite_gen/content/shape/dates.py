"""Fields that hold a day."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from okrsite_gen.content.codes_fields import NOT_A_DATE
from okrsite_gen.content.shape.patterns import DAY
from okrsite_gen.content.shape.problems import Problem, one_text, refusal
from okrsite_gen.content.shape.reads import Reads

EARLIEST_YEAR = 1900
LATEST_YEAR = 2199
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/. ]?([0-9]{1,2})[-/. ]?([0-9]{1,2})(?:[T ]+[0-9]{1,2}[:.h].{0,30})?")
_YEAR_LAST = re.compile(r"([0-9]{1,2})[-/. ]+([0-9]{1,2})[-/. ]+([0-9]{4})")
_DAY_ALONE = re.compile(r"[0-9]{8}|[0-9]{4}([-/.])[0-9]{1,2}\1[0-9]{1,2}|[0-9]{1,2}([-/.])[0-9]{1,2}\2[0-9]{4}")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_ONE_MEANING = "Days written in this form have one meaning everywhere; `04.05.` may be in April or in May."
_FORM = "Write the date as year-month-day, such as `2026-11-20`."


def read_date(raw: object) -> date:
    """Return the day written as YYYY-MM-DD."""
    words = one_text(raw).strip()
    if not _ISO.fullmatch(words):
        right, form = _only_reading(words), "is not a date in the form year-month-day"
        raise refusal(Problem(NOT_A_DATE, form, _ONE_MEANING, _hint(words), right=right))
    year, month, day = int(words[:4]), int(words[5:7]), int(words[8:])
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        reason = f"Years from {EARLIEST_YEAR} to {LATEST_YEAR} can be meant."
        hint = "Correct the year; leave the field out for something without an end."
        raise refusal(Problem(NOT_A_DATE, "is in a year that cannot be meant", reason, hint))
    try:
        return date(year, month, day)
    except ValueError:
        raise refusal(Problem(NOT_A_DATE, "is a day that no calendar has", *_impossible(year, month, day))) from None


def _impossible(year: int, month: int, day: int) -> tuple[str, str]:
    """Return reason and hint for a day that does not exist."""
    if not 1 <= month <= 12:
        swapped = _iso(year, day, month)
        return f"There is no month {month}.", f"Did you mean `{swapped}`?" if swapped else _FORM
    last = calendar.monthrange(year, month)[1]
    name = _MONTHS[month - 1]
    if day == 0:
        return "Days are counted from 1.", f"Did you mean `{year:04}-{month:02}-01`?"
    return f"{name} {year} has {last} days.", f"Did you mean `{year:04}-{month:02}-{last}`?"


def _hint(words: str) -> str:
    """Return what to write instead, where the day meant is plain."""
    readings = _readings(words)
    if len(readings) == 2:
        return f"Write `{readings[0]}` or `{readings[1]}`, whichever is meant."
    return f"Write `{readings[0]}`." if readings else _FORM


def _readings(words: str) -> list[str]:
    """Return the days that can be meant, in ISO form."""
    if found := _YEAR_FIRST.fullmatch(words):
        days = [_iso(int(found[1]), int(found[2]), int(found[3]))]
    elif found := _YEAR_LAST.fullmatch(words):
        first, second, year = int(found[1]), int(found[2]), int(found[3])
        days = [_iso(year, second, first), _iso(year, first, second)]
    else:
        days = []
    return list(dict.fromkeys(filter(None, days)))


def _only_reading(words: str) -> str:
    """Return the day that is meant where it can be no other one, and nothing of the words would be lost."""
    readings = _readings(words) if _DAY_ALONE.fullmatch(words) else []
    return readings[0] if len(readings) == 1 else ""


def _iso(year: int, month: int, day: int) -> str:
    """Return the day in ISO form, or nothing if there is no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


DAY_SCHEMA: Mapping[str, Any] = {"type": "string", "format": "date", "pattern": DAY}

Day = Annotated[date, Reads(read_date, DAY_SCHEMA)]
"""A day written as YYYY-MM-DD."""

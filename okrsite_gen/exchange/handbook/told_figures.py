"""Read the figures that a title tells: where it begins, and where it shall go."""

from __future__ import annotations

import re

from okrsite_gen.exchange.handbook.marks import LONGEST
from okrsite_gen.exchange.words.figures import number_in

_NUMBER = r"(?P<{0}>[$€£]?\s?\d+(?:,\d{{3}})*(?:\.\d+)?)\s?(?P<{0}u>%|[^\W\d_]{{1,12}})?"
_FROM_TO = re.compile(
    rf"(?:\b(?:from|von|de|van|från|fra|da)\s+)?{_NUMBER.format('a')}\s+(?:to|auf|à|a|naar|till|til|→)\s+"
    rf"{_NUMBER.format('b')}(?![\d.,]*\d)",
    re.IGNORECASE,
)
_FROM = re.compile(rf"\b(?:from|von|de|van|från|fra|da)\s+{_NUMBER.format('a')}(?![\w.,]*\d)", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_UNITS = frozenset(
    ("%", "k", "m", "ms", "s", "h", "min", "second", "minute", "hour", "day", "week", "month", "year", "point")
)


def from_to(title: str) -> tuple[str, str] | None:
    """Return the figures that a title tells to move between (`from 9 days to 4 days`), or None."""
    found = _FROM_TO.search(re.sub(r"[*_]", "", title)) if len(title) <= LONGEST else None
    if not found or not (found[0][0].isalpha() or "→" in found[0]):
        return None
    unit_a, unit_b = found["au"] or "", found["bu"] or ""
    known = unit_b.lower() in _UNITS or unit_b.lower().rstrip("s") in _UNITS
    unit_b = unit_b if unit_a or known else ""
    if unit_a and unit_b.lower().rstrip("s") != unit_a.lower().rstrip("s"):
        return None
    start, target = (found[name].replace(" ", "") for name in "ab")
    start, target = _with_unit(start, unit_a or unit_b), _with_unit(target, unit_b)
    return (start, target) if start != target else None


def start_in(title: str, target: str) -> str:
    """Return the figure that a title tells to begin from (`from 9 hours`), in the unit of its target, or nothing."""
    found = _FROM.search(re.sub(r"[*_]", "", title)) if len(title) <= LONGEST else None
    aim = number_in(target)
    if not found or aim is None or (not aim[2] and re.search(r"[^\W\d_]", target)):  # thousands or millions in words
        return ""
    written, unit = found["a"].replace(" ", ""), found["au"] or ""
    start = number_in(written)
    if start is None or start[1] != aim[1] or start[0] == aim[0]:
        return ""
    if _one(unit) == _one(aim[2]):
        return "" if not unit and _YEAR.fullmatch(written) else _with_unit(written, unit)
    return written if not aim[2] and _one(unit) in _UNITS and unit not in "kKmM" else ""


def _one(unit: str) -> str:
    unit = unit.lower()
    return unit if unit in _UNITS else unit.rstrip("s")


def _with_unit(figure: str, unit: str) -> str:
    if not unit:
        return figure
    return figure + unit if unit in "%kKmM" else f"{figure} {unit}"

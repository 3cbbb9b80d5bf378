"""Figures as authors write them, read into exact decimals: `38%`, `$1.2M`, `€4,250`, `12 days`, `6/10`, `<5%`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from okrsite_gen.content.codes_reading import (
    AMBIGUOUS_SEPARATOR,
    FIGURE_TOO_LONG,
    UNREADABLE_FIGURE,
    UNREADABLE_FRACTION,
)
from okrsite_gen.content.units import CURRENCY_SIGNS, agree, normal_unit
from okrsite_gen.model.codes import Code
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.names import Place
from okrsite_gen.model.values import EXPONENTS, PERCENT, WITHHELD, Figure, Value, Withheld, is_withheld

MOST_DIGITS = 18
"""Digits that a number may have; more cannot be meant."""

LONGEST = 100
"""Characters that a figure may have with its unit."""

_SPACES = " \u00a0\u202f\u2009\u2007"
_RELATIONS = {"<=": "≤", "=<": "≤", ">=": "≥", "=>": "≥", "≈": "~"}
_SCALES = {"K": "k", "thousand": "k", "mn": "M", "million": "M", "B": "bn", "Bn": "bn", "BN": "bn", "billion": "bn"}
_FIGURE = re.compile(
    rf"""(?P<relation><=|>=|=<|=>|[<>≤≥~≈])?\s*
    (?:(?P<sign>[-+−–])\s*)?
    (?:(?P<prefix>[A-Z]{{0,3}}[{CURRENCY_SIGNS}]|[A-Z]{{3}}(?=[\s\d]))\s*)?
    (?P<sign_after>[-−–])?
    (?P<number>[.,]?\d+(?:[.,'’{_SPACES}]\d+)*)
    (?P<rest>.*)""",
    re.VERBOSE | re.DOTALL,
)
_OTHER_BASE = re.compile(r"[xXoObB][0-9a-fA-F]+\b")
_SCALE = re.compile(
    rf"""(?:(?P<close>bn|Bn|BN|B|mn|k|K|M|m)
    |[{_SPACES}](?P<apart>bn|mn|k|K|M|thousand|million|billion|m(?=[{_SPACES}]?[{CURRENCY_SIGNS}])))
    (?![^\W_])""",
    re.VERBOSE,
)
_SCALE_AFTER_CURRENCY = re.compile(rf"[{_SPACES}](?P<apart>m)(?![^\W_])")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:G\d{3})+|[1-9]\d?(?:G\d{2})+G\d{3}")
_GAPS = re.compile(rf"[{_SPACES}'’]")
_STRAY_DIGIT = re.compile(r"(?<![^\W_])\d")
_COUNTED_UNIT = re.compile(rf"[{_SPACES}]*(?:/|(?:per|out of|of)\b)[{_SPACES}]*\d[\d.,]*")
_RANGE = re.compile(rf"[{_SPACES}]*(?:[-–—]|\.\.+|…|to\b|and\b|bis\b|à\b)[{_SPACES}]*[{CURRENCY_SIGNS}]?\d")
_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
_UNIT_START = re.compile(rf"[^\W\d_]|[%‰°/×*\"'(#٪％{CURRENCY_SIGNS}]")


@dataclass(frozen=True, slots=True)
class Complaint:
    """Why a text is not the figure that it should be; the place is the caller's."""

    code: Code
    message: str
    reason: str = ""
    hint: str = ""

    def at(self, place: Place) -> Diagnostic:
        """Return the complaint as a finding about `place`."""
        return self.code.at(place, self.message, self.reason, self.hint)


@lru_cache(maxsize=1 << 14)
def read_figure(text: str, unit: str = "", *, decimal_comma: bool = False) -> Figure | Complaint:
    """Read one figure. A number without a unit of its own takes `unit`, as the author wrote that.

    `decimal_comma` swaps the parts of comma and point. Percentages keep their points (`38%` is 38 with unit `%`);
    a scale multiplies (`$1.2M` is 1200000 with unit `$`).
    """
    written = text.strip()
    if is_withheld(written):
        return WITHHELD
    if len(written) > LONGEST and sum(map(str.isdigit, written)) <= MOST_DIGITS:
        return _unreadable(written, "It is too long for a number with its unit.")
    found = _FIGURE.fullmatch(written)
    if found is None:
        return _unreadable(written)
    if _DATE.fullmatch(written):
        return _unreadable(written, "It is a date.")
    number = _number(found["number"], written, decimal_comma=decimal_comma)
    if isinstance(number, Complaint):
        return number
    if found["sign"] in {"-", "−", "–"} or found["sign_after"]:
        number = -number
    relation = found["relation"] or ""
    return _with_unit(number, _RELATIONS.get(relation, relation), found, unit)


def read_fraction(text: str, *, decimal_comma: bool = False) -> Decimal | Complaint:
    """Read progress: a percentage (`40%`) or a fraction between 0 and 1 (`0.4`). Returns the fraction."""
    figure = read_figure(text, decimal_comma=decimal_comma)
    if isinstance(figure, Complaint):
        return figure if figure.code != UNREADABLE_FIGURE else _no_fraction(text.strip())
    if isinstance(figure, Withheld) or figure.unit not in {"", PERCENT} or figure.number < 0:
        return _no_fraction(text.strip())
    if figure.unit == PERCENT:
        return figure.number / 100 if figure.number <= 1000 else _no_fraction(text.strip())
    return figure.number if figure.number <= 1 else _no_fraction(text.strip(), f"`{text.strip()}%`")


def same_unit(first: Figure, second: Figure) -> bool:
    """Whether two figures may be computed with each other; a bare number and a withheld figure agree with any."""
    if isinstance(first, Withheld) or isinstance(second, Withheld):
        return True
    return not first.unit or not second.unit or agree(first.unit, second.unit)


def _number(digits: str, written: str, *, decimal_comma: bool) -> Decimal | Complaint:
    """Return the number meant by digits with points, commas, gaps and apostrophes between them."""
    if sum(map(str.isdigit, digits)) > MOST_DIGITS:
        shown = f"{written[:24]}…" if len(written) > 24 else written
        return Complaint(
            FIGURE_TOO_LONG,
            f"The number `{shown}` has more than {MOST_DIGITS} digits.",
            "Figures are computed exactly, and no figure of a company needs so many.",
            "Round it, or use `k`, `M` or `bn`.",
        )
    point, comma = (",", ".") if decimal_comma else (".", ",")
    whole, mark, fraction = digits.partition(point)
    if not fraction.isdigit() and mark:
        return _ambiguous(written, digits, decimal_comma=decimal_comma)
    if _GAPS.search(whole):
        whole = _close_gaps(whole)
        if not whole:
            return _unreadable(written, "The digits stand apart in a way that no number is written.")
    if comma in whole:
        if not _grouped(whole, comma) or len(digits) != len(digits.strip(",.")):
            return _ambiguous(written, digits, decimal_comma=decimal_comma)
        whole = whole.replace(comma, "")
    return Decimal(f"{whole or 0}.{fraction}" if fraction else whole)


def _close_gaps(whole: str) -> str:
    """Return digits grouped in thousands by spaces or apostrophes without these; nothing if they are not so grouped."""
    gap = next(sign for sign in whole if not sign.isdigit() and sign not in ".,")
    return whole.replace(gap, "") if _grouped(whole, gap) else ""


def _grouped(whole: str, separator: str) -> bool:
    return _GROUPED.fullmatch(whole.replace(separator, "G")) is not None


def _with_unit(number: Decimal, relation: str, found: re.Match[str], default: str) -> Figure | Complaint:
    written, prefix, rest = found.string, found["prefix"] or "", found["rest"]
    if rest.startswith("+") and not relation:
        relation, rest = "≥", rest[1:]
    if found["number"] == "0" and _OTHER_BASE.match(rest):
        return _unreadable(written, "Programs write numbers so, to another base.", "Write `16` instead of `0x10`.")
    scaling = _SCALE.match(rest) or (_SCALE_AFTER_CURRENCY.match(rest) if prefix else None)
    scale = ""
    if scaling:
        named = scaling["apart"] or scaling["close"]
        scale, rest = _SCALES.get(named, named), rest[scaling.end() :]
    problem = _unit_problem(rest)
    if problem:
        return _unreadable(written, *problem)
    suffix = rest if rest.strip() else ""
    if not prefix and not suffix and default:
        prefix, suffix = _shown(default)
    unit = normal_unit(f"{prefix}{suffix}" if prefix else suffix.strip())
    if unit == PERCENT and suffix.replace(" ", "").strip(".").isalpha():
        suffix = PERCENT  # whatever language it was written in
    return Value(_scaled(number, EXPONENTS[scale]), unit, written, relation, prefix, suffix, scale)


def _scaled(number: Decimal, exponent: int) -> Decimal:
    """Return `number` times ten to the power of `exponent`, without idle zeros behind the point."""
    if not exponent:
        return number
    scaled = number.scaleb(exponent)
    return scaled.quantize(Decimal(1)) if scaled == scaled.to_integral_value() else scaled


def _shown(unit: str) -> tuple[str, str]:
    """Return `unit` as what stands before and what stands after a number."""
    unit = unit.strip()
    if re.fullmatch(rf"[A-Z]{{0,3}}[{CURRENCY_SIGNS}]", unit):
        return unit, ""
    return "", unit if unit.startswith(("%", "/", "°")) else f" {unit}"


def _unit_problem(rest: str) -> tuple[str, str] | None:
    """Return reason and hint when what follows the number is not a unit."""
    unit = rest.strip()
    if not unit:
        return None
    if _RANGE.match(rest):
        return (
            "It names two numbers.",
            "Write one number; for a band use `min` and `max`, for a path `start` and `target`.",
        )
    if re.match(r":\d", rest):
        return (
            "It looks like a time of day or a duration.",
            "Write it as one number with its unit, such as `90 minutes`.",
        )
    if re.match(r"[eE][-+]?\d", rest):
        return "Powers of ten are not read.", "Write the number out, or use `k`, `M` or `bn`."
    if not _UNIT_START.match(unit) or _STRAY_DIGIT.search(_COUNTED_UNIT.sub("", rest, count=1)):
        return "What follows the number is not a unit.", "Write one number and its unit, such as `38%` or `12 days`."
    return None


def _unreadable(written: str, reason: str = "", hint: str = "") -> Complaint:
    shown = f"{written[:60]}…" if len(written) > 60 else written
    return Complaint(
        UNREADABLE_FIGURE,
        f"`{shown}` is not a number with a unit." if written else "A figure is missing here.",
        reason or "Nothing can be computed from it.",
        hint
        or "Write a number with its unit, such as `38%`, `$1.2M` or `12 days`; "
        "`withheld` if it may not be published; or leave the field out.",
    )


def _ambiguous(written: str, digits: str, *, decimal_comma: bool) -> Complaint:
    group, point = (".", ",") if decimal_comma else (",", ".")
    name = "point" if decimal_comma else "comma"
    plain = re.sub(r"\D", "", digits).lstrip("0") or "0"
    if point in digits:
        return Complaint(
            AMBIGUOUS_SEPARATOR,
            f"`{written}` is not a number as this site writes them.",
            f"A {name} groups thousands here, and `{point}` stands before the decimals.",
            f"Write it as in `1{group}234{point}5`, or without any grouping.",
        )
    whole, _, fraction = digits.rpartition(group)
    meant = f"{re.sub(r'[^0-9]', '', whole) or 0}{point}{fraction}"
    setting = "remove `decimal: comma` from" if decimal_comma else "set `decimal: comma` in"
    return Complaint(
        AMBIGUOUS_SEPARATOR,
        f"Is `{written}` meant as {meant} or as {plain}?",
        f"A {name} groups thousands here, and `{digits}` is not grouped in thousands.",
        f"Write `{meant}` or `{plain}`; if all your numbers are written like this, {setting} okrsite.yml.",
    )


def _no_fraction(written: str, meant: str = "`40%` or `0.4`") -> Complaint:
    return Complaint(
        UNREADABLE_FRACTION,
        f"`{written[:60]}` is not a progress figure.",
        "Progress is a percentage, or a fraction between 0 and 1.",
        f"Write {meant}.",
    )

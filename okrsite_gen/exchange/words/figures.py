"""Figures of exports, put into the notation of the content format: `1200000`, `38%`, `$5`, `12 days`."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache

_GROUPS = re.compile(r"[\s'’\u00a0\u202f]")
_NUMBER = re.compile(
    r"(?P<sign>[-−–])?\s*(?P<before>[A-Z]{0,3}[$€£¥₹]|[A-Z]{3} )?\s*(?P<after>[-−–])?"
    r"(?P<digits>\d[\d.,'’\s\u00a0\u202f]*|[.,]\d+)(?P<unit>.*)",
    re.DOTALL,
)
_POWER = re.compile(r"e[+-]?\d", re.IGNORECASE)
"""What follows the digits of a number in powers of ten (`1e400`), which is no unit."""
_CURRENCY = {"usd": "$", "eur": "€", "gbp": "£", "jpy": "¥", "inr": "₹", "dollar": "$", "dollars": "$", "euro": "€"}
_SCALE_WORDS = {
    3: "tsd tausend thousand thousands mille mila duizend",
    6: "mio mln mn million millions millionen millón millones milhão milhões milione milioni miljoen",
    9: "mrd mld milliarde milliarden milliard milliards billion billions miliardo miliardi miljard",
}
"""Powers of ten → what people write behind a number for them."""
_SCALE_WORD = re.compile(
    "|".join(rf"(?P<e{power}>{words.replace(' ', '|')})" for power, words in _SCALE_WORDS.items()).join(
        (r"(?:", r")\b\.?\s*")
    ),
    re.IGNORECASE,
)
_SOME_CURRENCY = frozenset({"currency", "money", "währung", "devise", "moneda", "moeda", "valuta"})
_PLAIN_UNITS = frozenset({"", "number", "numeric", "#", "none", "count", "n/a", "units", "unit", "-", "absolute"})
_SCALES = frozenset({"k", "m", "bn"})
_SHARE = re.compile(
    r"(?P<done>\d{1,9}(?:\.\d{1,9})?)\s*(?:%|(?:/|of|von|sur|de)\s*(?P<all>\d{1,9})\s*(?:\(\d{1,3}\s*%\))?)?"
)
_PERCENT_UNITS = frozenset({"%", "percent", "percentage", "percent (%)", "prozent"})


@lru_cache(maxsize=1 << 12)
def number_in(text: str, *, comma: bool | None = None) -> tuple[Decimal, str, str] | None:
    """Return (number, sign before it, unit behind it) of a figure; None where a text is none.

    `comma` tells whether a comma stands before decimals. Without it the later of the two signs does, and a comma alone
    groups thousands only where three digits follow. A word such as `Mio.` behind the number is part of it.
    """
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        return None
    digits = _GROUPS.sub("", found["digits"])
    number = _decimal(digits, comma=_is_comma(digits) if comma is None else comma)
    if number is None or _POWER.match(found["unit"]):
        return None
    negative = bool(found["sign"] or found["after"])
    unit = found["unit"].strip()
    if scale := _SCALE_WORD.match(unit):
        number *= 10 ** int((scale.lastgroup or "e0")[1:])
        unit = unit[scale.end() :].strip()
    return (-number if negative else number), (found["before"] or "").strip(), unit


def _is_comma(digits: str) -> bool:
    if "," not in digits:
        return digits.count(".") > 1
    if "." in digits:
        return digits.rfind(",") > digits.rfind(".")
    return digits.count(",") == 1 and len(digits) - digits.index(",") != 4


def _decimal(digits: str, *, comma: bool) -> Decimal | None:
    point, group = (",", ".") if comma else (".", ",")
    try:
        return Decimal(digits.replace(group, "").replace(point, "."))
    except InvalidOperation:
        return None


def digits_of(number: Decimal) -> str:
    """Return a number in digits, without idle zeros and without powers of ten."""
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in {"", "-0"} else text


def figure(text: str, unit: str = "", *, comma: bool | None = None) -> str:
    """Return a figure in the notation of the content format, a bare number in `unit`; empty where a text is none."""
    read = number_in(text, comma=comma)
    if read is None:
        return ""
    number, before, own = read
    if (own.startswith("%") and len(own) > 1) or own.startswith(":"):
        return ""
    if before and own.casefold() in _SCALES:
        return f"{'-' if number < 0 else ''}{_CURRENCY.get(before.casefold(), before)}{digits_of(abs(number))}{own}"
    return with_unit(number, before or own or unit)


def with_unit(number: Decimal, unit: str) -> str:
    """Return a number with its unit as the content format writes them."""
    known = normal_unit(unit)
    digits = digits_of(number)
    if not known:
        return digits
    if known == "%":
        return f"{digits}%"
    if known.startswith("/"):
        return f"{digits}{known}"
    if known[-1] in "$€£¥₹":
        return f"-{known}{digits[1:]}" if digits.startswith("-") else f"{known}{digits}"
    return f"{digits} {known}"


@lru_cache(maxsize=1 << 10)
def normal_unit(unit: str) -> str:
    """Return a unit as the content format writes it; empty for what says only that it is a number."""
    plain = " ".join(unit.split()).strip("()")
    low = plain.casefold()
    if low in _PLAIN_UNITS or low in _SOME_CURRENCY:
        return ""
    if low in _PERCENT_UNITS:
        return "%"
    return _CURRENCY.get(low, plain)


def says_only_currency(unit: str) -> bool:
    """Whether a unit says that figures are money, and not in which currency."""
    return unit.strip().casefold() in _SOME_CURRENCY


def percentage(text: str, *, fraction: bool = False, comma: bool | None = None) -> Decimal | None:
    """Return a percentage as a number (40 for `40%`); None where a text is none.

    `fraction` says that a bare number from 0 to 1 is a part of one.
    """
    read = number_in(text, comma=comma)
    if read is None or read[1] or read[2] not in {"", "%"}:
        return None
    number = read[0]
    return number * 100 if fraction and read[2] == "" and 0 <= number <= 1 else number


def share(text: str) -> Decimal | None:
    """Return progress as a percentage: `60%`, `60`, `3 of 5`, `3/5 (60%)`; None where a text is none of these."""
    whole = _SHARE.fullmatch(text.strip())
    if whole is None:
        return None
    if whole["all"] is None:
        return Decimal(whole["done"])
    return 100 * Decimal(whole["done"]) / Decimal(whole["all"]) if Decimal(whole["all"]) else None


def stated(percent: Decimal) -> str:
    """Return stated progress: `40%`. What the content format does not read, such as `-20%`, becomes a note later."""
    return f"{digits_of(round(percent, 2) if abs(percent) < _BEYOND_ROUNDING else percent)}%"


_BEYOND_ROUNDING = 10**9
"""A percentage as large as this is nobody's progress, and may have more digits than can be rounded."""

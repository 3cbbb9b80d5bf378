"""Exact figures: the decimal context, means, clamping, rounding, and decimals as plain text."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal

ZERO = Decimal(0)
ONE = Decimal(1)
TENTH = Decimal("0.1")
FOUR_PLACES = Decimal("0.0001")
LONGEST_EXPONENT = 60
"""Numbers farther from 1 than so many places are written with an exponent, so that no text grows without bound."""


def arithmetic() -> Context:
    """Return the context of all computation: 28 digits; what has no value becomes "not a number", never an error."""
    return Context(prec=28, rounding=ROUND_HALF_EVEN, traps=[])


def usable(number: Decimal | None) -> Decimal | None:
    """Return the number, or nothing where a computation had no finite result."""
    return number if number is not None and number.is_finite() else None


def clamp(number: Decimal) -> Decimal:
    """Return progress as it is shown and counted: between 0 and 1."""
    if number >= ONE:
        return ONE
    return number if number > ZERO else ZERO


def mean(numbers: list[Decimal]) -> Decimal | None:
    """Return the plain mean; nothing of nothing."""
    return sum(numbers, ZERO) / len(numbers) if numbers else None


def weighted_mean(pairs: Iterable[tuple[Decimal, Decimal]]) -> Decimal | None:
    """Return the mean of (weight, number) pairs; nothing where no weight is above zero."""
    weights = total = ZERO
    for weight, number in pairs:
        if weight > ZERO:
            weights += weight
            total += weight * number
    return usable(total / weights) if weights else None


def to_tenths(number: Decimal) -> Decimal:
    """Round to one decimal, halves up, as a reader would."""
    return number.quantize(TENTH, rounding=ROUND_HALF_UP)


def plain(number: Decimal) -> str:
    """Return a decimal as text without exponent and without idle zeros (`31`, `0.5`, `-12.25`)."""
    if not number.is_finite() or abs(number.adjusted()) > LONGEST_EXPONENT:
        return str(number)
    text = format(number, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def fraction(number: Decimal | None) -> str:
    """Return a fraction of progress as text with at most four places; empty for nothing."""
    if number is None:
        return ""
    rounded = number.quantize(FOUR_PLACES, rounding=ROUND_HALF_UP)
    return plain(rounded if rounded.is_finite() else number) if rounded else "0"

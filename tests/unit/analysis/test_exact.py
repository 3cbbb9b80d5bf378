"""Exact figures and their text."""

from __future__ import annotations

from decimal import Decimal, localcontext

import pytest

from okrsite_gen.analysis.exact import arithmetic, clamp, fraction, plain, to_tenths, usable, weighted_mean


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("0.4091", "0.4091"),
        ("0.40909090909", "0.4091"),
        ("0.50", "0.5"),
        ("1E+1", "10"),
        ("-0.21249", "-0.2125"),
        ("0", "0"),
        ("0.00001", "0"),
        ("-0.00001", "0"),
        ("1E+999999", "1E+999999"),
        ("NaN", "NaN"),
    ],
)
def test_a_fraction_has_at_most_four_places(number, expected):
    with localcontext(arithmetic()):
        assert fraction(Decimal(number)) == expected


@pytest.mark.parametrize(
    ("number", "expected"), [("31", "31"), ("31.50", "31.5"), ("100", "100"), ("1E+3", "1000"), ("-0.250", "-0.25")]
)
def test_a_decimal_is_written_without_exponent_and_idle_zeros(number, expected):
    assert plain(Decimal(number)) == expected


@pytest.mark.parametrize(("number", "expected"), [("-0.2", "0"), ("0.3", "0.3"), ("1.7", "1")])
def test_progress_is_clamped(number, expected):
    assert clamp(Decimal(number)) == Decimal(expected)


@pytest.mark.parametrize(("number", "expected"), [("0.65", "0.7"), ("0.35", "0.4"), ("0.6499", "0.6")])
def test_halves_are_rounded_up(number, expected):
    assert to_tenths(Decimal(number)) == Decimal(expected)


def test_a_weighted_mean_needs_weight():
    one, three = (Decimal(1), Decimal("0.4")), (Decimal(3), Decimal("0.8"))

    assert weighted_mean([one, three]) == Decimal("0.7")
    assert weighted_mean([(Decimal(0), Decimal(1))]) is None
    assert weighted_mean([]) is None


def test_what_is_not_a_number_is_nothing():
    with localcontext(arithmetic()):
        assert usable(Decimal(1) / Decimal(0)) is None
        assert usable(Decimal("1E+999999") * 10) is None

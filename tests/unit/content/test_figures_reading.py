"""Figures: what each written form means, and what is refused with which words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from okrsite_gen.content.figures import Complaint, read_figure, read_fraction, same_unit
from okrsite_gen.content.units import normal_unit
from okrsite_gen.model.values import WITHHELD, Value


def figure(text: str, unit: str = "", *, comma: bool = False) -> Value:
    found = read_figure(text, unit, decimal_comma=comma)
    assert isinstance(found, Value), found
    return found


def complaint(text: str, *, comma: bool = False) -> Complaint:
    found = read_figure(text, decimal_comma=comma)
    assert isinstance(found, Complaint), found
    return found


@pytest.mark.parametrize(
    ("written", "number", "unit"),
    [
        ("38%", "38", "%"),
        ("99.95 %", "99.95", "%"),
        ("38 percent", "38", "%"),
        ("٣٨٪", "38", "%"),
        ("$1.2M", "1200000", "$"),
        ("€4,250", "4250", "€"),
        ("4 250 €", "4250", "€"),
        ("US$ 4.5bn", "4500000000", "us$"),
        ("EUR 5", "5", "eur"),
        ("12 days", "12", "day"),
        ("1 day", "1", "day"),
        ("12 days (median)", "12", "day"),
        ("1.5k", "1500", ""),
        ("1.5kg", "1.5", "kg"),
        ("120ms", "120", "ms"),
        ("6/10", "6", "/10"),
        ("6 out of 10", "6", "/10"),
        ("5 € per month", "5", "€/month"),
        ("$5/month", "5", "$/month"),
        ("3 per 1,000 users", "3", "/1,000 user"),
        ("5 m²", "5", "m²"),
        ("-3", "-3", ""),
        ("−3", "-3", ""),
        ("-$5", "-5", "$"),
        ("$-5", "-5", "$"),
        ("+5%", "5", "%"),
        (".5", "0.5", ""),
        ("1,234,567.89", "1234567.89", ""),
        ("12,34,567", "1234567", ""),
        ("1\u202f234\u00a0", "1234", ""),
        ("1'234", "1234", ""),
        ("2x", "2", "x"),
        ("3 million users", "3000000", "user"),
        (" 7 ", "7", ""),
    ],
)
def test_a_figure_is_read(written: str, number: str, unit: str) -> None:
    found = figure(written)
    assert (found.number, found.unit, found.written) == (Decimal(number), unit, written.strip())


@pytest.mark.parametrize(
    ("written", "number", "unit"),
    [
        ("12m", 12_000_000, ""),
        ("12 m", 12, "m"),
        ("€12 m", 12_000_000, "€"),
        ("12 M€", 12_000_000, "€"),
        ("12 M", 12_000_000, ""),
        ("12K", 12_000, ""),
        ("5 bn", 5_000_000_000, ""),
        ("5 B", 5, "b"),
    ],
)
def test_a_scale_follows_at_once_and_a_spaced_m_is_a_unit_unless_money_is_meant(
    written: str, number: int, unit: str
) -> None:
    found = figure(written)
    assert (found.number, found.unit) == (number, unit)


def test_scaled_numbers_have_no_idle_zeros() -> None:
    assert str(figure("$1.2M").number) == "1200000"
    assert str(figure("1.2345k").number) == "1234.5"


@pytest.mark.parametrize(
    ("written", "relation"),
    [
        ("<5%", "<"),
        ("≥ 3", "≥"),
        (">=3", "≥"),
        ("<= 3", "≤"),
        ("~40", "~"),
        ("≈ 40", "~"),
        ("100+", "≥"),
        ("> $3", ">"),
    ],
)
def test_a_relation_is_kept_for_show(written: str, relation: str) -> None:
    assert figure(written).relation == relation


@pytest.mark.parametrize(
    ("written", "prefix", "suffix", "scale"),
    [
        ("$1.2M", "$", "", "M"),
        ("12 days", "", " days", ""),
        ("99.95 %", "", " %", ""),
        ("12 K users", "", " users", "k"),
    ],
)
def test_the_parts_around_the_number_are_kept_as_shown(written: str, prefix: str, suffix: str, scale: str) -> None:
    found = figure(written)
    assert (found.prefix, found.suffix, found.scale) == (prefix, suffix, scale)


@pytest.mark.parametrize(
    ("unit", "prefix", "suffix", "normal"),
    [
        ("%", "", "%", "%"),
        ("days", "", " days", "day"),
        ("$", "$", "", "$"),
        ("/10", "", "/10", "/10"),
        ("", "", "", ""),
    ],
)
def test_a_bare_number_takes_the_unit_of_its_key_result(unit: str, prefix: str, suffix: str, normal: str) -> None:
    found = figure("47", unit)
    assert (found.prefix, found.suffix, found.unit) == (prefix, suffix, normal)


def test_a_figure_with_a_unit_keeps_it() -> None:
    assert figure("47 hours", "days").unit == "hour"


@pytest.mark.parametrize("written", ["withheld", "Withheld", " withheld "])
def test_withheld_stands_for_a_figure(written: str) -> None:
    assert read_figure(written) is WITHHELD


@pytest.mark.parametrize(
    ("written", "message", "hint"),
    [
        (
            "4,6",
            "Is `4,6` meant as 4.6 or as 46?",
            "Write `4.6` or `46`; if all your numbers are written like this, set",
        ),
        ("0,250", "Is `0,250` meant as 0.250 or as 250?", "Write `0.250` or `250`"),
        ("€4,25", "Is `€4,25` meant as 4.25 or as 425?", "Write `4.25` or `425`"),
        ("1.234.567", "`1.234.567` is not a number as this site writes them.", "Write it as in `1,234.5`"),
    ],
)
def test_an_ambiguous_separator_asks(written: str, message: str, hint: str) -> None:
    found = complaint(written)
    assert (found.code.id, found.message) == ("VAL002", message)
    assert found.hint.startswith(hint)


@pytest.mark.parametrize(
    ("written", "number"),
    [("4,6", "4.6"), ("4.250", "4250"), ("1.234,5 €", "1234.5"), ("1 234,5", "1234.5"), ("38", "38")],
)
def test_with_a_decimal_comma_the_signs_change_places(written: str, number: str) -> None:
    assert figure(written, comma=True).number == Decimal(number)


def test_with_a_decimal_comma_a_point_asks() -> None:
    found = complaint("4.6", comma=True)
    assert found.message == "Is `4.6` meant as 4,6 or as 46?"
    assert "remove `decimal: comma` from okrsite.yml" in found.hint


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("5-10", "It names two numbers."),
        ("5–10%", "It names two numbers."),
        ("10 to 20", "It names two numbers."),
        ("1:30", "It looks like a time of day or a duration."),
        ("1e6", "Powers of ten are not read."),
        ("0x10", "Programs write numbers so, to another base."),
        ("$0XcaFe", "Programs write numbers so, to another base."),
        ("-0b11 days", "Programs write numbers so, to another base."),
        ("2026-11-01", "It is a date."),
        ("2h 15min", "What follows the number is not a unit."),
        ("12 34", "The digits stand apart in a way that no number is written."),
        ("TBD", "Nothing can be computed from it."),
        ("", "Nothing can be computed from it."),
        ("5.", "What follows the number is not a unit."),
        ("x" * 200, "It is too long for a number with its unit."),
    ],
)
def test_what_is_no_figure_is_refused_with_a_reason(written: str, reason: str) -> None:
    found = complaint(written)
    assert (found.code.id, found.reason) == ("VAL001", reason)
    assert found.hint
    assert len(found.message) < 120


def test_endless_digits_are_refused() -> None:
    assert complaint("9" * 5000).code.id == "VAL003"
    assert figure("9" * 18).number == Decimal("9" * 18)
    assert figure("9" * 18 + "bn").number == Decimal("9" * 18 + "0" * 9)


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("31 days", "1 day", True),
        ("3 Tage", "1 Tag", True),
        ("$5", "5 $", True),
        ("5", "3 days", True),
        ("withheld", "3 days", True),
        ("3 hours", "3 days", False),
        ("3%", "$3", False),
        ("3 m", "3 ms", False),
        ("6/10", "3/5", False),
    ],
)
def test_units_agree(first: str, second: str, *, same: bool) -> None:
    left, right = read_figure(first), read_figure(second)
    assert not isinstance(left, Complaint)
    assert not isinstance(right, Complaint)
    assert same_unit(left, right) is same


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("companies", "company"),
        ("boxes", "box"),
        ("classes", "class"),
        ("buses", "bus"),
        ("houses", "house"),
        ("people", "person"),
        ("hrs", "hr"),
        ("FTEs", "fte"),
        ("NPS", "nps"),
        ("user sessions", "user session"),
        ("bus", "bus"),
    ],
)
def test_units_count_in_the_singular(plural: str, singular: str) -> None:
    assert normal_unit(plural) == normal_unit(singular) == singular


@pytest.mark.parametrize(
    ("written", "fraction"), [("40%", "0.4"), ("0.4", "0.4"), ("1", "1"), ("0", "0"), ("120%", "1.2")]
)
def test_progress_is_a_percentage_or_a_fraction(written: str, fraction: str) -> None:
    assert read_fraction(written) == Decimal(fraction)


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("40", "Write `40%`."),
        ("-1", "Write `40%` or `0.4`."),
        ("5 days", "Write `40%` or `0.4`."),
        ("withheld", ""),
        ("", ""),
    ],
)
def test_other_progress_is_refused(written: str, hint: str) -> None:
    found = read_fraction(written)
    assert isinstance(found, Complaint)
    assert found.code.id == "VAL004"
    assert found.hint.startswith(hint)


def test_progress_follows_the_decimal_sign_of_the_site() -> None:
    assert read_fraction("0,4", decimal_comma=True) == Decimal("0.4")
    assert isinstance(read_fraction("0,4"), Complaint)


@pytest.mark.parametrize(
    ("written", "suffix"), [("9 percent", "%"), ("9 per cent", "%"), ("9 Prozent", "%"), ("9 %", " %")]
)
def test_a_percentage_in_words_is_shown_with_the_sign(written: str, suffix: str) -> None:
    assert read_figure(written).suffix == suffix


@pytest.mark.parametrize(("written", "unit"), [("0 x", "x"), ("2x", "x"), ("0 boxes", "box"), ("0b", "b")])
def test_units_may_begin_like_a_number_to_another_base(written: str, unit: str) -> None:
    found = read_figure(written)
    assert isinstance(found, Value)
    assert found.unit == unit

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from babel.numbers import format_decimal

from okrsite_gen.model.values import WITHHELD, Value
from okrsite_gen.site.figures import NumberFormats, places_to_agree

NB = "\N{NO-BREAK SPACE}"
EN = NumberFormats("en")


def value(number, **parts):
    return Value(Decimal(number), **parts)


@pytest.mark.parametrize(
    ("fraction", "shown"),
    [
        ("0.42", f"42{NB}%"),
        ("0", f"0{NB}%"),
        ("1", f"100{NB}%"),
        ("0.665", f"67{NB}%"),
        ("-0.12", f"−12{NB}%"),
        ("1.174", f"117{NB}%"),
        ("0.9999", f"99{NB}%"),
        ("0.001", f"<{NB}1{NB}%"),
        ("-0.001", f"0{NB}%"),
        ("12345", f"1,234,500{NB}%"),
        ("1E+30", f"1{'0' * 32}{NB}%"),
    ],
)
def test_percent_rounds_but_never_claims_all_or_nothing_too_early(fraction, shown):
    assert EN.percent(Decimal(fraction)) == shown


@pytest.mark.parametrize("method", ["percent", "points", "size", "number", "score"])
def test_what_is_not_known_is_a_dash(method):
    assert getattr(EN, method)(None) == "—"


@pytest.mark.parametrize(("gap", "signed", "size"), [("-0.2125", "−21", "21"), ("0.1", "+10", "10"), ("0", "0", "0")])
def test_gaps_are_points_with_a_true_minus(gap, signed, size):
    assert (EN.points(Decimal(gap)), EN.size(Decimal(gap))) == (signed, size)


@pytest.mark.parametrize(
    ("progress", "planned", "limit", "places"),
    [
        ("0.40", "0.56", None, 0),
        ("0.744", "0.727", None, 1),
        ("0.40", "0.56", "0.16", 0),
        ("0.40", "0.562", "0.16", 1),
        ("0.40", "0.5604", "0.16", 2),
        ("0.998", "0.90", None, 1),
    ],
)
def test_percentages_have_so_many_decimals_that_a_reader_can_subtract_them(progress, planned, limit, places):
    parts = (Decimal(progress), Decimal(planned), Decimal(limit) if limit else None)
    assert places_to_agree(*parts) == places


@pytest.mark.parametrize(
    ("number", "shown"),
    [("1234.50", "1,234.5"), ("1E+3", "1,000"), ("-0.5", "−0.5"), ("100", "100"), ("9" * 40, "9" * 40)],
)
def test_numbers_are_grouped_and_exact(number, shown):
    assert EN.number(Decimal(number)) == shown


def test_a_number_with_more_digits_than_can_be_computed_with_is_shown_as_it_is():
    assert EN.number(Decimal("1." + "23" * 30)) == "1." + "23" * 30


@pytest.mark.parametrize(
    ("figure", "shown"),
    [
        (value("38", unit="%", suffix="%"), f"38{NB}%"),
        (value("99.90", unit="%", suffix=" %"), f"99.90{NB}%"),
        (value("1200000", unit="$", prefix="$", scale="M"), "$1.2M"),
        (value("-4250", unit="€", prefix="€"), "−€4,250"),
        (value("12", unit="day", suffix=" days"), f"12{NB}days"),
        (value("6", unit="/10", suffix="/10"), "6/10"),
        (value("200", unit="ms", suffix=" ms", relation="<"), f"<{NB}200{NB}ms"),
        (value("7", relation="~"), "~7"),
        (value("5", unit="€"), "€5"),
        (value("5", unit="day"), f"5{NB}day"),
        (value("5000000000", scale="bn"), "5bn"),
        (WITHHELD, "not published"),
        (None, "—"),
    ],
)
def test_figures_keep_their_authors_form(figure, shown):
    assert EN.figure(figure, "not published") == shown


def test_equal_numbers_of_different_precision_are_not_mixed_up():
    assert [EN.figure(value("0.4"), ""), EN.figure(value("0.40"), "")] == ["0.4", "0.40"]


def test_other_languages_use_their_own_signs():
    assert NumberFormats("de").number(Decimal("1234.5")) == "1.234,5"
    assert NumberFormats("tr").percent(Decimal("0.5")) == "%50"
    assert NumberFormats("klingon").number(Decimal("1234.5")) == "1,234.5"


@pytest.mark.parametrize(("score", "shown"), [("0.65", "0.7"), ("1", "1.0"), ("0.7", "0.7")])
def test_scores_have_one_decimal(score, shown):
    assert EN.score(Decimal(score)) == shown


def test_a_hundred_thousand_figures_take_less_than_a_second():
    figures = [Decimal(number) / 1000 for number in range(1000)]
    start = time.perf_counter()
    for _ in range(100):
        for figure in figures:
            EN.percent(figure)
    assert time.perf_counter() - start < 1


def test_a_percent_sign_stands_close_where_the_language_has_it_so():
    assert NumberFormats("ja").percent(Decimal("0.47")) == "47%"
    assert NumberFormats("de").percent(Decimal("0.47")) == f"47{NB}%"


def test_signs_stay_on_their_side_of_the_digits_in_words_from_right_to_left():
    arabic = NumberFormats("ar")
    assert arabic.percent(Decimal("0.47")) == "\u206847%\u2069"
    assert arabic.points(Decimal("-0.12")) == "\u2068−12\u2069"
    assert arabic.figure(value("12", suffix=" days"), "") == f"\u206812{NB}days\u2069"
    assert arabic.number(Decimal(12)) == "12"


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "pl", "ar", "pt", "sv", "hi", "de-CH", "bn", "en-IN"])
@pytest.mark.parametrize("digits", ["0", "0.5", "9.10", "999", "1000", "12345.678", "1E+3", "100000", "98765432.10"])
@pytest.mark.parametrize("sign", ["", "-"])
def test_digits_are_those_of_the_language_however_quickly_they_are_written(language, digits, sign):
    number = Decimal(sign + digits)
    places = max(0, -number.as_tuple().exponent)
    formats = NumberFormats(language)
    whole = formats.locale.decimal_formats[None].pattern.partition(".")[0].partition(";")[0]
    pattern = whole + ("." + "0" * places if places else "")
    assert formats._digits(number) == format_decimal(number, format=pattern, locale=formats.locale).replace("-", "−")


def test_equal_figures_keep_the_digits_with_which_they_were_written():
    assert [EN.figure(value(number), "withheld") for number in ("1.5", "1.50", "1.5")] == ["1.5", "1.50", "1.5"]


def test_nothing_looks_the_same_whoever_wrote_it_first():
    numbers = ("-0", "0", "-0.00")
    assert {NumberFormats("en").number(Decimal(first)) for first in numbers} == {"0"}

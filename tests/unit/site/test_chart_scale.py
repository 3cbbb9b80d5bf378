"""Axes are read with ease: few, round, evenly spread figures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest

from okrsite_gen.model.values import Value
from okrsite_gen.site.charts.measure import measure_of, tick_words, unit_words
from okrsite_gen.site.charts.scale import domain, month_starts, ticks


def numbers(*texts):
    return tuple(map(Decimal, texts))


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        ("0", "31", ("0", "10", "20", "30")),
        ("37.5", "45.5", ("38", "40", "42", "44")),
        ("0", "1", ("0", "0.25", "0.5", "0.75", "1")),
        ("-3", "12", ("0", "5", "10")),
        ("0", "5406", ("0", "2000", "4000")),
    ],
)
def test_figures_beside_an_axis_are_round(low, high, shown):
    assert ticks(Decimal(low), Decimal(high)) == numbers(*shown)


@pytest.mark.parametrize("high", ["0.0000004", "7", "123456", "3E+30"])
@pytest.mark.parametrize("low", ["0", "-12.5"])
def test_there_are_few_of_them_evenly_spread_and_inside(low, high):
    low, high = Decimal(low), Decimal(high)
    shown = ticks(low, high)
    assert 2 <= len(shown) <= 5
    assert all(low <= number <= high for number in shown)
    assert len({after - before for before, after in pairwise(shown)}) == 1


def test_what_is_counted_in_whole_things_has_no_halves():
    assert ticks(Decimal(0), Decimal(2), whole=True) == numbers("0", "1", "2")


@pytest.mark.parametrize(("low", "high", "begins"), [("2", "31", True), ("38", "45", False), ("0", "9", True)])
def test_an_axis_begins_at_nothing_where_that_is_near(low, high, begins):
    ends = domain(Decimal(low), Decimal(high))
    assert (ends[0] == 0) == begins
    assert ends[1] > Decimal(high)


def test_a_single_figure_has_room_above_and_below():
    low, high = domain(Decimal(5), Decimal(5))
    assert low < 5 < high


def test_months_begin_within_the_days_shown():
    assert month_starts(date(2026, 10, 1), date(2026, 12, 31)) == (
        date(2026, 10, 1),
        date(2026, 11, 1),
        date(2026, 12, 1),
    )
    assert month_starts(date(2026, 12, 2), date(2027, 1, 1)) == (date(2027, 1, 1),)


@pytest.mark.parametrize(
    ("like", "number", "tick", "unit"),
    [
        (Value(Decimal(2), "day", suffix=" days"), "20", "20", "Value over time (days)"),
        (Value(Decimal(45), "%", suffix="%"), "40", "40 %", "Value over time (%)"),
        (Value(Decimal(1200000), "$", prefix="$", scale="M"), "1500000", "$1.5M", ""),
        (Value(Decimal(5), "$", prefix="$"), "12345678901", "$12.3B", ""),
        (Value(Decimal(5)), "7", "7", ""),
    ],
)
def test_figures_beside_an_axis_carry_signs_and_the_caption_carries_units(words, like, number, tick, unit):
    assert tick_words(Decimal(number), like, words.numbers).replace("\xa0", " ") == tick
    assert unit_words(like, words) == unit


def test_progress_reads_in_the_unit_of_start_and_target_and_else_in_per_cent():
    day = Value(Decimal(31), "day"), Value(Decimal(2), "day")
    assert measure_of(*day).number(Decimal("0.5")) == Decimal("16.5")
    assert measure_of(day[0], Value(Decimal(2), "$")).number(Decimal("0.5")) == 50
    assert measure_of(None, day[1]).number(Decimal(1)) == 100

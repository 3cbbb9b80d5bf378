"""Planned paths."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from okrsite_gen.analysis.path import explicit, steps, straight

START, MIDDLE, END = date(2026, 10, 1), date(2026, 10, 11), date(2026, 10, 21)
EARLY = Decimal("0.15")


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 9, 1), "0"),
        (START, "0"),
        (date(2026, 10, 6), "0.175"),
        (MIDDLE, "0.35"),
        (END, "0.7"),
        (date(2026, 12, 1), "0.7"),
    ],
)
def test_a_straight_path_is_level_outside_its_days(day, expected):
    path = straight(START, END, Decimal("0.7"), EARLY)

    assert path is not None
    assert path.planned(day) == Decimal(expected)


def test_the_first_fifteen_percent_are_early():
    path = straight(START, END, Decimal(1), EARLY)

    assert path is not None
    assert [path.early(date(2026, 10, day)) for day in (1, 3, 4, 5)] == [True, True, False, False]
    assert path.judged(date(2026, 10, 3)) is None
    assert path.judged(date(2026, 10, 6)) == Decimal("0.25")


def test_there_is_no_path_without_days_between():
    assert straight(END, START, Decimal(1), EARLY) is None
    assert straight(START, START, Decimal(1), EARLY) is None
    assert explicit([(START, Decimal(1))], None, None, EARLY) is None
    assert explicit([], START, END, EARLY) is None
    assert steps([], START, EARLY) is None


def test_a_written_path_runs_from_the_start_through_its_points_to_the_target():
    path = explicit([(MIDDLE, Decimal("0.2"))], START, END, EARLY)

    assert path is not None
    assert path.points == ((START, Decimal(0)), (MIDDLE, Decimal("0.2")), (END, Decimal(1)))
    assert path.planned(date(2026, 10, 16)) == Decimal("0.6")


def test_a_written_path_may_fall_and_end_before_it_is_due():
    path = explicit([(END, Decimal("0.9")), (START, Decimal("0.5")), (MIDDLE, Decimal("0.3"))], START, MIDDLE, EARLY)

    assert path is not None
    assert path.points == ((START, Decimal("0.5")), (MIDDLE, Decimal("0.3")), (END, Decimal("0.9")))


def test_milestones_step_up_on_the_day_after_they_are_due():
    path = steps([(END, Decimal("0.75")), (MIDDLE, Decimal("0.25"))], START, EARLY)

    assert path is not None
    planned = [path.planned(day) for day in (MIDDLE, date(2026, 10, 12), END, date(2026, 10, 22))]
    assert planned == [Decimal(0), Decimal("0.25"), Decimal("0.25"), Decimal(1)]

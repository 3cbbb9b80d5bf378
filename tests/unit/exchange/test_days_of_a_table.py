"""Days that can be read in two ways: another day of the table tells in which they are meant."""

from __future__ import annotations

from datetime import date

import pytest

from okrsite_gen.exchange.tables.days import Days
from okrsite_gen.model.incoming import Spot

SPOT = Spot("export.csv", 2, "Due")


@pytest.mark.parametrize(
    ("other", "day", "told"),
    [
        ("25/04/2026", date(2026, 4, 3), "with the day first, since `25/04/2026` can only be read so: 2026-04-03."),
        ("04/25/2026", date(2026, 3, 4), "with the month first, since `04/25/2026` can only be read so: 2026-03-04."),
        ("2026-04-25", date(2026, 3, 4), "with the month first: 2026-03-04."),
    ],
)
def test_a_day_that_can_be_read_in_one_way_tells_how_the_others_are_meant(other, day, told):
    days = Days(["03/04/2026", other], hint="Write {other}.")
    assert [days.read("03/04/2026", SPOT, "due"), days.read("03/04/2026", SPOT, "due")] == [day, day]
    (guess,) = days.guesses
    assert told in guess.what
    assert guess.what.endswith("Write month-first." if "25/04" in other else "Write day-first.")


def test_where_somebody_said_the_order_nothing_is_guessed():
    days = Days(["04/25/2026"], day_first=True, hint="")
    assert days.read("03/04/2026", SPOT, "due") == date(2026, 4, 3)
    assert days.guesses == []


def test_days_that_can_be_read_in_one_way_alone_are_not_told():
    days = Days(["25/04/2026"], hint="")
    assert days.read("25/04/2026", SPOT, "due") == date(2026, 4, 25)
    assert days.guesses == []

"""Days that stay inside the calendar, and the clock of the cadence."""

from __future__ import annotations

from datetime import date

import pytest

from okrsite_gen.analysis.days import Clock, later, month_later
from okrsite_gen.model.kinds import Cadence


@pytest.mark.parametrize(
    ("day", "days", "expected"),
    [
        (date(2026, 11, 20), 7, date(2026, 11, 27)),
        (date(2026, 11, 20), -14, date(2026, 11, 6)),
        (date(9999, 12, 30), 7, date.max),
        (date(1, 1, 3), -7, date.min),
    ],
)
def test_a_later_day_never_leaves_the_calendar(day, days, expected):
    assert later(day, days) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 20), date(2026, 12, 20)),
        (date(2026, 12, 31), date(2027, 1, 31)),
        (date(2027, 1, 31), date(2027, 2, 28)),
        (date(2028, 1, 30), date(2028, 2, 29)),
        (date(9999, 11, 30), date(9999, 12, 30)),
        (date(9999, 12, 5), date.max),
    ],
)
def test_a_month_later_is_the_same_day_or_the_month_s_last(day, expected):
    assert month_later(day) == expected


@pytest.mark.parametrize(
    ("cadence", "grace", "breaks", "last", "expected"),
    [
        (Cadence.WEEKLY, 3, (), date(2026, 11, 20), date(2026, 12, 2)),
        (Cadence.WEEKLY, 0, (), date(2026, 11, 20), date(2026, 11, 27)),
        (Cadence.WEEKLY, 3, (), date(2026, 11, 18), date(2026, 11, 30)),
        (Cadence.FORTNIGHTLY, 3, (), date(2026, 11, 20), date(2026, 12, 9)),
        (Cadence.MONTHLY, 3, (), date(2026, 11, 20), date(2026, 12, 23)),
        # 21 December to 2 January stand still: 19 and 20 December, then 3 to 7 January, then three working days
        (Cadence.WEEKLY, 3, ((date(2026, 12, 21), date(2027, 1, 2)),), date(2026, 12, 18), date(2027, 1, 12)),
        # overlapping and impossible breaks
        (
            Cadence.WEEKLY,
            3,
            ((date(2026, 12, 25), date(2027, 1, 2)), (date(2026, 12, 21), date(2026, 12, 27)), (date.max, date.min)),
            date(2026, 12, 18),
            date(2027, 1, 12),
        ),
        # a word within the break lasts from its end
        (Cadence.WEEKLY, 3, ((date(2026, 12, 21), date(2027, 1, 2)),), date(2026, 12, 23), date(2027, 1, 13)),
        (Cadence.WEEKLY, 3, ((date(2026, 12, 21), date.max),), date(2026, 12, 18), date.max),
    ],
)
def test_a_word_stays_fresh_for_its_cadence_and_some_working_days(cadence, grace, breaks, last, expected):
    assert Clock(cadence, grace, breaks).fresh_until(last) == expected

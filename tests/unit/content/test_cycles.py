"""Which days a cycle's name tells, and which periods hold which."""

from __future__ import annotations

import pytest

from okrsite_gen.content.cycles import following, period_of
from okrsite_gen.model.settings import CycleSettings

CALENDAR = CycleSettings()
OCTOBER = CycleSettings(fiscal_start=10)
OCTOBER_BY_FIRST = CycleSettings(fiscal_start=10, fiscal_named_by_last=False)


@pytest.mark.parametrize(
    ("name", "settings", "days"),
    [
        ("2026", CALENDAR, "2026-01-01 2026-12-31"),
        ("2026-H1", CALENDAR, "2026-01-01 2026-06-30"),
        ("2026-h2", CALENDAR, "2026-07-01 2026-12-31"),
        ("2026-Q1", CALENDAR, "2026-01-01 2026-03-31"),
        ("2026-q4", CALENDAR, "2026-10-01 2026-12-31"),
        ("2026-11", CALENDAR, "2026-11-01 2026-11-30"),
        ("2024-02", CALENDAR, "2024-02-01 2024-02-29"),
        ("2026-12", CALENDAR, "2026-12-01 2026-12-31"),
        ("FY27", CALENDAR, "2027-01-01 2027-12-31"),
        ("FY27", OCTOBER, "2026-10-01 2027-09-30"),
        ("fy2027", OCTOBER, "2026-10-01 2027-09-30"),
        ("FY27-Q1", OCTOBER, "2026-10-01 2026-12-31"),
        ("FY27-Q4", OCTOBER, "2027-07-01 2027-09-30"),
        ("FY27-H2", OCTOBER, "2027-04-01 2027-09-30"),
        ("FY27", OCTOBER_BY_FIRST, "2027-10-01 2028-09-30"),
        ("FY27-Q2", OCTOBER_BY_FIRST, "2028-01-01 2028-03-31"),
        ("2026-Q4", OCTOBER, "2026-10-01 2026-12-31"),
    ],
)
def test_a_name_tells_its_days(name, settings, days):
    period = period_of(name, settings)
    assert period is not None
    assert f"{period.start} {period.end}" == days


@pytest.mark.parametrize(
    "name",
    ["launch", "2026-13", "2026-00", "2026-Q5", "2026-H3", "FY27-11", "27", "0000", "2026-Q4-b", "FY", "２０２６", ""],
)
def test_any_other_name_tells_nothing(name):
    assert period_of(name, CALENDAR) is None


@pytest.mark.parametrize(
    ("outer", "inner", "holds"),
    [
        ("2026", "2026-Q4", True),
        ("2026", "2026-H1", True),
        ("2026-H2", "2026-Q4", True),
        ("2026-Q4", "2026-11", True),
        ("2026-H1", "2026-Q4", False),
        ("2026-Q4", "2026", False),
        ("2026", "2026", False),
        ("FY27", "FY27-Q1", True),
        ("2026", "FY27-Q1", False),
        ("FY27", "2026-11", False),
        ("2026", "FY26", False),
    ],
)
def test_periods_hold_smaller_ones_of_their_own_calendar(outer, inner, holds):
    first, second = period_of(outer, OCTOBER), period_of(inner, OCTOBER)
    assert first is not None
    assert second is not None
    assert first.holds(second) is holds


@pytest.mark.parametrize(
    ("name", "next_name"),
    [
        ("2026", "2027"),
        ("2026-H1", "2026-H2"),
        ("2026-h2", "2027-h1"),
        ("2026-Q3", "2026-Q4"),
        ("2026-Q4", "2027-Q1"),
        ("2026-09", "2026-10"),
        ("2026-12", "2027-01"),
        ("FY27", "FY28"),
        ("FY27-Q4", "FY28-Q1"),
        ("winter", ""),
        ("2198", ""),
    ],
)
def test_the_period_after_one_is_named_alike(name, next_name):
    assert following(name, OCTOBER) == next_name

"""The ruler of the cycle in the header of every page."""

from __future__ import annotations

import re
from datetime import date

import pytest

from okrsite_gen.site.charts.ruler import cycle_ruler


def strokes(svg):
    """(place across a width of 800, where it begins) of every stroke."""
    (drawn,) = re.findall(r'class="ruler-stroke" d="(.*?)"', svg)
    return [(float(place), int(top)) for place, top in re.findall(r"M([\d.]+) (\d+)V16", drawn)]


def test_a_quarter_has_a_long_stroke_a_month_and_a_short_one_a_week():
    svg = cycle_ruler(date(2026, 10, 1), date(2026, 12, 31), date(2026, 11, 27))
    long = [place for place, top in strokes(svg) if top == 4]
    assert long == [0.0, 269.6, 530.4, 800.0]
    assert len(strokes(svg)) - len(long) == 13


def test_a_year_has_strokes_for_its_months_only():
    assert len(strokes(cycle_ruler(date(2026, 1, 1), date(2026, 12, 31), date(2026, 3, 1)))) == 13


@pytest.mark.parametrize(("today", "place"), [(date(2026, 10, 1), "8.7"), (date(2026, 12, 31), "800")])
def test_the_needle_stands_at_the_end_of_the_day(today, place):
    svg = cycle_ruler(date(2026, 10, 1), date(2026, 12, 31), today)
    assert f'class="ruler-now" d="M{place} 0V16"' in svg

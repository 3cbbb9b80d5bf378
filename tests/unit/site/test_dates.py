from __future__ import annotations

from datetime import date

import pytest

from okrsite_gen.site.dates import DateFormats, weeks, zone_of

NB = "\N{NO-BREAK SPACE}"
DAY = date(2026, 11, 20)
EN = DateFormats("en")


@pytest.mark.parametrize(
    ("method", "shown"),
    [
        ("day", f"20{NB}Nov{NB}2026"),
        ("short_day", f"20{NB}Nov"),
        ("long_day", "Friday, 20 November 2026"),
        ("month", "November 2026"),
        ("week", "2026-W47"),
        ("iso", "2026-11-20"),
    ],
)
def test_days_are_written_as_around_the_world(method, shown):
    assert getattr(EN, method)(DAY) == shown


def test_the_week_of_a_day_near_new_year_belongs_to_its_iso_year():
    assert EN.week(date(2027, 1, 2)) == "2026-W53"


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        (date(2026, 10, 1), date(2026, 12, 31), f"1{NB}Oct – 31{NB}Dec{NB}2026"),
        (date(2026, 10, 1), None, f"1{NB}Oct{NB}2026 →"),
        (None, date(2026, 12, 31), f"→ 31{NB}Dec{NB}2026"),
        (None, None, "—"),
    ],
)
def test_a_stretch_of_days_may_be_open(start, end, shown):
    assert EN.days(start, end) == shown


def test_other_languages_have_their_own_order():
    assert DateFormats("en-US").day(DAY) == f"Nov{NB}20,{NB}2026"
    assert DateFormats("de").day(DAY) == f"20.{NB}Nov.{NB}2026"


@pytest.mark.parametrize(
    ("language", "this_year", "year_before"),
    [
        ("en", f"17{NB}Dec", f"17{NB}Dec{NB}2025"),
        ("de", f"17.{NB}Dez.", f"17.{NB}Dez.{NB}2025"),
        ("fr", f"17{NB}déc.", f"17{NB}déc.{NB}2025"),
        ("es", f"17{NB}dic", f"17{NB}dic{NB}2025"),
        ("ja", "12月17日", "2025年12月17日"),
        ("ar", f"17{NB}ديسمبر", f"17{NB}ديسمبر{NB}2025"),
    ],
)
def test_a_short_day_names_its_year_where_it_is_not_that_of_the_site(language, this_year, year_before):
    dates = DateFormats(language, year=2026)
    assert dates.short_day(date(2026, 12, 17)) == this_year
    assert dates.short_day(date(2025, 12, 17)) == year_before
    assert dates.short_day(date(2027, 1, 2)) == dates.day(date(2027, 1, 2))
    assert dates.short_day(None) == "—"


def test_an_unknown_day_is_a_dash_and_nothing_for_machines():
    assert (EN.day(None), EN.week(None), EN.iso(None)) == ("—", "—", "")


def test_an_instant_carries_the_time_zone():
    assert DateFormats("en", "UTC").instant(DAY) == "2026-11-20T12:00:00Z"
    assert DateFormats("en", "Europe/Berlin").instant(DAY) == "2026-11-20T12:00:00+01:00"


@pytest.mark.parametrize("name", ["Mars/Olympus", "", "../etc/passwd", "\0"])
def test_a_time_zone_that_does_not_exist_is_none_and_utc_serves(name):
    assert zone_of(name) is None
    assert DateFormats("en", name).instant(DAY).endswith("Z")


def test_weeks_are_their_mondays():
    assert weeks(date(2026, 11, 20), date(2026, 12, 1)) == (date(2026, 11, 16), date(2026, 11, 23), date(2026, 11, 30))


def test_an_open_stretch_of_days_points_where_the_words_go():
    assert DateFormats("ar").days(date(2026, 10, 1), None) == f"1{NB}أكتوبر{NB}2026 ←"

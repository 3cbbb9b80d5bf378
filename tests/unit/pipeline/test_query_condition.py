"""The language of `query --where`."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrsite_gen.errors import OkrsiteError
from okrsite_gen.model.open_data.tables import Column, Holds
from okrsite_gen.pipeline.query.comparing import Compare
from okrsite_gen.pipeline.query.condition import read_condition

COLUMNS = {
    column.name: column
    for column in (
        Column("title", ""),
        Column("team", ""),
        Column("owner", ""),
        Column("progress", "", Holds.SHARE),
        Column("planned", "", Holds.SHARE),
        Column("confidence", "", Holds.NUMBER),
        Column("weight", "", Holds.NUMBER),
        Column("due", "", Holds.DAY),
        Column("primary", "", Holds.FLAG),
    )
}
ROW = Compare(
    {
        "title": "Sign-up takes a day",
        "team": "care",
        "owner": "Maria Díaz",
        "progress": Decimal("0.42"),
        "planned": Decimal("0.5"),
        "confidence": None,
        "weight": Decimal(2),
        "due": date(2026, 11, 20),
        "primary": True,
    },
    {"team": ("Customer Care",), "owner": ("maria",)},
)
TODAY = date(2026, 11, 20)


def fits(condition, row=ROW):
    return read_condition(condition, COLUMNS, TODAY).fits(row)


@pytest.mark.parametrize(
    "condition",
    [
        "progress<0.5 and owner=maria",
        "progress < 50%",
        "PROGRESS >= 42% AND NOT progress > 42%",
        "owner = @maria",
        'owner = "maria díaz"',
        "team = 'customer care'",
        "team in (payments, care)",
        "team in ('Customer Care')",
        "title ~ sign-UP",
        "confidence is empty and due is not empty",
        "confidence != 3",
        "not confidence < 11",
        "due <= today and due = 2026-11-20",
        "primary = yes",
        "progress > 1 or (progress < 1 and (team = care))",
        "progress > 1 and progress > 1 or team = care",
        "not (team = payments or team = growth)",
        "progress > -0.5",
        "progress < planned and planned > progress",
        "due = 2026-11 and due in (2026-11) and due <= 2026-11",
        "due = this month and not due > this month",
        "due > today - 14 days and due < today + 1 week",
        "due > today-1d and due != 2026-10",
        "confidence != weight",
    ],
)
def test_a_row_fits_what_is_said_of_it(condition):
    assert fits(condition)


@pytest.mark.parametrize(
    "condition",
    [
        "progress > 0.5",
        "confidence = 0",
        "confidence < 5",
        "team = car",
        "primary != true",
        "due > today",
        "planned < progress",
        "due < 2026-11",
        "due > 2026-11",
        "due != this month",
        "due < today - 14 days or due > today + 2 weeks",
        "confidence < weight",
        "weight = confidence",
        "title ~ week",
    ],
)
def test_a_row_does_not_fit_what_is_not_so(condition):
    assert not fits(condition)


@pytest.mark.parametrize(
    ("condition", "place", "message", "hint"),
    [
        ("progres < 1", 1, "there is no column `progres`", "Did you mean `progress`?"),
        ("zzz < 1", 1, "there is no column `zzz`", "There are: title, team"),
        ("progress < 30", 12, "`progress` goes from 0 to 1", "Write 30% or 0.3"),
        ("confidence < 30%", 14, "a plain number", "Leave the % out"),
        ("progress = soon", 12, "`progress` is a number, and `soon` is none", "0.5"),
        ("due < friday", 7, "`due` is a day, and `friday` is none", "2026-11-20"),
        ("due < 2026-13-01", 7, "`due` is a day", ""),
        ("due < 2026-13", 7, "`due` is a day", ""),
        ("due < today - two weeks", 7, "`today - two weeks` is none", "`today - 14 days`"),
        ("due < today + 9999999 days", 7, "`due` is a day", ""),
        ("progress < weight", 12, "`progress` and `weight` hold different things", "shares with shares"),
        ("due > progress", 7, "hold different things", ""),
        ("team < care", 8, "`<` compares numbers and days", "`~`"),
        ("progress ~ 4", 12, "`~` looks for words", ""),
        ("primary = maybe", 11, "neither", "`true` or `false`"),
        ("progress < 1 adn team = care", 14, "not `adn`", "quotes"),
        ("team = customer care", 17, "not `care`", "quotes"),
        ("progress <", 11, "comes what `progress` is compared with", ""),
        ("progress", 9, "after `progress` comes one of", ""),
        ("(progress < 1", 1, "never closed", ""),
        ("progress < 1)", 13, "not `)`", ""),
        ("team in care", 9, "a list in brackets", ""),
        ("team in (care growth)", 15, "parted by `,`", ""),
        ("confidence is 3", 15, "after `is` comes `empty`", "`=`"),
        ("title = 'open", 9, "never closed", ""),
        ("title ! a", 7, "`!` means nothing here", "`!=`"),
        ("'title' = a", 1, "here should be a column", ""),
        ("", 1, "empty", ""),
        ("(" * 60 + "progress<1" + ")" * 60, 51, "at most 50 deep", ""),
        ("a" * 3000, 2000, "at most 2,000 characters", ""),
    ],
)
def test_what_is_wrong_is_told_with_its_place(condition, place, message, hint):
    with pytest.raises(OkrsiteError) as refused:
        fits(condition)
    assert refused.value.message.startswith(f"--where, character {place}: ")
    assert message in refused.value.message
    assert hint in refused.value.hint


def test_the_place_is_shown_below_the_condition():
    with pytest.raises(OkrsiteError) as refused:
        fits("progress < 1 adn x")
    assert refused.value.message.splitlines()[1:] == ["  progress < 1 adn x", "               ^"]


@given(st.text("progress<>=!~()'\", and or not 0.5% is empty in care\n\t#-", max_size=80))
def test_any_text_is_understood_or_refused(condition):
    with suppress(OkrsiteError):
        assert fits(condition) in {True, False}

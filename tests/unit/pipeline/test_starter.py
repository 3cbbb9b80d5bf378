"""The texts of a first site suit any day."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okrsite_gen.pipeline.hosts import HOSTS
from okrsite_gen.pipeline.starter import quarter_of, starter_files

WORDS = {"name": "Ours", "version": "1.0", "requirement": "okrsite==1.0", "branch": "main", "audience": "company"}
WORDS |= {"team": "kitchen", "objective": "ready-at-noon", "company": "All is"}
WORDS |= {"publish": "", **HOSTS["gitea"].words}
WORDS |= {"owners": "/content/teams/a/ @a", "check-in-folders": "/content/teams/**/check-ins/"}
PARTS = ("project", "startup", *dict.fromkeys(part for host in HOSTS.values() for part in host.parts))

days = st.dates(date(2024, 1, 1), date(2032, 12, 31))


def files_on(day: date) -> dict[str, str]:
    return {path: text for _, path, text in starter_files(day, WORDS, PARTS)}


def check_in_days(files: dict[str, str], team: str) -> list[date]:
    found = [re.search(rf"teams/{team}/[^/]+/check-ins/(.*)\.md", path) for path in files]
    return sorted(date.fromisoformat(match[1]) for match in found if match)


@settings(deadline=None, max_examples=60)
@given(days)
def test_no_mark_is_left_in_names_and_texts(day):
    assert [path for path, text in files_on(day).items() if "@@" in path + text] == []


@settings(deadline=None, max_examples=60)
@given(days)
def test_every_team_has_reported_within_the_last_week_and_never_of_a_day_to_come(day):
    files = files_on(day)
    for team in ("company", "kitchen", "shop"):
        reported = check_in_days(files, team)
        assert timedelta(1) <= day - reported[-1] <= timedelta(7)
        assert day - reported[0] <= timedelta(weeks=6)


@settings(deadline=None, max_examples=60)
@given(days)
def test_figures_only_move_towards_their_targets(day):
    files = files_on(day)
    soups = [
        int(re.search(r"value: (\d+)%", text)[1])
        for path, text in sorted(files.items())
        if "teams/kitchen" in path and "check-ins" in path
    ]
    assert soups == sorted(soups)
    assert all(60 <= share <= 95 for share in soups)


@pytest.mark.parametrize(
    ("day", "quarter"),
    [("2026-01-01", "2026-Q1"), ("2026-03-31", "2026-Q1"), ("2026-04-01", "2026-Q2"), ("2026-12-31", "2026-Q4")],
)
def test_the_example_stands_in_the_quarter_of_the_day(day, quarter):
    assert quarter_of(date.fromisoformat(day)) == quarter
    assert f"content/teams/kitchen/{quarter}/ready-at-noon.md" in files_on(date.fromisoformat(day))


def test_hidden_files_get_their_dot():
    assert [path for path in files_on(date(2026, 11, 29)) if "dot-" in path] == []


def test_a_mark_that_nobody_knows_is_refused():
    with pytest.raises(KeyError):
        list(starter_files(date(2026, 11, 29), {}, PARTS))

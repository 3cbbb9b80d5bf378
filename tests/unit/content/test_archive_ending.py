"""The history of what was archived ends with what the archive says."""

from __future__ import annotations

from datetime import date

import pytest

from okrsite_gen.content.archive.ending import ended
from okrsite_gen.model.archive import Archive
from okrsite_gen.model.history import ADDED, REMOVED, Change

DAY = date(2026, 9, 10)
OBJECTIVE = "pay/2026-q2/refunds"
FIELDS = {OBJECTIVE: {"title": "Refunds"}, f"{OBJECTIVE}#days": {"target": "2 days"}}


def change(day: int, before: str, after: str, name: str = "target", entity: str = f"{OBJECTIVE}#days") -> Change:
    return Change(date(2026, 9, day), entity, name, before, after, "", "", "")


def told(*changes: Change, edited=FIELDS) -> list[tuple[str, str]]:
    kept = ended(changes, {"2026-q2": Archive("2026-q2", DAY, edited=edited)})
    return [(each.before, each.after) for each in kept]


@pytest.mark.parametrize("day", [9, 10, 11])
def test_what_leads_away_from_the_archived_words_is_left_out_on_whatever_day_it_was_done(day):
    agreed = change(1, "1 day", "2 days")
    assert told(agreed, change(day, "2 days", "9 days")) == [("1 day", "2 days")]


def test_what_was_changed_before_it_was_archived_the_same_day_stays():
    assert told(change(10, "1 day", "2 days"), change(10, "2 days", "9 days")) == [("1 day", "2 days")]


def test_another_spelling_of_the_archived_words_takes_nothing_away():
    assert told(change(1, "1 day", "2d"), change(10, "2 days", "9 days")) == [("1 day", "2d")]


def test_a_file_that_says_what_the_archive_says_keeps_all_of_its_past():
    assert told(change(10, "1 day", "9 days"), edited={}) == [("1 day", "9 days")]


def test_what_came_and_went_afterwards_never_did():
    new = change(10, "", "Late", ADDED, f"{OBJECTIVE}#late")
    gone = change(10, "Days", "", REMOVED)
    whole = change(10, "Refunds", "", REMOVED, OBJECTIVE)
    assert told(new, gone, whole) == []
    assert told(change(1, "", "Days", ADDED)) == [("", "Days")]


def test_other_cycles_are_left_alone():
    other = change(20, "2 days", "9 days", entity="pay/2026-q3/refunds#days")
    assert told(other) == [("2 days", "9 days")]

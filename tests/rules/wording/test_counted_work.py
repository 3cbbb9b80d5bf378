"""Work that has a figure, and outcomes that begin with the same words."""

from __future__ import annotations

import pytest
from one_title import titles_found

WORK = {
    "start: 0\ntarget: 20": ("Talk to 20 customers", "Number of blog posts published", "Hire drivers"),
    "target: 20": ("Hold customer meetings",),
    "start: 0%\ntarget: 100%": ("Launch new website", "CRM project completed"),
    "done: false": ("Talk to 20 customers", "Hire 1 more SDR and 3 AEs"),
    "description: Seen": (
        "Hold 10 customer meetings",
        "Prepare beta announcement with top 3 analyzers",
        "Hire +2 clerks",
    ),
}
OUTCOMES = {
    "start: 3%\ntarget: 2%": ("Hold churn below 2%",),
    "start: 0\ntarget: 20": (
        "Sign 20 new fleets",
        "Onboard 20 shops that sell within a week",
        "Towns that ask us to come",
    ),
    "start: 4\ntarget: 20": ("Visit reports that lead to a repair",),
    "start: 0\ntarget: 20\nbetter: down": ("Send reminders",),
    "start: 0 €\ntarget: 2000 €": ("Post orders",),
    "start: 0%\ntarget: 100%": ("Orders that leave on the day they come in",),
    "done: false": ("Launch the new website", "The contract with Leeds is signed"),
    "description: Seen": (
        "Deliver 95% of orders on time",
        "Publish 6 case studies and get 200 backlinks",
        "Hold the wait under 8 minutes",
        "Invite members and get 20 of them to join",
    ),
}


@pytest.mark.parametrize("fields", WORK)
def test_counted_work_is_found_whatever_fields_hold_its_figure(fields, tmp_path):
    assert titles_found("WRD015", list(WORK[fields]), tmp_path, fields=fields) == set(WORK[fields])


@pytest.mark.parametrize("fields", OUTCOMES)
def test_an_outcome_is_not_taken_for_work(fields, tmp_path):
    assert titles_found("WRD015", list(OUTCOMES[fields]), tmp_path, fields=fields) == set()


def test_work_is_told_once_and_not_to_write_its_figure_into_fields(tmp_path):
    titles = ["Hold 10 customer meetings", "Publish 6 posts"]
    assert titles_found("MEA012", titles, tmp_path) == set()

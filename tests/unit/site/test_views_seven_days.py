"""What home says of the last seven days, and the sentences that open it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from site_orgs import Q4, check_in, hidden, metric_kr, objective, organisation, site, target, update

from okrsite_gen.model.check_ins import Update
from okrsite_gen.model.names import Place

MANY = 9


def goals(**fields):
    return [
        objective(f"acme/2026-q4/o{n}", metric_kr(f"acme/2026-q4/o{n}", "rate", "0%", "100%"), **fields)
        for n in range(MANY)
    ]


def said(day, value, **fields):
    return check_in("acme", "2026-q4", day, *(update(f"acme/2026-q4/o{n}#rate", value) for n in range(MANY)), **fields)


def home(check_ins, objectives=None, **more):
    return site(organisation(goals() if objectives is None else objectives, check_ins, **more)).text("/")


def lede(text):
    return text.partition(" of the time")[0]


@pytest.mark.parametrize(
    ("before", "after", "sentence", "head"),
    [
        ("40%", "100%", "9 targets were met", "Target met"),
        ("40%", "2%", "9 objectives ran into trouble", "Ran into trouble"),
        ("1%", "44%", "9 objectives recovered", "Recovered"),
    ],
)
def test_what_turned_is_counted_in_full_and_lists_tell_what_they_leave_out(before, after, sentence, head):
    text = home([said("2026-11-06", before), said("2026-11-13", before), said("2026-11-20", after)])
    assert sentence in lede(text)
    listed = text.partition(f" {head} ")[2].partition(" and 3 more")
    assert listed[1]
    assert len(re.findall(r"Acme", listed[0])) == 6


def test_further_check_ins_that_ask_for_something_are_counted():
    objectives = [objective(f"t{n}/2026-q4/o", metric_kr(f"t{n}/2026-q4/o", "rate", "0%", "100%")) for n in range(6)]
    asking = [check_in(f"t{n}", "2026-q4", "2026-11-19", asks="- Keys") for n in range(6)]
    assert re.search(r"Asked for something( T\d 19 Nov){4} and 2 more", home(asking, objectives))


def test_an_objective_that_gets_off_the_worst_status_without_being_well_has_not_run_into_trouble():
    text = home([said("2026-11-13", "1%"), said("2026-11-20", "22%")])
    assert "off track → at risk" not in text
    assert "ran into trouble" not in text


@pytest.mark.parametrize(
    ("day", "gone"),
    [("2026-01-01", 0), ("2026-01-02", 1), ("2026-01-04", 3), ("2026-01-18", 17), ("2026-01-20", 19)],
)
def test_the_days_that_are_gone_are_those_before_today(day, gone):
    cycle = replace(Q4, start=date(2026, 1, 1), end=date(2026, 1, 20))
    text = site(organisation(goals(), cycles=(cycle,)), as_of=date.fromisoformat(day)).text("/")
    assert f"{gone} of 20 days of Q4 2026 are gone" in text


def weekly(*days):
    return [said(day, "40%") for day in days]


def test_a_team_whose_usual_day_has_passed_reads_that_one_was_due():
    check_ins = weekly("2026-11-05", "2026-11-12", "2026-11-19")
    text = site(organisation(goals(), check_ins), as_of=date(2026, 11, 29)).text("/teams/acme/")
    assert "weekly, 3 of 3 so far, one was due on 26 Nov, the next on 3 Dec" in text
    assert re.search(r"26 Nov due 3 Dec next", text)
    assert re.search(r"29 Oct not counted 5 Nov in time", text)


def test_a_team_that_never_checked_in_is_not_called_silent_before_two_weeks_have_passed():
    for day, named in ((date(2026, 10, 9), False), (date(2026, 10, 30), True)):
        assert ("Not checked in Acme" in site(organisation(goals()), as_of=day).text("/")) is named


def test_where_something_is_hidden_no_page_says_that_a_check_in_is_missing():
    org = hidden(organisation([*goals(), objective("idle/2026-q4/o")], weekly("2026-10-08", "2026-10-15")))
    built = site(org)
    words = " ".join(built.text(address) for address in built.pages if address.endswith("/"))
    assert not re.search(
        r"missed|\d+ of \d+ so far|Not checked in|nobody has checked|not counted|one was due on|\d+ of \d+ check-ins",
        words,
    )
    assert "weekly, 2 shown here" in built.text("/teams/acme/")
    assert "22 Oct none shown here" in built.text("/teams/acme/")
    assert "2 check-ins shown here" in built.text("/cycles/2026-q4/")
    assert "no check-in shown here" in built.text("/")
    assert re.search(r"Acme .* 2 shown here .* Idle .*none shown here", built.text("/teams/"))


def test_sentences_about_a_stale_objective_stand_apart():
    text = site(organisation(goals(), weekly("2026-10-08", "2026-10-15"))).text("/teams/acme/")
    assert re.search(r"No word since 15 Oct\. Stale since \d+ \w+, on track before\.", text)


def test_a_small_move_and_a_first_one_are_moves_as_they_are_on_the_page_of_the_week():
    built = site(organisation(goals()[:2], [said_of(0, "2026-11-13", "40%"), said_of(0, "2026-11-20", "41%", 1)]))
    moved = built.text("/").partition("Moved most")[2]
    assert re.search(r"0 % → .*41 % .*40 % → .*41 %", moved)
    assert "2 key results moved" in built.text("/updates/2026-w47/")


def said_of(first, day, value, last=0):
    updates = (update(f"acme/2026-q4/o{n}#rate", value) for n in range(first, last + 1))
    return check_in("acme", "2026-q4", day, *updates)


def test_an_objective_without_key_results_that_is_met_counts_as_a_target():
    bare = objective("acme/2026-q4/bare")
    words = [
        check_in("acme", "2026-q4", day, Update(target("acme/2026-q4/bare"), Place("x"), progress=Decimal(progress)))
        for day, progress in (("2026-11-06", "0.4"), ("2026-11-13", "0.5"), ("2026-11-20", "1"))
    ]
    built = site(organisation([bare], words))
    assert "one target was met" in lede(built.text("/"))
    assert "one target met" in built.text("/updates/2026-w47/")

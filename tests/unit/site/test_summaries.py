"""The little of each entity that other pages see."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from site_orgs import Q3, Q4, figure, hidden, metric_kr, objective, organisation, target

from okrsite_gen.analysis import analyse
from okrsite_gen.content.markdown import Markdown
from okrsite_gen.model.kinds import CycleState, State
from okrsite_gen.model.settings import Settings
from okrsite_gen.model.status import Reason
from okrsite_gen.site.directory import NOT_SHARED, Directory
from okrsite_gen.site.linking import Linker

KEY = "payments/2026-q4/o"


def directory(org, as_of=date(2026, 11, 20)):
    insights = analyse(org, as_of, Settings())
    return Directory(org, insights, Settings(), Linker(org, insights, Settings(), Markdown()))


def test_raw_progress_is_told_only_where_it_lies_outside():
    krs = [
        metric_kr(KEY, "inside", "0%", "100%", 1, current=figure("40%")),
        metric_kr(KEY, "over", "0%", "100%", 2, current=figure("130%")),
    ]
    found = directory(organisation([objective(KEY, *krs)])).key_results
    assert (found[f"{KEY}#inside"].raw, found[f"{KEY}#over"].raw) == (None, Decimal("1.3"))


def test_hidden_figures_never_enter_a_summary():
    part = metric_kr(KEY, "cash", "$1", "$9", current=figure("$5"), figures_hidden=True)
    summary = directory(organisation([objective(KEY, part)])).key_results[part.key]
    assert (summary.start, summary.now, summary.target, summary.raw) == (None, None, None, None)
    assert summary.progress == Decimal("0.5")


def test_a_reference_that_leads_nowhere_looks_the_same_whether_or_not_something_is_hidden():
    org = organisation([objective(KEY)])
    assert directory(org).referred(target("?gone/x")) == directory(hidden(org)).referred(target("?secret/y"))


def test_reasons_know_the_titles_of_what_they_mention():
    reasons = (Reason("x", (("objective", KEY), ("team", "payments"), ("position", 0), ("key_result", "gone"))),)
    names = dict(directory(organisation([objective(KEY, title="Go *live*")])).names(reasons))
    assert (names[KEY].text, names["payments"], names["gone"]) == ("Go *live*", "Payments", NOT_SHARED)


@pytest.mark.parametrize(
    ("as_of", "elapsed", "left"),
    [
        (date(2026, 9, 1), Decimal(0), 121),
        (date(2026, 10, 1), Decimal(0), 91),
        (date(2026, 12, 31), Decimal(1), 0),
        (date(2027, 3, 1), Decimal(1), None),
    ],
)
def test_time_gone_stays_between_nothing_and_all(as_of, elapsed, left):
    cycle = directory(organisation([objective(KEY)]), as_of).cycles["2026-q4"]
    assert (cycle.elapsed, cycle.days_left) == (elapsed, left)


def test_a_cycle_is_closed_when_its_time_or_its_file_says_so():
    org = organisation([], cycles=(Q3, replace(Q4, state=CycleState.CLOSED)))
    found = directory(org).cycles
    assert [found[key].closed for key in ("2026-q3", "2026-q4")] == [True, True]
    assert not directory(organisation([], cycles=(Q4,))).cycles["2026-q4"].closed


def test_before_the_first_value_nothing_is_shown_as_progress_and_no_mean_takes_it_in():
    org = organisation(
        [
            objective(KEY, metric_kr(KEY, "silent", "0%", "100%")),
            objective("payments/2026-q4/p", metric_kr("payments/2026-q4/p", "kr", "0%", "100%", current=figure("40%"))),
        ]
    )
    found = directory(org)
    assert found.objectives[KEY].progress is None
    assert found.key_results[f"{KEY}#silent"].progress is None
    total = analyse(org, date(2026, 11, 20), Settings()).teams[("payments", "2026-q4")]
    assert (total.mean_progress, total.measured, total.total) == (Decimal("0.4"), 1, 2)


def test_what_is_closed_is_held_against_the_plan_of_its_last_day():
    part = metric_kr(KEY, "kr", "0%", "100%", current=figure("40%"))
    ended = replace(objective(KEY, part), state=State.CLOSED, closed_on=date(2026, 11, 2))
    pace = analyse(organisation([ended]), date(2027, 3, 1), Settings()).key_results[part.key].pace
    assert pace.day == date(2026, 11, 2)

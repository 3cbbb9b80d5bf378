"""How an objective's page accounts for its figures."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from objective_page import OWN, PAGE, entry, one
from site_orgs import check_in, figure, key_result, metric_kr, organisation, site, update

from okrsite_gen.model.kinds import Kind


def test_a_key_result_without_a_value_counts_as_nothing_and_the_page_says_so():
    text = site(
        organisation(
            [
                one(
                    metric_kr(OWN, "rate", "0%", "100%", current=figure("40%")),
                    metric_kr(OWN, "speed", "0%", "100%", 2),
                    key_result(OWN, "launch", Kind.YES_NO, 3),
                    key_result(OWN, "joy", Kind.UNMEASURED, 4),
                )
            ]
        )
    ).text(PAGE)
    why = text.partition("Why 13 %?")[2].partition("Its plan for today")[0]
    assert "Rate: 40 %, plan for today 38 %, weight 1" in why
    assert "Speed: no value yet, counts as 0 %, plan for today 38 %, weight 1" in why
    assert "Launch: no value yet, counts as 0 %, weight 1" in why
    assert "Joy: left out of the mean" in why
    assert "None" not in text


def test_nobody_waits_for_a_value_where_the_cycle_is_over():
    parts = (metric_kr(OWN, "rate", "0%", "100%", current=figure("40%")), metric_kr(OWN, "speed", "0%", "100%", 2))
    text = site(organisation([one(*parts)]), as_of=date(2027, 2, 1)).text(PAGE)
    assert "Speed: no value, counts as 0 %, weight 1" in text
    assert "no value yet, counts" not in text


def test_where_nothing_has_a_value_no_share_is_told():
    text = site(organisation([one(metric_kr(OWN, "rate", "0%", "100%"))])).text(PAGE)
    assert "No value has been recorded for any of its key results. Rate: no value yet" in text


def test_the_plan_of_another_day_says_which_day_that_is():
    said = [check_in("payments", "2026-q4", "2026-11-13", update(f"{OWN}#rate", "40%"))]
    text = site(organisation([one(metric_kr(OWN, "rate", "0%", "100%"))], said)).text(PAGE)
    assert "40 %plan 38 %" in text
    assert "40 %plan 33 % on 13 Nov" in text


def test_every_figure_leads_to_its_formula_and_to_the_check_in_that_it_comes_from():
    page = site(
        organisation(
            [one(metric_kr(OWN, "rate", "0%", "100%"))],
            [check_in("payments", "2026-q4", "2026-11-13", update(f"{OWN}#rate", "40%", confidence=8))],
        )
    )
    why = entry(page.main(PAGE), "rate").partition("Why 40")[2]
    assert "(40% − 0%) ÷ (100% − 0%) = 40" in why
    assert 'payments/2026-q4/check-ins/#2026-11-13"' in why
    assert "Why it counts as" in why


def test_why_tells_where_the_plan_comes_from():
    said = [check_in("payments", "2026-q4", "2026-11-13", update(f"{OWN}#rate", "40%"))]
    text = site(organisation([one(metric_kr(OWN, "rate", "0%", "100%"))], said)).text(PAGE)
    assert "straight line from 1 Oct 2026 to 31 Dec 2026, by when 70 % is expected." in text
    assert re.search(r"Its plan for today, \d+ %, is the mean of those of its key results", text)


def test_what_the_formula_gives_adds_up_with_the_plan_and_the_difference():
    said = [check_in("payments", "2026-q4", "2026-11-13", update(f"{OWN}#rate", "34.3%"))]
    text = site(organisation([one(metric_kr(OWN, "rate", "0%", "100%"))], said)).text(PAGE)
    found = re.search(
        r"= ([\d.]+) %.*? has ([\d.]+) %, which is a difference of \+([\d.]+) percentage point(s?)\.", text
    )
    result, planned, gap = (Decimal(found[number]) for number in (1, 2, 3))
    assert result - planned == gap
    assert bool(found[4]) == (gap != 1)


@pytest.mark.parametrize(("value", "words"), [("34.5%", "+1.4 percentage points."), ("34.1%", "+1 percentage point.")])
def test_one_point_is_one_and_a_share_has_one_difference(value, words):
    said = [check_in("payments", "2026-q4", "2026-11-13", update(f"{OWN}#rate", value))]
    text = site(organisation([one(metric_kr(OWN, "rate", "0%", "100%"))], said)).text(PAGE)
    assert f"which is a difference of {words}" in text
    assert "Difference from the plan" not in text


def test_key_results_that_cannot_be_measured_are_said_to_count_by_word():
    parts = (metric_kr(OWN, "rate", "0%", "100%", current=figure("40%")), key_result(OWN, "joy", Kind.UNMEASURED, 2))
    text = site(organisation([one(*parts)])).text(PAGE)
    assert "One of them cannot be measured: its status is what its team says." in text
    assert "cannot be measured: its" not in site(organisation([one(parts[0])])).text(PAGE)


def test_of_two_key_results_both_are_named_so():
    parts = [metric_kr(OWN, f"r{n}", "0%", "100%", n, current=figure("1%"), confidence=1) for n in (1, 2)]
    built = site(organisation([one(*parts)]))
    assert "2 of 2 key results: R1; R2." in built.text(PAGE)
    assert "Both key results." in built.text("/")


def test_without_a_value_it_says_how_many_of_its_key_results_can_be_measured():
    parts = (metric_kr(OWN, "rate", "0%", "100%"), key_result(OWN, "joy", Kind.UNMEASURED, 2))
    assert "no value recorded; 1 of 2 can be measured" in site(organisation([one(*parts)])).text(PAGE)

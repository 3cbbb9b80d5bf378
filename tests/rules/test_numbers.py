"""Which numbers of a title measure something."""

from __future__ import annotations

from decimal import Decimal

import pytest

from okrsite_gen.rules.numbers import numbers_in

MEASURING = {
    "Publish 8 blog posts during Q1": [(8, "")],
    "Share of sign-ups rises from 38% to 60 %": [(38, "%"), (60, "%")],
    "Median time falls from 31 days to 2": [(31, "day"), (2, "")],
    "Offers grow from €1.8M to €3.2M": [(1_800_000, "€"), (3_200_000, "€")],
    "Bikes on subscription grow from 3,760 to 6,000": [(3760, ""), (6000, "")],
    "Rating in the two app stores, from 3.9 to 4.4": [("3.9", ""), ("4.4", "")],
    "Latency of authorization is below 10ms": [(10, "millisecond")],
    "Grow MQLs by 3x": [(3, "×")],
    "Search over 5.5M repos": [(5_500_000, "")],
    "Sales uses prototypes in 10+ demo calls": [(10, "")],
    ">4 relevant conferences": [(4, "")],
    "Have over 2/3 of key users satisfied": [(2, "")],
    "Range with 80 kg of load at −5 °C goes from 34 km to 45 km": [(80, ""), (-5, ""), (34, ""), (45, "")],
    "Reach 2000 sign-ups": [(2000, "")],
    "Grow the list to 2020 subscribers": [(2020, "")],
    "All 64 customers get a visit before the end of November": [(64, "")],
    "Umsatz steigt auf 4,5 Mio. €": [(4_500_000, "€")],
    "95 Prozent der Anfragen in 2 Stunden": [(95, "%"), (2, "hour")],
    "Le délai passe de 31 jours à 2": [(31, "day"), (2, "")],
    "Top 10 in the ranking": [(10, "")],
    "Top-5 post on the news page": [(5, "")],
    "Working days fall from 9 to 5": [(9, ""), (5, "")],
    "Release 3 features": [(3, "")],
    "Every day 20 riders write to us": [(20, "")],
    "Images shrink from 80 GB to 5GB": [(80, ""), (5, "")],
    "Tag 200 bikes": [(200, "")],
    "Sub-100ms answers": [(100, "millisecond")],
    "Hire +2 CEs": [(2, "")],
    "Open repairs from 2025, from 412 to none": [(412, "")],
    "Upgrades take less than 30 minutes.": [(30, "minute")],
    "Revenue of $1.5 million": [(1_500_000, "$")],
    "20–30% lift in new users": [(20, ""), (30, "%")],
}

NAMING = (
    "Move everyone to Q3 planning",
    "Release plan for 2026",
    "Budgets for Q1 and Q2 2020 to empower the team",
    "FY23 annual budgets are set",
    "See https://example.org/issues/4260",
    "Fully automate the release process (#7148, #9814)",
    "Close ABC-12",
    "Implement RFC 42",
    "[P0] Determine licensing strategy",
    "All P1 incidents have an owner",
    "Deprecate UAST v1.",
    "Upgrade to Node 20",
    "Publish release 2.3.1",
    "Achieve SOC 2 Type 2",
    "Achieve SOC2 Type1 compliance",
    "ISO 27001 certificate",
    "Support around the clock, 24/7",
    "B2B pricing page",
    "Finalize id2vec",
    "Customers of Tier 1 & 2 are happy",
    "Opportunities move from Stage 2 -> 3",
    "Third half-year H1",
    "Winter parts are on the shelf by 15 September",
    "Teams onboarded by April 1st",
    "Launched on 2026-11-15",
    "Frame jigs on option until 31 January",
    "Ouverture le 15 mars",
    "Start am 3. Oktober 2026",
    "The 1st customer event took place",
    "_N<sub>0</sub>_ new trials",
    "Plan participation until 1st half of 2019",
    "Ready by March 2020.",
    "Support in the office, 9 to 5",
    "Press announcement for releases 0.2 and later",
    "A modem for 5G and 2FA for everybody",
    "Retention in week 6",
    "3rd party tools are supported",
)


@pytest.mark.parametrize(("title", "expected"), MEASURING.items())
def test_numbers_that_measure_are_read_with_their_unit_and_scale(title, expected):
    assert [(one.value, one.unit) for one in numbers_in(title)] == [(Decimal(value), unit) for value, unit in expected]


@pytest.mark.parametrize("title", NAMING)
def test_digits_that_only_name_something_are_left_out(title):
    assert [one.written for one in numbers_in(title)] == []


def test_a_number_knows_its_own_words_and_where_they_stand():
    title = "Costs fall from £96 to £82"
    assert [(one.written, title[one.start : one.end]) for one in numbers_in(title)] == [("£96", "£96"), ("£82", "£82")]


def test_a_comma_can_stand_before_the_decimals():
    assert numbers_in("von 1.200 auf 1,5", decimal_comma=True)[0].value == 1200


def test_digits_that_apostrophes_cut_oddly_are_a_number_all_the_same():
    assert [str(one.value) for one in numbers_in("From 7'7'7 to 1’0")] == ["777", "10"]

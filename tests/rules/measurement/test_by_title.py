"""Which titles measurement rules find fault with, and which come close and are left alone."""

from __future__ import annotations

import pytest
from one_title import titles_found

FOUND = {
    "MEA001": (
        "First answers come within X hours",
        "Raise adoption by X%",
        "TBD",
        "Annotate XXX pairs",
        "Reduce churn to ??",
        "A database of some N popular projects",
        "ZZZ developers speak about us",
    ),
    "MEA002": (
        "The guide is complete",
        "Riders tell us that mending it themselves was fine",
        "A roadmap for 2026",
        "RFC 42 in force",
        "Q3 planning is finished",
        "[P1] A licensing strategy that holds",
        "Achieve SOC 2",
    ),
    "MEA003": (
        "Raise the share of customers who renew to 95 %",
        "Increase NPS to 40",
        "Reduce the median wait to 2 hours",
        "Time to review falls to 5 days on average",
        "Grow the list to 2000 subscribers",
        "Churn drops to below 2 %",
    ),
    "MEA004": (
        "Raise the rating to 4.5 and cut the waiting time to 2 hours",
        "75% of people edit the handbook weekly, 100% do so monthly",
        "At least 20% variance to revenue and 10% variance to spend",
        "Open 4 shops; win 30 new customers",
        "Close at least 2 large deals and get at least 10 new logos",
    ),
    "MEA005": (
        "Reduce build times by 30 %",
        "Increase referral traffic by 50%",
        "Share of voice has increased 30%",
        "The announcement drives a 10% increase in leads",
        "Grow qualified leads by 3x",
        "Help requests reduced by 25%",
        "Weekly active users up 15% QoQ",
    ),
    "MEA008": (
        "Overtime stays below 8 % of hours",
        "Uptime remains above 99.9 %",
        "Keep the error rate under 1 %",
        "Maintain 100% resolution within 7 days",
        "Satisfaction never falls below 4.2",
        "Keep cost per bike at or below €4.20",
    ),
    "MEA012": (
        "NPS from 31 to 45",
        "Renewal rate 81% → 95%",
        "80% of regulars would recommend us",
        "8 of our posts are quoted",
        "Build times fall from 14 minutes to 10",
        "First answers come within 2 hours",
        "Grow by 500 users",
    ),
}

NEAR_MISSES = {
    "MEA001": (
        "Post on X twice a week",
        "The XL bike is ridden by 40 customers",
        "Grow revenue 2x",
        "Ratio of N to P in soil falls by 3 points",
        "Say yes to Xavier's 3 requests",
    ),
    "MEA002": (
        "Publish 8 posts",
        "No customer hears a date that is not on the roadmap",
        "Every team has a dashboard",
        "Publish at least one case study",
        "Answer in under a minute",
        "Improve the onboarding experience",
        "Complete the guide",
        "Roll-out of the new guide",
        "_N<sub>0</sub>_ new trials",
        "First answers come within X hours",
    ),
    "MEA003": (
        "Raise the share of customers who renew from 81 % to 95 %",
        "Talk to 20 customers",
        "Raise awareness by speaking to 20 teams",
        "Grow partners from 5 to 10",
        "Improve retention with visits to 20 customers",
        "Reply to 95 % of requests",
        "Improve the response to 2 key customers",
        "Improve sales by introductions to 5 investors",
        "Cut errors by shipping to 10 pilots first",
    ),
    "MEA004": (
        "Raise the rating from 3.9 to 4.5",
        "95 % of requests are answered within 2 hours",
        "Between 5 and 7 mechanics are on call",
        "Identify and solve 2 bottlenecks",
        "Partner with 4 users (2 in academia and 2 in industry)",
        "Publish and promote 3 stories",
        "From tap to click in 4 seconds, not 9",
        "Publish 12 posts, 3 per month",
        "Hire 10 people, 5 of them mechanics",
        "Win 20 customers, including at least 5 in France",
        "Cut onboarding from 10 days to 5, 2 weeks before the launch",
        "Grow from 3 to 5 customers in Berlin and Paris",
        "Hire 3 engineers, write the handbook, run 5 workshops",
        "Hire 2 designers and 3 mechanics",
        "Hire 1 more SDR and 3 AEs",
        "Hire VP Engineering, 2 Directors of Engineering (West & East), 4 Support Engineers",
    ),
    "MEA005": (
        "Churn falls below 1.5 %",
        "Failures drop under 2 %",
        "Uptime never falls below 99.9 %",
        "Reduce build times from 14 minutes by 30 %",
        "Used by 50 % of teams",
        "95 % of requests are answered by one person",
        "Grow by 500 users",
        "Build times fall from 14 minutes to 10",
        "30 % of customers renew by March",
        "Reach a 20% growth rate",
        "Follow up 15 % of leads by phone",
        "Up to 20 % of bikes may wait",
    ),
    "MEA008": (
        "Overtime falls from 9 % to below 8 %",
        "Newcomers who are still here after 90 days",
        "Keep 3 workshops open",
        "Remain in touch with 20 customers",
        "The wait is below 5 minutes",
        "Keep improving: 5 pilots",
        "Hold at least 4 workshops",
        "Stay in touch with at least 20 customers",
    ),
    "MEA012": (
        "The guide is complete",
        "Achieve SOC 2 in Q3",
        "Revenue grows from $N to $3M (withheld)",
        "Trials rise from N<sub>0</sub> to 40",
        "Raise the share of customers who renew to 95 %",
        "Raise the rating to 4.5 and cut the waiting time to 2 hours",
        "Reduce build times by 30 %",
        "Overtime stays below 8 % of hours",
        "Reduce 30 outages to ??",
        "Hire 3 engineers, write the handbook, run 5 workshops",
    ),
}

OTHER_LANGUAGES = {
    ("de", "MEA003"): ("NPS auf 40 steigern", "Wir senken die Wartezeit auf 2 Stunden"),
    ("de", "MEA005"): ("Kündigungen sinken um 20 %", "Durchlaufzeit um 30 % senken"),
    ("de", "MEA008"): ("Die Überstunden bleiben unter 8 %",),
    ("fr", "MEA003"): ("Réduire le délai à 2 jours", "Augmenter la part de clients fidèles à 95 %"),
    ("fr", "MEA005"): ("Réduire les retours de 20 %",),
    ("fr", "MEA008"): ("Les retards restent sous 5 %",),
}


@pytest.mark.parametrize("code", FOUND)
def test_titles_are_found(code, tmp_path):
    titles = list(FOUND[code])
    assert titles_found(code, titles, tmp_path) == set(titles)


@pytest.mark.parametrize("code", NEAR_MISSES)
def test_near_misses_are_left_alone(code, tmp_path):
    assert titles_found(code, list(NEAR_MISSES[code]), tmp_path) == set()


@pytest.mark.parametrize(("language", "code"), OTHER_LANGUAGES)
def test_german_and_french_titles_are_read_too(language, code, tmp_path):
    titles = list(OTHER_LANGUAGES[language, code])
    assert titles_found(code, titles, tmp_path, language) == set(titles)


@pytest.mark.parametrize("code", ["MEA002", "MEA003", "MEA005", "MEA008", "MEA012"])
def test_fields_that_measure_answer_what_a_title_leaves_open(code, tmp_path):
    fields = "min: 1\nmax: 99" if code == "MEA008" else "start: 10\ntarget: 20"
    assert titles_found(code, list(FOUND[code]), tmp_path, fields=fields) == set()


def test_a_yes_or_no_needs_no_figure(tmp_path):
    assert titles_found("MEA002", list(FOUND["MEA002"]), tmp_path, fields="done: false") == set()


@pytest.mark.parametrize("fields", ["done: false", "progress: 40%", "milestones: [First]", "min: 3"])
def test_figures_in_a_title_need_no_fields_where_it_is_measured_otherwise(fields, tmp_path):
    assert titles_found("MEA012", list(FOUND["MEA012"]), tmp_path, fields=fields) == set()

"""Cycles beside each other, and objectives through the cycles."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from site_orgs import Q3, Q4, YEAR, figure, metric_kr, objective, organisation, site, target, team

from okrsite_gen.analysis import analyse
from okrsite_gen.model.archive import Archive
from okrsite_gen.model.history import Change, History
from okrsite_gen.model.kinds import Outcome, State
from okrsite_gen.model.settings import ScoreSettings, Settings

TEAMS = (team("acme", "Acme"), team("growth", "Growth"))
Q1 = replace(Q4, key="2027-q1", id="2027-Q1", name="Q1 2027", start=date(2027, 1, 1), end=date(2027, 3, 31))
CYCLES = (Q3, Q4, Q1)
OVER = date(2027, 2, 10)


def ended(key, score, **fields):
    part = metric_kr(key, "rate", "0%", "100%", score=Decimal(score))
    return objective(key, part, state=State.CLOSED, closed_as=Outcome.PARTLY, **fields)


def running(key, current="40%", **fields):
    return objective(key, metric_kr(key, "rate", "0%", "100%", current=figure(current)), **fields)


def built(*objectives, cycles=CYCLES, as_of=OVER):
    return site(organisation(objectives, cycles=cycles, teams=TEAMS), as_of=as_of)


def test_cycles_of_one_length_stand_beside_each_other_the_newest_first():
    text = built(ended("acme/2026-q3/a", "0.8"), ended("acme/2026-q4/a", "0.5"), running("acme/2027-q1/a")).text(
        "/compare/"
    )
    first, _, teams = text.partition("Team by team")
    assert "Quarters" in first
    assert re.search(
        r"Q1 2027 .*40 %\s*mean progress so far .*Q4 2026 .*0\.5 mean score .*Q3 2026 .*0\.8 mean score", first
    )
    assert re.search(
        r"Q1 2027 so far Q4 2026 Q3 2026 Acme 40 % \(1\) 0\.5 \(1\) 0\.8 \(1\)", re.sub(r"\s+", " ", teams)
    )


def test_a_running_cycle_has_a_hollow_bar_beside_the_scores_of_those_that_are_over():
    goals = ended("acme/2026-q3/a", "0.8"), ended("acme/2026-q4/a", "0.5"), running("acme/2027-q1/a")
    pages = built(*goals)
    assert pages.view("/compare/").teams[0].spark == (8, 5, 4)
    assert pages.main("/compare/").count('class="spark-open"') == 1
    assert "A hollow bar is of a cycle that is not over" in pages.text("/compare/")
    over = built(*goals[:2])
    assert "spark-open" not in over.main("/compare/")
    assert "hollow" not in over.text("/compare/")


def test_what_the_parts_of_a_bar_stand_for_can_be_read_beside_it():
    html = built(ended("acme/2026-q3/a", "0.8"), running("acme/2026-q4/a")).main("/compare/")
    key = html.partition('class="compare-key"')[2].partition("</small>")[0]
    assert "<svg" in key
    assert re.search(r"1\s(not graded|off track|at risk|on track)", key.replace("\u00a0", " "))


@pytest.mark.parametrize(
    ("begins", "months", "named"),
    [(1, 1, "Months"), (1, 3, "Quarters"), (1, 6, "Half-years"), (1, 12, "Years"), (1, 4, "Cycles of about 4 months"),
     (8, 3, "Cycles of about 3 months")],
)  # fmt: skip
def test_cycles_are_called_what_the_calendar_calls_them(begins, months, named):
    days = [date(2024 + number * months // 12, 1 + number * months % 12, begins) for number in range(3)]
    cycles = [
        replace(Q4, key=f"c{n}", id=f"c{n}", name=f"C{n}", start=days[n], end=days[n + 1] - timedelta(days=1))
        for n in range(2)
    ]
    pages = built(ended("acme/c0/a", "0.5"), ended("acme/c1/a", "0.5"), cycles=cycles)
    assert f"<h2>{named}</h2>" in pages.main("/compare/").replace("\u00a0", " ")


def test_teams_stand_in_the_organisations_order_whatever_they_reached():
    text = built(ended("acme/2026-q3/a", "0.1"), ended("growth/2026-q3/g", "1"), ended("growth/2026-q4/g", "1")).text(
        "/compare/"
    )
    teams = text.partition("Team by team")[2]
    assert "In the organisation's order, not a ranking" in teams
    assert teams.index("Acme") < teams.index("Growth")


def test_the_comparison_tells_scores_by_band_and_how_many_were_carried_over():
    text = built(
        ended("acme/2026-q3/a", "0.8"),
        ended("acme/2026-q3/b", "0.2"),
        running("acme/2026-q4/a", carried_from=target("acme/2026-q3/a")),
    ).text("/compare/")
    assert "one high, one low" in text or "1 high, 1 low" in text
    assert "one carried over" in text


def test_one_cycle_of_each_length_is_nothing_to_compare():
    pages = built(running("acme/2026-q4/a"), running("acme/2026/y"), cycles=(Q4, YEAR), as_of=date(2026, 11, 20))
    assert "/compare/" not in pages.pages
    assert "Compare the cycles" not in pages.text("/cycles/")


def test_an_objective_tells_the_cycles_through_which_it_was_carried_with_each_result():
    pages = built(
        ended("acme/2026-q3/a", "0.2"),
        ended("acme/2026-q4/b", "0.5", carried_from=target("acme/2026-q3/a")),
        running("acme/2027-q1/c", carried_from=target("acme/2026-q4/b")),
    )
    for address in ("/teams/acme/2026-q3/a/", "/teams/acme/2026-q4/b/", "/teams/acme/2027-q1/c/"):
        told = re.sub(r"\s+", " ", pages.text(address)).rpartition("Before and after")[2]
        assert told.startswith(" Carried over 2 times Q3 2026 0.2 low Q4 2026 0.5 middle Q1 2027 40 %")


def test_the_line_ends_where_several_continue_one():
    pages = built(
        ended("acme/2026-q3/a", "0.2"),
        running("acme/2026-q4/b", carried_from=target("acme/2026-q3/a")),
        running("acme/2026-q4/c", carried_from=target("acme/2026-q3/a")),
    )
    assert "Carried over once" in pages.text("/teams/acme/2026-q4/b/")
    assert "Carried over" not in pages.text("/teams/acme/2026-q3/a/")


def test_an_archived_cycle_reads_scores_as_they_were_read_then():
    org = organisation([ended("acme/2026-q3/a", "0.5")], cycles=CYCLES, teams=TEAMS)
    before = site(org, as_of=OVER)
    assert "0.4" not in before.text("/cycles/2026-q3/")
    insights = analyse(org, OVER, Settings())
    archive = Archive(
        "2026-q3",
        date(2026, 12, 1),
        scores=ScoreSettings(low=Decimal("0.6"), high=Decimal("0.9")),
        objectives=insights.objectives,
        key_results=insights.key_results,
    )
    text = site(replace(org, archives={"2026-q3": archive}), as_of=OVER).text("/cycles/2026-q3/")
    assert "It was archived on 1 Dec 2026" in text.replace("\u00a0", " ")
    assert "Scores are read as they were then: low below 0.6, high from 0.9." in text


def test_changed_targets_are_counted_where_git_tells_them_all():
    goals = [running("acme/2026-q4/a"), ended("acme/2026-q3/a", "0.5")]
    org = organisation(goals, cycles=CYCLES, teams=TEAMS)
    change = Change(
        date(2026, 11, 20), "acme/2026-q4/a#rate", "target", "100%", "60%", "", "", "", "",
        figure("100%"), figure("60%"),
    )  # fmt: skip
    known = replace(org, history=History(known=True, changes=(change,)))
    assert "Changed targets" not in site(org, as_of=OVER).text("/compare/")
    assert "one change of what had been agreed" in site(known, as_of=OVER).text("/compare/")
    since = replace(known, history=replace(known.history, since=date(2026, 9, 1)))
    assert site(since, as_of=OVER).view("/compare/").lengths[0].cycles[-1].changed is None

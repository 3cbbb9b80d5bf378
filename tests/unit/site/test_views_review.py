"""The review of a cycle: for the people who decide."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from site_orgs import Q4, check_in, metric_kr, needs, objective, organisation, site, team, update

from okrsite_gen.model.kinds import Ambition, Need, Outcome, State

TEAMS = (team("acme", "Acme"), team("growth", "Growth"))
OVER = date(2027, 2, 1)


def ended(key, score, outcome=Outcome.ACHIEVED, reason="", **fields):
    part = metric_kr(key, "rate", "0%", "100%", score=Decimal(score), result=reason)
    return objective(key, part, state=State.CLOSED, closed_as=outcome, **fields)


def review(*objectives, check_ins=(), as_of=OVER, page="/cycles/2026-q4/review/"):
    return site(organisation(objectives, check_ins, teams=TEAMS), as_of=as_of).text(page)


def test_wins_and_misses_stand_apart_and_a_miss_says_why():
    text = review(ended("acme/2026-q4/won", "0.8"), ended("growth/2026-q4/lost", "0.2", Outcome.MISSED, "Nobody came"))
    wins, _, misses = text.partition("What did not, and why")
    assert "Won" in wins
    assert "Lost" in misses
    assert "Nobody came" in misses


def test_what_the_organisation_itself_missed_comes_first_within_its_status():
    goals = [ended(f"{key}/2026-q4/{key}-lost", "0.2", Outcome.MISSED) for key in ("growth", "zoo")]
    teams = (team("growth"), team("zoo", kind="company"))
    text = site(organisation(goals, teams=teams), as_of=OVER).text("/cycles/2026-q4/review/")
    misses = text.partition("What did not, and why")[2]
    assert misses.index("Zoo Lost") < misses.index("Growth Lost")


def test_the_table_has_a_column_of_scores_once_something_has_one():
    running = objective("acme/2026-q4/open", metric_kr("acme/2026-q4/open", "rate", "0%", "100%"))
    table = review(running, as_of=date(2026, 11, 20)).partition("From start to")[2]
    assert "Progress Status" in table
    graded = review(running, ended("acme/2026-q4/won", "0.8"), as_of=date(2026, 11, 20)).partition("From start to")[2]
    assert "Progress Score Status" in graded


def test_what_nobody_has_graded_stands_by_itself():
    text = review(ended("acme/2026-q4/won", "0.8"), objective("growth/2026-q4/open"))
    assert re.search(r"Not graded yet .*Open .*Growth .*From start to", text)
    assert "Not graded yet" not in review(ended("acme/2026-q4/won", "0.8"))


def test_a_miss_without_a_word_says_that_nobody_wrote_why():
    assert "Nobody has written why." in review(
        objective("acme/2026-q4/x", state=State.CLOSED, closed_as=Outcome.MISSED)
    )


@pytest.mark.parametrize(
    ("scores", "ambition", "words"),
    [
        (("1", "1"), Ambition.ASPIRATIONAL, "were set too low"),
        (("1", "0.9"), Ambition.ASPIRATIONAL, "stretched little"),
        (("0.7", "0.8"), Ambition.ASPIRATIONAL, "About 0.7 is a good end for them."),
        (("0.1", "0.3"), Ambition.ASPIRATIONAL, "More was promised than could be done"),
        (("1", "1"), Ambition.COMMITTED, "they were kept"),
        (("1", "0.6"), Ambition.COMMITTED, "All of these goals were promises, and the mean"),
    ],
)
def test_the_scores_are_judged_as_a_whole(scores, ambition, words):
    goals = [ended(f"acme/2026-q4/o{n}", score, ambition=ambition) for n, score in enumerate(scores)]
    assert words in review(*goals)


def test_goals_that_stretch_are_judged_without_the_promises_beside_them():
    kept = [ended(f"acme/2026-q4/k{n}", "1", ambition=Ambition.COMMITTED) for n in range(9)]
    missed = [ended(f"acme/2026-q4/m{n}", "0.2", ambition=Ambition.ASPIRATIONAL) for n in range(2)]
    text = review(*kept, *missed)
    assert "meant to stretch is 0.2. More was promised than could be done." in text
    assert "mean score of the goals" not in review(*kept, missed[0])


def test_scores_that_nobody_has_closed_are_not_judged():
    goals = [
        objective(f"acme/2026-q4/o{n}", metric_kr(f"acme/2026-q4/o{n}", "r", "0%", "100%", score=Decimal(1)))
        for n in "ab"
    ]
    assert "were set too low" not in review(*goals)


def test_one_score_is_no_portfolio():
    assert "mean score is" not in review(ended("acme/2026-q4/a", "0.7"))


def test_calibration_is_told_of_the_cycle_and_scores_say_what_they_are_for():
    goals = [ended(f"acme/2026-q4/o{n}", "0.8" if n < 3 else "0.1") for n in range(5)]
    said = check_in("acme", Q4.key, "2026-11-06", *(update(f"{goal.key}#rate", confidence=8) for goal in goals))
    text = review(*goals, check_ins=[said])
    assert "Of the 5 key results at confidence 7 to 10 in week 6, 60 % ended as expected." in text
    assert "They say nothing about anybody's pay or rating." in text
    assert "Did confidence tell the end?" not in review(*goals)


def test_what_was_declined_and_asked_for_is_named():
    goal = ended("acme/2026-q4/a", "0.7", depends_on=(needs(team="growth", note="Two weeks", status=Need.DECLINED),))
    text = review(goal, check_ins=[check_in("acme", Q4.key, "2026-11-06", asks="A second van, please")])
    assert "Two weeks" in text.partition("Asked for and declined")[2]
    assert "A second van, please" in text


def test_a_cycle_that_runs_says_that_it_is_not_over():
    text = review(objective("acme/2026-q4/a"), as_of=date(2026, 11, 20))
    assert "This cycle is not over." in text
    assert "From start to now" in text


def test_a_cycle_without_objectives_has_no_review():
    pages = site(organisation(teams=TEAMS))
    assert "/cycles/2026-q4/review/" not in pages.pages

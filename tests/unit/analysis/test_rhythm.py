"""Which check-ins a team owed, and which it wrote."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from analysis_orgs import QUARTER, check_in, key_result, objective, organisation

from okrsite_gen.analysis import analyse
from okrsite_gen.model.kinds import Cadence, Kind, State
from okrsite_gen.model.organisation import Cycle, Place, Team
from okrsite_gen.model.rhythm import Rhythm
from okrsite_gen.model.settings import Settings

GOAL = objective("a/q4/o", key_result("a/q4/o", "kr", Kind.UNMEASURED))
FRIDAYS = [date(2026, 10, 9) + timedelta(weeks=week) for week in range(12)]


def rhythm(days, as_of, cycle=QUARTER, cadence=None, *, hides=False) -> Rhythm:
    team = Team("a", "a", "A", Place("x"), check_in=cadence)
    org = organisation([GOAL], [check_in("a", cycle.key, day) for day in days], cycles=[cycle], teams=[team])
    return analyse(replace(org, hides=hides), as_of, Settings()).rhythms["a", cycle.key]


def beats(found: Rhythm) -> str:
    """One sign a period: in time, late, missed, due, next, to come (.), break, before the first (-), not shown (?)."""
    signs = {"to-come": ".", "before": "-", "not-shown": "?"}
    return "".join(signs.get(each.beat.value, each.beat.value[0]) for each in found.periods)


def test_a_team_that_checks_in_every_friday_is_in_time_and_knows_its_next_day():
    found = rhythm(FRIDAYS[:7], date(2026, 11, 21))
    assert beats(found) == "iiiiiiin....."
    assert (found.done, found.expected, found.silent) == (7, 7, False)
    assert [each.day for each in found.periods if each.beat.value == "next"] == [date(2026, 11, 27)]


def test_the_first_days_of_a_cycle_that_begins_within_a_week_are_no_period_of_their_own():
    found = rhythm(FRIDAYS[:1], date(2026, 10, 12))
    assert (found.periods[0].first, found.periods[0].last) == (date(2026, 10, 1), date(2026, 10, 11))


def test_a_check_in_that_comes_soon_after_its_week_is_late_and_not_missing():
    days = [*FRIDAYS[:3], date(2026, 11, 2), FRIDAYS[4]]
    found = rhythm(days, date(2026, 11, 7))
    assert beats(found)[:5] == "iiili"
    assert found.periods[3].day == date(2026, 11, 2)


def test_a_week_without_a_check_in_is_due_for_some_days_and_then_missed():
    assert beats(rhythm(FRIDAYS[:3], date(2026, 11, 3)))[:5] == "iiidn"
    found = rhythm(FRIDAYS[:3], date(2026, 11, 7))
    assert beats(found)[:6] == "iiimdn"
    assert (found.done, found.expected, found.silent) == (3, 4, True)


def test_a_usual_day_that_has_passed_is_due_and_the_next_one_is_that_of_the_next_period():
    thursdays = [day - timedelta(days=1) for day in FRIDAYS]
    found = rhythm(thursdays[:7], date(2026, 11, 29))
    assert beats(found) == "iiiiiiidn...."
    assert [each.day for each in found.periods[7:9]] == [date(2026, 11, 26), date(2026, 12, 3)]
    assert not found.silent
    assert beats(rhythm(thursdays[:7], date(2026, 11, 26)))[7] == "n"


def test_nothing_is_missed_before_the_first_check_in():
    found = rhythm(FRIDAYS[5:7], date(2026, 11, 21))
    assert beats(found)[:8] == "-----iin"
    assert (found.done, found.expected) == (2, 2)


def test_where_something_is_hidden_no_check_in_is_called_missing_late_due_or_next():
    days = [FRIDAYS[1], FRIDAYS[2], date(2026, 11, 2), FRIDAYS[5]]
    assert beats(rhythm(days, date(2026, 11, 21))) == "-iilmidn....."
    found = rhythm(days, date(2026, 11, 21), hides=True)
    assert beats(found) == "?ii?ii?......"
    assert (found.silent, found.partial) == (False, True)


def test_nothing_is_expected_in_a_break():
    quiet = replace(QUARTER, breaks=((date(2026, 12, 21), date(2027, 1, 3)),))
    assert beats(rhythm(FRIDAYS[:1], date(2026, 10, 10), quiet)).endswith(".bb")


def test_every_second_week_and_every_month_have_longer_periods():
    found = rhythm([date(2026, 10, 9), date(2026, 10, 23)], date(2026, 10, 24), cadence=Cadence.FORTNIGHTLY)
    assert beats(found) == "iin...."[: len(found.periods)]
    assert found.periods[2].day == date(2026, 11, 6)
    year = Cycle("q4", "2026", "2026", Place("x"), date(2026, 1, 1), date(2026, 12, 31))
    monthly = rhythm([date(2026, 1, 29), date(2026, 3, 26)], date(2026, 4, 5), year, Cadence.MONTHLY)
    assert beats(monthly) == "imin........"[:3] + "n........"
    assert monthly.periods[3].day == date(2026, 4, 30)


def test_most_of_its_objectives_decide_how_often_a_team_is_expected_to_check_in():
    goal = replace(GOAL, check_in=Cadence.MONTHLY)
    org = organisation([goal], [check_in("a", "q4", date(2026, 10, 9))])
    assert analyse(org, date(2026, 10, 10), Settings()).rhythms["a", "q4"].cadence is Cadence.MONTHLY


@pytest.mark.parametrize("cycle", [replace(QUARTER, end=None), replace(QUARTER, start=None, end=None)])
def test_a_cycle_without_both_ends_has_no_rhythm(cycle):
    org = organisation([GOAL], [check_in("a", "q4", date(2026, 10, 9))], cycles=[cycle])
    assert not analyse(org, date(2026, 10, 10), Settings()).rhythms


def test_where_nobody_checks_in_nobody_is_expected_to():
    assert not analyse(organisation([GOAL]), date(2026, 10, 10), Settings()).rhythms


def test_a_team_that_is_silent_while_others_check_in_misses_all_but_its_first():
    other = objective("b/q4/o", key_result("b/q4/o", "kr", Kind.UNMEASURED))
    org = organisation([GOAL, other], [check_in("b", "q4", FRIDAYS[0])])
    found = analyse(org, date(2026, 11, 7), Settings()).rhythms["a", "q4"]
    assert beats(found)[:6] == "-mmmdn"
    assert (found.done, found.expected, found.silent) == (0, 3, True)


@pytest.mark.parametrize(
    ("state", "as_of"), [(State.DRAFT, date(2026, 11, 7)), (State.ACTIVE, date(2027, 2, 1))], ids=["draft", "over"]
)
def test_a_team_without_agreed_goals_and_a_cycle_that_is_over_expect_nothing_of_the_silent(state, as_of):
    other = objective("b/q4/o", key_result("b/q4/o", "kr", Kind.UNMEASURED))
    org = organisation([replace(GOAL, state=state), other], [check_in("b", "q4", FRIDAYS[0])])
    assert ("a", "q4") not in analyse(org, as_of, Settings()).rhythms


def test_a_check_in_of_tomorrow_is_not_known_today():
    assert rhythm([FRIDAYS[0], FRIDAYS[1]], date(2026, 10, 10)).done == 1

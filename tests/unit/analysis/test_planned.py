"""Where the plan of an objective stands on the day of the build."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from analysis_orgs import QUARTER, figure, key_result, objective, organisation

from okrsite_gen.analysis import analyse
from okrsite_gen.model.insights import Pace
from okrsite_gen.model.kinds import Ambition, Kind, Outcome, State
from okrsite_gen.model.settings import Settings
from okrsite_gen.model.values import Value

KEY = "a/q4/o"
HALF = date(2026, 11, 16)
"""45.5 of 91 days are gone by then, rounded up."""


def growth(name="kr", current="50%", **fields):
    return key_result(
        KEY, name, Kind.METRIC, start=figure("0%"), target=figure("100%"), current=figure(current), **fields
    )


def insight(*key_results, as_of=HALF, cycle=QUARTER, **fields):
    goal = objective(KEY, *key_results, ambition=Ambition.COMMITTED, **fields)
    return analyse(organisation([goal], cycles=[cycle]), as_of, Settings()).objectives[KEY]


def test_an_objective_stands_beside_the_mean_plan_of_its_key_results():
    found = insight(growth(), growth("other", current="60%"))
    assert round(found.planned_now, 2) == Decimal("0.51")
    assert found.against_plan is Pace.ON_PLAN


def test_a_guardrail_is_to_hold_and_a_single_step_is_expected_on_its_last_day():
    guardrail = key_result(KEY, "g", Kind.GUARDRAIL, maximum=figure("6%"), current=figure("5%"))
    assert round(insight(growth(), guardrail).planned_now, 2) == Decimal("0.75")
    step = key_result(KEY, "s", Kind.YES_NO, done=False)
    assert round(insight(growth(), step).planned_now, 2) == Decimal("0.25")
    assert round(insight(growth(), replace(step, due=date(2026, 11, 1))).planned_now, 2) == Decimal("0.75")


def test_a_single_step_that_is_not_due_makes_nobody_look_ahead():
    done = key_result(KEY, "s", Kind.YES_NO, done=True)
    found = insight(growth(current="30%"), done)
    assert (round(found.progress, 2), round(found.planned_now, 2)) == (Decimal("0.65"), Decimal("0.75"))
    assert found.against_plan is not Pace.AHEAD


def test_closing_one_objective_early_leaves_the_others_their_plan():
    goals = [
        objective(
            "a/q4/open", replace(growth(), key="a/q4/open#kr", objective="a/q4/open"), ambition=Ambition.COMMITTED
        ),
        objective(
            "a/q4/shut",
            replace(growth(current="20%"), key="a/q4/shut#kr", objective="a/q4/shut"),
            state=State.CLOSED,
            closed_as=Outcome.MISSED,
        ),
    ]
    totals = analyse(organisation(goals, cycles=[QUARTER]), HALF, Settings()).cycles[QUARTER.key]
    assert round(totals.mean_progress, 2) == Decimal("0.35")
    assert round(totals.mean_planned, 3) == Decimal("0.353")


def test_what_has_no_path_at_all_is_not_judged():
    assert insight(key_result(KEY, "s", Kind.YES_NO, done=True)).against_plan is Pace.NOT_JUDGED


@pytest.mark.parametrize(
    ("current", "said"), [("10%", Pace.FAR_BEHIND), ("30%", Pace.BEHIND), ("50%", Pace.ON_PLAN), ("80%", Pace.AHEAD)]
)
def test_the_gap_to_the_plan_is_judged_as_that_of_a_key_result(current, said):
    assert insight(growth(current=current)).against_plan is said


def test_the_first_days_of_a_cycle_are_too_early():
    assert insight(growth(), as_of=date(2026, 10, 5)).against_plan is Pace.TOO_EARLY


def test_what_is_closed_or_over_or_has_no_end_has_no_plan_for_today():
    assert insight(growth(), state=State.CLOSED, closed_as=Outcome.MISSED).planned_now is None
    assert insight(growth(), as_of=date(2027, 3, 1)).planned_now is None
    assert insight(growth(), cycle=replace(QUARTER, end=None)).planned_now is None


@pytest.mark.parametrize(
    ("start", "target", "scale", "plan"),
    [
        (1_800_000, 3_200_000, "M", "2500000"),  # shown as 2.5M
        (1_800_000, 3_200_000, "", "2508000"),
        (1_800, 3_200, "k", "2500"),
        (0, 900, "", "455"),
        (64, 45, "", "54"),
    ],
)
def test_a_plan_is_told_as_roughly_as_the_figures_that_it_lies_between(start, target, scale, plan):
    begin, end = (Value(Decimal(number), scale=scale) for number in (start, target))
    kr = key_result(KEY, "kr", Kind.METRIC, start=begin, target=end, current=begin, confidence=7)
    goal = objective(KEY, kr, ambition=Ambition.COMMITTED)
    found = analyse(organisation([goal], cycles=[QUARTER]), HALF, Settings()).key_results[kr.key]
    planned = found.pace.planned_figure
    assert (str(planned.number), planned.scale) == (plan, scale)

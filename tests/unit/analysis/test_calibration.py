"""How well confidence halfway through a cycle told the end of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from analysis_orgs import QUARTER, check_in, key_result, objective, organisation, target

from okrsite_gen.analysis import analyse
from okrsite_gen.model.check_ins import Update
from okrsite_gen.model.kinds import Ambition, KeyResultState, Kind, Outcome, State
from okrsite_gen.model.names import Place
from okrsite_gen.model.settings import Settings

OVER = date(2027, 2, 1)
WEEK_6 = date(2026, 11, 11)


def calibration(*results, day=WEEK_6, as_of=OVER, cycle=QUARTER, ambition=Ambition.ASPIRATIONAL, closed=True, **fields):
    """Return the calibration of a quarter with key results of (confidence on a day, score in the end)."""
    state = State.CLOSED if closed else State.ACTIVE
    parts = [
        key_result("a/q4/o", f"k{n}", Kind.UNMEASURED, n, score=Decimal(score), **fields)
        for n, (_, score) in enumerate(results, 1)
    ]
    said = [
        Update(target(part.key), Place("x"), confidence=confidence)
        for part, (confidence, _) in zip(parts, results, strict=True)
    ]
    goal = objective("a/q4/o", *parts, state=state, closed_as=Outcome.ACHIEVED if closed else None, ambition=ambition)
    org = organisation([goal], [check_in("a", cycle.key, day, *said)], cycles=[cycle])
    return analyse(org, as_of, Settings()).calibrations.get(cycle.key)


def bands(found):
    return [(each.least, each.most, each.total, each.reached) for each in found.bands]


def test_key_results_are_counted_by_confidence_at_half_time_and_by_how_they_ended():
    confident, worried = [(8, "0.9"), (7, "0.7"), (9, "0.65"), (10, "0.64"), (7, "0")], [(2, "1")] * 5
    found = calibration(*confident, *worried)
    assert (found.week, found.day) == (6, WEEK_6)
    assert bands(found) == [(7, 10, 5, 3), (0, 3, 5, 5)]
    assert found.bands[0].share == Decimal("0.6")


def test_a_promise_ends_as_expected_only_where_it_is_kept_in_full():
    kept, broken = [(8, "1")] * 2, [(8, "0.7")] * 3
    assert bands(calibration(*kept, *broken, ambition=Ambition.COMMITTED)) == [(7, 10, 5, 2)]


def test_what_nobody_has_closed_has_not_ended():
    assert calibration(*[(8, "0.9")] * 5, closed=False) is None


def test_fewer_than_five_say_nothing():
    assert calibration(*[(8, "0.9")] * 4) is None
    assert bands(calibration(*[(8, "0.9")] * 5, *[(5, "0.9")] * 4)) == [(7, 10, 5, 5)]


def test_a_word_after_half_time_comes_too_late():
    assert calibration(*[(8, "0.9")] * 5, day=date(2026, 11, 12)) is None


@pytest.mark.parametrize("given_up", [KeyResultState.DROPPED, KeyResultState.DEFERRED])
def test_what_was_given_up_is_left_out(given_up):
    assert calibration(*[(8, "0.9")] * 5, state=given_up) is None


def test_a_cycle_that_runs_tells_nothing():
    assert calibration(*[(8, "0.9")] * 5, as_of=date(2026, 12, 1)) is None


def test_a_cycle_without_dates_or_shorter_than_two_weeks_has_no_half_time():
    assert calibration(*[(8, "0.9")] * 5, cycle=replace(QUARTER, start=None)) is None
    short = replace(QUARTER, start=date(2026, 12, 20))
    assert calibration(*[(8, "0.9")] * 5, day=date(2026, 12, 21), cycle=short) is None

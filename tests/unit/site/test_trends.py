"""Confidence by check-in, as rows show it."""

from __future__ import annotations

from datetime import date, timedelta

from site_orgs import check_in, metric_kr, objective, organisation, update
from test_summaries import directory

from okrsite_gen.model.kinds import KeyResultState

KEY = "payments/2026-q4/o"
FRIDAYS = ("2026-10-09", "2026-10-16", "2026-10-23", "2026-10-30", "2026-11-06", "2026-11-13")


def said(day, *confidences, whole=None):
    updates = [update(f"{KEY}#k{n}", confidence=each) for n, each in enumerate(confidences, 1) if each is not None]
    if whole is not None:
        updates.append(update(KEY, confidence=whole))
    return check_in("payments", "2026-q4", day, *updates)


def trend_of(check_ins, as_of=date(2026, 11, 14), **second):
    krs = (metric_kr(KEY, "k1", "0%", "100%", 1), metric_kr(KEY, "k2", "0%", "100%", 2, **second))
    return directory(organisation([objective(KEY, *krs)], check_ins), as_of).objectives[KEY].trend


def test_an_objective_is_as_confident_as_its_least_confident_key_result():
    found = trend_of([said(FRIDAYS[0], 8, 7), said(FRIDAYS[1], 8, 5)], date(2026, 10, 17))
    assert (found.values, found.first, found.now, found.lowest) == ((7, 5), 7, 5, True)


def test_a_key_result_that_is_not_spoken_of_keeps_its_last_confidence():
    assert trend_of([said(FRIDAYS[0], 8, 4), said(FRIDAYS[1], 9)], date(2026, 10, 17)).values == (4, 4)


def test_missed_check_ins_are_gaps():
    found = trend_of([said(FRIDAYS[0], 6, 6), said(FRIDAYS[3], 5, 5)])
    assert found.values == (6, None, None, 5, None)
    assert found.day == date(2026, 10, 30)


def test_what_is_said_of_the_objective_as_a_whole_comes_first():
    found = trend_of([said(FRIDAYS[0], 8, 7, whole=9), said(FRIDAYS[1], 2, 2, whole=8)], date(2026, 10, 17))
    assert (found.values, found.lowest) == ((9, 8), False)


def test_a_dropped_key_result_is_not_asked():
    found = trend_of([said(FRIDAYS[0], 8, 1)], date(2026, 10, 10), state=KeyResultState.DROPPED)
    assert (found.now, found.lowest) == (8, False)


def test_nobody_who_said_nothing_has_a_track():
    assert trend_of([said(FRIDAYS[0])]) is None


def test_a_track_holds_the_latest_eight_check_ins_and_still_tells_where_confidence_began():
    days = [date.fromisoformat(FRIDAYS[0]) + timedelta(weeks=week) for week in range(11)]
    found = trend_of([said(day.isoformat(), 9 - number // 2, 9) for number, day in enumerate(days)], days[-1])
    assert (found.values, found.first, found.now) == ((8, 7, 7, 6, 6, 5, 5, 4), 9, 4)


def test_a_team_of_which_only_others_speak_has_no_gaps_for_check_ins_that_it_never_wrote():
    spoken = [
        check_in("growth", "2026-q4", day, update(f"{KEY}#k1", confidence=confidence))
        for day, confidence in ((FRIDAYS[0], 6), (FRIDAYS[4], 5))
    ]
    assert trend_of(spoken).values == (6, 5)

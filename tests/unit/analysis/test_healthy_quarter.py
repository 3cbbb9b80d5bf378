"""A simulated quarter of a healthy company: the rules must neither cry wolf nor sleep.

Key results follow ordinary back-loaded paths to a final progress around 0.72, with weekly values that wobble and a
confidence that follows what the team can see. In week 9 roughly a tenth should be off track and a third or more on
track, and a key result should change its status about once in a quarter, not four times.
"""

from __future__ import annotations

import random
from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

import pytest
from analysis_orgs import check_in, key_result, objective, organisation, target

from okrsite_gen.analysis import analyse
from okrsite_gen.model.check_ins import Update
from okrsite_gen.model.kinds import Ambition, Kind
from okrsite_gen.model.names import Place
from okrsite_gen.model.settings import Settings
from okrsite_gen.model.status import Status
from okrsite_gen.model.values import Value

OBJECTIVES, WEEKS = 600, 13
FIRST_FRIDAY = date(2026, 10, 2)
WEEK_9 = FIRST_FRIDAY + timedelta(weeks=8)
LAST_DAY = date(2026, 12, 31)


def value(number: float) -> Value:
    return Value(Decimal(str(round(number, 2))), "%", "", "", "", "%")


def weekly_path(rng: random.Random) -> list[float]:
    """Progress at each weekly check-in: slow first, faster later, never quite smooth."""
    end = min(1.1, max(0.05, rng.gauss(0.72, 0.22)))
    bend = rng.uniform(1.0, 1.8)
    return [end * (week / WEEKS) ** bend + rng.gauss(0, 0.015) for week in range(1, WEEKS + 1)]


def weekly_confidence(rng: random.Random, path: list[float], expected: float) -> list[int]:
    """What a team would say: it sees where it is heading, rounds, and changes its mind seldom."""
    mood = rng.gauss(7.0, 0.8)
    said, now = [], round(mood)
    for week, progress in enumerate(path, 1):
        heading = (progress / (week / WEEKS) - expected) * 4 if week >= 4 else 0
        wish = mood + heading + rng.gauss(0, 0.4)
        if abs(wish - now) >= 1.2:
            now = round(wish)
        said.append(min(10, max(1, now)))
    return said


def simulated_quarter(seed: int):
    """Return the organisation, built directly."""
    rng = random.Random(seed)
    objectives, words = [], {}
    for number in range(OBJECTIVES):
        team = f"team-{number // 4}"
        key = f"{team}/q4/goal-{number % 4}"
        ambition = Ambition.COMMITTED if rng.random() < 0.25 else Ambition.ASPIRATIONAL
        parts = []
        for position in range(1, rng.choice([2, 3, 3, 4]) + 1):
            start, goal = 20.0, rng.choice([5.0, 60.0, 90.0])
            part = key_result(key, f"kr-{position}", Kind.METRIC, position, start=value(start), target=value(goal))
            parts.append(part)
            stretch = 1.0 if ambition is Ambition.ASPIRATIONAL else 1.25
            path = [progress * stretch for progress in weekly_path(rng)]
            sayings = weekly_confidence(rng, path, 1.0 if stretch > 1 else 0.7)
            for week, (progress, confidence) in enumerate(zip(path, sayings, strict=True)):
                update = Update(
                    target(part.key), Place("x"), value=value(start + (goal - start) * progress), confidence=confidence
                )
                words.setdefault((team, week), []).append(update)
        objectives.append(objective(key, *parts, ambition=ambition))
    check_ins = [
        check_in(team, "q4", FIRST_FRIDAY + timedelta(weeks=week), *updates) for (team, week), updates in words.items()
    ]
    return organisation(objectives, check_ins)


@pytest.fixture(scope="module", params=[1, 2, 3])
def quarter(request):
    """The quarter as seen in week 9, and as seen on its last day."""
    org = simulated_quarter(request.param)
    return analyse(org, WEEK_9, Settings()), analyse(org, LAST_DAY, Settings())


def test_in_week_9_a_tenth_is_off_track_and_a_third_or_more_on_track(quarter):
    objectives = quarter[0].objectives.values()
    counted = Counter(insight.status.status for insight in objectives)
    week_9 = {status: count / len(objectives) for status, count in counted.items()}

    assert 0.05 <= week_9[Status.OFF_TRACK] <= 0.16
    assert 0.33 <= week_9[Status.ON_TRACK] <= 0.6
    assert set(week_9) <= {Status.OFF_TRACK, Status.AT_RISK, Status.ON_TRACK, Status.TARGET_MET}


def test_a_key_result_changes_its_status_about_once_in_a_quarter(quarter):
    insights = quarter[1].key_results.values()
    changes = [sum(span.since > FIRST_FRIDAY for span in insight.status.spans) for insight in insights]

    assert 0.5 <= sum(changes) / len(changes) <= 1.5
    assert sum(change >= 4 for change in changes) / len(changes) < 0.05


def test_the_simulated_quarter_ends_around_072(quarter):
    ended = [insight.progress for insight in quarter[1].key_results.values()]

    assert 0.68 <= sum(ended) / len(ended) <= 0.78

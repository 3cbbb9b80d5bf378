"""What holds for every organisation, whatever stands in it."""

from __future__ import annotations

import copy
from datetime import date
from decimal import Decimal, getcontext, localcontext

from analysis_orgs import check_in, key_result, objective, organisation, target
from analysis_strategies import HERE, STRANGE_DAYS, days_between, plain_organisations, strange_organisations
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from okrsite_gen.analysis import analyse
from okrsite_gen.model.check_ins import Update
from okrsite_gen.model.kinds import Alignment, Kind
from okrsite_gen.model.objectives import Support
from okrsite_gen.model.settings import Settings
from okrsite_gen.model.status import CLOSED_STATUSES, Status
from okrsite_gen.model.values import Value

SETTINGS = Settings()
AS_OF = date(2026, 11, 20)
RELAXED = settings(max_examples=50, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


@RELAXED
@given(strange_organisations(), STRANGE_DAYS)
def test_analysis_never_fails_and_answers_for_everything(org, as_of):
    insights = analyse(org, as_of, SETTINGS)

    assert list(insights.objectives) == list(org.objectives)
    assert list(insights.key_results) == list(org.key_results)
    assert set(insights.cycle_phase) == set(org.cycles)
    for insight in insights.key_results.values():
        assert insight.measurable is (insight.progress is not None)
        assert insight.measurable is not bool(insight.unmeasured_because)
        assert insight.status.reasons


@RELAXED
@given(strange_organisations(), STRANGE_DAYS)
def test_progress_is_a_fraction_and_series_are_in_order(org, as_of):
    insights = analyse(org, as_of, SETTINGS)

    for insight in [*insights.key_results.values(), *insights.objectives.values()]:
        assert insight.progress is None or 0 <= insight.progress <= 1
        since = [span.since for span in insight.status.spans]
        assert since == sorted(set(since))
        assert not since or (since[-1] <= as_of and insight.status.spans[-1].status is insight.status.status)
    for insight in insights.key_results.values():
        days = [point.day for point in insight.series if point.day is not None]
        assert days == sorted(set(days))
        assert not days or days[-1] <= as_of
    for insight in insights.objectives.values():
        days = [day for day, _ in insight.series]
        assert days == sorted(set(days))
        if days and insight.progress is not None:
            assert insight.series[-1][1] == insight.progress


@RELAXED
@given(strange_organisations(), STRANGE_DAYS)
def test_the_same_input_gives_the_same_result_and_is_left_as_it_was(org, as_of):
    before, context = copy.deepcopy(org), getcontext().copy()

    first = analyse(org, as_of, SETTINGS)
    with localcontext() as narrow:
        narrow.prec = 5
        second = analyse(copy.deepcopy(org), as_of, SETTINGS)

    assert first == second
    assert org == before
    assert str(getcontext()) == str(context)


@RELAXED
@given(plain_organisations())
def test_the_history_of_a_status_is_what_would_have_been_said_on_each_day(org):
    """Spans are computed once, at the days on which something can change; every day's own analysis agrees."""
    last = date(2027, 2, 5)
    final = analyse(org, last, SETTINGS)
    for day in days_between(date(2026, 10, 1), last):
        seen_then = analyse(org, day, SETTINGS)
        for group_now, group_then in (
            (final.key_results, seen_then.key_results),
            (final.objectives, seen_then.objectives),
        ):
            for key, insight in group_now.items():
                spans = [span for span in insight.status.spans if span.since <= day]
                then = group_then[key].status
                if then.status is Status.PLANNED:
                    continue
                if then.status in CLOSED_STATUSES:  # late values may still change how well it ended
                    assert spans[-1].status in CLOSED_STATUSES
                    continue
                assert spans[-1].status is then.status, (day, key, insight.status.spans, then)
                assert then.since == spans[-1].since


def metric_org(values: list[int], goal: int):
    part = key_result("a/q4/o", "kr", Kind.METRIC, start=Value(Decimal(50)), target=Value(Decimal(goal)))
    days = days_between(date(2026, 11, 1), date(2026, 11, 30))
    check_ins = [
        check_in("a", "q4", day, Update(target(part.key), HERE, value=Value(Decimal(value))))
        for day, value in zip(days, values, strict=False)
    ]
    return organisation([objective("a/q4/o", part)], check_ins)


@RELAXED
@given(st.integers(-100, 200), st.integers(0, 50), st.sampled_from([0, 100]))
def test_a_value_nearer_to_the_target_is_never_less_progress(value, more, goal):
    nearer = value + more if goal > 50 else value - more
    progress = [
        analyse(metric_org([number], goal), AS_OF, SETTINGS).key_results["a/q4/o#kr"].progress
        for number in (value, nearer)
    ]

    assert progress[0] <= progress[1]


@RELAXED
@given(plain_organisations(), plain_organisations(), STRANGE_DAYS)
def test_a_key_result_depends_on_nothing_but_its_own_team(org, other, as_of):
    """Another team's content changes nothing, so that insights can be computed and kept team by team."""
    moved = [
        objective(
            f"zeta/q4/{index}",
            *(key_result(f"zeta/q4/{index}", part.id, part.kind, part.position) for part in one.key_results),
        )
        for index, one in enumerate(other.objectives.values())
    ]
    foreign = [check_in("zeta", "q4", one.day) for one in other.check_ins.values()]
    together = organisation(
        [*org.objectives.values(), *moved],
        [*org.check_ins.values(), *foreign],
        cycles=list(org.cycles.values()),
        metrics=list(org.metrics.values()),
    )

    alone, among = analyse(org, as_of, SETTINGS), analyse(together, as_of, SETTINGS)

    for key, insight in alone.key_results.items():
        assert among.key_results[key] == insight


def cascade(depth: int, circle: bool = False):
    """Return a chain of roll-ups with one measured objective at its foot."""
    keys = [f"t{level}/q4/o" for level in range(depth)]
    objectives = []
    for level, key in enumerate(keys):
        foot = level == depth - 1
        kind = Kind.METRIC if foot else Kind.ROLLUP
        figures = {"start": Value(Decimal(0)), "target": Value(Decimal(100))} if foot else {}
        above = keys[level - 1] if level or circle else ""
        supports = (Support(target(f"{above}#kr"), Alignment.AGREED, HERE),) if above else ()
        objectives.append(objective(key, key_result(key, "kr", kind, **figures), supports=supports))
    update = Update(target(f"{keys[-1]}#kr"), HERE, value=Value(Decimal(40)))
    return organisation(objectives, [check_in(keys[-1].partition("/")[0], "q4", AS_OF, update)])


def test_a_cascade_of_two_thousand_levels_rolls_up_without_recursion():
    insights = analyse(cascade(2000), AS_OF, SETTINGS)

    assert insights.objectives["t0/q4/o"].progress == Decimal("0.4")
    assert insights.key_results["t0/q4/o#kr"].pace.day == AS_OF


def test_a_circle_that_nobody_cut_ends():
    insights = analyse(cascade(3, circle=True), AS_OF, SETTINGS)

    assert insights.objectives["t0/q4/o"].progress == Decimal("0.4")

"""Which fields make a key result which kind."""

from __future__ import annotations

from itertools import combinations

import pytest

from okrsite_gen.content.kinds import COMPANIONS, KIND_TABLE, MAKERS, MEASURE_FIELDS, decide, kind_findings
from okrsite_gen.content.locate import KEY
from okrsite_gen.model.kinds import Kind
from okrsite_gen.model.names import Place

PLACE = Place("a.md", ("key_results", 0))


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ("target", Kind.METRIC),
        ("start target better planned current unit metric", Kind.METRIC),
        ("min", Kind.GUARDRAIL),
        ("max", Kind.GUARDRAIL),
        ("min max current unit metric", Kind.GUARDRAIL),
        ("milestones", Kind.MILESTONES),
        ("done", Kind.YES_NO),
        ("levels", Kind.LEVELS),
        ("levels reached", Kind.LEVELS),
        ("baseline", Kind.BASELINE),
        ("baseline current better unit metric", Kind.BASELINE),
        ("rollup", Kind.ROLLUP),
        ("progress", Kind.STATED),
        ("", Kind.UNMEASURED),
    ],
)
def test_fields_of_one_kind_make_that_kind_without_a_finding(fields, kind):
    decision = decide(frozenset(fields.split()))
    assert decision.kind is kind
    assert kind_findings(decision, "`a`", PLACE) == ()


@pytest.mark.parametrize(
    ("fields", "mixed"),
    [
        ("target done", ("target", "done")),
        ("target min", ("target", "min")),
        ("target progress", ("target", "progress")),
        ("milestones done", ("milestones", "done")),
        ("baseline target", ("target", "baseline")),
        ("baseline start", ("baseline", "start")),
        ("done start", ("done", "start")),
        ("min planned", ("min", "planned")),
        ("progress reached", ("progress", "reached")),
        ("rollup progress", ("rollup", "progress")),
    ],
)
def test_fields_of_two_kinds_are_an_error_that_names_both(fields, mixed):
    decision = decide(frozenset(fields.split()))
    assert (decision.kind, decision.mixed) == (Kind.UNMEASURED, mixed)
    (finding,) = kind_findings(decision, "`a`", PLACE)
    assert finding.code == "KIN001"
    assert finding.place.path == ("key_results", 0, mixed[1], KEY)
    assert all(f"`{field}`" in finding.message for field in mixed)


@pytest.mark.parametrize(
    ("fields", "idle"),
    [
        ("done current", ("current",)),
        ("milestones unit", ("unit",)),
        ("rollup metric current", ("current", "metric")),
        ("progress current better", ("better", "current")),
        ("min better", ("better",)),
    ],
)
def test_fields_that_mean_nothing_for_a_kind_are_reported_and_change_nothing(fields, idle):
    decision = decide(frozenset(fields.split()))
    assert decision.idle == idle
    assert decision.kind is not Kind.UNMEASURED
    assert [finding.code for finding in kind_findings(decision, "`a`", PLACE)] == ["KIN002"] * len(idle)


@pytest.mark.parametrize("field", COMPANIONS)
def test_a_part_of_a_measure_alone_asks_for_the_rest(field):
    decision = decide({field})
    assert (decision.kind, decision.half) == (Kind.UNMEASURED, field)
    (finding,) = kind_findings(decision, "`a`", PLACE)
    assert (finding.code, finding.place.path[-2:]) == ("KIN003", (field, KEY))
    assert finding.hint


def test_every_combination_of_fields_has_exactly_one_answer():
    for size in range(5):
        for fields in combinations(MEASURE_FIELDS, size):
            decision = decide(frozenset(fields))
            makers = {MAKERS[field] for field in fields if field in MAKERS}
            if len(makers) > 1:
                assert decision.mixed
            if not makers:
                assert decision.kind is Kind.UNMEASURED
                assert bool(decision.half) == bool(fields)
            if decision.kind is not Kind.UNMEASURED:
                assert makers == {decision.kind}
            kind_findings(decision, "`a`", PLACE)


def test_every_kind_has_one_line():
    assert [line.kind for line in KIND_TABLE] == list(Kind)

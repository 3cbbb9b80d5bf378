"""From documents to entities."""

from __future__ import annotations

from decimal import Decimal

import pytest

from okrsite_gen.model.kinds import Kind, State
from okrsite_gen.model.names import Owner
from okrsite_gen.model.values import WITHHELD, Value

OBJECTIVE = "teams/payments/2026-Q4/activation.md"


def key_result(read, fields: str):
    """Read an objective with one key result and return it."""
    indented = "\n".join(f"    {line}" for line in fields.strip().split("\n"))
    org = read({OBJECTIVE: f"title: Go live\nkey_results:\n  - id: rate\n    title: Rate\n{indented}\n"}).org()
    return org.key_results["payments/2026-q4/activation#rate"]


def number(figure) -> str:
    assert isinstance(figure, Value)
    return f"{figure.number}{figure.prefix}{figure.suffix}"


@pytest.mark.parametrize(
    ("fields", "kind", "figures", "unit"),
    [
        ("start: 38%\ntarget: 60%", Kind.METRIC, "start=38% target=60%", "%"),
        ("start: 31\ntarget: 2 days", Kind.METRIC, "start=31 days target=2 days", "days"),
        ("unit: days\nstart: 31\ntarget: 2", Kind.METRIC, "start=31 days target=2 days", "days"),
        ("start: 31 days\ntarget: 1 day", Kind.METRIC, "start=31 days target=1 day", "days"),
        ("start: $1M\ntarget: $1.2M\ncurrent: 900", Kind.METRIC, "start=1000000$ target=1200000$ current=900$", "$"),
        ("min: 99.95 %", Kind.GUARDRAIL, "minimum=99.95 %", "%"),
        ("min: 1\nmax: 4\nunit: calls", Kind.GUARDRAIL, "minimum=1 calls maximum=4 calls", "calls"),
        ("baseline: true\nunit: '%'", Kind.BASELINE, "", "%"),
        ("baseline: false", Kind.UNMEASURED, "", ""),
        ("done: false", Kind.YES_NO, "", ""),
        ("levels:\n  commit: A\n  target: B", Kind.LEVELS, "", ""),
        ("rollup: supporting", Kind.ROLLUP, "", ""),
        ("progress: 0", Kind.STATED, "", ""),
        ("owner: li", Kind.UNMEASURED, "", ""),
    ],
)
def test_fields_decide_kind_figures_and_unit(read, fields, kind, figures, unit):
    found = key_result(read, fields)
    names = ("start", "target", "minimum", "maximum", "current")
    shown = [f"{name}={number(getattr(found, name))}" for name in names if getattr(found, name) is not None]
    assert (found.kind, " ".join(shown), found.unit) == (kind, figures, unit)


def test_a_withheld_figure_stays_withheld_and_takes_no_unit(read):
    found = key_result(read, "start: withheld\ntarget: 60%")
    assert (found.kind, found.start, number(found.target)) == (Kind.METRIC, WITHHELD, "60%")


def test_a_planned_path_is_in_the_unit_of_the_key_result_and_in_the_order_of_its_days(read):
    found = key_result(read, "start: 38%\ntarget: 60%\nplanned:\n  2026-12-01: 55\n  2026-11-01: 42%")
    assert [(day.month, number(figure)) for day, figure in found.planned] == [(11, "42%"), (12, "55%")]


@pytest.mark.parametrize(
    ("fields", "finding"),
    [
        ("start: 10\ntarget: 10", "KIN004 :7 starts at `10` and has that as its target too."),
        ("start: 31 days\ntarget: 60%", "KIN005 :6 has `start: 31 days` beside `60%`."),
        ("start: 31\ntarget: 60%\nunit: days", "KIN005 :8 has `unit: days` and `60%`."),
        ("min: 5\nmax: 2", "KIN011 :7 must be at least `5` and at most `2`."),
        ("start: 5\ntarget: 2\nbetter: up", "KIN010 :8 says `better: up`, but from `5` to `2` is down."),
        (
            "levels:\n  commit: A\nreached: stretch",
            "KIN009 :8 has reached `stretch`, but `levels` does not say what that is.",
        ),
        ("target: 0", "KIN007 :6 has no `start`, and the target is 0."),
        ("target: 2 days\nbetter: down", "KIN007 :6 has no `start`, and less is better."),
    ],
)
def test_figures_that_contradict_each_other_are_reported(read, fields, finding):
    indented = "\n".join(f"    {line}" for line in fields.split("\n"))
    front = f"title: Go live\nkey_results:\n  - id: rate\n    title: Rate\n{indented}\n"
    (said,) = read({OBJECTIVE: front}).said()
    assert said.replace(OBJECTIVE, "").replace("Key result `rate` ", "") == finding


def test_a_target_without_start_is_counted_from_zero_with_a_hint_only(read):
    files = {OBJECTIVE: "title: Go live\nkey_results:\n  - title: Rate\n    target: 60%\n"}
    assert read(files).said() == []
    assert [finding.code for finding in read(files).findings()] == ["KIN006"]


def test_a_key_result_with_fields_of_two_kinds_keeps_its_title_and_loses_its_measure(read):
    found = key_result(read, "target: 60%\ndone: true")
    assert (found.title, found.kind, found.target, found.done) == ("Rate", Kind.UNMEASURED, None, None)


def test_key_results_without_id_get_anchors_that_nobody_has_written(read):
    front = """
title: Go live
key_results:
  - One
  - id: key-result-3
    title: Two
  - Three
  - id: RATE
    title: Four
"""
    org = read({OBJECTIVE: front}).org()
    found = [(one.position, one.id, one.anchor) for one in org.key_results.values()]
    assert found == [
        (1, "", "key-result-1"),
        (2, "key-result-3", "key-result-3"),
        (3, "", "key-result-3-2"),
        (4, "RATE", "rate"),
    ]
    assert list(org.key_results)[2] == "payments/2026-q4/activation#key-result-3-2"


def test_milestones_may_be_sentences_and_get_ids_that_are_free(read):
    found = key_result(
        read, "milestones:\n  - Draft\n  - id: step-1\n    title: Review\n    done: true\n    weight: 2\n  - Ship"
    )
    assert [(one.id, one.title, one.done, one.weight) for one in found.milestones] == [
        ("step-1-2", "Draft", False, Decimal(1)),
        ("step-1", "Review", True, Decimal(2)),
        ("step-3", "Ship", False, Decimal(1)),
    ]


def test_sections_about_key_results_move_to_them(read):
    body = """First words.

## `Rate`
About the rate.

### Deeper
More of it.

## Why now
Because.

## unknown
Stays.
"""
    files = {OBJECTIVE: f"title: Go live\nkey_results:\n  - id: rate\n    title: Rate\n---\n{body}"}
    objective = read(files).org().objectives["payments/2026-q4/activation"]
    assert objective.body == "First words.\n\n## Why now\nBecause.\n\n## unknown\nStays.\n"
    assert objective.key_results[0].body == "About the rate.\n\n### Deeper\nMore of it.\n\n"
    assert objective.key_results[0].body_line == 10


def test_a_body_that_begins_with_a_moved_section_keeps_its_true_line(read):
    files = {OBJECTIVE: "title: Go live\nkey_results:\n  - id: rate\n    title: Rate\n---\n## rate\nx\n\n## rest\ny\n"}
    objective = read(files).org().objectives["payments/2026-q4/activation"]
    assert (objective.body, objective.body_line) == ("## rest\ny\n", 10)


@pytest.mark.parametrize(
    ("written", "owner"),
    [
        ("maria", Owner("maria", "maria")),
        ("MARIA", Owner("MARIA", "maria")),
        ('"@maria"', Owner("maria", "maria")),
        ("VP Sales", Owner("VP Sales")),
        ("someone", Owner("someone")),
        ('""', None),
    ],
)
def test_an_owner_is_a_person_with_a_file_or_plain_words(read, written, owner):
    org = read({OBJECTIVE: f"title: Go live\nowner: {written}\n", "people/maria.md": "name: Maria Lopez\n"}).org()
    assert org.objectives["payments/2026-q4/activation"].owner == owner


def test_teams_and_cycles_exist_because_a_folder_names_them(read):
    org = read({"teams/Payments/Launch/activation.md": "title: Go live\n"}).org()
    team, cycle = org.teams["payments"], org.cycles["launch"]
    assert (team.id, team.name, team.place.file, cycle.id, cycle.start) == ("Payments", "Payments", "", "Launch", None)
    assert org.objectives_of["payments", "launch"] == ("payments/launch/activation",)


def test_a_cycle_without_any_days_is_hinted_at_where_it_is_used(read):
    found = read({"teams/payments/launch/activation.md": "title: Go live\n"}).findings()
    assert [(one.code, one.place.file) for one in found] == [("CYC001", "content/teams/payments/launch/activation.md")]
    assert "`content/cycles/launch.md`" in found[0].hint


@pytest.mark.parametrize(
    ("name", "front", "days"),
    [
        ("2026-Q4", "name: Winter", "2026-10-01 2026-12-31 2027-01-14"),
        ("2026-Q4", "start: 2026-09-28", "2026-09-28 2026-12-31 2027-01-14"),
        ("launch", "start: 2026-09-28", "2026-09-28 None None"),
        ("launch", "start: 2026-09-28\nend: 2026-11-30", "2026-09-28 2026-11-30 2026-12-14"),
        ("launch", "start: 2026-09-28\nend: 2026-11-30\ngrading_until: 2027-01-31", "2026-09-28 2026-11-30 2027-01-31"),
    ],
)
def test_a_cycle_takes_its_days_from_its_file_and_then_from_its_name(read, name, front, days):
    cycle = read({f"cycles/{name}.md": f"{front}\n"}).org().cycles[name.lower()]
    assert f"{cycle.start} {cycle.end} {cycle.grading_until}" == days


@pytest.mark.parametrize(
    ("name", "front", "finding", "days"),
    [
        (
            "launch",
            "start: 2026-12-01\nend: 2026-11-01",
            "CYC002 cycles/launch.md:3 The cycle would begin on 2026-12-01 and end on 2026-11-01.",
            "None None",
        ),
        (
            "2026-Q4",
            "end: 2026-09-01",
            "CYC002 cycles/2026-Q4.md:2 The cycle would begin on 2026-10-01 and end on 2026-09-01.",
            "2026-10-01 2026-12-31",
        ),
        (
            "2026-Q4",
            "grading_until: 2026-12-01",
            "CYC003 cycles/2026-Q4.md:2 Grading would end on 2026-12-01, before the cycle does on 2026-12-31.",
            "2026-10-01 2026-12-31",
        ),
    ],
)
def test_days_of_a_cycle_that_run_backwards_are_an_error(read, name, front, finding, days):
    found = read({f"cycles/{name}.md": f"{front}\n"})
    cycle = found.org().cycles[name.lower()]
    assert (found.said(), f"{cycle.start} {cycle.end}") == ([finding], days)


def test_fiscal_years_follow_the_configuration(read):
    found = read(
        {"teams/a/FY27-Q1/x.md": "title: X\n"}, "cycles:\n  fiscal_year:\n    starts: 10\n    named_by: last\n"
    ).org()
    assert str(found.cycles["fy27-q1"].start) == "2026-10-01"


def test_a_metric_has_the_rows_of_its_table(read):
    found = read(
        {"metrics/nps.md": "name: NPS\nunit: points\nhealthy:\n  min: 30\n", "metrics/nps.csv": "2026-11-01,41\n"}
    )
    metric = found.org().metrics["nps"]
    assert (found.said(), metric.unit, number(metric.healthy_min)) == ([], "points", "30 points")
    assert [number(row.value) for row in metric.rows] == ["41 points"]


def test_a_table_alone_is_a_metric_with_a_hint(read):
    found = read({"metrics/nps.csv": "2026-11-01,41%\n"})
    assert (found.org().metrics["nps"].unit, found.said()) == ("%", [])
    assert [one.code for one in found.findings()] == ["MET004"]


def test_a_metric_without_rows_is_no_problem(read):
    found = read({"metrics/nps.md": "name: NPS\n"})
    assert (found.org().metrics["nps"].rows, found.findings()) == ((), ())


def test_rows_in_another_unit_than_the_metric_are_left_out_with_an_error(read):
    found = read({"metrics/nps.md": "unit: days\n", "metrics/nps.csv": "2026-11-01,41%\n"})
    assert found.org().metrics["nps"].rows == ()
    assert found.said() == [
        "MET005 metrics/nps.csv:1 `41%` is in another unit than its metric, which counts in `days`."
    ]


@pytest.mark.parametrize(
    ("text", "title", "body", "line"),
    [
        ("title: How we work\n---\nText.\n", "How we work", "Text.\n", 4),
        ("---\n---\n# How *we* work\n\nText.\n", "How *we* work", "\nText.\n", 4),
        ("---\n---\nText.\n", "How we do okrs", "Text.\n", 3),
    ],
)
def test_the_title_of_a_page_is_written_or_its_first_heading_or_its_name(read, text, title, body, line):
    page = read({"pages/how-we-do-okrs.md": text}).org().pages["how-we-do-okrs"]
    assert (page.title, page.body, page.body_line) == (title, body, line)


def test_documents_that_cannot_be_used_are_kept_as_broken_files(read):
    found = read({OBJECTIVE: "owner: maria\n", "people/maria.md": "name: [\n"})
    assert [(one.kind, one.key) for one in found.org().broken] == [
        ("person", "maria"),
        ("objective", "payments/2026-q4/activation"),
    ]
    assert "payments" in found.org().teams


def test_everything_of_an_objective_reaches_its_entity(read):
    front = """
title: Go live in a day
owner: maria
contributors: [li, noor]
supports:
  - company/2026/revenue#arr
  - ref: platform/self-serve
    status: proposed
depends_on:
  - ref: identity/sso
    note: Waits for SSO
    status: requested
    needed_by: 2026-11-15
  - team: legal
ambition: committed
state: closed
closed_as: achieved
starts: 2026-10-20
closed_on: 2026-12-28
priority: P1
tags: [onboarding]
carried_from: payments/2026-Q3/activation
check_in: monthly
aliases: [/old/]
initiatives:
  - title: Sandbox keys
    url: https://tracker.example/481
    state: doing
confidence: 7
progress: 40%
"""
    gathered = read({OBJECTIVE: front}).gathered
    found = gathered.objectives["payments/2026-q4/activation"]
    assert [(one.target.written, one.status.value, one.place.path) for one in found.supports] == [
        ("company/2026/revenue#arr", "agreed", ("supports", 0)),
        ("platform/self-serve", "proposed", ("supports", 1)),
    ]
    assert [(one.target and one.target.written, one.team, str(one.needed_by)) for one in found.depends_on] == [
        ("identity/sso", "", "2026-11-15"),
        (None, "legal", "None"),
    ]
    assert (found.state, found.closed_as.value, found.progress, found.confidence) == (
        State.CLOSED,
        "achieved",
        Decimal("0.4"),
        7,
    )
    assert (found.id, found.carried_from.written, found.initiatives[0].state.value) == (
        "payments/2026-Q4/activation",
        "payments/2026-Q3/activation",
        "doing",
    )
    assert found.contributors == (Owner("li"), Owner("noor"))

"""Objectives and their key results, as the format's own example writes them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from okrsite_gen.content.document import Role
from okrsite_gen.content.locate import KEY
from okrsite_gen.content.reading import read_document
from okrsite_gen.content.schema import ObjectiveFront, validate
from okrsite_gen.content.sources import source_of
from okrsite_gen.model.kinds import Alignment, Ambition, Direction, KeyResultState, Need, Outcome, State, Work
from okrsite_gen.model.settings import Settings
from okrsite_gen.model.values import WITHHELD

AUDIENCES = Settings(audiences=("company", "leadership"), default_audience="company")

WHOLE = """\
title: Developers go live with us in a day, not a month
owner: maria
contributors: [li, noor]
shared_with: growth
supports:
  - company/2026/grow-revenue#arr
  - ref: platform/self-serve
    status: proposed
depends_on:
  - ref: identity/sso
    note: Enterprise sign-up waits for self-serve SSO
    status: at-risk
    needed_by: 2026-11-15
  - team: legal
  - research/interviews
pillar: growth
ambition: committed
state: closed
closed_as: achieved
starts: 2026-10-20
closed_on: 2026-12-28
priority: P1
tags: [onboarding]
carried_from: payments/2026-Q3/activation
check_in: fortnightly
confidence: 6
progress: 40%
audience: company
figures: leadership
aliases: [/old/address/]
initiatives:
  - title: Sandbox keys without a sales call
    url: https://tracker.example/481
    state: doing
  - Fewer forms
key_results:
  - id: time-to-live
    title: Median time falls from 31 days to 2
    start: 31 days
    target: 2 days
    better: down
    planned:
      2026-12-01: 9 days
      2026-11-01: 20 days
    owner: li
    team: platform
    weight: 2
    due: 2026-12-20
    starts: 2026-10-20
    indicator: leading
    priority: P0
    current: 12 days
    confidence: 8
    metric: time-to-live
    evidence: https://dash.example/1
    description: As the dashboard counts it
    tags: [speed]
    aliases: [ttl]
  - id: uptime
    title: Uptime stays within its band
    min: 99.9%
    max: 100 %
    unit: '%'
  - id: launch
    title: Launch in three steps
    milestones:
      - id: design
        title: Design agreed
        done: yes
        weight: 3
        due: 2026-11-01
      - Built
  - title: Certified
    done: false
  - title: A deal
    levels: {commit: one, target: two, stretch: three}
    reached: commit
  - title: Satisfaction is known
    baseline: true
  - title: Teams deliver
    rollup: supporting
  - title: Migration
    progress: 0.4
    state: deferred
    reason: Waits for the audit
    score: 0.3
    score_reason: Half of it was dropped
    result: Moved to Q1
    audience: leadership
    figures: leadership
  - title: Secret
    target: withheld
  - A key result that is only a sentence
"""


def path_of(finding) -> tuple[str | int, ...]:
    return tuple(element for element in finding.place.path if element != KEY)


def read(front: str, settings: Settings = AUDIENCES):
    document = read_document(source_of("c.md", f"---\n{front}---\n".encode()), Role("objective", "c.md"))
    assert document.readable, document.diagnostics
    return validate(document, settings)


@pytest.fixture
def whole() -> ObjectiveFront:
    objective, findings = read(WHOLE)
    assert findings == ()
    return objective


def test_an_objective_keeps_all_that_its_author_wrote(whole):
    assert whole.title == "Developers go live with us in a day, not a month"
    assert (whole.owner, whole.contributors, whole.shared_with) == ("maria", ("li", "noor"), ("growth",))
    assert [(one.ref, one.status) for one in whole.supports] == [
        ("company/2026/grow-revenue#arr", Alignment.AGREED),
        ("platform/self-serve", Alignment.PROPOSED),
    ]
    assert [(one.ref, one.team, one.status, one.needed_by) for one in whole.depends_on] == [
        ("identity/sso", "", Need.AT_RISK, date(2026, 11, 15)),
        ("", "legal", Need.REQUESTED, None),
        ("research/interviews", "", Need.REQUESTED, None),
    ]
    assert (whole.pillar, whole.ambition, whole.state) == ("growth", Ambition.COMMITTED, State.CLOSED)
    assert (whole.closed_as, whole.closed_on) == (Outcome.ACHIEVED, date(2026, 12, 28))
    assert (whole.confidence, whole.progress) == (6, Decimal("0.4"))
    assert (whole.audience, whole.figures, whole.aliases) == ("company", "leadership", ("/old/address/",))
    assert [(one.title, one.state) for one in whole.initiatives] == [
        ("Sandbox keys without a sales call", Work.DOING),
        ("Fewer forms", Work.PLANNED),
    ]


def test_a_key_result_keeps_all_that_its_author_wrote(whole):
    first = whole.key_results[0]
    assert (first.start.number, first.start.unit, first.target.written) == (31, "day", "2 days")
    assert first.better is Direction.DOWN
    assert [(day, figure.number) for day, figure in first.planned] == [
        (date(2026, 11, 1), 20),
        (date(2026, 12, 1), 9),
    ]
    assert (first.weight, first.confidence, first.indicator) == (2, 8, "leading")
    assert first.aliases == ("ttl",)


def test_every_kind_of_key_result_has_its_fields(whole):
    _, uptime, launch, certified, deal, known, teams, migration, secret, sentence = whole.key_results
    assert (uptime.min.number, uptime.max.unit, uptime.unit) == (Decimal("99.9"), "%", "%")
    assert [(step.id, step.title, step.done, step.weight) for step in launch.milestones] == [
        ("design", "Design agreed", True, 3),
        ("", "Built", False, 1),
    ]
    assert certified.done is False
    assert (deal.levels.stretch, deal.reached) == ("three", "commit")
    assert (known.baseline, teams.rollup) == (True, "supporting")
    assert (migration.progress, migration.state, migration.score) == (
        Decimal("0.4"),
        KeyResultState.DEFERRED,
        Decimal("0.3"),
    )
    assert (migration.audience, migration.figures, migration.result) == ("leadership", "leadership", "Moved to Q1")
    assert secret.target is WITHHELD
    assert sentence.title == "A key result that is only a sentence"
    assert sentence.model_fields_set == {"title"}


def test_which_fields_were_written_can_be_told(whole):
    assert whole.key_results[3].model_fields_set == {"title", "done"}


@pytest.mark.parametrize(
    ("front", "kept"),
    [
        ("title: T\nsupports: a/b\n", ["a/b"]),
        ("title: T\nsupports: {ref: a/b, status: proposed}\n", ["a/b"]),
        ("title: T\nsupports:\n", []),
        ("title: T\nsupports: ''\n", []),
    ],
)
def test_a_single_entry_needs_no_list(front, kept):
    objective, findings = read(front)
    assert findings == ()
    assert [support.ref for support in objective.supports] == kept


@pytest.mark.parametrize(
    ("front", "code", "path", "message"),
    [
        ("{}\n", "FLD002", (), "`title` is missing."),
        ("title:\n", "FLD004", ("title",), "`title` is empty."),
        ("title: '  '\n", "FLD004", ("title",), "`title` is empty."),
        ("title: [a]\n", "FLD003", ("title",), "`title` is a list where one entry is expected."),
    ],
)
def test_an_objective_needs_a_title(front, code, path, message):
    objective, findings = read(front)
    assert objective is None
    assert [(finding.code, path_of(finding), finding.message) for finding in findings] == [(code, path, message)]


def test_key_results_by_id_get_told_how_a_list_is_written():
    objective, findings = read("title: T\nkey_results:\n  rate:\n    title: x\n")
    assert objective.key_results == ()
    assert findings[0].hint == "Write `- id: rate` and its fields below, aligned with `id`."


@pytest.mark.parametrize(
    ("dependency", "message", "hint"),
    [
        (
            "{ref: sso, team: identity}",
            "A dependency names both the objective `sso` and the team `identity`.",
            "Delete the line `team:`, and write the team into the reference if it is missing: `identity/sso`.",
        ),
        (
            "{note: soon}",
            "A dependency does not say from whom.",
            "Write `ref: team/objective`, or `team: name` where there is no objective to point at.",
        ),
    ],
)
def test_a_dependency_names_exactly_one_provider(dependency, message, hint):
    _, findings = read(f"title: T\ndepends_on: [{dependency}]\n")
    assert [(finding.code, finding.message, finding.hint) for finding in findings] == [("FLD010", message, hint)]


def test_ids_of_key_results_and_milestones_are_unique_without_regard_to_case():
    objective, findings = read(
        "title: T\nkey_results:\n  - {id: a, title: x}\n"
        "  - {id: A, title: y, milestones: [{id: m, title: p}, {id: M, title: q}]}\n"
    )
    assert [(finding.code, path_of(finding)) for finding in findings] == [
        ("FLD013", ("key_results", 1, "id")),
        ("FLD013", ("key_results", 1, "milestones", 1, "id")),
    ]
    assert [key_result.id for key_result in objective.key_results] == ["a", ""]
    assert findings[0].message == "`id: A` is the id of entry 1 of `key_results` already."


@pytest.mark.parametrize(
    ("line", "advice"),
    [
        ("closed: true", "Write `state: closed`"),
        ("done: yes", "Write `state: closed`"),
        ("closed: 2026-12-28", "`closed_on`"),
    ],
)
def test_who_writes_that_it_is_closed_is_told_the_two_fields_that_say_so(line, advice):
    _, (finding,) = read(f"title: T\n{line}\n")
    assert finding.code == "FLD001"
    assert advice in finding.hint

"""Check-ins: nested and flat updates, and the ways in which they go wrong."""

from __future__ import annotations

from decimal import Decimal

import pytest

from okrsite_gen.content.document import Role
from okrsite_gen.content.locate import KEY
from okrsite_gen.content.reading import read_document
from okrsite_gen.content.schema import CheckInFront, ObjectiveUpdateFront, UpdateFront, validate
from okrsite_gen.content.sources import source_of
from okrsite_gen.model.kinds import Outcome, Said
from okrsite_gen.model.settings import Settings


def path_of(finding) -> tuple[str | int, ...]:
    return tuple(element for element in finding.place.path if element != KEY)


def read(front: str):
    document = read_document(source_of("c.md", f"---\n{front}---\n".encode()), Role("check-in", "c.md"))
    return validate(document, Settings())


def only_finding(updates: str):
    _, findings = read(f"updates:\n{updates}")
    assert len(findings) == 1, findings
    return findings[0]


def test_updates_are_read_in_both_forms():
    check_in, findings = read("""\
author: maria
updates:
  activation:
    status: at-risk
    note: Waiting
    time-to-live:
      value: 12 days
      confidence: 8
    "#rate":
      value: 47%
  company/2026/grow:
    unchanged: all
  "platform/uptime#week":
    value: withheld
""")
    assert findings == ()
    assert check_in.author == "maria"
    entries = list(check_in.entries())
    assert [(entry.written, entry.path) for entry in entries] == [
        ("activation", ("updates", "activation")),
        ("activation#time-to-live", ("updates", "activation", "time-to-live")),
        ("activation#rate", ("updates", "activation", "#rate")),
        ("company/2026/grow", ("updates", "company/2026/grow")),
        ("platform/uptime#week", ("updates", "platform/uptime#week")),
    ]
    own, first, *_ = (entry.update for entry in entries)
    assert isinstance(own, ObjectiveUpdateFront)
    assert (own.status, own.note) == (Said.AT_RISK, "Waiting")
    assert isinstance(first, UpdateFront)
    assert (first.value.number, first.value.unit, first.confidence) == (12, "day", 8)
    assert entries[3].update.unchanged is True


@pytest.mark.parametrize(
    ("line", "field", "meant"),
    [
        ("done: yes", "done", True),
        ("reached: none", "reached", "none"),
        ("milestones: {design: true, build: no}", "milestones", {"design": True, "build": False}),
        ("milestones: [design, build]", "milestones", {"design": True, "build": True}),
        ("milestones: design", "milestones", {"design": True}),
        ("progress: 40%", "progress", Decimal("0.4")),
        ("progress: 150%", "progress", Decimal("1.5")),
        ("unchanged: true", "unchanged", True),
        ("unchanged: no", "unchanged", False),
        ("closed_as: partly", "closed_as", Outcome.PARTLY),
        ("score: 0.6", "score", Decimal("0.6")),
        ("score_reason: As published", "score_reason", "As published"),
        ("result: Done in May", "result", "Done in May"),
    ],
)
def test_an_update_may_say_anything_that_moved(line, field, meant):
    check_in, findings = read(f"updates:\n  a:\n    kr:\n      {line}\n")
    assert findings == ()
    assert getattr(check_in.updates["a"].key_results["kr"], field) == meant


@pytest.mark.parametrize("word", ["progress: 40%", "confidence: 6", "closed_as: missed", "score: 0.2", "result: Late"])
def test_an_objective_has_words_of_its_own(word):
    check_in, findings = read(f"updates:\n  a:\n    {word}\n")
    assert findings == ()
    assert [entry.written for entry in check_in.entries()] == ["a"]


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("12 days", "value: 12 days"),
        ("$1.2M", "value: $1.2M"),
        ("true", "done: true"),
        ("done", "done: true"),
        ("green", "status: on-track"),
        ("Off track", "status: off-track"),
        ("unchanged", "unchanged: true"),
        ("value 79%", "value: 79%"),
        ("status green", "status: green"),
        ("Went well, mostly", 'note: "Went well, mostly"'),
    ],
)
def test_a_bare_update_gets_told_its_field(written, line):
    finding = only_finding(f"  a:\n    kr: {written}\n")
    assert (finding.code, path_of(finding)) == ("FLD014", ("updates", "a", "kr"))
    assert finding.message == f"`kr: {written}` does not say which field it is."
    assert finding.hint == f"Write it on an indented line below `kr:`, with the field's name: `{line}`."
    assert only_finding(f'  "a#kr": {written}\n').hint.endswith(f"`{line}`.")


def test_a_slip_in_a_field_of_an_objective_is_not_taken_for_a_key_result():
    finding = only_finding("  a:\n    confidance: 7\n")
    assert (finding.code, finding.hint) == ("FLD014", "Did you mean `confidence`?")


@pytest.mark.parametrize("field", ["value: 47%", "done: true", "reached: target", "milestones: {a: true}"])
def test_what_only_a_key_result_has_is_refused_beside_an_objective(field):
    name = field.split(":")[0]
    finding = only_finding(f"  a:\n    {field}\n")
    assert (finding.code, path_of(finding)) == ("FLD022", ("updates", "a", name))
    assert finding.hint.endswith(f"below it, further indented, `{name}: …`.")


def test_a_value_right_beside_an_objective_gets_told_where_it_belongs():
    finding = only_finding("  a: 47%\n")
    assert finding.message == "`a: 47%` does not say which key result it is about."


@pytest.mark.parametrize(
    "updates", ["  a:\n", "  a: {}\n", "  a:\n    kr:\n", "  a:\n    kr:\n      value:\n", '  "a#kr":\n']
)
def test_an_update_that_says_nothing_is_a_warning_and_no_entry(updates):
    check_in, findings = read(f"updates:\n{updates}")
    assert [(finding.code, finding.severity.value) for finding in findings] == [("FLD015", "warning")]
    assert list(check_in.entries()) == []


def test_a_form_that_nobody_filled_in_is_one_warning():
    _, findings = read("updates:\n  a:\n    kr:\n      value:\n    other:\n  b:\n")
    assert [(finding.code, path_of(finding)) for finding in findings] == [("FLD015", ("updates",))]
    assert findings[0].message == "`updates` say nothing yet."


@pytest.mark.parametrize("empty", ["    b:\n", "    b:\n      value:\n      confidence:\n", "  c:\n", '  "c#b":\n'])
def test_what_is_left_empty_beside_a_word_counts_as_not_written(empty):
    check_in, findings = read(f"updates:\n  a:\n    kr:\n      value: 5\n{empty}")
    assert findings == ()
    assert [entry.written for entry in check_in.entries()] == ["a#kr"]


@pytest.mark.parametrize("updates", ["updates:\n", "updates: {}\n", "author: maria\n"])
def test_a_check_in_without_updates_is_fine(updates):
    check_in, findings = read(updates)
    assert findings == ()
    assert isinstance(check_in, CheckInFront)
    assert list(check_in.entries()) == []


@pytest.mark.parametrize(
    ("front", "code", "hint"),
    [
        ("updates:\n  - a\n", "FLD003", "Leave out the dashes: each name on a line of its own, followed by a colon."),
        ("date: 2026-11-20\n", "FLD001", "Delete the line: the file's name is the date."),
        ("key_results: {}\n", "FLD001", "Did you mean `updates`?"),
        ("wins: [x]\n", "FLD001", None),
        ("updates:\n  a:\n    kr:\n      comment: x\n", "FLD001", "Did you mean `note`?"),
        ('updates:\n  "a#kr":\n    current: 5\n', "FLD001", "Did you mean `value`?"),
        ("updates:\n  a:\n    kr:\n      - 5\n", "FLD003", None),
    ],
)
def test_other_mistakes_lead_to_the_right_form(front, code, hint):
    _, findings = read(front)
    assert [finding.code for finding in findings] == [code]
    assert hint in {None, findings[0].hint}


def test_unusable_updates_do_not_cost_the_others():
    check_in, findings = read("updates:\n  a:\n    x: 5\n    y: {value: '?', confidence: 7}\n  \"b#z\": {score: 9}\n")
    assert [path_of(finding) for finding in findings] == [
        ("updates", "a", "x"),
        ("updates", "a", "y", "value"),
        ("updates", "b#z", "score"),
    ]
    assert [entry.written for entry in check_in.entries()] == ["a#y"]

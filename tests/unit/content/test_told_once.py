"""What follows from one mistake is not told as a second one."""

from __future__ import annotations

import pytest

from okrsite_gen.model.diagnostics import Severity

OBJECTIVE = "teams/a/2026-Q4/x.md"
K = "title: X\nkey_results:\n  - id: k\n    title: K\n"


def codes(found):
    return [one.split()[0] for one in found.said(level=Severity.INFO) if not one.startswith("CYC")]


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        (f"{K}    start: 4,6\n    target: 9\n", ["VAL002"]),
        (f"{K}    start: 4,6\n    target: 0\n", ["VAL002"]),
        (f"{K}    start: 4\n    target: 4,6\n", ["VAL002"]),
        (f"{K}    target: 9\n", ["KIN006"]),
        (f"{K}    target: 9\n    current: 20\n", ["KIN007"]),
        ("title: X\ndepends_on:\n  - ref: [a]\n", ["FLD003"]),
        ("title: X\ndepends_on:\n  - note: soon\n", ["FLD010"]),
    ],
)
def test_a_key_result_and_a_dependency_have_one_finding_for_one_mistake(read, front, expected):
    assert codes(read({OBJECTIVE: front})) == expected


def test_what_does_not_fit_beside_a_value_is_to_be_deleted(read):
    check_in = "updates:\n  x:\n    k:\n      value: 5\n      done: true\n"
    found = read({OBJECTIVE: f"{K}    start: 1\n    target: 9\n", "teams/a/2026-Q4/check-ins/2026-11-13.md": check_in})
    assert [one.hint for one in found.findings() if one.code == "CHK001"] == ["Delete `done`."]


def test_a_field_without_a_name_is_called_so(read):
    found = read({OBJECTIVE: "title: X\n'': 2\n"})
    assert [one.message for one in found.findings() if one.code == "FLD001"] == ["A field has no name."]


def test_references_are_told_as_written(read):
    found = read({OBJECTIVE: "title: X\nsupports: [A/Foo, 'x#Bar']\n"})
    assert [one.message.partition(": ")[2] for one in found.findings() if one.code.startswith("REF")] == [
        "there is no objective `A/2026-Q4/Foo`.",
        "`a/2026-Q4/x` has no key result `Bar`.",
    ]


@pytest.mark.parametrize(
    "front",
    [
        "title: X\nkey_results:\n  - id: k\n    target: 9\n",
        "title: X\nkey_results:\n  - ident: k\n    title: K\n",
        "title: X\nkey_results:\n  - id: k k\n    title: K\n",
        "title: X\nkey_result:\n  - id: k\n    title: K\n",
    ],
)
def test_a_key_result_that_its_file_gets_wrong_is_not_missed_where_it_is_named(read, front):
    refers = {
        "teams/a/2026-Q4/y.md": "title: Y\nsupports: ['x#k']\n",
        "teams/a/2026-Q4/check-ins/2026-11-13.md": "updates:\n  x:\n    k:\n      confidence: 5\n",
    }
    found = read({OBJECTIVE: front, **refers})
    assert {one.place.file.removeprefix("content/") for one in found.findings() if one.severity is Severity.ERROR} == {
        OBJECTIVE
    }
    assert not [code for code in codes(found) if code.startswith("REF")]


@pytest.mark.parametrize(
    "front", [f"{K}    weight: many\n", f"{K}    planned: soon\n", f"{K}    initiatives: [{{ titel: T }}]\n"]
)
def test_a_name_in_vain_is_told_beside_an_error_that_costs_no_key_result(read, front):
    found = read({OBJECTIVE: front, "teams/a/2026-Q4/y.md": "title: Y\nsupports: ['x#nonsense']\n"})
    assert "REF002" in codes(found)
    assert [one.place.file for one in found.findings() if one.severity is Severity.ERROR if one.code != "REF002"]


def test_a_name_in_vain_is_told_beside_a_sentence_that_costs_nothing(read):
    found = read({OBJECTIVE: K, "teams/a/2026-Q4/y.md": "title: Y\nsupports: ['x#nonsense', 'x#k']\n"})
    assert codes(found).count("REF002") == 1

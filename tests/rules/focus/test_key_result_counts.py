"""How many key results an objective has, and what each of them weighs."""

from __future__ import annotations

import pytest
from coaching import findings_in

OBJECTIVE = "content/teams/example/2026-Q4/objective.md"


def key_results(*fields: str) -> str:
    return "key_results:\n" + "".join(f"  - title: Result {n}\n{field}" for n, field in enumerate(fields, 1))


def codes(front: str, folder, configuration: str = "") -> list[str]:
    files = {OBJECTIVE: f"---\ntitle: Riders find a bike within sight\n{front}---\n"}
    if configuration:
        files["okrsite.yml"] = configuration
    return [each.code for each in findings_in(files, folder) if each.code.startswith("FOC")]


PLAIN, DROPPED = "", "    state: dropped\n"


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        (key_results(PLAIN), ["FOC002"]),
        (key_results(PLAIN, PLAIN), []),
        (key_results(*[PLAIN] * 5), []),
        (key_results(*[PLAIN] * 6), ["FOC003"]),
        (key_results(*[PLAIN] * 5, DROPPED), []),
        (key_results(PLAIN, DROPPED), []),
        (key_results("    levels:\n      commit: One\n      target: Two\n"), []),
        (key_results("    milestones:\n      - title: One\n      - title: Two\n"), []),
        (key_results("    rollup: supporting\n"), []),
        ("carried_from: example/2026-Q3/objective\n" + key_results(PLAIN), []),
        ("state: draft\n" + key_results(PLAIN), []),
        ("state: proposed\n" + key_results(PLAIN), []),
        ("state: draft\n" + key_results(*[PLAIN] * 7), ["FOC003"]),
        ("", ["FOC004"]),
        ("state: draft\n", []),
        ("state: proposed\n", []),
        ("progress: 40%\n", []),
        ("state: closed\nclosed_as: dropped\n", []),
    ],
)
def test_two_to_five_key_results_are_usual(front, expected, tmp_path):
    assert codes(front, tmp_path) == expected


def test_a_company_decides_how_many_are_usual(tmp_path):
    own = "rules:\n  FOC002:\n    least: 1\n  FOC003:\n    most: 2\n"
    (tmp_path / "one").mkdir()
    (tmp_path / "three").mkdir()
    assert codes(key_results(PLAIN), tmp_path / "one", own) == []
    assert codes(key_results(*[PLAIN] * 3), tmp_path / "three", own) == ["FOC003"]


def test_a_team_without_key_results_is_told_once_with_the_proportion(tmp_path):
    files = {f"content/teams/care/2026-Q4/{name}.md": f"---\ntitle: {name}\n---\n" for name in ("one", "two", "three")}
    files["content/teams/care/2026-Q4/four.md"] = "---\ntitle: Four\n" + key_results(PLAIN, PLAIN) + "---\n"
    (found,) = [each for each in findings_in(files, tmp_path) if each.code == "FOC004"]
    assert found.message.startswith("3 of 4 objectives of care in ")


def test_check_ins_that_state_progress_by_hand_stand_for_key_results(tmp_path):
    files = {
        OBJECTIVE: "---\ntitle: Nobody keeps quiet\n---\n",
        "content/teams/example/2026-Q4/check-ins/2026-11-20.md": "---\nupdates:\n  objective: {progress: 40%}\n---\n",
    }
    assert [each for each in findings_in(files, tmp_path) if each.code == "FOC004"] == []


def weights(*values: str) -> str:
    return key_results(*(f"    weight: {value}\n" for value in values))


@pytest.mark.parametrize("values", [("8", "1", "1"), ("5", "1"), ("3", "1"), ("9", "9", "1"), ("6", "6", "1", "1")])
def test_weights_that_let_one_decide_or_vanish_are_found(values, tmp_path):
    assert codes(weights(*values), tmp_path) == ["FOC005"]


@pytest.mark.parametrize(
    "values", [("2", "1"), ("1", "1"), ("5", "5", "5"), ("2", "1", "1"), ("7", "3"), ("2", *"11111")]
)
def test_weights_that_only_prefer_are_not(values, tmp_path):
    assert "FOC005" not in codes(weights(*values), tmp_path)


def test_the_weight_that_vanishes_is_shown_where_it_stands(tmp_path):
    files = {OBJECTIVE: "---\ntitle: Riders find a bike\n" + weights("9", "9", "1") + "---\n"}
    (found,) = [each for each in findings_in(files, tmp_path) if each.code == "FOC005"]
    assert found.line_text == "    weight: 1"
    assert found.message == "A weight of `1` is 5 % of all weight of this objective."

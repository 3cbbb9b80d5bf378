"""What two things have the same title."""

from __future__ import annotations

from coaching import findings_in

ONE, TWO = "content/teams/example/2026-Q4/one.md", "content/teams/other/2026-Q4/two.md"
TEAMS = {
    "content/teams/example/team.md": "---\nname: Example\n---\n",
    "content/teams/other/team.md": "---\nname: O\n---\n",
}


def found(files, folder):
    return [each for each in findings_in({**TEAMS, **files}, folder) if each.code == "WRD007"]


def objective(title, more=""):
    return f"---\ntitle: '{title}'\n{more}---\n"


def test_two_teams_with_the_same_words_are_told_once_whatever_labels_and_case_they_use(tmp_path):
    first, *more = found({ONE: objective("Nobody waits"), TWO: objective("[P1] nobody Waits.")}, tmp_path)

    assert (first.place.file, "`example/2026-Q4/one`" in first.message, more) == (TWO, True, [])


def test_one_word_more_makes_another_title(tmp_path):
    assert found({ONE: objective("Nobody waits"), TWO: objective("Nobody waits long")}, tmp_path) == []


def test_the_same_words_in_another_quarter_are_no_duplicate(tmp_path):
    later = "content/teams/example/2027-Q1/one.md"

    assert found({ONE: objective("Nobody waits"), later: objective("Nobody waits")}, tmp_path) == []


def test_what_supports_the_other_is_another_rules_matter(tmp_path):
    lower = objective("Nobody waits", "supports: example/2026-Q4/one\n")

    assert found({ONE: objective("Nobody waits"), TWO: lower}, tmp_path) == []


def test_figures_that_are_kept_back_keep_titles_apart(tmp_path):
    results = "key_results:\n  - title: '[_N<sub>3</sub>_][n3] fleets'\n  - title: '[_N<sub>4</sub>_][n4] fleets'\n"

    assert found({ONE: objective("Nobody waits", results)}, tmp_path) == []


def test_two_key_results_of_one_objective_are_told(tmp_path):
    results = "key_results:\n  - title: Churn falls\n  - title: Churn falls!\n"

    (only,) = found({ONE: objective("Nobody waits", results)}, tmp_path)

    assert only.place.path == ("key_results", 1, "title")


def test_a_dropped_key_result_is_no_duplicate(tmp_path):
    results = "key_results:\n  - title: Churn falls\n  - title: Churn falls\n    state: dropped\n    reason: Twice\n"

    assert found({ONE: objective("Nobody waits", results)}, tmp_path) == []

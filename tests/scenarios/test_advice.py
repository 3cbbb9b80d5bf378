"""Advice on writing OKRs, as an author meets it."""

from __future__ import annotations

import json

import pytest
from project import Project
from test_command_line import okrsite

OBJECTIVE = "content/teams/payments/2026-Q4/activation.md"
TITLE = "Time to first payment falls to 2 days"


@pytest.fixture
def project(tmp_path) -> Project:
    made = Project(tmp_path)
    made.edit(OBJECTIVE, TITLE, "Time to first payment falls to X days")
    return made


def check(project, *words):
    """Check without the advice that the project, as small as it is, earns besides."""
    return okrsite("check", "--as-of", "2026-11-20", "--ignore", "CAD,FOC", *words, cwd=project.root)


def test_check_shows_the_word_that_is_wrong_and_the_quality_page_too(project):
    said = check(project).stdout
    assert f"{OBJECTIVE}:6:43: warning: `X` is a gap: what should stand there is not decided.  MEA001" in said
    assert okrsite("-C", project.root, "build", "--as-of", "2026-11-20").returncode == 0
    assert "is a gap: what should stand there" in project.page("quality/index.html")


def test_a_file_can_allow_it_with_a_reason(project):
    project.edit(OBJECTIVE, "supports:", "allow:\n  mea001: the figure is on the whiteboard\nsupports:")
    assert "MEA001" not in check(project).stdout


def test_what_is_allowed_and_never_found_is_told(project):
    project.edit(OBJECTIVE, "supports:", "allow:\n  WRD001: who knows\nsupports:")
    assert "`WRD001` is allowed here, and would not be found.  ALW001" in check(project).stdout


def test_an_error_cannot_be_allowed(project):
    project.edit(OBJECTIVE, "supports:", "allow:\n  FLD001: so be it\nsuports:")
    done = check(project)
    assert done.returncode == 1
    assert "`FLD001` is an error, which cannot be allowed.  ALW002" in done.stdout


@pytest.mark.parametrize("word", ["MEA001", "placeholder", "mea"])
def test_findings_can_be_chosen_and_left_out_by_code_name_or_family(project, word):
    assert "MEA001" in check(project, "--select", word).stdout
    assert "MEA001" not in check(project, "--ignore", word).stdout


def test_a_code_that_nobody_has_is_refused_with_a_guess(project):
    done = check(project, "--select", "placeholdr")
    assert done.returncode == 2
    assert "Did you mean `placeholder`?" in done.stderr


def test_a_baseline_leaves_out_what_was_there_and_tells_what_is_new(project):
    written = check(project, "--write-baseline", "base.json")
    assert "1 finding written" in written.stdout
    project.edit(OBJECTIVE, "title: Developers", "\ntitle: Developers")
    assert "MEA001" not in check(project, "--baseline", "base.json").stdout
    project.edit(OBJECTIVE, "key_results:", "key_results:\n  - Answers come within TBD")
    again = check(project, "--baseline", "base.json").stdout
    assert "`TBD` is a gap" in again
    assert "`X` stands" not in again


def test_a_baseline_never_hides_an_error(project):
    project.edit(OBJECTIVE, "supports:", "suports:")
    assert check(project, "--write-baseline", "base.json").returncode == 1
    assert check(project, "--baseline", "base.json").returncode == 1


@pytest.mark.parametrize("text", ["", "[]", '{"okrsite_baseline": 9}'])
def test_a_file_that_is_no_baseline_is_refused(project, text):
    (project.root / "base.json").write_text(text, encoding="utf-8")
    done = check(project, "--baseline", "base.json")
    assert done.returncode == 2
    assert "is not a list of findings that okrsite has written" in done.stderr


def test_explain_prints_the_page_of_a_rule_and_lists_everything(project):
    page = okrsite("explain", "mea001").stdout
    assert page.startswith("MEA001 placeholder (warning)\n")
    assert all(f"\n{part}" in page for part in ("Bad:", "Good:", "Fix:", "In okrsite.yml:"))
    listed = okrsite("explain").stdout.splitlines()
    assert any(line.startswith("YAML002") for line in listed)
    assert any(line.startswith("MEA001") for line in listed)


def test_json_sarif_and_junit_tell_the_same(project):
    assert [each["code"] for each in json.loads(check(project, "--format", "json").stdout)["findings"]] == ["MEA001"]
    sarif = json.loads(check(project, "--format", "sarif").stdout)
    assert [each["ruleId"] for each in sarif["runs"][0]["results"]] == ["MEA001"]
    assert "MEA001 line 6" in check(project, "--format", "junit").stdout

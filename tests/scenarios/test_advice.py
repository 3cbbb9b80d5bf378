"""Advice on writing OKRs, as an author meets it."""

from __future__ import annotations

import json
import re

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


def test_a_finding_in_a_key_result_is_told_as_one_of_so_many(project):
    project.edit(OBJECTIVE, "key_results:", "key_results:\n  - The guide is complete")
    report = project.check()
    assert report.proportion([each for each in report.findings if each.code == "MEA002"]) == "1 of 3 key results"


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


def test_what_the_configuration_makes_an_error_of_can_be_allowed(project):
    (project.root / "okrsite.yml").write_text("rules:\n  MEA001: error\n", encoding="utf-8")
    assert check(project).returncode == 1
    project.edit(OBJECTIVE, "supports:", "allow:\n  MEA001: the figure is on the whiteboard\nsupports:")
    done = check(project)
    assert (done.returncode, "MEA001" in done.stdout, "ALW" in done.stdout) == (0, False, False)


def test_what_strict_makes_an_error_of_can_be_allowed(project):
    project.edit(OBJECTIVE, "supports: [company/2026/grow#arr]", "supports: [company/2026/shrink]")
    assert "REF001" in check(project, "--strict").stdout
    project.edit(OBJECTIVE, "supports:", "allow:\n  REF001: it comes next week\nsupports:")
    done = check(project, "--strict")
    assert (done.returncode, "REF001" in done.stdout, "ALW" in done.stdout) == (0, False, False)


def test_what_is_off_need_not_be_allowed(project):
    (project.root / "okrsite.yml").write_text("rules:\n  REF001: off\n", encoding="utf-8")
    project.edit(OBJECTIVE, "supports: [company/2026/grow#arr]", "allow:\n  REF001: soon\nsupports: [company/2026/no]")
    assert "`REF001` is allowed here, and would not be found.  ALW001" in check(project).stdout


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
    assert "`X` is a gap" not in again


def test_with_a_baseline_nothing_new_is_said_to_be_that_and_not_to_be_clean(project):
    written = check(project, "--write-baseline", "sub base.json").stdout
    assert "No problems" not in written
    assert "okrsite check --baseline 'sub base.json'" in written
    again = check(project, "--baseline", "sub base.json").stdout
    assert re.search(r"Nothing new in \d files; \d+ findings? known before\.", again)


def test_explain_proposes_only_what_works(project):
    assert "rules:" not in okrsite("explain", "FLD008").stdout
    assert "allow:" not in okrsite("explain", "SIT012").stdout
    assert "  rules:\n    MEA001: off\n" in okrsite("explain", "MEA001").stdout


def test_a_hint_can_be_asked_for_by_that_word(project):
    (project.root / "okrsite.yml").write_text("rules:\n  MEA001: hint\n", encoding="utf-8")
    assert "hint: `X` is a gap" in check(project, "--select", "MEA001").stdout


def test_a_baseline_never_hides_an_error(project):
    project.edit(OBJECTIVE, "supports: [company/2026/grow#arr]", "supports: [company/2026/nothing]")
    assert check(project, "--write-baseline", "base.json").returncode == 0
    assert "REF001" not in check(project, "--baseline", "base.json").stdout
    strict = check(project, "--strict", "--baseline", "base.json")
    assert (strict.returncode, "REF001" in strict.stdout) == (1, True)


def test_choosing_findings_hides_no_error(project):
    project.edit(OBJECTIVE, "supports:", "suports:")
    for words in (("--select", "MEA001"), ("--ignore", "FLD001")):
        done = check(project, *words)
        assert (done.returncode, "FLD001" in done.stdout) == (1, True)


@pytest.mark.parametrize("words", [("--select", "WRD"), ("--write-baseline", "base.json")])
def test_a_broken_configuration_is_told_whatever_else_is_asked(project, words):
    (project.root / "okrsite.yml").write_text("site: {title: T}\n", encoding="utf-8")
    done = check(project, *words)
    assert (done.returncode, "CFG001" in done.stdout) == (2, True)
    assert not (project.root / "base.json").exists()


def test_a_baseline_overwrites_nothing_but_a_baseline(project):
    (project.root / "notes.json").write_text("mine", encoding="utf-8")
    for name in ("notes.json", "content/index.md", "no/such/base.json"):
        assert check(project, "--write-baseline", name).returncode == 2
    assert (project.root / "notes.json").read_text(encoding="utf-8") == "mine"
    assert check(project, "--write-baseline", "base.json").returncode == 0
    assert check(project, "--write-baseline", "base.json").returncode == 0


def test_what_a_program_reads_stays_clean_while_a_baseline_is_written(project):
    done = check(project, "--write-baseline", "base.json", "--format", "json")
    assert json.loads(done.stdout)["counts"]["error"] == 0
    assert "written to base.json" in done.stderr


@pytest.mark.parametrize("text", ["", "[]", '{"okrsite_baseline": 9}'])
def test_a_file_that_is_no_baseline_is_refused(project, text):
    (project.root / "base.json").write_text(text, encoding="utf-8")
    done = check(project, "--baseline", "base.json")
    assert done.returncode == 2
    assert "is not a list of findings that okrsite has written" in done.stderr


def test_explain_prints_the_page_of_a_rule_and_lists_everything(project):
    page = okrsite("explain", "mea001").stdout
    assert page.startswith("MEA001 placeholder (warning)\n")
    assert all(f"\n{part}" in page for part in ("Bad:", "Good:", "Fix:", "To silence it everywhere"))
    listed = okrsite("explain").stdout.splitlines()
    assert any(line.startswith("YAML002") for line in listed)
    assert any(line.startswith("MEA001") for line in listed)


def test_explain_shows_both_examples_of_every_code_by_its_name_too(project):
    page = okrsite("explain", "not-a-confidence").stdout
    assert page.startswith("FLD009 not-a-confidence (error)\n")
    bad, good = page.partition("Bad:")[2].split("Good:")
    assert ("confidence: 0.7" in bad, "confidence: 7" in good) == (True, True)
    assert "Fix: Write a whole number from 0 to 10." in page


def test_json_sarif_and_junit_tell_the_same(project):
    assert [each["code"] for each in json.loads(check(project, "--format", "json").stdout)["findings"]] == ["MEA001"]
    sarif = json.loads(check(project, "--format", "sarif").stdout)
    assert [each["ruleId"] for each in sarif["runs"][0]["results"]] == ["MEA001"]
    assert "MEA001 line 6" in check(project, "--format", "junit").stdout

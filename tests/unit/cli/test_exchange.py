"""Other programs can read the reports."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import date, datetime, timezone
from pathlib import Path
from xml.etree import ElementTree as ET

from jsonschema import Draft4Validator, FormatChecker

from okrsite_gen.cli.exchange import MOST_RESULTS, as_code_quality, as_junit, as_sarif
from okrsite_gen.model.diagnostics import Diagnostic, Severity
from okrsite_gen.model.names import Place
from okrsite_gen.pipeline.check import check
from okrsite_gen.pipeline.progress import silent
from okrsite_gen.pipeline.report import Report
from okrsite_gen.pipeline.request import Request

SCHEMA = Path(__file__).parent / "sarif/sarif-schema-2.1.0.json"
SARIF = Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8")), format_checker=FormatChecker())

ERROR = Diagnostic("FLD001", Severity.ERROR, Place("content/a b.md", (), 7, 3, 4), "wrong\x1b", "because", "fix <it>")
HINT = Diagnostic("MEA001", Severity.INFO, Place("content/b.md"), "better")
REPORT = Report((ERROR, HINT), date(2026, 11, 20), 7)


def test_sarif_names_rule_level_file_and_place():
    run = json.loads(as_sarif(REPORT, "okrs"))["runs"][0]
    first, second = run["results"]
    assert (first["ruleId"], first["level"], second["level"]) == ("FLD001", "error", "note")
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "okrs/content/a%20b.md"
    assert place["region"] == {"startLine": 7, "startColumn": 3, "endColumn": 7}
    assert "region" not in second["locations"][0]["physicalLocation"]
    assert [rule["name"] for rule in run["tool"]["driver"]["rules"]] == ["unknown-field", "placeholder"]


def test_sarif_keeps_the_worst_where_there_are_more_than_github_takes():
    report = Report((*[HINT] * MOST_RESULTS, ERROR), date(2026, 11, 20), 7)
    run = json.loads(as_sarif(report))["runs"][0]
    assert len(run["results"]) == MOST_RESULTS
    assert run["results"][0]["ruleId"] == "FLD001"
    assert run["properties"]["leftOut"] == 1


def refusals(report: Report) -> list[str]:
    """Return what the standard's own schema has against a report."""
    return [error.message for error in SARIF.iter_errors(json.loads(as_sarif(report, "a folder")))]


def test_sarif_is_what_the_standard_says():
    whole = Diagnostic("KIN001", Severity.WARNING, Place("content/ä [1].md", ("x",), 3), "a line without a column")
    assert refusals(REPORT) == refusals(Report((whole,), date(2026, 11, 20), 7)) == []
    assert refusals(Report((), date(2026, 11, 20), 0)) == []


def test_sarif_of_content_that_must_fail_is_what_the_standard_says(tmp_path):
    case = Path(__file__).parents[2] / "golden/broken/fields-misread"
    broken = Path(shutil.copytree(case, tmp_path / "broken"))
    report = check(Request(broken, datetime(2026, 11, 20, tzinfo=timezone.utc), use_cache=False), silent)
    assert len(report.findings) > 10
    assert refusals(report) == []


def test_the_standards_schema_would_notice():
    log = json.loads(as_sarif(REPORT))
    log["runs"][0]["results"][0]["level"] = "hint"
    assert not SARIF.is_valid(log)


def test_junit_fails_for_errors_only_and_can_be_read_whatever_the_words():
    suites = ET.fromstring(as_junit(REPORT))
    assert (suites.get("tests"), suites.get("failures")) == ("2", "1")
    failure = suites.find(".//testcase[@classname='content/a b.md']/failure")
    assert failure.text == "wrong\u241b\nbecause\nfix <it>"
    assert suites.find(".//testcase[@classname='content/b.md']/system-out").text.startswith("info: better")


def test_junit_of_a_clean_project_has_a_test_that_passes():
    suites = ET.fromstring(as_junit(Report((), date(2026, 11, 20), 7)))
    assert len(suites.findall(".//testcase")) == 1


def test_gitlab_gets_what_its_code_quality_reads():
    first, second = json.loads(as_code_quality(REPORT, "okrs"))
    assert first["description"] == "wrong\u241b\nbecause\nfix <it>"
    assert (first["check_name"], first["severity"], second["severity"]) == ("FLD001", "critical", "info")
    assert first["location"] == {"path": "okrs/content/a b.md", "lines": {"begin": 7}}
    assert second["location"]["lines"] == {"begin": 1}  # a finding about a whole file; GitLab wants a line
    assert as_code_quality(Report((), date(2026, 11, 20), 7)) == "[]"


def test_gitlab_knows_a_finding_again_when_its_line_moves_and_tells_equal_ones_apart():
    moved = replace(ERROR, place=replace(ERROR.place, line=9))
    before, after = (
        json.loads(as_code_quality(Report(found, date(2026, 11, 20), 7))) for found in ((ERROR,), (moved,))
    )
    assert before[0]["fingerprint"] == after[0]["fingerprint"]
    twice = json.loads(as_code_quality(Report((ERROR, moved), date(2026, 11, 20), 7)))
    assert len({each["fingerprint"] for each in twice}) == 2

"""Other programs can read the reports."""

from __future__ import annotations

import json
from datetime import date
from xml.etree import ElementTree as ET

from okrsite_gen.cli.exchange import MOST_RESULTS, as_junit, as_sarif
from okrsite_gen.model.diagnostics import Diagnostic, Severity
from okrsite_gen.model.names import Place
from okrsite_gen.pipeline.report import Report

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


def test_junit_fails_for_errors_only_and_can_be_read_whatever_the_words():
    suites = ET.fromstring(as_junit(REPORT))
    assert (suites.get("tests"), suites.get("failures")) == ("2", "1")
    failure = suites.find(".//testcase[@classname='content/a b.md']/failure")
    assert failure.text == "wrong\u241b\nbecause\nfix <it>"
    assert suites.find(".//testcase[@classname='content/b.md']/system-out").text.startswith("info: better")


def test_junit_of_a_clean_project_has_a_test_that_passes():
    suites = ET.fromstring(as_junit(Report((), date(2026, 11, 20), 7)))
    assert len(suites.findall(".//testcase")) == 1

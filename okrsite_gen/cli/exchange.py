"""Reports in the forms of other programs: SARIF for code scanning, Code Quality of GitLab, JUnit for test reports."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from itertools import groupby
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element, SubElement, tostring

from okrsite_gen import __version__
from okrsite_gen.cli.spans import harmless
from okrsite_gen.model.diagnostics import Diagnostic, Severity
from okrsite_gen.pipeline.report import Report

SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
MOST_RESULTS = 5000
"""GitHub takes the first 5,000 results of a SARIF file."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_GITLAB_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.INFO: "info"}


def as_sarif(report: Report, above: str = "") -> str:
    """Return a report as a SARIF 2.1.0 log; files are named from the current folder, `above` being the way there.

    The worst findings come first, and at most `MOST_RESULTS`; how many more there are stands in the run's properties.
    """
    from okrsite_gen.pipeline.explain import every_finding

    ordered = sorted(report.findings, key=lambda each: tuple(Severity).index(each.severity))
    shown, known = ordered[:MOST_RESULTS], every_finding()
    rules = [
        {"id": code, "name": known[code].code.name, "shortDescription": {"text": known[code].code.summary}}
        for code in sorted({each.code for each in shown})
        if code in known
    ]
    run = {
        "tool": {"driver": {"name": "okrsite", "version": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, above) for each in shown],
        "properties": {"findings": len(ordered), "leftOut": len(ordered) - len(shown)},
    }
    return json.dumps({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=True, indent=2)


def _result(finding: Diagnostic, above: str) -> dict[str, object]:
    place = finding.place
    region = {"startLine": place.line} if place.line else {}
    if place.line and place.column:
        region |= {"startColumn": place.column, "endColumn": place.column + max(1, place.length)}
    physical: dict[str, object] = {"artifactLocation": {"uri": _uri(place.file, above)}}
    if region:
        physical["region"] = region
    return {
        "ruleId": finding.code,
        "level": _LEVELS[finding.severity],
        "message": {"text": _said(finding)},
        "locations": [{"physicalLocation": physical}],
    }


def _uri(file: str, above: str) -> str:
    from urllib.parse import quote

    return quote(f"{above}/{file}" if above else file)


def _said(finding: Diagnostic) -> str:
    return "\n".join(harmless(part) for part in (finding.message, finding.reason, finding.hint) if part)


def as_code_quality(report: Report, above: str = "") -> str:
    """Return a report as Code Quality of GitLab: a list in JSON, worst first, and empty where nothing was found.

    GitLab tells what is new by fingerprints, which it wants unique. So they are made of file, code and the words of the
    line, and not of its number, and a count tells findings apart that have all of these in common.
    """
    met: Counter[str] = Counter()
    issues = []
    for finding in sorted(report.findings, key=lambda each: tuple(Severity).index(each.severity)):
        file = str(PurePosixPath(above, finding.place.file))
        words = "\0".join((file, finding.code, finding.line_text.strip()))
        met[words] += 1
        print_of = hashlib.sha256(f"{words}\0{met[words]}".encode("utf-8", "surrogatepass"))
        issues.append(
            {
                "description": _said(finding),
                "check_name": finding.code,
                "fingerprint": print_of.hexdigest(),
                "severity": _GITLAB_SEVERITIES[finding.severity],
                "location": {"path": file, "lines": {"begin": max(1, finding.place.line)}},
            }
        )
    return json.dumps(issues, ensure_ascii=True, indent=2)


def as_junit(report: Report) -> str:
    """Return a report as JUnit XML: a suite for each file with findings, a case for each finding.

    Errors are failures; warnings and hints are cases that pass and say what they are about.
    """
    suites = Element("testsuites", name="okrsite", tests=str(max(1, len(report.findings))))
    suites.set("failures", str(report.count(Severity.ERROR)))
    for file, findings in groupby(report.findings, key=lambda each: each.place.file):
        each = tuple(findings)
        suite = SubElement(suites, "testsuite", name=_xml(file), tests=str(len(each)))
        suite.set("failures", str(sum(one.severity is Severity.ERROR for one in each)))
        for one in each:
            _case(suite, one)
    if not report.findings:
        suite = SubElement(suites, "testsuite", name="okrsite check", tests="1", failures="0")
        SubElement(suite, "testcase", classname="okrsite", name="no problems")
    return tostring(suites, encoding="unicode", xml_declaration=True)


def _case(suite: Element, finding: Diagnostic) -> None:
    place = finding.place
    name = f"{finding.code} line {place.line}" if place.line else finding.code
    case = SubElement(suite, "testcase", classname=_xml(place.file), name=name, file=_xml(place.file))
    if place.line:
        case.set("line", str(place.line))
    if finding.severity is Severity.ERROR:
        SubElement(case, "failure", message=_xml(finding.message), type=finding.code).text = _xml(_said(finding))
    else:
        SubElement(case, "system-out").text = _xml(f"{finding.severity.value}: {_said(finding)}")


def _xml(text: str) -> str:
    """Return a text without what XML cannot hold."""
    return "\n".join(map(harmless, text.split("\n")))

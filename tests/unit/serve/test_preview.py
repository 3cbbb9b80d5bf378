"""What a build means for the pages that are open."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import date, datetime, timezone
from pathlib import Path

import pytest

from okrsite_gen.errors import OkrsiteError, ThemeError
from okrsite_gen.model.diagnostics import Diagnostic, Severity
from okrsite_gen.model.names import Place
from okrsite_gen.pipeline.preview import PreviewFolder
from okrsite_gen.pipeline.report import BuildReport, Written
from okrsite_gen.pipeline.request import BuildRequest, Request
from okrsite_gen.serve.preview import build_once, trouble_of


class Silent:
    """A narrator that remembers what it should have told."""

    def __init__(self) -> None:
        self.told: list[object] = []

    def working(self):
        return nullcontext(lambda *_: None)

    def listening(self, address):
        self.told.append(address)

    def built(self, report):
        self.told.append(report)

    def failed(self, failure):
        self.told.append(failure)

    def frames(self, findings):
        return iter([((finding.message, ""),) for finding in findings])


def finding(number: int, severity: Severity = Severity.ERROR) -> Diagnostic:
    return Diagnostic("FLD001", severity, Place("a.md"), f"Fault {number}.")


def report(*findings: Diagnostic, written: Written | None = None) -> BuildReport:
    return BuildReport(findings, date(2026, 11, 20), 1, written=written)


def once(tmp_path, outcome):
    def build(*_):
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    place = PreviewFolder(tmp_path, "options")
    narrator = Silent()
    request = BuildRequest(Request(tmp_path, datetime(2026, 11, 20, tzinfo=timezone.utc)), Path("site"))
    return build_once(place, request, narrator, build), narrator.told


def test_a_site_with_warnings_is_no_trouble(tmp_path):
    outcome = report(finding(1, Severity.WARNING), written=Written(tmp_path))
    assert once(tmp_path, outcome) == (None, [outcome])


def test_errors_are_shown_and_warnings_beside_them_are_not():
    trouble = trouble_of(report(finding(1), finding(2, Severity.WARNING)), Silent().frames)
    assert trouble.title == "1 error keeps your last change from being shown"
    assert trouble.lines == ((("Fault 1.", ""),),)


def test_of_many_errors_the_first_are_shown_and_the_others_counted():
    trouble = trouble_of(report(*(finding(number) for number in range(14))), Silent().frames)
    assert trouble.title == "14 errors keep your last change from being shown"
    assert trouble.lines[9] == (("Fault 9.", ""),)
    assert trouble.lines[-1] == (("and 4 more, which okrsite check lists", "bold"),)


@pytest.mark.parametrize(
    "failure", [OkrsiteError("No.", "Do this.\nOr that."), ThemeError("No.", "Do this.\nOr that.")]
)
def test_impossible_work_is_shown_with_what_to_do(tmp_path, failure):
    trouble, told = once(tmp_path, failure)
    assert (trouble.title, trouble.lines) == ("No.", ((("Do this.", ""),), (("Or that.", ""),)))
    assert told == [failure]


def test_a_mistake_of_ours_does_not_end_the_preview(tmp_path):
    failure = KeyError("velocity")
    trouble, told = once(tmp_path, failure)
    assert "mistake of its own" in trouble.title
    assert told == [failure]

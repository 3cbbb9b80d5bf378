"""What the terminal says while a preview runs."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from okrsite_gen.cli import serve
from okrsite_gen.cli.options import Manner
from okrsite_gen.cli.screen import Screen
from okrsite_gen.cli.serve import OnTerminal
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.model.diagnostics import Diagnostic, Severity
from okrsite_gen.model.names import Place
from okrsite_gen.pipeline.report import BuildReport, Written


@pytest.fixture
def narrator(tmp_path):
    return OnTerminal(Screen(tmp_path, Manner()), 8000, in_browser=False)


def report(*findings: Diagnostic, **written: int) -> BuildReport:
    return BuildReport(findings, date(2026, 11, 20), 1, written=Written(Path("site"), **written) if written else None)


def finding(severity: Severity, message: str) -> Diagnostic:
    return Diagnostic("FLD001", severity, Place("content/index.md", line=3, column=1), message)


def said(capsys) -> str:
    return re.sub(r"(?m)^\d\d:\d\d:\d\d  ", "", capsys.readouterr().out)


def test_the_address_is_said_and_that_the_port_was_taken(narrator, capsys):
    narrator.listening("http://127.0.0.1:8001/")
    assert said(capsys) == (
        "Port 8000 is taken, so another one is used.\n"
        "Preview: http://127.0.0.1:8001/  for this machine only; Ctrl-C ends it\n"
        "Building …\n"
    )


def test_a_browser_opens_only_for_who_asks(monkeypatch, tmp_path, capsys):
    opened = []
    monkeypatch.setattr(serve.webbrowser, "open", opened.append)
    for wish in (False, True):
        OnTerminal(Screen(tmp_path, Manner()), 8000, in_browser=wish).listening("http://127.0.0.1:8000/")
    assert opened == ["http://127.0.0.1:8000/"]
    assert "open the address yourself" in said(capsys)  # what was opened did not answer


def test_the_first_build_counts_its_warnings_and_later_ones_show_new_ones(narrator, capsys):
    old, new = finding(Severity.WARNING, "Old gap."), finding(Severity.WARNING, "New gap.")
    narrator.built(report(old, pages=3, written=4))
    assert said(capsys) == "Built: 3 pages, 4 files changed; 1 warning, see okrsite check\n"
    narrator.built(report(old, new, pages=3, written=1))
    told = said(capsys)
    assert "content/index.md:3:1: warning: New gap." in told
    assert "Old gap." not in told
    assert told.endswith("Built: 3 pages, 1 file changed; 2 warnings, see okrsite check\n")


def test_a_preview_says_for_whom_it_is(narrator, capsys):
    narrator.built(replace(report(pages=3, written=4), audience="company"))
    assert "Built: 3 pages for the audience company, 4 files changed" in capsys.readouterr().out


def test_an_error_is_shown_with_its_place_and_the_recovery_is_said(narrator, capsys):
    narrator.built(report(pages=3, written=4))
    narrator.built(report(finding(Severity.ERROR, "Broken.")))
    told = said(capsys)
    assert "content/index.md:3:1: error: Broken." in told
    assert told.endswith("Not built: 1 error. The last version is still shown.\n")
    narrator.built(report(pages=3, up_to_date=True))
    assert said(capsys) == "Up to date: 3 pages\n"


def test_errors_come_last_beside_the_word_that_nothing_was_built(narrator, capsys):
    narrator.built(report(pages=3, written=4))
    narrator.built(report(finding(Severity.ERROR, "Broken."), finding(Severity.WARNING, "A gap.")))
    told = said(capsys)
    assert told.index("A gap.") < told.index("Broken.")


def test_of_many_errors_the_first_are_shown_and_the_others_counted(narrator, capsys):
    narrator.built(report(*(finding(Severity.ERROR, f"Broken {number}.") for number in range(55))))
    told = said(capsys)
    assert told.count("error: Broken") == 10
    assert "and 45 errors more; okrsite check lists all\n" in told
    assert told.endswith("Not built: 55 errors. The last version is still shown.\n")


def test_a_build_that_had_nothing_to_do_is_not_worth_a_word(narrator, capsys):
    narrator.built(report(pages=3, up_to_date=True))
    assert said(capsys) == "Up to date: 3 pages\n"
    narrator.built(report(pages=3, up_to_date=True))
    assert said(capsys) == ""


def test_what_makes_the_work_impossible_is_said_and_that_it_is_over(narrator, capsys):
    narrator.built(report(pages=3, written=4))
    narrator.failed(OkrsiteError("No theme.", "Make one."))
    assert capsys.readouterr().err == "Error: No theme.\nMake one.\n"
    narrator.built(report(pages=3, up_to_date=True))
    assert said(capsys) == "Up to date: 3 pages\n"


def test_a_site_without_any_objective_for_its_audience_says_so(narrator, capsys):
    nothing = replace(report(pages=3, written=4), audience="partners", kept_back=2)
    narrator.built(nothing)
    assert "Nobody will find an objective here: there are 2 objectives, and none is for the audience partners." in said(
        capsys
    )
    narrator.built(replace(nothing, objectives=1))
    assert "Nobody" not in said(capsys)

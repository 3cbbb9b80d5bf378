from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from okrsite_gen.cli.spans import plain
from okrsite_gen.cli.summary import summary
from okrsite_gen.model.diagnostics import Diagnostic, Severity
from okrsite_gen.model.names import Place
from okrsite_gen.pipeline.report import BuildReport, Report, Written

DAY = date(2026, 11, 20)
ERROR, WARNING, HINT = (
    Diagnostic("X001", severity, Place("a.md"), "m") for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO)
)


def said(report: Report, links: str = "web") -> str:
    return "\n".join(plain(line) for line in summary(report, 1.234, links))


@pytest.mark.parametrize(
    ("findings", "words"),
    [
        ((), "No problems in 12 files."),
        ((ERROR,), "1 error in 12 files."),
        ((ERROR, ERROR, WARNING, HINT, HINT), "2 errors, 1 warning, 2 hints in 12 files."),
    ],
)
def test_a_check_counts_what_it_found(findings, words):
    assert said(Report(findings, DAY, 12)) == words


@pytest.fixture
def built(tmp_path, monkeypatch) -> BuildReport:
    monkeypatch.chdir(tmp_path)
    written = Written(tmp_path / "site", pages=1_048, files=1_060, written=3, kept=1_057, removed=2)
    return BuildReport((), DAY, 12, written=written, objectives=412, key_results=1_300, teams=1, check_ins=0)


def test_a_build_says_what_it_made_and_how_to_look_at_it(built):
    assert said(built) == (
        "Built 1,048 pages in 1.2 s: 412 objectives, 1,300 key results, 1 team, 0 check-ins.\n"
        "3 files written, 1,057 unchanged, 2 removed.\n"
        "The site is in site.\n"
        "Look at it: python3 -m http.server -d site  and open http://localhost:8000/"
    )


def test_a_site_without_any_of_the_objectives_that_there_are_says_why(built):
    empty = replace(built, objectives=0, kept_back=5, audience="public")
    assert "there are 5 objectives, and none is for the audience public. Write audience: public in" in said(empty)
    assert "index.md, team.md" in said(empty)
    assert "none is for" not in said(replace(empty, kept_back=0))
    assert "none is for" not in said(replace(empty, objectives=1))


def test_a_site_of_files_is_opened_and_not_served(built):
    assert said(built, "file").endswith("Look at it: open site/index.html in a browser.")


def test_a_folder_with_blanks_is_quoted_in_the_command(built, tmp_path):
    odd = replace(built, written=replace(built.written, output=tmp_path / "our site"))
    assert "-d 'our site'" in said(odd)


def test_an_audience_is_named(built):
    assert "1,048 pages for the audience public in" in said(replace(built, audience="public"))


def test_nothing_to_do_is_said(built):
    idle = replace(built, written=replace(built.written, up_to_date=True))
    assert said(idle).startswith(
        "Up to date after 1.2 s: 1,048 pages, 412 objectives, 1,300 key results, 1 team, 0 check-ins.\n"
        "Nothing has changed since the last build, so nothing was written.\n"
    )


def test_a_stopped_build_says_that_nothing_was_written_and_how_to_go_on():
    assert said(BuildReport((ERROR,), DAY, 12)) == (
        "1 error in 12 files.\n"
        "Nothing was written, and what was published before stands as it was.\n"
        "To publish all that is valid: okrsite build --keep-going"
    )


def test_the_errors_that_stopped_a_build_are_named_again_below_other_findings():
    assert (
        "2 errors, 1 warning, 1 hint in 12 files. okrsite check shows the hints.\n"
        "Nothing was written, and what was published before stands as it was.\n"
        "Stopped by up/a.md: m\n"
        "Stopped by up/a.md: m\n"
    ) in "\n".join(plain(line) for line in summary(BuildReport((ERROR, WARNING, ERROR, HINT), DAY, 12), 1, above="up"))


def test_a_broken_configuration_cannot_be_kept_going():
    assert "keep-going" not in said(BuildReport((ERROR,), DAY, 0, configuration_failed=True))

"""The summary of a job, as GitHub Actions shows it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from okrsite_gen.cli.job_summary import add_to, error_summary, job_summary
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.model.diagnostics import Diagnostic, Severity
from okrsite_gen.model.names import Place
from okrsite_gen.pipeline.report import BuildReport, Report, Written

DAY = date(2026, 11, 20)


def finding(severity: Severity = Severity.ERROR, message: str = "`suports` is not a field", file: str = "content/a.md"):
    return Diagnostic("FLD001", severity, Place(file, (), 7, 1), message, "It is not shown.", "Write `supports`.")


def shown(markdown: str) -> list[list[str]]:
    """Return the rows of the table as a reader of the page sees them."""
    html = MarkdownIt("gfm-like", {"linkify": False}).render(markdown)
    rows = re.findall(r"<tr>(.*?)</tr>", html, re.DOTALL)[1:]
    return [re.findall(r"<td>(.*?)</td>", row, re.DOTALL) for row in rows]


def test_errors_come_first_with_place_and_advice_and_hints_are_only_counted():
    findings = (finding(Severity.WARNING, "late"), finding(Severity.INFO, "better"), finding())
    summary = job_summary(Report(findings, DAY, 3), "okrs")
    assert "1 error, 1 warning, 1 hint in 3 files." in summary
    first, second = shown(summary)
    assert first[:2] == ["error FLD001", "<code>okrs/content/a.md:7</code>"]
    assert first[2] == "<code>suports</code> is not a field<br>It is not shown.<br>Write <code>supports</code>."
    assert second[0].startswith("warning")


def test_a_clean_run_needs_no_table():
    summary = job_summary(Report((), DAY, 3))
    assert summary.startswith("### The content is fine\n")
    assert "No problems in 3 files." in summary
    assert "|" not in summary


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (Written(Path("site"), 900, 2400, 2400, 0, 0), "900 pages in 3.2 s; all of 2,400 files were written."),
        (
            Written(Path("site"), 900, 2400, 29, 2371, 3),
            "900 pages in 3.2 s; 2,371 of 2,400 files were kept as they stood, 29 written, 3 removed.",
        ),
        (
            Written(Path("site"), 1, 2400, kept=2400, up_to_date=True),
            "1 page; nothing had changed, so all of 2,400 files were kept, in 3.2 s.",
        ),
    ],
)
def test_a_build_says_what_it_could_keep_of_the_build_before(written, told):
    assert f"\n{told}\n" in job_summary(BuildReport((), DAY, 3, written=written), seconds=3.21)


def test_a_build_says_for_whom_it_is_and_what_is_missing_in_it():
    built = BuildReport((finding(),), DAY, 3, written=Written(Path("site"), 9), audience="company")
    assert "### The website for the audience company, as of 2026-11-20, without what has errors" in job_summary(built)
    assert "### No website: the content has errors" in job_summary(BuildReport((finding(),), DAY, 3))


def test_a_build_that_shows_none_of_the_objectives_says_so():
    empty = BuildReport((), DAY, 3, written=Written(Path("site"), 9), audience="public", kept_back=5)
    assert "No objective is shown:** there are 5 objectives, and none is for the audience public" in job_summary(empty)


def test_words_of_authors_are_neither_markdown_nor_html_nor_new_rows():
    nasty = "a | b <img src=x> [c](http://d) *e* @team #1 \\| line\n| f | g | h | ` \x1b[31m"
    (row,) = shown(job_summary(Report((finding(message=nasty, file="content/x|`y`.md"),), DAY, 1)))
    assert len(row) == 3
    assert "<img" not in row[2]
    assert "<a " not in row[2]
    assert "<em>" not in row[2]
    assert "\x1b" not in row[2]
    assert "a | b &lt;img src=x&gt; [c](http://d) *e* @\u2060team #\u20601 \\| line | f | g | h |" in row[2]


def test_the_page_stays_far_below_its_limit():
    many = tuple(finding(message="x" * 5_000) for _ in range(5_000))
    summary = job_summary(Report(many, DAY, 1))
    assert len(summary.encode()) < 1_000_000
    assert "And 4,800 more" in summary


def test_impossible_work_is_told_with_its_advice():
    assert error_summary(OkrsiteError("Nothing was built.", "Write `x`.")) == (
        "### No website\n\n**Nothing was built.**\n\nWrite <code>x</code>.\n"
    )


def test_a_summary_is_added_to_what_other_steps_have_said(tmp_path):
    file = tmp_path / "summary.md"
    file.write_text("before\n", encoding="utf-8")
    add_to(file, "odd \udcff name")
    assert file.read_text(encoding="utf-8") == "before\nodd \\udcff name\n"

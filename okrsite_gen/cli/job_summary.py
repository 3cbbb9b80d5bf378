"""A report as Markdown, for the page on which GitHub Actions sums up a job."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from okrsite_gen.cli.markdown import markdown_text
from okrsite_gen.cli.spans import plain
from okrsite_gen.cli.summary import counted, many, nothing_shown
from okrsite_gen.cli.verified import verified_sentence
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.model.diagnostics import Diagnostic, Severity, weight
from okrsite_gen.pipeline.report import BuildReport, Report, Written

_LISTED = 200
"""Findings that are listed; the page takes a megabyte, and nobody reads more."""


def add_to(file: Path, text: str) -> None:
    """Add Markdown to the end of a file. Raises OSError where the system does not let us."""
    with file.open("a", encoding="utf-8", errors="backslashreplace") as summary:
        summary.write(f"{text}\n")


def job_summary(report: Report, above: str = "", seconds: float = 0.0) -> str:
    """Return what came of a run of so many `seconds`: a heading, counts, what was kept, a table of what is wrong."""
    empty: tuple[str, ...] = ()
    if isinstance(report, BuildReport) and report.empty_for_audience:
        empty = (f"**No objective is shown:** {markdown_text(nothing_shown(report))}", "")
    saved: tuple[str, ...] = ()
    if isinstance(report, BuildReport) and report.verified is not None:
        saved = (markdown_text(verified_sentence(report.verified)), "")
    elif isinstance(report, BuildReport) and report.written is not None:
        saved = (_saved(report.written, seconds), "")
    head = (f"### {_heading(report)}", "", plain(counted(report)), "", *saved, *empty)
    return "\n".join((*head, *_table(report, above)))


def error_summary(error: OkrsiteError) -> str:
    """Return what made the work impossible, and what to do about it."""
    hint = ("", markdown_text(error.hint)) if error.hint else ()
    return "\n".join(("### No website", "", f"**{markdown_text(error.message)}**", *hint, ""))


def _saved(written: Written, seconds: float) -> str:
    """Return how much a build did, and how much of the build before it could keep."""
    took = f"in {seconds:.1f} s"
    pages = many(written.pages, "page")
    if written.up_to_date:
        return f"{pages}; nothing had changed, so all of {many(written.files, 'file')} were kept, {took}."
    removed = f", {written.removed:,} removed" if written.removed else ""
    if not written.kept:
        return f"{pages} {took}; all of {many(written.files, 'file')} were written{removed}."
    kept = f"{written.kept:,} of {many(written.files, 'file')} were kept as they stood"
    return f"{pages} {took}; {kept}, {written.written:,} written{removed}."


def _heading(report: Report) -> str:
    errors = report.count(Severity.ERROR)
    if not isinstance(report, BuildReport):
        return "The content has errors" if errors else "The content is fine"
    if report.written is None:
        return "No website: the content has errors"
    if not report.stands:
        return "The website is not what its sources give"
    audience = f" for the audience {markdown_text(report.audience)}" if report.audience else ""
    built = f"The website{audience}, as of {report.as_of.isoformat()}"
    return f"{built}, without what has errors" if errors else built


def _table(report: Report, above: str) -> Iterator[str]:
    told = [finding for finding in sorted(report.findings, key=weight) if finding.severity is not Severity.INFO]
    if not told:
        return
    yield "| | where | what is wrong, and what to do |"
    yield "|---|---|---|"
    for finding in told[:_LISTED]:
        yield f"| {finding.severity.value} {finding.code} | {_where(finding, above)} | {_said(finding)} |"
    if len(told) > _LISTED:
        yield f"\nAnd {len(told) - _LISTED:,} more, which the log of this step lists."
    yield ""


def _where(finding: Diagnostic, above: str) -> str:
    place = finding.place
    line = f":{place.line}" if place.line else ""
    return f"<code>{markdown_text(str(PurePosixPath(above, place.file)))}{line}</code>"


def _said(finding: Diagnostic) -> str:
    return "<br>".join(markdown_text(part) for part in (finding.message, finding.reason, finding.hint) if part)

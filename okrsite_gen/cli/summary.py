"""The closing words of a command."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from okrsite_gen.cli.frames import where
from okrsite_gen.cli.spans import Line, harmless
from okrsite_gen.cli.verified import verified_lines
from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.pipeline.report import BuildReport, Report, Written

NAMED = 3
"""Errors whose places are said once more after a build that they stopped."""


def summary(report: Report, seconds: float, links: str = "web", above: str = "") -> Iterator[Line]:
    """Yield the lines that say how it went, and after a build where the site is and how to look at it.

    `above` is the path to the project, to be put before the names of its files.
    """
    if isinstance(report, BuildReport):
        yield from _built(report, seconds, links, above)
    else:
        yield counted(report)


def counted(report: Report) -> Line:
    """Return how many errors, warnings and hints there are, in how many files."""
    read = f" in {many(report.files, 'file')}" if report.files else ""
    if not report.findings and report.known:
        return (("Nothing new", "bold green"), (f"{read}; {many(report.known.total(), 'finding')} known before.", ""))
    if not report.findings:
        return (("No problems", "bold green"), (f"{read}.", ""))
    counts = Counter(each.severity for each in report.findings)
    style = "bold red" if report.exit_code else "bold"
    known = f"; known before: {_by_severity(report.known)}" if report.known else ""
    return ((_by_severity(counts), style), (f"{read}{known}.", ""))


def _by_severity(counts: Counter[Severity]) -> str:
    """Return counts as in "2 errors, 1 hint"."""
    words = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "hint"}
    return ", ".join(many(counts[severity], word) for severity, word in words.items() if counts[severity])


def _built(report: BuildReport, seconds: float, links: str, above: str) -> Iterator[Line]:
    if report.findings:
        yield (*counted(report), *_hints_elsewhere(report))
    written = report.written
    if report.verified is not None and written is not None:
        yield from verified_lines(report.verified, _near(written.output), seconds)
        return
    if written is None:
        yield (("Nothing was written", "bold"), (", and what was published before stands as it was.", ""))
        yield from _stopped_by(report, above)
        if not report.configuration_failed:
            yield (("To publish all that is valid: ", ""), ("okrsite build --keep-going", "bold"))
        return
    shown = ", ".join(
        (
            many(report.objectives, "objective"),
            many(report.key_results, "key result"),
            many(report.teams, "team"),
            many(report.check_ins, "check-in"),
        )
    )
    audience = f" for the audience {report.audience}" if report.audience else ""
    pages = f"{many(written.pages, 'page')}{audience}"
    if written.up_to_date:
        yield (("Up to date", "bold green"), (f" after {seconds:.1f} s: {pages}, {shown}.", ""))
        yield (("Nothing has changed since the last build, so nothing was written.", ""),)
    else:
        yield (("Built ", "bold green"), (f"{pages} in {seconds:.1f} s: {shown}.", ""))
        yield ((_changes(written), ""),)
    if report.empty_for_audience:
        yield (("Nobody will find an objective here: ", "bold yellow"), (nothing_shown(report), ""))
    yield from _preview(written.output, links)


def _hints_elsewhere(report: BuildReport) -> Line:
    """Return where to read the hints, which a build only counts."""
    return ((" okrsite check", "bold"), (" shows the hints.", "")) if report.count(Severity.INFO) else ()


def _stopped_by(report: BuildReport, above: str) -> Iterator[Line]:
    """Yield where the errors are, where other findings stand between them and the end."""
    errors = [finding for finding in report.findings if finding.severity is Severity.ERROR]
    if len(errors) == len(report.findings):
        return
    places = [f"{where(each, above)}: {harmless(each.message)}" for each in errors[:NAMED]]
    more = f" (and {many(len(errors) - NAMED, 'error')} more)" if len(errors) > NAMED else ""
    for number, place in enumerate(places, 1):
        yield (("Stopped by ", ""), (place, "bold"), (more if number == len(places) else "", ""))


def nothing_shown(report: BuildReport) -> str:
    """Return why a site shows no objective although there are some, and what to write."""
    there = f"there {'is' if report.kept_back == 1 else 'are'} {many(report.kept_back, 'objective')}"
    if not report.audience:
        return f"{there}, and all of them are drafts or hidden."
    return (
        f"{there}, and none is for the audience {report.audience}. Write audience: {report.audience} in what it may "
        "see: index.md, team.md of a team or single objectives, cycles, pages, metrics and people."
    )


def _changes(written: Written) -> str:
    changes = [f"{many(written.written, 'file')} written"]
    if written.kept:
        changes.append(f"{written.kept:,} unchanged")
    if written.removed:
        changes.append(f"{written.removed:,} removed")
    return f"{', '.join(changes)}."


def _preview(output: Path, links: str) -> Iterator[Line]:
    folder = shlex.quote(_near(output))
    yield (("The site is in ", ""), (_near(output), "bold"), (".", ""))
    if links == "file":
        yield (("Look at it: open ", ""), (_near(output / "index.html"), "bold"), (" in a browser.", ""))
    else:
        command = f"python3 -m http.server -d {folder}"
        yield (("Look at it: ", ""), (command, "bold"), ("  and open http://localhost:8000/", ""))


def _near(path: Path) -> str:
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) and path != here else str(path)


def many(count: int, word: str) -> str:
    """Return a count of things with their English name, in the plural where there is not one."""
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s"

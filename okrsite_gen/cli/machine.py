"""Reports for programs: one JSON object, or annotations of GitHub Actions."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath

from okrsite_gen import __version__
from okrsite_gen.cli.frames import SEVERITY_WORDS, where
from okrsite_gen.cli.spans import harmless
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.model.diagnostics import Diagnostic, Severity, weight
from okrsite_gen.pipeline.report import BuildReport, Report, Verified

SHAPE = 1
"""Grows when a key of the JSON object changes its meaning or goes."""

MOST_ANNOTATIONS = 10
"""Errors, warnings and notices each that GitHub shows of one step."""

_ANNOTATIONS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def as_json(report: Report) -> str:
    """Return a report as one JSON object; files are named from the project folder."""
    return json.dumps(_plain(report), ensure_ascii=True, indent=2)


def error_as_json(error: OkrsiteError) -> str:
    """Return what made the work impossible in the same shape, with its message and hint under `error`."""
    plain = {
        "shape": SHAPE,
        "okrsite": __version__,
        "exit_code": error.exit_code,
        "error": {"message": error.message, "hint": error.hint},
        "counts": {severity.value: 0 for severity in Severity},
        "findings": [],
    }
    return json.dumps(plain, ensure_ascii=True, indent=2)


def _plain(report: Report) -> dict[str, object]:
    plain: dict[str, object] = {
        "shape": SHAPE,
        "okrsite": __version__,
        "exit_code": report.exit_code,
        "as_of": report.as_of.isoformat(),
        "files": report.files,
        "counts": {severity.value: report.count(severity) for severity in Severity},
        "findings": [finding_as_data(finding) for finding in report.findings],
    }
    if report.mended:
        plain["mended"] = dict(report.mended)
    if isinstance(report, BuildReport):
        plain["site"] = _site(report)
        if report.verified is not None:
            plain["verified"] = _verified(report.verified)
    return plain


def _verified(verified: Verified) -> dict[str, object]:
    return {
        "sound": verified.is_sound,
        "same": verified.same,
        "differing": [
            {"file": each.path, "line": each.line, "column": each.column, "is": each.ours, "should_be": each.theirs}
            for each in verified.differing
        ],
        "missing": list(verified.missing),
        "extra": list(verified.extra),
        "foreign": list(verified.foreign),
        "carried": list(verified.carried),
        "built_by": {name: {"told": told, "now": now} for name, (told, now) in verified.built_by.items()},
    }


def finding_as_data(finding: Diagnostic) -> dict[str, object]:
    """Return a finding as plain values for JSON, with where it stands and what would mend it."""
    place = finding.place
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "length": place.length,
        "message": finding.message,
        "reason": finding.reason,
        "hint": finding.hint,
        "line_text": finding.line_text,
        "fix": {"wrong": finding.fix.wrong, "right": finding.fix.right} if finding.fix else None,
    }


def _site(report: BuildReport) -> dict[str, object] | None:
    written = report.written
    if written is None:
        return None
    return {
        "output": str(written.output),
        "audience": report.audience,
        "objectives": report.objectives,
        "key_results": report.key_results,
        "teams": report.teams,
        "check_ins": report.check_ins,
        "pages": written.pages,
        "files": written.files,
        "written": written.written,
        "kept": written.kept,
        "removed": written.removed,
        "up_to_date": written.up_to_date,
    }


def as_annotations(report: Report, above: str = "") -> Iterator[str]:
    """Yield workflow commands of GitHub Actions, the weightiest findings first, as many of each kind as GitHub shows.

    The others follow as plain lines, since the log drops file and line of a command that is too many.
    """
    commands: Counter[Severity] = Counter()
    rest = []
    for finding in sorted(report.findings, key=weight):
        commands[finding.severity] += 1
        if commands[finding.severity] <= MOST_ANNOTATIONS:
            yield _annotation(finding, above)
        else:
            rest.append(finding)
    if rest:
        yield f"GitHub shows {MOST_ANNOTATIONS} findings of a kind beside their lines. The others:"
    for finding in rest:
        word = SEVERITY_WORDS[finding.severity]
        yield f"  {where(finding, above)}: {word}: {harmless(' '.join(finding.message.split()))}  {finding.code}"


def _annotation(finding: Diagnostic, above: str) -> str:
    place = finding.place
    names = {"file": str(PurePosixPath(above, place.file))}
    if place.line:
        names["line"] = str(place.line)
    if place.line and place.column:
        names["col"] = str(place.column)
        names["endColumn"] = str(place.column + max(1, place.length) - 1)
    names["title"] = finding.code
    properties = ",".join(f"{name}={_property(value)}" for name, value in names.items())
    said = "\n".join(_lines(part) for part in (finding.message, finding.reason, finding.hint) if part)
    return f"::{_ANNOTATIONS[finding.severity]} {properties}::{_data(said)}"


def error_as_annotation(error: OkrsiteError) -> str:
    """Return what made the work impossible as a workflow command of GitHub Actions."""
    said = "\n".join(_lines(part) for part in (error.message, error.hint) if part)
    return f"::error title=okrsite::{_data(said)}"


def _lines(text: str) -> str:
    return "\n".join(harmless(line) for line in text.splitlines())


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

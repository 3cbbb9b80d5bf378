"""Findings in the words of the protocol. Lines count from 0 there, and characters as the editor wants them counted."""

from __future__ import annotations

from collections.abc import Callable

from lsprotocol import types

from okrsite_gen.model.diagnostics import Diagnostic, Severity

Count = Callable[[str], int]
"""Returns how many characters a text has in the editor's way of counting."""

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}


def diagnostic_of(finding: Diagnostic, count: Count) -> types.Diagnostic:
    """Return a finding with all that is said about it."""
    said = "\n".join(part for part in (finding.message, finding.reason, finding.hint) if part)
    return types.Diagnostic(
        span_of(finding, count), said, _SEVERITIES[finding.severity], finding.code, source="okrsite"
    )


def span_of(finding: Diagnostic, count: Count) -> types.Range:
    """Return the characters that a finding is about; its whole line where that is not known."""
    place, text = finding.place, finding.line_text
    start = max(0, place.column - 1)
    end = start + place.length if place.length else len(text)
    return range_of(text, max(0, place.line - 1), (start, end), count)


def range_of(text: str, line: int, columns: tuple[int, int], count: Count) -> types.Range:
    """Return a stretch of a line; `columns` are where it begins and ends in `text`, the line itself."""
    start, end = (types.Position(line, count(text[:column])) for column in columns)
    return types.Range(start, end)

"""Findings for people: where, what, the line itself with a caret, why it matters, and what to write instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from okrsite_gen.cli.spans import Line, harmless, width
from okrsite_gen.model.diagnostics import Diagnostic, Severity

SEVERITY_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "bold cyan"}
SEVERITY_WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "hint"}
_WIDEST = 120
"""Columns of a source line that are shown at most."""
_TAB = "→"
"""Shows a tab, which looks like spaces and is none."""
_BEFORE = 40
"""Columns shown before the fault when a line is too long."""


def frames(findings: Iterable[Diagnostic], above: str = "") -> Iterator[Line]:
    """Yield the lines that show findings, those of one file together.

    `above` is the path from where the reader is to the project folder, put before every file name.
    """
    file = None
    for finding in findings:
        if file not in {None, finding.place.file}:
            yield ()
        file = finding.place.file
        yield from _frame(finding, above)


def where(finding: Diagnostic, above: str = "") -> str:
    """Return `file:line:column` as far as it is known, in the form that editors and terminals make a link of."""
    place = finding.place
    file = harmless(str(PurePosixPath(above, place.file)))
    if not place.line:
        return file
    return f"{file}:{place.line}:{place.column}" if place.column else f"{file}:{place.line}"


def _frame(finding: Diagnostic, above: str) -> Iterator[Line]:
    yield (
        (where(finding, above), "bold"),
        (": ", ""),
        (SEVERITY_WORDS[finding.severity], SEVERITY_STYLES[finding.severity]),
        (": ", ""),
        (harmless(finding.message), ""),
        (f"  {finding.code}", "dim"),
    )
    if finding.place.line and finding.line_text.strip():
        yield from _source(finding)
    if finding.reason:
        yield (("  Why: ", "bold"), (harmless(finding.reason), ""))
    for number, hint in enumerate(harmless(line) for line in finding.hint.splitlines()):
        yield (("  Fix: " if not number else "       ", "bold"), (hint, "green"))


def _source(finding: Diagnostic) -> Iterator[Line]:
    number = str(finding.place.line)
    text, column, length = _window(finding)
    text = text.replace("\t", _TAB)
    yield ((f"  {number} | ", "dim"), (harmless(text), ""))
    if column:
        before = harmless(text[: column - 1])
        under = harmless(text[column - 1 : column - 1 + length]) or " "
        yield (
            (f"  {' ' * len(number)} | ", "dim"),
            (" " * width(before) + "^" * max(1, width(under)), SEVERITY_STYLES[finding.severity]),
        )


def _window(finding: Diagnostic) -> tuple[str, int, int]:
    """Return the part of the source line to show, and column (from 1, 0 for none) and length of the fault in it."""
    text, column = finding.line_text.rstrip("\r\n"), finding.place.column
    length = max(1, finding.place.length)
    if column > len(text) + 1:
        column = 0
    if width(text) <= _WIDEST:
        return text, column, length
    first = max(0, column - 1 - _BEFORE)
    cut = text[first : first + _WIDEST]
    if first:
        cut = f"… {cut}"
        column -= first - 2
    if first + _WIDEST < len(text):
        cut = f"{cut} …"
    return cut, column, min(length, max(1, len(cut) - column + 1))

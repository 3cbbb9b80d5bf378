"""Content in which mistakes are planted, each marked where it stands, and what a check must say of them.

`target: ⟦MEA007|965%⟧` stands for `target: 965%` and for a finding `MEA007` about exactly these words. Where one is
about a whole file, its code stands alone on the first line: `⟦FILE003⟧`. Marks are taken off before anything is read.
"""

from __future__ import annotations

import re
from datetime import datetime, timezone
from pathlib import Path
from typing import NamedTuple

from okrsite_gen.model.diagnostics import Diagnostic

PLANTED = Path(__file__).parent / "golden" / "planted"
NOW = datetime(2026, 11, 20, 12, tzinfo=timezone.utc)
"""The moment for which the mistakes are mistakes."""

_MARK = re.compile(r"⟦(?P<whole>[A-Z]+\d+)⟧\n|⟦(?P<code>[A-Z]+\d+)\||(?P<end>⟧)")


class Mistake(NamedTuple):
    """A finding, as it is expected or as it was made."""

    file: str
    line: int
    """From 1; 0 for a whole file, as is the column."""
    column: int
    words: str
    """The text that the finding covers; empty for a whole file."""
    code: str


def plant(project: Path) -> list[Mistake]:
    """Write the content into a folder without its marks, and return what they stand for."""
    planted: list[Mistake] = []
    for source in sorted(file for file in PLANTED.rglob("*") if file.is_file()):
        name = source.relative_to(PLANTED).as_posix()
        text, mistakes = _without_marks(name, source.read_text(encoding="utf-8"))
        planted += mistakes
        file = project / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    return planted


def found(findings: tuple[Diagnostic, ...]) -> list[Mistake]:
    """Return findings as they compare with what was planted."""
    return [Mistake(one.place.file, one.place.line, one.place.column, _words(one), one.code) for one in findings]


def _words(finding: Diagnostic) -> str:
    first = finding.place.column - 1
    return finding.line_text[first : first + finding.place.length] if finding.place.column else ""


def _without_marks(name: str, marked: str) -> tuple[str, list[Mistake]]:
    text, open_marks, mistakes, done = "", [], [], 0
    for mark in _MARK.finditer(marked):
        text, done = text + marked[done : mark.start()], mark.end()
        if mark["whole"]:
            mistakes.append(Mistake(name, 0, 0, "", mark["whole"]))
        elif mark["code"]:
            open_marks.append((mark["code"], len(text)))
        else:
            code, start = open_marks.pop()
            line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
            mistakes.append(Mistake(name, line, column, text[start:], code))
    return text + marked[done:], mistakes

"""Ways out of a finding that an editor can take for its author: what is certain, and what the hint proposes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from okrsite_gen.model.diagnostics import Diagnostic

_MEANT = re.compile(r"Did you mean `([^`]+)`\?")
_WRITE = re.compile(r"Write `([^`{}…]+)`(?:\.$|, which is )")


@dataclass(frozen=True, slots=True)
class Change:
    """Other characters for a stretch of the line that a finding is about."""

    start: int
    """Column of the first character, from 0."""
    end: int
    """Column behind the last one."""
    text: str
    certain: bool
    """Whether nothing else can have been meant, so that `check --fix` does the same."""


def change_for(finding: Diagnostic) -> Change | None:
    """Return what would mend a located finding; None where neither its fix nor its hint tells."""
    return _certain(finding) or _proposed(finding)


def _certain(finding: Diagnostic) -> Change | None:
    fix, line, start = finding.fix, finding.line_text, finding.place.column - 1
    if fix is None or start < 0:
        return None
    last = start + finding.place.length
    if line[start : start + 1] in {'"', "'"} and not line.startswith(fix.wrong, start):
        start, last = start + 1, last - 1
    end = start + len(fix.wrong)
    found = line.startswith(fix.wrong, start) and end >= last
    return Change(start, end, fix.right, certain=True) if found else None


def _proposed(finding: Diagnostic) -> Change | None:
    place = finding.place
    found = _MEANT.match(finding.hint) or _WRITE.match(finding.hint)
    if found is None or not (place.line and place.column and place.length):
        return None
    start, end = place.column - 1, place.column - 1 + place.length
    written, meant = finding.line_text[start:end], found[1]
    if ": " in meant or not written.strip():
        return None  # a whole line, or a place beside which something is missing
    if written[0] in "\"'" and written[0] == written[-1] and len(written) > 1 and meant[0] != written[0]:
        meant = f"{written[0]}{meant}{written[0]}"
    return Change(start, end, meant, certain=False)

"""Ways out of a finding that an editor can take for its author: where the hint says what to write."""

from __future__ import annotations

import re

from okrsite_gen.model.diagnostics import Diagnostic

_MEANT = re.compile(r"Did you mean `([^`]+)`\?")
_WRITE = re.compile(r"Write `([^`{}…]+)`(?:\.$|, which is )")


def replacement(finding: Diagnostic) -> str:
    """Return what to write in place of the words that a finding is about.

    That is its fix, where it is certain, else what its hint proposes; empty where nothing tells.
    """
    place = finding.place
    if not (place.line and place.column and place.length):
        return ""
    if finding.fix and finding.line_text.startswith(finding.fix.wrong, place.column - 1):
        return finding.fix.right if len(finding.fix.wrong) == place.length else ""
    found = _MEANT.match(finding.hint) or _WRITE.match(finding.hint)
    if found is None or "\n" in finding.line_text:
        return ""
    written = finding.line_text[place.column - 1 : place.column - 1 + place.length]
    meant = found[1]
    if ": " in meant or not written.strip():
        return ""  # a whole line, or a place beside which something is missing
    if written[0] in "\"'" and written[0] == written[-1] and len(written) > 1 and meant[0] != written[0]:
        return f"{written[0]}{meant}{written[0]}"
    return meant

"""A finding's fix put into its place in a file."""

from __future__ import annotations

import re

from okrsite_gen.model.diagnostics import Diagnostic

_LINE_END = re.compile(r"\r\n?|\n")
_BYTE_ORDER_MARK = "\ufeff"


def with_fix(data: bytes, finding: Diagnostic) -> bytes | None:
    """Return a file's bytes with the fix of a located finding; None where other characters stand in that place."""
    place, fix = finding.place, finding.fix
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    starts = [0, *(end.end() for end in _LINE_END.finditer(text))]
    if fix is None or not place.column or not 0 < place.line <= len(starts):
        return None
    mark = len(_BYTE_ORDER_MARK) if place.line == 1 and text.startswith(_BYTE_ORDER_MARK) else 0
    start = starts[place.line - 1] + mark + place.column - 1
    if text[start : start + 1] in {'"', "'"} and not text.startswith(fix.wrong, start):
        start += 1
    if not text.startswith(fix.wrong, start):
        return None
    return f"{text[:start]}{fix.right}{text[start + len(fix.wrong) :]}".encode()

"""Tables of a page: which columns speak of OKRs."""

from __future__ import annotations

import re

from okrsite_gen.exchange.handbook.nodes import Node
from okrsite_gen.exchange.handbook.tracking import tracked
from okrsite_gen.exchange.handbook.words import PROPERTIES, Word, label_of

_COLUMNS = {
    name: re.compile(rf"^\W*(?:{words})\W*(?:\([^)]*\))?\W*$", re.IGNORECASE) for name, words in PROPERTIES.items()
}
_RESULT_TOO = re.compile(r"^\W*(?:key results?|krs?|measure of success|metric|deliverables?)\b", re.IGNORECASE)


def columns_of(table: Node) -> list[str]:
    """Return what each column of a table is: `objective`, `result`, a key of PROPERTIES, or nothing."""
    heads = table.rows[0][1] if table.rows else []
    names: list[str] = []
    for cell in heads:
        names.append(_column(cell, names))
    instead = next((place for place, cell in enumerate(heads) if _RESULT_TOO.match(cell)), None)
    if "objective" in names and "result" not in names and instead is not None:
        names[instead] = "result"
    return names


def _column(cell: str, before: list[str]) -> str:
    plain = re.sub(r"[*_`]", "", cell).strip()
    label = label_of(plain + ":") if plain else None
    if label and label.word in (Word.RESULT, Word.RESULTS) and "result" not in before and not label.prefix:
        return "result"
    if label and label.word in (Word.OBJECTIVE, Word.OBJECTIVES) and "objective" not in before and not label.prefix:
        return "objective"
    for name, words in _COLUMNS.items():
        if words.match(plain) and name not in before:
            return name
    return ""


def holds_okrs(table: Node) -> str:
    """Return `objectives` for a table with a column of objectives, `results` for one with key results, or nothing."""
    if tracked(table):
        return ""
    names = columns_of(table)
    if "objective" in names:
        return "objectives"
    return "results" if "result" in names else ""

"""Tables of a page: which columns speak of OKRs."""

from __future__ import annotations

import re

from okrsite_gen.exchange.handbook.nodes import Node
from okrsite_gen.exchange.handbook.tracking import tracked
from okrsite_gen.exchange.handbook.words import PROPERTIES, Word, label_of

_COLUMNS = {
    name: re.compile(rf"^\W*(?:{words})\W*(?:\([^)]*\)\W*)?$", re.IGNORECASE) for name, words in PROPERTIES.items()
}
_RESULT_TOO = re.compile(r"^\W*(?:key results?|krs?|measure of success|metric|deliverables?)\b", re.IGNORECASE)


_PERIOD = re.compile(r"\b(?:(?:FY|CY)?(?:20)?\d\d[ -]?)?[QH][1-4]\b|\b(?:FY|CY)?20\d\d\b", re.IGNORECASE)
_TITLE_ROW = re.compile(r"^\s*(\*\*|__)(?P<title>\S.*?)\1\s*$")
_FIGURES = frozenset({"start", "target", "current", "score"})
_TELLING = frozenset({"owner", "score", "progress", "status", "target", "current"})


def section_of(cells: list[str]) -> str:
    """Return the title in bold that fills a row alone, without its number; empty for any other row."""
    if not cells or any(re.search(r"\w", cell) for cell in cells[1:]):
        return ""
    found = _TITLE_ROW.match(cells[0])
    return re.sub(r"^\d{1,2}[.)]?\s+", "", found["title"].strip()) if found else ""


def is_outline(table: Node) -> bool:
    """Return whether rows in bold are objectives, and the rows between them their key results (a score table)."""
    heads = table.rows[0][1] if table.rows else []
    names = [_column(cell, []) for cell in heads]
    if not names or names[0] in ("objective", "result") or not _TELLING & set(names[1:]):
        return False
    sections = sum(1 for _, cells in table.rows[1:] if section_of(cells))
    others = sum(1 for _, cells in table.rows[1:] if cells and re.search(r"\w", cells[0]) and not section_of(cells))
    return sections >= 1 and others > sections


def columns_of(table: Node) -> list[str]:
    """Return what each column of a table is: `objective`, `result`, a key of PROPERTIES, or nothing."""
    if is_outline(table):
        return _columns(table.rows[0][1][1:], ["result"])
    heads = table.rows[0][1] if table.rows else []
    names = _columns(heads, [])
    instead = next((place for place, cell in enumerate(heads) if _RESULT_TOO.match(cell)), None)
    if "objective" in names and "result" not in names and instead is not None:
        names[instead] = "result"
    if not {"objective", "result"} & set(names) and len(_FIGURES & set(names)) >= 2:
        unnamed = (place for place, cell in enumerate(heads) if not names[place] and re.search(r"[^\W\d_]", cell))
        measured = next(unnamed, None)  # figures from here to there are said of what stands before them
        if measured is not None and _FIGURES.isdisjoint(names[:measured]):
            names[measured] = "result"
    return names


def _columns(cells: list[str], names: list[str]) -> list[str]:
    for cell in cells:
        names.append(_column(cell, names))
    return names


def _column(cell: str, before: list[str]) -> str:
    plain = _PERIOD.sub("", re.sub(r"[*_`]", "", cell)).strip()
    label = label_of(plain + ":") if plain else None
    if (
        label
        and label.word in (Word.RESULT, Word.RESULTS)
        and not label.prefix
        and ("result" not in before or label.number)
    ):
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
    if is_outline(table):
        return "objectives"
    names = columns_of(table)
    if "objective" in names:
        return "objectives"
    return "results" if "result" in names else ""

"""Texts in which git left two versions, since two people changed the same lines and nobody has chosen yet."""

from __future__ import annotations

import re

from okrsite_gen.content.codes_reading import UNFINISHED_MERGE
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.names import Place

_OPENING = re.compile(r"^<{7}(?: .*)?$", re.MULTILINE)
_MIDDLE = re.compile(r"^={7}$", re.MULTILINE)
_CLOSING = re.compile(r"^>{7} \S.*$", re.MULTILINE)
_LONGEST_SHOWN = 40


def unfinished_merge(text: str, file: str) -> Diagnostic | None:
    """Return the finding about the first mark of an unfinished merge in a whole text; None where there is none.

    Marks inside of a fenced block of code are shown to somebody, and count for nothing.
    """
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return None
    middle = _MIDDLE.search(text)
    found = [*_OPENING.finditer(text), *(_CLOSING.finditer(text, middle.end()) if middle else ())]
    shown = _lines_of_code(text) if found else set()
    marks = [(line, mark.group()) for mark in found if (line := text.count("\n", 0, mark.start())) not in shown]
    return _finding(marks, file) if marks else None


def _finding(marks: list[tuple[int, str]], file: str) -> Diagnostic:
    (first, words), (last, _) = marks[0], marks[-1]
    where = f"on line {first + 1}" if first == last else f"between lines {first + 1} and {last + 1}"
    return UNFINISHED_MERGE.at(
        Place(file, line=first + 1, column=1, length=len(words)),
        f"An unfinished merge: git marks with `{words[:_LONGEST_SHOWN]}` that two people changed the same lines.",
        "The file holds both versions, and only a person can say which counts, so nothing of it is used.",
        f"Look {where}: keep the lines that are right, and delete the others and those of `<<<<<<<`, `=======` "
        "and `>>>>>>>`.",
    )


def _lines_of_code(text: str) -> set[int]:
    """Return the lines in fenced blocks of code."""
    from okrsite_gen.content.markdown.parser import block_structure

    fences = [token.map for token in block_structure().parse(text) if token.type == "fence" and token.map]
    return {line for first, end in fences for line in range(first, end)}

"""Where somebody is writing: which field of the front matter, or a link of the text. Half a line must not disturb it.

Lines and columns count from 0, in characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

ENTRY = "*"
"""Stands in a path for an entry of a list, whichever it is."""

_FENCE = re.compile(r"(?:---|\.\.\.)\s*$")
_LINE = re.compile(
    r"(?P<indent> *)(?P<dashes>(?:-(?: +|$))*)"
    r"(?:(?P<key>\"[^\"]*\"|'[^']*'|[^\s\"'\[\]{},&*!|>%@`#-][^:]*?)(?P<colon>:(?=\s|$)))?"
)
_BETWEEN = " \t[]{},\"'"
"""Signs between the words of a value."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """What stands where somebody writes."""

    path: tuple[str, ...] = ()
    """Fields that lead to the value, or to the group to which a field is being added."""
    word: str = ""
    """The word around the cursor."""
    typed: str = ""
    """The part of it before the cursor."""
    line: int = 0
    start: int = 0
    """Column at which the word begins."""
    is_value: bool = False
    """Whether it is the value of the last field of the path; otherwise it may become the name of a field."""
    is_name: bool = False
    """Whether it is the name of a field that has its colon already."""
    is_link: bool = False
    """Whether it is the target of a `[[link]]` in the text."""
    siblings: frozenset[str] = frozenset()
    """Fields that the group has already."""

    @property
    def end(self) -> int:
        """Column behind the word."""
        return self.start + len(self.word)


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of YAML taken apart; the key's column is that of its content where there is no key."""

    dashes: tuple[int, ...]
    column: int
    key: str
    colon: int
    """Column of the colon; -1 where there is none."""


def cursor_at(lines: Sequence[str], line: int, column: int, *, whole_file: bool) -> Cursor | None:
    """Return what stands at a place; None where nothing can be offered. `whole_file`: it is all YAML."""
    first, last = (0, len(lines)) if whole_file else _front(lines)
    text = lines[line] if line < len(lines) else ""
    if first <= line < last:
        return _in_front(lines[first:last], line - first, column, first)
    return _in_body(text, line, column) if line >= last else None


def _front(lines: Sequence[str]) -> tuple[int, int]:
    """Return first line and line behind the front matter; none where a file has none."""
    if not lines or not _FENCE.match(lines[0]):
        return 0, 0
    closing = (number for number in range(1, len(lines)) if _FENCE.match(lines[number]))
    return 1, next(closing, len(lines))


def _in_body(text: str, line: int, column: int) -> Cursor | None:
    opening = text.rfind("[[", 0, column)
    if opening < 0 or "]]" in text[opening:column] or "|" in text[opening:column]:
        return None
    start = opening + 2
    word = re.split(r"\]\]|\|", text[start:])[0]
    return Cursor((), word, text[start:column], line, start, is_link=True)


def _in_front(lines: Sequence[str], line: int, column: int, offset: int) -> Cursor:
    text, row = lines[line], _row(lines[line])
    if row.key and 0 <= row.colon < column:
        path = (*_path(lines, line, row), row.key)
        start, word = _word(text, column, row.colon + 1)
        return Cursor(path, word, text[start:column], line + offset, start, is_value=True)
    here = row if text.strip() else _Row((), column, "", -1)
    start = here.column
    word = text[start : row.colon] if row.colon >= 0 else text[start:].rstrip()
    return Cursor(
        _path(lines, line, here),
        word,
        text[start:column],
        line + offset,
        start,
        is_name=row.colon >= 0,
        siblings=frozenset(_siblings(lines, line, here)),
    )


def _word(text: str, column: int, least: int) -> tuple[int, str]:
    """Return where the word around a column begins, not before `least`, and the word."""
    start = end = column
    while start > least and text[start - 1] not in _BETWEEN:
        start -= 1
    while end < len(text) and text[end] not in _BETWEEN:
        end += 1
    return start, text[start:end]


def _row(text: str) -> _Row:
    found = _LINE.match(text)
    if found is None or text.lstrip().startswith("#"):
        return _Row((), len(text), "", -1)
    dashes = tuple(found.start("dashes") + at for at, sign in enumerate(found["dashes"]) if sign == "-")
    return _Row(dashes, found.end("dashes"), (found["key"] or "").strip("\"'"), found.start("colon"))


def _path(lines: Sequence[str], line: int, row: _Row) -> tuple[str, ...]:
    """Return the fields and lists around a row, from outside in."""
    path: list[str] = []
    column = _through(row, path, row.column)
    in_list = bool(row.dashes)
    for number in range(line - 1, -1, -1):
        above = _row(lines[number])
        if not above.key:
            continue
        if in_list:
            is_owner = above.column <= column and not (above.dashes and above.dashes[-1] >= column)
        else:
            is_owner = above.column < column
            if above.dashes and above.column == column:  # the first field of the same entry
                column, in_list = _through(above, path, column), True
                continue
        if is_owner:
            path.append(above.key)
            column, in_list = _through(above, path, above.column), bool(above.dashes)
    return tuple(reversed(path))


def _through(row: _Row, path: list[str], column: int) -> int:
    """Add the lists whose entries begin on a row, and return the column of the outermost dash."""
    for dash in reversed(row.dashes):
        path.append(ENTRY)
        column = dash
    return column


def _siblings(lines: Sequence[str], line: int, row: _Row) -> Iterator[str]:
    """Yield the fields of the group that a row belongs to."""
    if not row.dashes:
        for number in range(line - 1, -1, -1):
            above = _row(lines[number])
            if above.key and above.column < row.column:
                break
            if above.key and above.column == row.column:
                yield above.key
                if above.dashes:
                    break
    for number in range(line + 1, len(lines)):
        below = _row(lines[number])
        if below.key and (below.column < row.column or (below.dashes and below.dashes[0] < row.column)):
            break
        if below.key and below.column == row.column:
            yield below.key

"""Lines of separated values, each with the place of its cells. A quote left open spoils its own line only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MOST_LINES = 50
"""Lines over which one quoted cell may go."""

_ROW = re.compile(r"\s*\"?\d{4}-\d{2}-\d{2}(?!\d)")


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands between two separators, without the space and the quotes around it."""

    text: str
    column: int
    """Where it begins in its line, from 1."""
    length: int
    """Characters that it takes there, quotes included."""
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line, or several where a quoted cell goes over their ends."""

    number: int
    """From 1, of the first line."""
    cells: tuple[Cell, ...]
    """Those at the end that are empty are left out."""
    unclosed: int = 0
    """Column of a quote that is never closed; the cells are then not to be used."""


def lines_in(text: str, separator: str) -> Iterator[Line]:
    """Yield every line that is not empty.

    A quoted cell may hold line ends; but where a line behind its quote begins like a row, the quote was left open, and
    that line is read by itself.
    """
    lines = text.split("\n")
    position = 0
    while position < len(lines):
        number, line = position + 1, lines[position].rstrip("\r")
        position += 1
        if '"' not in line:
            cells, unclosed = _plain(line, separator), 0
        else:
            cells, unclosed = _with_quotes(line, separator)
            end = _end(lines, position) if unclosed else position
            if end > position:
                cells, unclosed = _with_quotes("\n".join((line, *lines[position:end])), separator)
                position = position if unclosed else end
        while cells and not cells[-1].text:
            cells.pop()
        if cells or unclosed:
            yield Line(number, tuple(cells), unclosed)


def _end(lines: list[str], position: int) -> int:
    """Return the position behind the line that closes a quote; `position` itself where none does."""
    for end in range(position, min(position + MOST_LINES, len(lines))):
        if _ROW.match(lines[end]):
            return position
        if lines[end].count('"') % 2:
            return end + 1
    return position


def _plain(line: str, separator: str) -> list[Cell]:
    cells, begin = [], 0
    for part in line.split(separator):
        text = part.strip()
        cells.append(Cell(text, begin + len(part) - len(part.lstrip()) + 1, len(text)))
        begin += len(part) + len(separator)
    return cells


def _with_quotes(line: str, separator: str) -> tuple[list[Cell], int]:
    """Return the cells of a line, and the column of a quote that is not closed in it, or 0."""
    cells: list[Cell] = []
    begin = 0
    while begin <= len(line):
        first = begin
        while first < len(line) and line[first] in " \t" and line[first] != separator:
            first += 1
        if line[first : first + 1] != '"':
            end = line.find(separator, begin)
            end = len(line) if end < 0 else end
            text = line[begin:end].strip()
            cells.append(Cell(text, first + 1, len(text)))
        else:
            text, after = _quoted(line, first)
            if after < 0:
                return cells, first + 1
            end = line.find(separator, after)
            end = len(line) if end < 0 else end
            cells.append(Cell((text + line[after:end]).strip(), first + 1, end - first, quoted=True))
        begin = end + 1
    return cells, 0


def _quoted(line: str, first: int) -> tuple[str, int]:
    """Return the text between the quotes that begin at `first`, and where they end; -1 where they do not."""
    parts, begin = [], first + 1
    while True:
        end = line.find('"', begin)
        if end < 0:
            return "", -1
        parts.append(line[begin:end])
        if line[end + 1 : end + 2] != '"':
            return "".join(parts), end + 1
        parts.append('"')
        begin = end + 2

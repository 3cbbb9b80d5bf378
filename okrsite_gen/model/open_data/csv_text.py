"""Tables of open data as CSV that spreadsheet programs open as data and never run."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from okrsite_gen.model.open_data.plain import shortened
from okrsite_gen.model.open_data.tables import Cell, Column, Row, Table

END = "\r\n"
"""Ends the lines of CSV files."""
_NUMBER = re.compile(r"[-+]?\d[\d.,\u00a0\u202f ]*%?")
_RISKY = re.compile(r"[\t\r\n]|\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")
"""What a text begins with that a spreadsheet may take for a formula; full-width signs count in some languages."""


def csv_bytes(table: Table, lines: Iterable[bytes]) -> bytes:
    """Return a table as CSV: UTF-8 with a mark at its beginning, by which spreadsheets know it, and CRLF.

    `lines` are its rows as `csv_lines` writes them, in pieces.
    """
    return b"".join((csv_text(table.columns, (), END).encode("utf-8-sig"), *lines))


def csv_text(columns: Iterable[Column], rows: Iterable[Row], end: str = "\n") -> str:
    """Return rows as CSV below the names of their columns; `end` ends each line."""
    return csv_lines([tuple(column.name for column in columns)], end) + csv_lines(rows, end)


def csv_lines(rows: Iterable[Row], end: str = "\n") -> str:
    """Return rows alone, each ended by `end`."""
    lines = _Lines()
    csv.writer(lines, lineterminator=end).writerows(map(_cells, rows))
    return "".join(lines)


class _Lines(list[str]):
    """Lines that the writer of CSV hands over one by one."""

    def write(self, line: str) -> None:
        """Take one more line."""
        self.append(line)


def _cells(row: Iterable[Cell]) -> list[str]:
    return [_cell(each) for each in row]


def _cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, Decimal):
        return f"{shortened(cell):f}"
    return harmless(cell) if isinstance(cell, str) else cell.isoformat() if isinstance(cell, date) else str(cell)


def harmless(text: str) -> str:
    """Return a text that no spreadsheet runs: `'` stands before one that begins like a formula.

    A text that is a number and nothing else, such as `-12` or `+3.5%`, stays a number.
    """
    return f"'{text}" if _RISKY.match(text) and not _NUMBER.fullmatch(text) else text

"""Workbooks of Excel and others (.xlsx), read as what their cells show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from okrsite_gen.exchange.tables.cells import MOST_COLUMNS, Book, Cell, Sheet, TooWide
from okrsite_gen.exchange.tables.headings import LOOKED_AT, table_of
from okrsite_gen.exchange.tables.table import Row, Shared, Table
from okrsite_gen.model.incoming import IncomingFile, NotUnderstood, Spot

MOST_BYTES = 1 << 30
"""Bytes that the parts of a workbook may have when unpacked."""
_CURRENCY = re.compile(r"\[\$(?P<sign>[^\]-]+)|\"(?P<quoted>[$€£¥])\"|(?P<bare>[$€£¥])")
_FORMULA = re.compile(rb"<f[ >/]")


def read_workbook(file: IncomingFile, most_rows: int = 0) -> tuple[tuple[Table, ...], tuple[NotUnderstood, ...]]:
    """Return the tables of all sheets that hold something, and what could not be read.

    `most_rows` of each sheet are read where only its beginning is of interest; 0 are all.
    """
    reason = _why_not(file.data)
    if reason:
        return (), (NotUnderstood(Spot(file.name), reason, ""),)
    try:
        return _tables(file, most_rows)
    except TooWide:
        reason = (
            f"A sheet has more than {MOST_COLUMNS:,} columns. Delete what stands far to the right, or save it as CSV."
        )
        return (), (NotUnderstood(Spot(file.name), reason, ""),)
    except Exception as error:
        reason = f"The workbook is damaged: {type(error).__name__}. Open it, save it again as .xlsx, or save it as CSV."
        return (), (NotUnderstood(Spot(file.name), reason, ""),)


def _why_not(data: bytes) -> str:
    """Return why a workbook is not opened at all; empty where it can be."""
    try:
        with ZipFile(BytesIO(data)) as parts:
            size = sum(part.file_size for part in parts.infolist())
    except (BadZipFile, ValueError, OSError):
        return "This is no workbook of the .xlsx kind. Open it, and save it as .xlsx or as CSV."
    packed = max(1, len(data))
    if size > MOST_BYTES or (size > MOST_BYTES // 8 and size // packed > 200):
        return f"Unpacked it would have {size // 1024**2} MB, which no table of OKRs has. It was not opened."
    return ""


def _tables(file: IncomingFile, most_rows: int) -> tuple[tuple[Table, ...], tuple[NotUnderstood, ...]]:
    tables: list[Table] = []
    hidden: list[NotUnderstood] = []
    with Book(file.data) as book:
        unknown = {} if most_rows else _without_values(file, book)
        for sheet in book.sheets():
            rows = _rows(book.rows(sheet, most_rows))
            if not sheet.visible:
                hidden += _hidden(rows, Spot(file.name, sheet=sheet.title))
                continue
            table = table_of(rows, file.name, sheet.title)
            if table is not None:
                formulas = unknown.get(sheet.title, ())
                tables.append(replace(table, not_understood=(*table.not_understood, *formulas)))
    return tuple(tables), tuple(hidden)


def _hidden(rows: Iterator[Row], spot: Spot) -> Iterator[NotUnderstood]:
    """Yield what stands in a sheet that somebody hid, and that nobody should find on a site."""
    if text := "\n".join(filter(None, (" | ".join(filter(None, row.cells)) for row in rows))):
        why = "This sheet is hidden, so it was left out. Show it in a spreadsheet program to bring it in."
        yield NotUnderstood(spot, why, text)


def first_rows(file: IncomingFile) -> tuple[Table, ...]:
    """Return the beginning of each sheet, enough to know its columns."""
    return read_workbook(file, LOOKED_AT + 5)[0]


def _rows(told: Iterator[tuple[int, list[Cell]]]) -> Iterator[Row]:
    shared = Shared()
    for number, cells in told:
        yield Row(number, tuple(shared(_shown(cell)) for cell in cells))


def _shown(cell: Cell) -> str:
    """Return a cell in words: days as people write them, and what is formatted as a percentage as one."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return _number(value, cell.form)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    return value.isoformat() if isinstance(value, date | time) else str(value)


def _number(value: float, form: str) -> str:
    exact = Decimal(repr(value))
    if "%" in form:
        return f"{plain(round(exact * 100, 6))}%"
    found = _CURRENCY.search(form)
    sign = (found["sign"] or found["quoted"] or found["bare"]) if found else ""
    return f"{sign}{plain(exact)}" if len(sign) == 1 else plain(exact)


def plain(number: Decimal) -> str:
    """Return a number in digits, without idle zeros and without powers of ten."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _without_values(file: IncomingFile, book: Book) -> dict[str, tuple[NotUnderstood, ...]]:
    """Return by sheet the formulas whose last result the workbook does not hold, so that nobody can know it here."""
    with ZipFile(BytesIO(file.data)) as parts:
        sheets = [name for name in parts.namelist() if name.startswith("xl/worksheets/") and name.endswith(".xml")]
        if not any(_FORMULA.search(parts.read(name)) for name in sheets):
            return {}
    return {
        sheet.title: tuple(
            NotUnderstood(Spot(file.name, row, _letter(column), sheet.title), _NO_RESULT, text)
            for row, column, text in _formulas(book, sheet)
        )
        for sheet in book.sheets()
    }


_NO_RESULT = "The result of this formula is not in the file. Open it in a spreadsheet program, save it, and try again."


def _formulas(book: Book, sheet: Sheet) -> Iterator[tuple[int, int, str]]:
    rows = zip(book.rows(sheet, formulas=True), book.rows(sheet), strict=True)
    for (number, cells), (_, results) in rows:
        for column, (cell, result) in enumerate(zip(cells, results, strict=True), 1):
            if result.value is None and isinstance(cell.value, str) and cell.value.startswith("="):
                yield number, column, cell.value


def _letter(column: int) -> str:
    """Return what a spreadsheet calls a column: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters

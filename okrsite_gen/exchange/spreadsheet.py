"""A workbook (.xlsx) of open data: a sheet for each table, with cells that are numbers, days and links.

Rows are written as they come, so that memory does not grow with them. No cell is ever a formula, whatever its text
begins with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

from okrsite_gen.exchange.undated import BEGINNING, UndatedArchive
from okrsite_gen.model.open_data import OpenData
from okrsite_gen.model.open_data.tables import TABLES, Cell, Column, Holds, Row, Table

if TYPE_CHECKING:
    from openpyxl import Workbook

LONGEST = 32_767
"""Characters that a cell can hold."""
CUT = "… (cut)"
MOST_LINKS = 65_000
"""Links that a sheet can hold, nearly; addresses beyond stay text."""
MOST_ROWS = 1_048_575
"""Rows that a sheet can hold below its head; further ones stand on further sheets."""
Cut = tuple[str, str, int]
"""A text that was too long for its cell: sheet, place on it, characters."""
ABOUT = "about"
"""The sheet that says what the others hold."""

_FORMATS = {Holds.SHARE: "0%", Holds.DAY: "yyyy-mm-dd"}
_WIDTHS = {Holds.TEXT: 18, Holds.NUMBER: 12, Holds.SHARE: 10, Holds.DAY: 12, Holds.FLAG: 10, Holds.ADDRESS: 40}
_WIDE = {
    "title": 60,
    "objective_title": 40,
    "team_name": 24,
    "cycle_name": 18,
    "note": 60,
    "id": 34,
    "check_in": 34,
    "ref": 34,
    "source": 34,
    "target": 34,
    "objective": 34,
}
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ODD = re.compile(r"\s*[=+\-@#\uff1d\uff0b\uff0d\uff20]")
"""What a text begins with that a program may take for a formula or an error."""


def workbook_bytes(data: OpenData) -> bytes:
    """Return the workbook: objectives, key results, check-ins, alignment, and what their columns mean.

    The same data make the same bytes. What no sheet can hold goes on in a further one, and the last sheet names the
    texts that are longer than a cell.
    """
    from openpyxl import Workbook
    from openpyxl.writer.excel import ExcelWriter

    book = Workbook(write_only=True)
    book.properties.created = book.properties.modified = BEGINNING
    base_url = data.organisation.computed.url
    cut = [each for table in TABLES for each in _write(book, table, data, base_url)]
    _about(book, data, cut)
    told = BytesIO()
    ExcelWriter(book, UndatedArchive(told)).save()
    return told.getvalue()


def _write(book: Workbook, table: Table, data: OpenData, base_url: str) -> Iterator[Cut]:
    """Write a table, on as many sheets as it needs, and yield what was cut."""
    rows, number = table.rows(data), 1
    row = next(rows, None)
    while row is not None or number == 1:
        sheet = _Sheet(book, table, f"{table.name}-{number}" if number > 1 else table.name, base_url)
        row = sheet.write(rows, row)
        yield from sheet.cut
        number += 1


class _Sheet:
    """A sheet while it is written.

    A cell with a format of its own is one object for its whole column, which takes a value after the other: a row is
    written as soon as it is there.
    """

    def __init__(self, book: Workbook, table: Table, name: str, base_url: str) -> None:
        from openpyxl.utils import get_column_letter

        self.cut: list[Cut] = []
        """Texts that were too long."""
        self._sheet: Any = book.create_sheet(name)
        self._name = name
        self._row = 1
        self._table = table
        self._base_url = base_url
        self._links = 0
        self._last = get_column_letter(len(table.columns))
        self._cells: dict[tuple[str, str], Any] = {}
        self._sheet.freeze_panes = "B2"
        for number, column in enumerate(table.columns, 1):
            width = _WIDE.get(column.name, _WIDTHS[column.holds])
            self._sheet.column_dimensions[get_column_letter(number)].width = width

    def write(self, rows: Iterator[Row], row: Row | None) -> Row | None:
        """Write head and rows, `row` first, and return the first one for which there is no place."""
        self._sheet.append([_head(self._sheet, column.name) for column in self._table.columns])
        while row is not None and self._row <= MOST_ROWS:
            self._row += 1
            self._sheet.append(
                [self._shown(column, cell) for column, cell in zip(self._table.columns, row, strict=True)]
            )
            row = next(rows, None)
        self._sheet.auto_filter.ref = f"A1:{self._last}{self._row}"
        return row

    def _shown(self, column: Column, cell: Cell) -> Any:  # noqa: ANN401 - what openpyxl takes
        if cell is None or cell == "":
            return None
        if isinstance(cell, str):
            return self._link(column, cell) if column.holds is Holds.ADDRESS else self._text(column, cell)
        if column.holds in _FORMATS:
            return self._holding(column, cell, "number_format", _FORMATS[column.holds])
        return round(cell, 12) if isinstance(cell, Decimal) else cell

    def _link(self, column: Column, address: str) -> Any:  # noqa: ANN401 - what openpyxl takes
        if not self._base_url or self._links >= MOST_LINKS:
            return self._text(column, address)
        self._links += 1
        linked = self._holding(column, address, "style", "Hyperlink")
        linked.hyperlink = address
        return linked

    def _text(self, column: Column, text: str) -> Any:  # noqa: ANN401 - what openpyxl takes
        """Return a cell that is text, also where a program would take it for something else."""
        if len(text) > LONGEST:
            self.cut.append((self._name, f"{column.name}, row {self._row}", len(text)))
        text = _readable(text)
        if not _ODD.match(text):
            return text
        # Quoted, so that it stays text when somebody edits it.
        cell = self._holding(column, text, "quotePrefix", 1)
        cell.data_type = "s"
        return cell

    def _holding(self, column: Column, value: Cell, name: str, how: object) -> Any:  # noqa: ANN401 - as above
        cell = self._cells.get((column.name, name))
        if cell is None:
            cell = self._cells[column.name, name] = _cell(self._sheet, **{name: how})
        cell.value = value
        return cell


def _cell(sheet: Any, **how: object) -> Any:  # noqa: ANN401 - what openpyxl takes
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet)
    for name, value in how.items():
        setattr(cell, name, value)
    return cell


def _readable(text: str) -> str:
    """Return a text that a cell can hold."""
    text = _UNREADABLE.sub("\ufffd", text)
    return text if len(text) <= LONGEST else text[: LONGEST - len(CUT)] + CUT


def _head(sheet: Any, name: str) -> Any:  # noqa: ANN401 - what openpyxl takes
    from openpyxl.styles import Font

    cell = _cell(sheet, font=Font(bold=True))
    cell.value = name
    return cell


def _about(book: Workbook, data: OpenData, cut: list[Cut]) -> None:
    sheet: Any = book.create_sheet(ABOUT)
    for letter, width in zip("ABC", (18, 22, 90), strict=True):
        sheet.column_dimensions[letter].width = width
    name, url = data.organisation.computed.name, data.organisation.computed.url
    for fact, value in (("site", name), ("address", url), ("as_of", data.as_of.isoformat()), ("okrsite", data.okrsite)):
        cell = _cell(sheet)
        cell.value = _readable(value)
        cell.data_type = "s"
        sheet.append([fact, cell])
    if data.partial:
        sheet.append(["partial", "Parts of the organisation's goals are not shown here."])
    for name, where, length in cut:
        sheet.append(["cut", name, f"{where}: only {LONGEST:,} of {length:,} characters fit; CSV and JSON hold all."])
    sheet.append([])
    sheet.append([_head(sheet, each) for each in ("sheet", "column", "meaning")])
    for table in TABLES:
        for column in table.columns:
            sheet.append([table.name, column.name, column.meaning])

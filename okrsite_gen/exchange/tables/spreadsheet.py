"""A workbook (.xlsx) of open data: a sheet for each table, with cells that are numbers, days and links.

Rows are written as they come, so that memory does not grow with them. No cell is ever a formula, whatever its text
begins with.
"""

from __future__ import annotations

import re
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

from okrsite_gen.model.open_data import OpenData
from okrsite_gen.model.open_data.tables import TABLES, Cell, Column, Holds, Table

if TYPE_CHECKING:
    from openpyxl import Workbook

LONGEST = 32_767
"""Characters that a cell can hold."""
CUT = "… (cut)"
MOST_LINKS = 65_000
"""Links that a sheet can hold, nearly; addresses beyond stay text."""
MOST_ROWS = 1_048_575
"""Rows that a sheet can hold below its head."""
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
    """Return the workbook: objectives, key results, check-ins, alignment, and what their columns mean."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    base_url = data.organisation.computed.url
    for table in TABLES:
        _Sheet(book, table, base_url).write(data)
    _about(book, data)
    told = BytesIO()
    book.save(told)
    return told.getvalue()


class _Sheet:
    """A sheet while it is written.

    A cell with a format of its own is one object for its whole column, which takes a value after the other: a row is
    written as soon as it is there.
    """

    def __init__(self, book: Workbook, table: Table, base_url: str) -> None:
        from openpyxl.utils import get_column_letter

        self._sheet: Any = book.create_sheet(table.name)
        self._table = table
        self._base_url = base_url
        self._links = 0
        self._last = get_column_letter(len(table.columns))
        self._cells: dict[tuple[str, str], Any] = {}
        self._sheet.freeze_panes = "B2"
        for number, column in enumerate(table.columns, 1):
            width = _WIDE.get(column.name, _WIDTHS[column.holds])
            self._sheet.column_dimensions[get_column_letter(number)].width = width

    def write(self, data: OpenData) -> None:
        """Write head and rows."""
        self._sheet.append([_head(self._sheet, column.name) for column in self._table.columns])
        rows = 1
        for row in self._table.rows(data):
            if rows > MOST_ROWS:
                break
            self._sheet.append(
                [self._shown(column, cell) for column, cell in zip(self._table.columns, row, strict=True)]
            )
            rows += 1
        self._sheet.auto_filter.ref = f"A1:{self._last}{rows}"

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


def _about(book: Workbook, data: OpenData) -> None:
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
    sheet.append([])
    sheet.append([_head(sheet, each) for each in ("sheet", "column", "meaning")])
    for table in TABLES:
        for column in table.columns:
            sheet.append([table.name, column.name, column.meaning])

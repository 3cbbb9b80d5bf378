"""Our reading of a workbook's cells, held against openpyxl's own."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart

from okrsite_gen.exchange.tables.cells import Book


def everything(*, streamed: bool) -> bytes:
    """A workbook with each kind of cell, with texts in their cells or in a list of their own."""
    book = Workbook(write_only=streamed)
    sheet = book.create_sheet("First")
    sheet.append(["Text", "  blanks  ", "", None, "line\nbreak", "<&>", "kept"])
    sheet.append([1, 2.5, Decimal("0.1"), -3, 10**12, 0])
    sheet.append([date(2026, 11, 20), datetime.fromisoformat("2026-11-20T09:30"), time(9, 30), True, False])
    sheet.append([])
    sheet.append([None, None, "far", CellRichText("plain ", TextBlock(InlineFont(b=True), "bold"))])
    sheet.append(["=1+1", "=SUM(A2:B2)"])
    second = book.create_sheet("Second")
    second.sheet_state = "hidden"
    second.append(["hidden"])
    if not streamed:
        for at, form in enumerate(("0%", "0.00 %", "[$€-407] 0", '"$"#,##0', "General", "@"), 1):
            sheet.cell(2, at).number_format = form
        book.create_chartsheet("Chart").add_chart(BarChart())
        sheet.merge_cells("A20:C21")
        sheet["A20"] = "merged"
    written = BytesIO()
    book.save(written)
    return written.getvalue()


@pytest.mark.parametrize("streamed", [True, False])
@pytest.mark.parametrize("formulas", [True, False])
def test_each_kind_of_cell_is_read_as_openpyxl_reads_it(*, streamed: bool, formulas: bool) -> None:
    data = everything(streamed=streamed)
    theirs = load_workbook(BytesIO(data), data_only=not formulas)
    with Book(data) as book:
        sheets = list(book.sheets())
        assert [(sheet.title, sheet.visible) for sheet in sheets] == [
            (sheet.title, sheet.sheet_state == "visible") for sheet in theirs.worksheets
        ]
        for sheet, their_sheet in zip(sheets, theirs.worksheets, strict=True):
            ours = {
                (number, column): (cell.value, cell.form)
                for number, cells in book.rows(sheet, formulas=formulas)
                for column, cell in enumerate(cells, 1)
                if cell.value is not None
            }
            assert ours == {
                (cell.row, cell.column): (cell.value, cell.number_format)
                for row in their_sheet.iter_rows()
                for cell in row
                if cell.value is not None
            }

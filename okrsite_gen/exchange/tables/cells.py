"""Sheets of a workbook, cell by cell: openpyxl's reading of them without all that a table has no use for.

`openpyxl.load_workbook` looks for the size of each sheet, which in a sheet that does not tell it means reading all of
it, makes an object with fonts and borders of each cell, and stops at a page setup that it does not understand. Here
only texts, figures, days and the formats of figures are read, in half the time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from types import TracebackType
from typing import TYPE_CHECKING, Any, NamedTuple, cast

if TYPE_CHECKING:
    from openpyxl.reader.excel import ExcelReader


MOST_COLUMNS = 1_000
"""Columns that a sheet may have. A cell far to the right costs a file nothing, and whoever reads it a row of blanks."""


class TooWide(Exception):
    """A sheet has more columns than any table of OKRs."""


class Cell(NamedTuple):
    """What stands in a cell."""

    value: Any
    """A text, a number, a flag, a day or time, or nothing; a formula as text where formulas were asked for."""
    form: str
    """How a number is shown, as in `0%`."""


EMPTY = Cell(None, "General")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet."""

    title: str
    visible: bool
    part: str
    """Name of its part in the file."""


class Book:
    """An open workbook."""

    def __init__(self, data: bytes) -> None:
        from openpyxl.reader.excel import ExcelReader
        from openpyxl.styles.stylesheet import apply_stylesheet

        self._reader: ExcelReader = ExcelReader(BytesIO(data), read_only=True, data_only=True, keep_links=False)
        self._reader.read_manifest()
        self._reader.read_strings()
        self._reader.read_workbook()
        self._book = cast("Any", self._reader.wb)
        apply_stylesheet(self._reader.archive, self._book)
        self._forms = [_form(style.numFmtId, self._book) for style in self._book._cell_styles]

    def __enter__(self) -> Book:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._reader.archive.close()

    def sheets(self) -> Iterator[Sheet]:
        """Yield the sheets that hold cells, in their order."""
        parts = set(self._reader.valid_files)
        for sheet, relation in self._reader.parser.find_sheets():
            if relation.target in parts and "chartsheet" not in relation.Type:
                yield Sheet(sheet.name, sheet.state == "visible", relation.target)

    def rows(self, sheet: Sheet, most: int = 0, *, formulas: bool = False) -> Iterator[tuple[int, list[Cell]]]:
        """Yield (number, cells) of the rows that the file tells, which leaves out empty ones.

        `most` is the last number that is of interest, 0 if all are. `formulas` are given in place of their results.
        Raises `TooWide`.
        """
        with self._reader.archive.open(sheet.part) as part:
            for number, told in _parsed(part, self._reader.shared_strings, self._book, formulas=formulas):
                if most and number > most:
                    return
                yield number, self._row(told)

    def _row(self, told: list[dict[str, Any]]) -> list[Cell]:
        cells: list[Cell] = []
        for cell in told:
            if cell["column"] > MOST_COLUMNS:
                raise TooWide
            gap = cell["column"] - len(cells) - 1
            if gap > 0:
                cells.extend([EMPTY] * gap)
            style = cell["style_id"]
            filled = Cell(cell["value"], self._forms[style] if style < len(self._forms) else EMPTY.form)
            if gap < 0:  # told twice, or out of order
                cells[cell["column"] - 1] = filled
            else:
                cells.append(filled)
        return cells


def _form(number: int, book: Any) -> str:  # noqa: ANN401 - a workbook of openpyxl
    from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE

    if number < BUILTIN_FORMATS_MAX_SIZE:
        return str(BUILTIN_FORMATS.get(number, EMPTY.form))
    own = book._number_formats
    at = number - BUILTIN_FORMATS_MAX_SIZE
    return str(own[at]) if at < len(own) else EMPTY.form


def _parsed(
    part: Any,  # noqa: ANN401 - a part of a workbook
    strings: list[str],
    book: Any,  # noqa: ANN401 - a workbook of openpyxl
    *,
    formulas: bool,
) -> Iterator[tuple[int, list[dict[str, Any]]]]:
    """Yield (number, cells as openpyxl tells them) of each row of a sheet."""
    from openpyxl.worksheet._reader import INLINE_STRING, ROW_TAG, WorkSheetParser
    from openpyxl.xml.constants import SHEET_MAIN_NS
    from openpyxl.xml.functions import iterparse

    plain = f"{{{SHEET_MAIN_NS}}}t"

    class Parser(WorkSheetParser):
        """Takes a text that stands in its cell, without any formats of parts of it, as it is."""

        def parse_cell(self, element: Any) -> dict[str, Any]:  # noqa: ANN401 - an element of XML
            if element.get("t") == "inlineStr":
                held = element.find(INLINE_STRING)
                if held is not None and len(held) == 1 and held[0].tag == plain:
                    text, held[0].text = held[0].text or "", None
                    element.remove(held)
                    return {**super().parse_cell(element), "value": text, "data_type": "s"}
            told: dict[str, Any] = super().parse_cell(element)
            return told

    parser = Parser(
        part,
        strings,
        data_only=not formulas,
        epoch=book.epoch,
        date_formats=book._date_formats,
        timedelta_formats=book._timedelta_formats,
    )
    for _event, element in iterparse(part):
        if element.tag == ROW_TAG:
            yield parser.parse_row(element)
            element.clear()

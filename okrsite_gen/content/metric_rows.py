"""The rows of a metric: CSV lines `date,value[,note]`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from okrsite_gen.content.codes_org import COLUMN_UNKNOWN, DAY_TWICE, ROW_UNIT, ROW_UNREADABLE, ROWS_UNREADABLE
from okrsite_gen.content.codes_reading import AMBIGUOUS_SEPARATOR
from okrsite_gen.content.csv_lines import Cell, Line, lines_in
from okrsite_gen.content.figures import Complaint, read_figure, same_unit
from okrsite_gen.content.merges import unfinished_merge
from okrsite_gen.content.sample import sample_in
from okrsite_gen.content.shape.dates import EARLIEST_YEAR, LATEST_YEAR
from okrsite_gen.content.text import decode
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.names import Place, fold
from okrsite_gen.model.organisation import MetricRow
from okrsite_gen.model.values import Figure, Value

MOST_FINDINGS = 20
"""Findings listed for one file; whoever gets the columns wrong gets every line wrong."""

_DATE_WORDS = frozenset({"date", "day", "week", "month", "datum", "fecha", "日付"})
_VALUE_WORDS = frozenset({"value", "values", "figure", "wert", "valeur", "valor"})
_NOTE_WORDS = frozenset({"note", "notes", "comment", "comments"})
_SHOWN = 60
_THOUSANDS = re.compile(r"[^\w.,]*(?:[A-Z]{1,3}[^\w.,]*)?\d{1,3}")
_GROUP = re.compile(r"\d+(?:[.,]\d+)*\s*(?:[^\W\d]+|[^\w\s]{1,3})?")
_NO_CELL = Cell("", 1, 0)


@dataclass(slots=True)
class Sheet:
    """A file of rows, and the form in which it holds them."""

    file: str
    unit: str
    decimal_comma: bool
    rows: dict[date, MetricRow] = field(default_factory=dict)
    lines: dict[date, int] = field(default_factory=dict)
    """The line, from 1, that counts for a day."""
    diagnostics: list[Diagnostic] = field(default_factory=list)
    sample: Value | None = None
    """A value in the unit of the rows, if that is known."""
    columns: tuple[int, int, int] = (0, 1, 2)
    """Where the date, the value and the note stand, from 0; -1 where there is no note."""
    named: int = 0
    """How many columns have a name."""
    separator: str = ","
    begun: bool = False
    in_text: int = 0
    """How many of the diagnostics are about characters rather than rows."""
    usable: bool = True
    """Whether the file holds text, and no merge that somebody has yet to finish."""

    def place(self, line: int, cell: Cell = _NO_CELL) -> Place:
        """Return where a cell of a line stands."""
        return Place(self.file, (), line, cell.column, cell.length)


def read_rows(
    data: bytes, file: str, unit: str = "", *, decimal_comma: bool = False
) -> tuple[tuple[MetricRow, ...], tuple[Diagnostic, ...]]:
    """Return the rows of a metric by date, oldest first, and what is wrong with the others.

    A first line of column names is optional; it may order the columns differently. Where a file uses semicolons, these
    separate the columns. What stands behind the last column belongs to the note. Bare numbers take `unit`, and all rows
    must be in it. Of two rows for one day the last counts.
    """
    sheet = read_sheet(data, file, unit, decimal_comma=decimal_comma)
    listed = sheet.diagnostics[: MOST_FINDINGS + sheet.in_text]
    return tuple(sheet.rows[day] for day in sorted(sheet.rows)), tuple(listed)


def read_sheet(data: bytes, file: str, unit: str = "", *, decimal_comma: bool = False) -> Sheet:
    """Return a whole file of rows with everything that is wrong in it, and with its form."""
    sheet = Sheet(file, unit, decimal_comma, sample=sample_in(unit))
    text = decode(data, file)
    sheet.diagnostics.extend(text.findings)
    sheet.in_text = len(text.findings)
    merge = unfinished_merge(text.text, file) if text.whole else None
    if merge:
        sheet.diagnostics.append(merge)
    if merge or not text.whole:
        sheet.usable = False
        return sheet
    sheet.separator = _separator(text.text, decimal_comma=decimal_comma)
    for line in lines_in(text.text, sheet.separator):
        if line.unclosed:
            sheet.diagnostics.append(_unclosed(line, sheet))
        else:
            _take(line.number, line.cells, sheet)
    return sheet


def _unclosed(line: Line, sheet: Sheet) -> Diagnostic:
    return ROWS_UNREADABLE.at(
        Place(sheet.file, (), line.number, line.unclosed, 1),
        "The quote that opens here is never closed.",
        "Nobody can tell where the note ends, so the line is left out.",
        'Close it, or delete it; a quote inside quotes is written twice: `"the ""new"" plan"`.',
    )


def _separator(text: str, *, decimal_comma: bool) -> str:
    first = next((line for line in text.splitlines() if line.strip()), "")
    if ";" in first and (decimal_comma or "," not in first.partition(";")[0]):
        return ";"
    return "\t" if "\t" in first and "," not in first else ","


def _take(line: int, cells: Sequence[Cell], sheet: Sheet) -> None:
    """Read one line into the rows, or say why not."""
    if not sheet.begun:
        sheet.begun = True
        if _names_columns(line, cells, sheet):
            return
    day_at, value_at, _ = sheet.columns
    day = _day(_cell(cells, day_at).text)
    if day is None:
        sheet.diagnostics.append(_no_date(_cell(cells, day_at).text, sheet.place(line, _cell(cells, day_at))))
        return
    value = _cell(cells, value_at)
    figure = read_figure(value.text, sheet.unit, decimal_comma=sheet.decimal_comma)
    if isinstance(figure, Complaint):
        sheet.diagnostics.append(figure.at(sheet.place(line, value)))
        return
    if _is_cut_in_two(value, line, cells, sheet) or not _fits(figure, sheet.place(line, value), sheet):
        return
    if day in sheet.rows:
        sheet.diagnostics.append(
            DAY_TWICE.at(
                sheet.place(line, _cell(cells, day_at)),
                f"{day} has a value already, in line {sheet.lines[day]}.",
                "The later line counts.",
                "Delete one of the two lines.",
            )
        )
    sheet.rows[day] = MetricRow(day, figure, _note(cells, sheet))
    sheet.lines[day] = line


def _cell(cells: Sequence[Cell], position: int) -> Cell:
    return cells[position] if 0 <= position < len(cells) else _NO_CELL


def _note(cells: Sequence[Cell], sheet: Sheet) -> str:
    """Return the note, with what follows the last column: a note without quotes may hold the separator."""
    note_at, beyond = sheet.columns[2], max(sheet.named, sheet.columns[2] + 1)
    note = [_cell(cells, note_at).text] if note_at >= 0 else []
    return (f"{sheet.separator} " if sheet.separator != "\t" else " ").join(
        text for text in (*note, *(cell.text for cell in cells[beyond:])) if text
    )


def _is_cut_in_two(value: Cell, line: int, cells: Sequence[Cell], sheet: Sheet) -> bool:
    """Whether a comma inside the value was read as the end of it; then the author is asked."""
    follows = _cell(cells, sheet.columns[1] + 1)
    expected = sheet.named and len(cells) <= sheet.named
    in_between = expected and sheet.columns[1] + 1 not in (sheet.columns[2], sheet.named)
    if sheet.separator != "," or value.quoted or follows.quoted or in_between:
        return False
    if not _THOUSANDS.fullmatch(value.text) or not _GROUP.fullmatch(follows.text):
        return False
    whole, note = f"{value.text},{follows.text}", follows.text
    length = follows.column + follows.length - value.column
    sheet.diagnostics.append(
        AMBIGUOUS_SEPARATOR.at(
            Place(sheet.file, (), line, value.column, length),
            f"Is `{whole[:_SHOWN]}` one number, or `{value.text}` with the note `{note[:_SHOWN]}`?",
            "A comma separates the columns here, so the line is left out.",
            f'Write `"{whole[:_SHOWN]}"` in quotes for one number, or the note in quotes: `"{note[:_SHOWN]}"`.',
        )
    )
    return True


def _names_columns(line: int, cells: Sequence[Cell], sheet: Sheet) -> bool:
    """Whether the line names the columns; their order is then known, and those that mean nothing are reported."""
    words = [fold(cell.text) for cell in cells]
    days = [position for position, word in enumerate(words) if word in _DATE_WORDS]
    if not days:
        return False
    rest = [position for position in range(len(words)) if position != days[0]]
    notes = [position for position in rest if words[position] in _NOTE_WORDS]
    values = [position for position in rest if words[position] in _VALUE_WORDS]
    value = values[0] if values else next((position for position in rest if position not in notes), 1)
    note = notes[0] if notes else next((position for position in rest if position > value), -1)
    sheet.columns = (days[0], value, note)
    sheet.named = len(cells)
    for position in rest:
        if position not in (value, note) and words[position]:
            sheet.diagnostics.append(_unknown_column(cells[position], sheet.place(line, cells[position])))
    return True


def _unknown_column(cell: Cell, place: Place) -> Diagnostic:
    return COLUMN_UNKNOWN.at(
        place,
        f"The column `{cell.text[:_SHOWN]}` means nothing here.",
        "It is not read.",
        "The columns are `date`, `value` and `note`; delete the others, or put them into another metric.",
    )


def _day(text: str) -> date | None:
    """Return the day written as YYYY-MM-DD; a time of day behind it is left out."""
    if not _looks_like_a_day(text) or not EARLIEST_YEAR <= int(text[:4]) <= LATEST_YEAR:
        return None
    try:
        return date(int(text[:4]), int(text[5:7]), int(text[8:10]))
    except ValueError:
        return None


def _looks_like_a_day(text: str) -> bool:
    head, tail = text[:10], text[10:]
    digits = head[:4] + head[5:7] + head[8:]
    if len(head) != 10 or head[4] != "-" or head[7] != "-" or not (digits.isascii() and digits.isdigit()):
        return False
    return not tail or tail[0] in "T "


def _no_date(text: str, place: Place) -> Diagnostic:
    if _looks_like_a_day(text) and not EARLIEST_YEAR <= int(text[:4]) <= LATEST_YEAR:
        reason = f"Years from {EARLIEST_YEAR} to {LATEST_YEAR} can be meant. The line is left out."
        return ROW_UNREADABLE.at(place, f"`{text[:_SHOWN]}` cannot be meant.", reason, "Correct the year.")
    shown = f"`{text[:_SHOWN]}`" if text else "Nothing"
    return ROW_UNREADABLE.at(
        place,
        f"{shown} stands where the date should be.",
        "The line is left out.",
        "Write the day as year-month-day, then a comma and the value: `2026-11-20,47%`.",
    )


def _fits(figure: Figure, place: Place, sheet: Sheet) -> bool:
    """Whether the value is in the unit of the rows before it."""
    if not isinstance(figure, Value):
        return True
    sample = sheet.sample
    if sample is not None and not same_unit(sample, figure):
        sheet.diagnostics.append(
            ROW_UNIT.at(
                place,
                f"`{figure.written}` is in another unit than {_other(sample, sheet)}.",
                "Nothing is converted, so the line is left out.",
                "Write all values of a metric in one unit.",
            )
        )
        return False
    if sample is None and figure.unit:
        sheet.sample = figure
    return True


def _other(sample: Value, sheet: Sheet) -> str:
    if sheet.unit:
        return f"its metric, which counts in `{(sample.prefix or sample.suffix).strip()}`"
    return f"`{sample.written}` further up"

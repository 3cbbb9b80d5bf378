"""The rows of a metric: CSV lines `date,value[,note]`."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from okrsite_gen.content.codes_org import DAY_TWICE, ROW_UNIT, ROW_UNREADABLE, ROWS_UNREADABLE
from okrsite_gen.content.figures import Complaint, read_figure, same_unit
from okrsite_gen.content.sample import sample_in
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


@dataclass(slots=True)
class _Reading:
    """A file of rows while it is read."""

    file: str
    unit: str
    decimal_comma: bool
    rows: dict[date, MetricRow] = field(default_factory=dict)
    lines: dict[date, int] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    sample: Value | None = None
    columns: tuple[int, int, int] = (0, 1, 2)
    begun: bool = False

    def place(self, line: int) -> Place:
        return Place(self.file, (), line)


def read_rows(
    data: bytes, file: str, unit: str = "", *, decimal_comma: bool = False
) -> tuple[tuple[MetricRow, ...], tuple[Diagnostic, ...]]:
    """Return the rows of a metric by date, oldest first, and what is wrong with the others.

    A first line of column names is optional; it may order the columns differently. Where a file uses semicolons, these
    separate the columns. Bare numbers take `unit`, and all rows must be in it. Of two rows for one day the last counts.
    """
    reading = _Reading(file, unit, decimal_comma, sample=sample_in(unit))
    text = decode(data, file)
    reading.diagnostics.extend(text.findings)
    if not text.whole:
        return (), text.findings
    for line, cells in _lines(text.text, reading):
        _take(line, cells, reading)
    listed = reading.diagnostics[: MOST_FINDINGS + len(text.findings)]
    return tuple(reading.rows[day] for day in sorted(reading.rows)), tuple(listed)


def _lines(text: str, reading: _Reading) -> Iterator[tuple[int, list[str]]]:
    """Yield (line number, cells) of every line that is not empty."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text, decimal_comma=reading.decimal_comma))
    before = 0
    try:
        for cells in reader:
            line, before = before + 1, reader.line_num
            stripped = [cell.strip() for cell in cells]
            if any(stripped):
                yield line, stripped
    except csv.Error:
        reason = "From there on the lines do not separate into columns."
        hint = "Look for a quote that is opened and never closed."
        place = reading.place(before + 1)
        reading.diagnostics.append(ROWS_UNREADABLE.at(place, "The rows cannot be read as CSV.", reason, hint))


def _separator(text: str, *, decimal_comma: bool) -> str:
    first = next((line for line in text.splitlines() if line.strip()), "")
    if ";" in first and (decimal_comma or "," not in first.partition(";")[0]):
        return ";"
    return "\t" if "\t" in first and "," not in first else ","


def _take(line: int, cells: list[str], reading: _Reading) -> None:
    """Read one line into the rows, or say why not."""
    if not reading.begun:
        reading.begun = True
        if _names_columns(cells, reading):
            return
    day_at, value_at, note_at = reading.columns
    day = _day(_cell(cells, day_at))
    if day is None:
        reading.diagnostics.append(_no_date(_cell(cells, day_at), reading.place(line)))
        return
    figure = read_figure(_cell(cells, value_at), reading.unit, decimal_comma=reading.decimal_comma)
    if isinstance(figure, Complaint):
        reading.diagnostics.append(figure.at(reading.place(line)))
        return
    if not _fits(figure, line, reading):
        return
    if day in reading.rows:
        reading.diagnostics.append(
            DAY_TWICE.at(
                reading.place(line),
                f"{day} has a value already, in line {reading.lines[day]}.",
                "The later line counts.",
                "Delete one of the two lines.",
            )
        )
    reading.rows[day] = MetricRow(day, figure, _cell(cells, note_at))
    reading.lines[day] = line


def _cell(cells: list[str], position: int) -> str:
    return cells[position] if 0 <= position < len(cells) else ""


def _names_columns(cells: list[str], reading: _Reading) -> bool:
    """Whether the line names the columns; their order is then known."""
    words = [fold(cell) for cell in cells]
    days = [position for position, word in enumerate(words) if word in _DATE_WORDS]
    if not days:
        return False
    rest = [position for position in range(len(words)) if position != days[0]]
    notes = [position for position in rest if words[position] in _NOTE_WORDS]
    values = [position for position in rest if words[position] in _VALUE_WORDS]
    value = values[0] if values else next((position for position in rest if position not in notes), 1)
    note = notes[0] if notes else next((position for position in rest if position > value), -1)
    reading.columns = (days[0], value, note)
    return True


def _day(text: str) -> date | None:
    """Return the day written as YYYY-MM-DD; a time of day behind it is left out."""
    try:
        return date(int(text[:4]), int(text[5:7]), int(text[8:10])) if _looks_like_a_day(text) else None
    except ValueError:
        return None


def _looks_like_a_day(text: str) -> bool:
    head, tail = text[:10], text[10:]
    digits = head[:4] + head[5:7] + head[8:]
    if len(head) != 10 or head[4] != "-" or head[7] != "-" or not (digits.isascii() and digits.isdigit()):
        return False
    return not tail or tail[0] in "T "


def _no_date(text: str, place: Place) -> Diagnostic:
    shown = f"`{text[:_SHOWN]}`" if text else "Nothing"
    return ROW_UNREADABLE.at(
        place,
        f"{shown} stands where the date should be.",
        "The line is left out.",
        "Write the day as year-month-day, then a comma and the value: `2026-11-20,47%`.",
    )


def _fits(figure: Figure, line: int, reading: _Reading) -> bool:
    """Whether the value is in the unit of the rows before it."""
    if not isinstance(figure, Value):
        return True
    sample = reading.sample
    if sample is not None and not same_unit(sample, figure):
        reading.diagnostics.append(
            ROW_UNIT.at(
                reading.place(line),
                f"`{figure.written}` is in another unit than {_other(sample, reading)}.",
                "Nothing is converted, so the line is left out.",
                "Write all values of a metric in one unit.",
            )
        )
        return False
    if sample is None and figure.unit:
        reading.sample = figure
    return True


def _other(sample: Value, reading: _Reading) -> str:
    if reading.unit:
        return f"its metric, which counts in `{(sample.prefix or sample.suffix).strip()}`"
    return f"`{sample.written}` further up"

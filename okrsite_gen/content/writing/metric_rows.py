"""New rows in a metric's file, in the form that the file has: its columns, its order, its way to write figures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from okrsite_gen.content.csv_lines import lines_in
from okrsite_gen.content.metric_rows import Sheet, read_sheet
from okrsite_gen.model.values import Value

_BOM = b"\xef\xbb\xbf"
_SAYS_UNIT = re.compile(r"[^\d.,'’\s+\-−–<>≤≥~≈=]")


@dataclass(frozen=True, slots=True)
class Entered:
    """What became of rows that were to be entered."""

    data: bytes
    """The whole file as it should be."""
    added: tuple[date, ...] = ()
    replaced: Mapping[date, str] = field(default_factory=dict)
    """Day → the value that stood there, as it was written."""
    same: tuple[date, ...] = ()
    """Days whose value stood there already."""
    kept: Mapping[date, str] = field(default_factory=dict)
    """Day → the value that stands there and differs, as it is written."""
    broken: bool = False
    """Whether the file cannot take rows; `data` is what stands there then."""


def enter(
    data: bytes, file: str, rows: Mapping[date, Decimal], today: date, unit: str = "", *, decimal_comma: bool = False
) -> Entered:
    """Return a file of rows with some more of them; empty `data` is a file that does not exist yet.

    A day that has no row gets one. The row of `today` gets another value where its own differs and nobody wrote a note
    beside it. All other rows stay as they are, to the byte. The numbers are in the unit of the rows, which is `unit`
    where they do not say it themselves.
    """
    sheet = read_sheet(data, file, unit, decimal_comma=decimal_comma)
    if not sheet.usable:
        return Entered(data, broken=True)
    if not data.removeprefix(_BOM).strip():
        sheet.separator, sheet.named = (";" if decimal_comma else ","), 2
        data += f"date{sheet.separator}value\n".encode()
    new, changed, same, kept = _sorted_out(sheet, rows, today)
    text = _Lines(data, sheet)
    for day in changed:
        text.change(day, rows[day])
    text.add({day: rows[day] for day in new})
    entered = text.data
    again = read_sheet(entered, file, unit, decimal_comma=decimal_comma)
    if any(_number(again, day) != rows[day] for day in (*new, *changed)) or len(again.rows) != len(sheet.rows) + len(
        new
    ):
        return Entered(data, broken=True)
    return Entered(entered, new, changed, same, kept)


def _sorted_out(
    sheet: Sheet, rows: Mapping[date, Decimal], today: date
) -> tuple[tuple[date, ...], dict[date, str], tuple[date, ...], dict[date, str]]:
    """Return the days that are new, those whose value changes, those that are the same, and those that stay."""
    there = {day: sheet.rows[day] for day in rows if day in sheet.rows}
    same = tuple(day for day in there if _number(sheet, day) == rows[day])
    differ = {
        day: row.value.written if isinstance(row.value, Value) else "withheld"
        for day, row in there.items()
        if day not in same
    }
    changed = {
        day: written
        for day, written in differ.items()
        if day == today and not there[day].note and isinstance(there[day].value, Value)
    }
    kept = {day: written for day, written in differ.items() if day not in changed}
    return tuple(sorted(set(rows) - set(there))), changed, same, kept


def _number(sheet: Sheet, day: date) -> Decimal | None:
    value = sheet.rows[day].value if day in sheet.rows else None
    return value.number if isinstance(value, Value) else None


class _Lines:
    """The lines of a file of rows while some of them are entered."""

    def __init__(self, data: bytes, sheet: Sheet) -> None:
        self._bom = _BOM if data.startswith(_BOM) else b""
        self._lines = data.removeprefix(_BOM).splitlines(keepends=True)
        self._end = b"\r\n" if b"\r\n" in data else b"\r" if b"\r" in data and b"\n" not in data else b"\n"
        self._sheet = sheet
        days = sorted(sheet.lines, key=lambda day: sheet.lines[day])
        self._newest_first = len(days) > 1 and days == sorted(days, reverse=True)
        self._in_order = self._newest_first or days == sorted(days)
        self._form = sheet.rows[max(days)].value if days else sheet.sample

    @property
    def data(self) -> bytes:
        return self._bom + b"".join(self._lines)

    def change(self, day: date, number: Decimal) -> None:
        """Give the row of a day another value; the rest of its line stays."""
        at = self._sheet.lines[day] - 1
        line = self._lines[at].decode("utf-8")
        cell = next(lines_in(line, self._sheet.separator)).cells[self._sheet.columns[1]]
        before, after = line[: cell.column - 1], line[cell.column - 1 + cell.length :]
        self._lines[at] = f"{before}{self._cell(number)}{after}".encode()

    def add(self, rows: Mapping[date, Decimal]) -> None:
        """Put new rows between those that stand there, or at the end where these are in no order."""
        places = {day: self._place_of(day) for day in sorted(rows, reverse=not self._newest_first)}
        for day, at in places.items():  # from below, so that the other places stay true
            self._lines[at:at] = [self._row(day, rows[day]).encode() + self._end]

    def _place_of(self, day: date) -> int:
        later = [
            line for other, line in self._sheet.lines.items() if self._in_order and (other < day) == self._newest_first
        ]
        if later:
            return min(later) - 1
        end = len(self._lines)
        while end and not self._lines[end - 1].strip():
            end -= 1
        if end and not self._lines[end - 1].endswith((b"\n", b"\r")):
            self._lines[end - 1] += self._end
        return end

    def _row(self, day: date, number: Decimal) -> str:
        day_at, value_at, _ = self._sheet.columns
        cells = [""] * max(self._sheet.named, day_at + 1, value_at + 1)
        cells[day_at], cells[value_at] = day.isoformat(), self._cell(number)
        return self._sheet.separator.join(cells)

    def _cell(self, number: Decimal) -> str:
        """Return a number as the newest row writes its own."""
        digits = format(abs(number), "f")
        if self._sheet.decimal_comma:
            digits = digits.replace(".", ",")
        before = after = ""
        if isinstance(self._form, Value) and _SAYS_UNIT.search(self._form.written) and self._sheet.lines:
            before, after = self._form.prefix, self._form.suffix
        written = f"{'-' if number < 0 else ''}{before}{digits}{after}"
        special = self._sheet.separator in written or '"' in written
        return '"' + written.replace('"', '""') + '"' if special else written

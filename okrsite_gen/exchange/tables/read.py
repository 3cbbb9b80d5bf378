"""The tables of whatever files somebody brings."""

from __future__ import annotations

from collections.abc import Sequence

from okrsite_gen.exchange.tables.separated import read_separated
from okrsite_gen.exchange.tables.table import Table
from okrsite_gen.exchange.tables.workbook import first_rows, read_workbook
from okrsite_gen.model.incoming import IncomingFile, NotUnderstood, Spot

_PEEKED = 1 << 17
"""Bytes of a file of separated values that suffice to know its columns."""
TABLES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm")
"""Endings of files that hold tables."""


def is_table(file: IncomingFile) -> bool:
    """Whether a file holds a table, by its name."""
    return file.name.lower().endswith(TABLES)


def is_workbook(file: IncomingFile) -> bool:
    """Whether a file is a workbook, by its name."""
    return file.name.lower().endswith((".xlsx", ".xlsm"))


def peek(file: IncomingFile) -> tuple[Table, ...]:
    """Return the beginning of each table of a file, enough to know its columns; none of one that holds none."""
    if not is_table(file):
        return ()
    if is_workbook(file):
        return first_rows(file)
    data = file.data
    whole = data if len(data) <= _PEEKED else data[: data.rfind(b"\n", 0, _PEEKED) + 1]  # and no half character
    table = read_separated(IncomingFile(file.name, whole))
    return (table,) if table else ()


def left_of(file: IncomingFile) -> tuple[NotUnderstood, ...]:
    """Return what is left out of a workbook before its rows are looked at."""
    return read_workbook(file, 1)[1]


def tables(files: Sequence[IncomingFile]) -> tuple[list[Table], list[NotUnderstood]]:
    """Return the tables of all files, and what could not be read of them."""
    found: list[Table] = []
    unread: list[NotUnderstood] = []
    for file in files:
        if not is_table(file):
            unread.append(NotUnderstood(Spot(file.name), "It is no table, so it was not read with the others.", ""))
        elif is_workbook(file):
            sheets, refused = read_workbook(file)
            found += sheets
            unread += refused
        elif (table := read_separated(file)) is not None:
            found.append(table)
    return found, unread

"""All formats that can be brought in: those written in code, the presets, and one that is made of column names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, partial
from importlib.resources import files as resources
from pathlib import Path

from okrsite_gen.content.mapping.read import read_mapping, read_page_mapping
from okrsite_gen.content.mapping.write import mapping_text
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.exchange.formats import FORMATS, Format
from okrsite_gen.exchange.handbook import pages
from okrsite_gen.exchange.mapped.propose import mapping_of, proposal
from okrsite_gen.exchange.mapped.read import mapped_format
from okrsite_gen.exchange.mapped.slots import missing, strangers
from okrsite_gen.exchange.tables.read import is_table, is_workbook, left_of, peek
from okrsite_gen.exchange.tables.table import Table
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.incoming import Guess, Incoming, IncomingFile, Spot
from okrsite_gen.model.table_mapping import Column, TableMapping

GUESSED = "columns"
"""Name of the format that is made of the names of a table's columns."""


@cache
def presets() -> tuple[TableMapping, ...]:
    """Return the mappings that come with okrsite, by name."""
    folder = resources("okrsite_gen") / "presets"
    named = sorted((file for file in folder.iterdir() if file.name.endswith(".yml")), key=lambda file: file.name)
    read = (read_mapping(file.read_bytes(), file.name)[0] for file in named)
    return tuple(mapping for mapping in read if mapping is not None)


def formats() -> tuple[Format, ...]:
    """Return every format that can be named, the more exact ones first."""
    return (*FORMATS, *map(mapped_format, presets()))


def format_for(files: Sequence[IncomingFile], named: str = "", mapping: Path | None = None) -> Format:
    """Return the format of files: the one that is named, else the one that recognises them.

    A table that no format knows is read by the names of its columns. Raises `OkrsiteError` where none can read them,
    and where a mapping file has errors.
    """
    if mapping is not None:
        return _pages(mapping) if pages.recognises(files) else _by_file(files, _from_file(mapping))
    if named and named != GUESSED:
        return _named(named)
    known = None if named else next((one for one in formats() if one.recognises(files)), None)
    return known or _guessed(files)


def _named(named: str) -> Format:
    found = next((one for one in formats() if one.name == named), None)
    if found is None:
        listed = ", ".join(one.name for one in formats())
        raise OkrsiteError(f"There is no format `{named}`.", f"There are {listed}, and {GUESSED} for any other table.")
    return found


def _pages(file: Path) -> Format:
    """Return the format of pages that are read by a mapping file."""
    mapping, findings = read_page_mapping(_bytes(file), file.name)
    _refuse(findings)
    if mapping is None:
        hint = "Begin with `markdown:`, and below it, indented, `items:` or `headings:`."
        raise OkrsiteError(f"{file} says nothing of pages in Markdown.", hint)
    return Format(pages.NAME, "Pages in Markdown", pages.recognises, partial(pages.read_pages, mapping=mapping))


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise OkrsiteError(f"{file} cannot be read: {error.strerror or error}.", "Check its name.") from error


def _refuse(findings: Sequence[Diagnostic]) -> None:
    if findings:
        message = "\n".join(_told(one) for one in findings)
        raise OkrsiteError(message, "Mend the mapping file, and run it again.")


def _from_file(file: Path) -> TableMapping:
    mapping, findings = read_mapping(_bytes(file), file.name)
    _refuse(findings)
    if mapping is None:
        raise OkrsiteError(f"{file} holds no mapping.", "Let `okrsite import FILE --propose` write one.")
    return replace(mapping, recognise=())


def _by_file(files: Sequence[IncomingFile], mapping: TableMapping) -> Format:
    """Return the format that a mapping file describes, which tells where the file and the columns do not fit."""
    wanted = mapping.sheet.casefold()
    every = [table for file in files if is_table(file) for table in peek(file)]
    chosen = [table for table in every if not wanted or table.sheet.casefold() == wanted]
    fit = [table for table in chosen if not list(missing(table, mapping))] or chosen
    told = tuple(guess for table in fit for guess in strangers(table, mapping))
    made = mapped_format(mapping)

    def read(brought: Sequence[IncomingFile]) -> Incoming:
        found = made.read(brought)
        return replace(found, guesses=(*told, *found.guesses))

    return replace(made, read=read)


def _told(finding: Diagnostic) -> str:
    place = finding.place
    where = f"{place.file}:{place.line}:{place.column}" if place.line else place.file
    return " ".join(filter(None, (f"{where}: {finding.message}", finding.reason, finding.hint)))


def _guessed(files: Sequence[IncomingFile]) -> Format:
    """Return a format made of column names, which tells how it read each of them."""
    mapping, told = proposed(files)
    made = mapped_format(mapping)

    def read(brought: Sequence[IncomingFile]) -> Incoming:
        found = made.read(brought)
        return replace(found, guesses=(*told, *found.guesses))

    return Format(GUESSED, "a table, by the names of its columns", lambda _: True, read)


def proposed(files: Sequence[IncomingFile]) -> tuple[TableMapping, tuple[Guess, ...]]:
    """Return a mapping made of the names of columns of all sheets, and how each of them was read.

    Raises `OkrsiteError` where no file is a table with a column of titles.
    """
    every = [table for file in files if is_table(file) for table in peek(file)]
    found = [(table, mapping) for table in every if (mapping := proposal(table)) is not None]
    if not found:
        raise _no_titles(files, every)
    together = _together([mapping for _, mapping in found])
    guesses = []
    for table, mapping in found:
        spot = Spot(table.file, table.heading, sheet=table.sheet)
        meant = dict(mapping.columns)
        guesses += [Guess(spot, _reading(name, meant.get(name)), "columns") for name in table.columns]
        if mapping.day_first is not None:
            order = "the day" if mapping.day_first else "the month"
            told = f"Days such as 3/4/2026 were read with {order} first. `dates:` in a mapping file says how they are."
            guesses.append(Guess(spot, told, "days"))
    return together, tuple(guesses)


def _together(mappings: Sequence[TableMapping]) -> TableMapping:
    """Return one mapping for tables that each have their own; of a column that several have, the first counts."""
    columns: dict[str, Column] = {}
    for mapping in mappings:
        for name, column in mapping.columns:
            columns.setdefault(name, column)
    return replace(
        mappings[0],
        columns=tuple(columns.items()),
        rows=mappings[0].rows if len({mapping.rows for mapping in mappings}) == 1 else "",
        day_first=next((one.day_first for one in mappings if one.day_first is not None), None),
        decimal_comma=next((one.decimal_comma for one in mappings if one.decimal_comma is not None), None),
    )


def _no_titles(files: Sequence[IncomingFile], tables: Sequence[Table]) -> OkrsiteError:
    if not files:
        return OkrsiteError("There is no file in what was named.", "Name the file that the other tool exported.")
    names = files[0].name + (" and the other files" if len(files) > 1 else "")
    if not tables:
        wrong = next((f"{file.name} {why}." for file in files if (why := _why_not(file))), "")
        if wrong:
            return OkrsiteError(wrong, "Export it again, or open it, and save it as .xlsx or CSV.")
        return OkrsiteError(f"No format knows {names}.", "Say with --format what it is.")
    listed = "; ".join(", ".join(f"`{name}`" for name in table.columns) for table in tables[:5])
    hint = "Let --propose write a mapping file, say in it which column holds the titles, and name it with --mapping."
    return OkrsiteError(f"No format knows {names}, and no column of it seems to hold titles. It has {listed}.", hint)


def _why_not(file: IncomingFile) -> str:
    """Return what is wrong with a file in which no table was found; empty where nothing is known to be."""
    if not file.data.strip():
        return "is empty"
    if is_workbook(file):
        if not file.data.startswith(b"PK"):
            return "is no workbook, whatever its name says"
        return "has no sheet that is not hidden" if any(one.spot.sheet for one in left_of(file)) else "is damaged"
    return "is no archive, or is damaged" if file.name.lower().endswith(".zip") else ""


def _reading(name: str, column: Column | None) -> str:
    if column is None or column.field == "keep":
        return f"The column `{name}` goes into notes."
    about = f"the {column.about.replace('_', ' ')}'s " if column.about else ""
    return f"The column `{name}` was read as {about}{column.field.replace('_', ' ')}."


def proposal_text(files: Sequence[IncomingFile]) -> str:
    """Return a mapping file made of the names of columns, also where none of them seems to hold titles.

    Raises `OkrsiteError` where no file is a table.
    """
    every = [table for file in files if is_table(file) for table in peek(file)]
    remarks = [
        "What each column means. Mend what is wrong, then: okrsite import FILE --mapping THIS-FILE",
        "Fields: docs/reference/import.md. `keep` goes into notes, `ignore` nowhere.",
    ]
    found = [mapping for table in every if (mapping := proposal(table)) is not None]
    if not found and every:
        remarks.append("No column seems to hold titles: write `objective` and `key_result` behind those that do.")
        found = [mapping_of(max(every, key=lambda table: len(table.columns)))]
    if not found:
        raise _no_titles(files, every)
    return mapping_text(_together(found), tuple(remarks))

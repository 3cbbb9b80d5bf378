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
from okrsite_gen.exchange.mapped.propose import proposal
from okrsite_gen.exchange.mapped.read import mapped_format
from okrsite_gen.exchange.tables.read import is_table, peek
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.incoming import Guess, IncomingFile, Spot
from okrsite_gen.model.table_mapping import TableMapping

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
        return _pages(mapping) if pages.recognises(files) else mapped_format(_from_file(mapping))
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


def _told(finding: Diagnostic) -> str:
    place = finding.place
    where = f"{place.file}:{place.line}:{place.column}" if place.line else place.file
    return " ".join(filter(None, (f"{where}: {finding.message}", finding.reason, finding.hint)))


def _guessed(files: Sequence[IncomingFile]) -> Format:
    """Return a format made of column names, which tells how it read each of them."""
    mapping, told = proposed(files)
    made = mapped_format(mapping)

    def read(brought: Sequence[IncomingFile]) -> object:
        found = made.read(brought)
        return replace(found, guesses=(*told, *found.guesses))

    return Format(GUESSED, "a table, by the names of its columns", lambda _: True, read)  # type: ignore[arg-type]


def proposed(files: Sequence[IncomingFile]) -> tuple[TableMapping, tuple[Guess, ...]]:
    """Return a mapping made of the names of columns, and how each of them was read.

    Raises `OkrsiteError` where no file is a table with a column of titles.
    """
    for file in files:
        for table in peek(file) if is_table(file) else ():
            mapping = proposal(table)
            if mapping is not None:
                spot = Spot(file.name, table.heading, sheet=table.sheet)
                return mapping, tuple(Guess(spot, _reading(name, mapping), "columns") for name in table.columns)
    names = files[0].name + (" and the other files" if len(files) > 1 else "")
    hint = "Say with --format what it is, or with --mapping what its columns mean."
    raise OkrsiteError(f"No format knows {names}, and no column of it seems to hold titles.", hint)


def _reading(name: str, mapping: TableMapping) -> str:
    column = dict(mapping.columns).get(name)
    if column is None or column.field == "keep":
        return f"The column `{name}` goes into notes."
    about = f"the {column.about.replace('_', ' ')}'s " if column.about else ""
    return f"The column `{name}` was read as {about}{column.field.replace('_', ' ')}."


def proposal_text(files: Sequence[IncomingFile]) -> str:
    """Return a mapping file made of the names of columns. Raises `OkrsiteError` as `proposed` does."""
    mapping, _ = proposed(files)
    remarks = (
        "What each column means. Mend what is wrong, then: okrsite import FILE --mapping THIS-FILE",
        "Fields: docs/reference/import.md. `keep` goes into notes, `ignore` nowhere.",
    )
    return mapping_text(mapping, remarks)

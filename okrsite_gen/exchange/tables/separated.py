"""Separated values as any program writes them: comma, semicolon, tab, bar; UTF-8, UTF-16 or a Windows code page."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from io import BytesIO, StringIO, TextIOWrapper
from itertools import islice

from okrsite_gen.exchange.tables.headings import table_of
from okrsite_gen.exchange.tables.table import Row, Shared, Table
from okrsite_gen.model.incoming import Guess, IncomingFile, NotUnderstood, Spot

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 1 << 16
"""Bytes at the beginning from which the delimiter is told."""
_SAMPLED = 200
"""Lines of them."""
_TOLD = re.compile(r"sep=(?P<sign>.)\r?\n")
_LONGEST_CHARACTER = 4
"""Bytes of a character in UTF-8, at most."""
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read_separated(file: IncomingFile) -> Table | None:
    """Return the table of a file of separated values; None where it is empty."""
    data = file.data
    encoding, guesses = encoding_of(data, file.name)
    sample = "".join(islice(_lines(data[: 4 * _SAMPLE], encoding), _SAMPLED))
    told = _TOLD.match(sample)
    delimiter = told["sign"] if told else max(_DELIMITERS, key=lambda sign: _fits(sample, sign))
    if delimiter != ",":
        name = {"\t": "tabs", ";": "semicolons", "|": "bars"}.get(delimiter, f"`{delimiter}`")
        guesses.append(Guess(Spot(file.name), f"Cells are separated by {name}.", "delimiter"))
    lines = islice(_lines(data, encoding), 1 if told else 0, None)  # the line in which Excel names the delimiter
    table = table_of(_rows(lines, delimiter, len(data), first=2 if told else 1), file.name, "", guesses)
    return table and _without_runaway(table)


def decoded(data: bytes, name: str) -> tuple[str, list[Guess]]:
    """Return the text of a file, and what had to be guessed for it."""
    encoding, guesses = encoding_of(data, name)
    return data.decode(encoding, "replace").removeprefix("\ufeff").replace("\0", ""), guesses


def encoding_of(data: bytes, name: str) -> tuple[str, list[Guess]]:
    """Return the encoding of a file, and what had to be guessed for it.

    Without a mark, what is UTF-8 is read so, what has a zero in every other byte is UTF-16, and the rest is taken for
    the code page of Western Europe.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            told = [] if encoding == "utf-8-sig" else [_encoding(name, "UTF-16, as its first two bytes say")]
            return encoding, told
    sample = data[:4096]
    if len(sample) > 3 and sample.count(0) * 3 > len(sample):
        little = sample[1::2].count(0) >= sample[::2].count(0)
        return ("utf-16-le" if little else "utf-16-be"), [_encoding(name, "UTF-16")]
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and len(data) - error.start < _LONGEST_CHARACTER:
            return "utf-8", [
                Guess(Spot(name), "It ends within a character, so that something may be missing.", "encoding")
            ]
        return "cp1252", [_encoding(name, "Windows-1252 (Western Europe), since it is no UTF-8")]
    return "utf-8", []


def _encoding(name: str, what: str) -> Guess:
    return Guess(Spot(name), f"Its characters were read as {what}.", "encoding")


def _lines(data: bytes, encoding: str) -> Iterator[str]:
    """Yield the lines of a file with their ends, without ever holding all of its text."""
    with TextIOWrapper(BytesIO(data), encoding, errors="replace", newline="") as text:
        yield from (line.replace("\0", "") for line in text)


def _fits(sample: str, delimiter: str) -> tuple[float, int]:
    """Return how well a delimiter cuts the first rows: which part has as many cells as most do, and that number."""
    rows = _rows(StringIO(sample, newline=""), delimiter, len(sample))
    widths = [len(row.cells) for row in rows if any(row.cells)][:20]
    usual = max(set(widths), key=widths.count, default=0)
    return (widths.count(usual) / len(widths), usual) if usual > 1 else (0, 0)


def _rows(lines: Iterator[str], delimiter: str, size: int, first: int = 1) -> Iterator[Row]:
    shared = Shared()
    reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=True)
    for number, cells in enumerate(_of_any_length(reader, size), first):
        yield Row(number, tuple(shared(cell.strip()) for cell in cells))


def _of_any_length(reader: Iterator[list[str]], size: int) -> Iterator[list[str]]:
    """Yield rows whose cells may be as long as the file; everybody else's limit stays what it is."""
    while True:
        limit = csv.field_size_limit()
        csv.field_size_limit(max(limit, size + 1))
        try:
            cells = next(reader, None)
        finally:
            csv.field_size_limit(limit)
        if cells is None:
            return
        yield cells


def _without_runaway(table: Table) -> Table:
    """Tell of a last row that swallowed others, since somebody forgot to close a quote."""
    last = table.rows[-1] if table.rows else None
    if last is None or not any(cell.count("\n") > 50 and cell.count(",") > 50 for cell in last.cells):
        return table
    why = "Its quotes never end, so that the rows below became part of it. Close them in the file, and read it again."
    told = NotUnderstood(table.spot(last), why, " | ".join(filter(None, last.cells))[:500])
    return Table(
        table.file,
        table.columns,
        table.rows,
        heading=table.heading,
        guesses=table.guesses,
        not_understood=(*table.not_understood, told),
    )

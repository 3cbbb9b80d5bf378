"""Separated values as any program writes them: comma, semicolon, tab, bar; UTF-8, UTF-16 or a Windows code page."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from io import StringIO

from okrsite_gen.exchange.tables.headings import table_of
from okrsite_gen.exchange.tables.table import Row, Table
from okrsite_gen.model.incoming import Guess, IncomingFile, NotUnderstood, Spot

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 1 << 16
"""Characters at the beginning from which the delimiter is told."""
_TOLD = re.compile(r"sep=(?P<sign>.)\r?\n")
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read_separated(file: IncomingFile) -> Table | None:
    """Return the table of a file of separated values; None where it is empty."""
    text, guesses = decoded(file.data, file.name)
    text, delimiter = _delimited(text)
    if delimiter != ",":
        name = {"\t": "tabs", ";": "semicolons", "|": "bars"}.get(delimiter, f"`{delimiter}`")
        guesses.append(Guess(Spot(file.name), f"Cells are separated by {name}.", "delimiter"))
    table = table_of(_rows(text, delimiter), file.name, "", guesses)
    return table and _without_runaway(table)


def decoded(data: bytes, name: str) -> tuple[str, list[Guess]]:
    """Return the text of a file, and what had to be guessed for it.

    Without a mark, what is UTF-8 is read so, what has a zero in every other byte is UTF-16, and the rest is taken for
    the code page of Western Europe.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            told = [] if encoding == "utf-8-sig" else [_encoding(name, "UTF-16, as its first two bytes say")]
            return data.decode(encoding, "replace").replace("\0", ""), told
    sample = data[:4096]
    if len(sample) > 3 and sample.count(0) * 3 > len(sample):
        little = sample[1::2].count(0) >= sample[::2].count(0)
        text = data.decode("utf-16-le" if little else "utf-16-be", "replace")
        return text.replace("\0", ""), [_encoding(name, "UTF-16")]
    try:
        return data.decode("utf-8").replace("\0", ""), []
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace").replace("\0", "")
        return text, [_encoding(name, "Windows-1252 (Western Europe), since it is no UTF-8")]


def _encoding(name: str, what: str) -> Guess:
    return Guess(Spot(name), f"Its characters were read as {what}.", "encoding")


def _delimited(text: str) -> tuple[str, str]:
    """Return the text without the line in which Excel names the delimiter, and the delimiter."""
    told = _TOLD.match(text)
    if told:
        return text[told.end() :], told["sign"]
    return text, max(_DELIMITERS, key=lambda sign: _fits(text[:_SAMPLE], sign))


def _fits(sample: str, delimiter: str) -> tuple[int, int]:
    """Return how well a delimiter cuts the first rows: how many have as many cells as most do, and that number."""
    widths = [len(row.cells) for row in _rows(sample, delimiter) if any(row.cells)][:20]
    usual = max(set(widths), key=widths.count, default=0)
    return (widths.count(usual), usual) if usual > 1 else (0, 0)


def _rows(text: str, delimiter: str) -> Iterator[Row]:
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
    for number, cells in enumerate(reader, 1):
        yield Row(number, tuple(cell.strip() for cell in cells))


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

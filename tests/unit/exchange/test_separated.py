"""Tables of separated values."""

from __future__ import annotations

import csv

from okrsite_gen.exchange.tables.separated import read_separated
from okrsite_gen.model.incoming import IncomingFile


def test_a_cell_may_be_as_long_as_the_file_and_the_limit_of_others_stays():
    limit = csv.field_size_limit()
    long = "x" * (limit + 1)
    table = read_separated(IncomingFile("a.csv", f"Title,Note\nGrow,{long}\n".encode()))
    assert table.rows[0].cells[1] == long
    assert csv.field_size_limit() == limit


def test_semicolons_in_words_over_several_lines_are_no_delimiter() -> None:
    text = 'Title,Note,Team\r\nSell,"first; a\nthen; b\nlast; c",sales\r\nBuy,"one; a\ntwo; b",sales\r\n'
    table = read_separated(IncomingFile("notes.csv", text.encode()))
    assert table is not None
    assert table.columns == ("Title", "Note", "Team")
    assert [row.cells[0] for row in table.rows] == ["Sell", "Buy"]

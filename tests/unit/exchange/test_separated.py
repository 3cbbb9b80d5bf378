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

"""Read exports of issues."""

from __future__ import annotations

from collections.abc import Sequence

from okrsite_gen.exchange.issues import records, tables
from okrsite_gen.exchange.issues.assemble import assembled
from okrsite_gen.model.incoming import Incoming, IncomingFile

TABLE, JSON = "issues-csv", "issues-json"


def read_table(files: Sequence[IncomingFile]) -> Incoming:
    """Return what issues in tables say."""
    return assembled(TABLE, *tables.read_tables(files))


def read_json(files: Sequence[IncomingFile]) -> Incoming:
    """Return what issues in JSON say."""
    return assembled(JSON, *records.read_records(files))

"""Read exports of issues."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from okrsite_gen.exchange.issues import records, tables
from okrsite_gen.exchange.issues.assemble import assembled
from okrsite_gen.exchange.issues.issue import Found
from okrsite_gen.exchange.issues.withheld import without_confidential
from okrsite_gen.model.incoming import Incoming, IncomingFile

TABLE, JSON = "issues-csv", "issues-json"


def read_table(files: Sequence[IncomingFile]) -> Incoming:
    """Return what issues in tables say, without confidential ones."""
    return _public(TABLE, tables.read_tables(files))


def read_whole_table(files: Sequence[IncomingFile]) -> Incoming:
    """Return what issues in tables say, confidential ones too."""
    return assembled(TABLE, tables.read_tables(files))


def read_json(files: Sequence[IncomingFile]) -> Incoming:
    """Return what issues in JSON say, without confidential issues and internal comments."""
    return _public(JSON, records.read_records(files))


def read_whole_json(files: Sequence[IncomingFile]) -> Incoming:
    """Return what issues in JSON say, confidential issues and internal comments too."""
    return assembled(JSON, records.read_records(files))


def _public(name: str, found: Found) -> Incoming:
    issues, told = without_confidential(found.issues)
    return assembled(name, replace(found, issues=issues, unread=(*told, *found.unread)))

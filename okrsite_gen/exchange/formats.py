"""The formats that can be brought in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from okrsite_gen.exchange.handbook import pages
from okrsite_gen.exchange.issues import read as issues
from okrsite_gen.exchange.issues import records as issue_records
from okrsite_gen.exchange.issues import tables as issue_tables
from okrsite_gen.exchange.own import read as own
from okrsite_gen.exchange.own import sheets
from okrsite_gen.exchange.viva import export as viva_export
from okrsite_gen.exchange.viva import table as viva_table
from okrsite_gen.model.incoming import Incoming, IncomingFile


@dataclass(frozen=True, slots=True)
class Format:
    """A format in which another tool, or a person, wrote OKRs down."""

    name: str
    """What `okrsite import --format` calls it (`viva-csv`)."""
    title: str
    """What people call it."""
    recognises: Callable[[Sequence[IncomingFile]], bool]
    """Whether these files are surely of this format, by what stands in them rather than by their names."""
    read: Callable[[Sequence[IncomingFile]], Incoming]
    """Read them. Never fails for what stands in them: what cannot be read is told as not understood."""
    read_whole: Callable[[Sequence[IncomingFile]], Incoming] | None = None
    """Read them with what the tool shows to few people; None where the format knows of nothing such."""


FORMATS: tuple[Format, ...] = (
    Format(own.NAME, "okrsite, export in JSON", own.recognises, own.read),
    Format(sheets.NAME, "okrsite, workbook or all tables in CSV", sheets.recognises, sheets.read),
    Format(viva_table.NAME, "Viva Goals, table (CSV or XLSX)", viva_table.recognises, viva_table.read),
    Format(viva_export.NAME, "Viva Goals, export of an organisation (JSON)", viva_export.recognises, viva_export.read),
    Format(
        issues.TABLE,
        "Issues of GitLab or GitHub, table (CSV)",
        issue_tables.recognises,
        issues.read_table,
        issues.read_whole_table,
    ),
    Format(
        issues.JSON,
        "Issues of GitLab or GitHub, JSON",
        issue_records.recognises,
        issues.read_json,
        issues.read_whole_json,
    ),
    Format(pages.NAME, "Pages in Markdown", pages.recognises, pages.read),
)
"""All formats; the first that recognises the files reads them, so the more exact stand first."""


def format_of(files: Sequence[IncomingFile]) -> Format | None:
    """Return the format of these files, or None where no format knows them."""
    return next((known for known in FORMATS if known.recognises(files)), None)

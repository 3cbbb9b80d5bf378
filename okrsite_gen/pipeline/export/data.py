"""Everything as data: one JSON document, CSV tables, a workbook."""

from __future__ import annotations

from dataclasses import dataclass

from okrsite_gen.errors import OkrsiteError
from okrsite_gen.model.open_data import OpenData
from okrsite_gen.model.open_data.csv_text import END, csv_bytes, csv_lines
from okrsite_gen.model.open_data.json_text import json_text
from okrsite_gen.model.open_data.tables import TABLES, Table
from okrsite_gen.pipeline.export.part import part_of
from okrsite_gen.pipeline.export.request import Exported, ExportRequest
from okrsite_gen.pipeline.export.written import told, told_in_folder
from okrsite_gen.pipeline.open_data import data_of
from okrsite_gen.pipeline.progress import Progress
from okrsite_gen.pipeline.seen import Seen, see


@dataclass(frozen=True, slots=True)
class _Read:
    seen: Seen
    data: OpenData

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        data = self.data
        return (
            ("objectives", len(data.objectives)),
            ("key results", len(data.key_results)),
            ("check-ins", len(data.check_ins)),
        )


def export_json(request: ExportRequest, progress: Progress) -> Exported:
    """Return everything as one JSON document, and write it where the request says so.

    Raises `OkrsiteError` as `see` does, and where there is no such team or cycle.
    """
    read = _read(request, progress)
    return told(request, json_text(read.data), read.seen, read.counts)


def export_csv(request: ExportRequest, table: str, progress: Progress) -> Exported:
    """Return one table, or write all into a folder, with a CSV file each. Raises `OkrsiteError` as `export_json`."""
    read = _read(request, progress)
    if not table:
        files = {f"{each.name}.csv": _csv_of(each, read) for each in TABLES}
        return told_in_folder(request, files, read.seen, read.counts)
    wanted = next(each for each in TABLES if each.name == table)
    data = _csv_of(wanted, read)
    if request.output:
        return told(request, data, read.seen, read.counts)
    # The mark at the beginning is for spreadsheets, which read files; other programs take it for a letter.
    return told(request, data.decode("utf-8-sig"), read.seen, read.counts)


def _csv_of(table: Table, read: _Read) -> bytes:
    return csv_bytes(table, (csv_lines(table.rows(read.data), END).encode("utf-8", "replace"),))


def export_xlsx(request: ExportRequest, progress: Progress) -> Exported:
    """Write everything into a workbook. Raises `OkrsiteError` as `export_json`."""
    from okrsite_gen.exchange.spreadsheet import workbook_bytes

    if not request.output:
        raise OkrsiteError("A workbook needs a file.", "Name one: `okrsite export xlsx okrs.xlsx`.")
    read = _read(request, progress)
    progress("Writing the workbook", 0, 0)
    return told(request, workbook_bytes(read.data), read.seen, read.counts)


def _read(request: ExportRequest, progress: Progress) -> _Read:
    seen = see(request.build, progress)
    progress("Gathering what is to be told", 0, 0)
    return _Read(seen, part_of(data_of(seen), request.team, request.cycle))

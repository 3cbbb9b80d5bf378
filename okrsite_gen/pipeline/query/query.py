"""`query`: read a project, choose, and say it in a form."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.open_data.csv_text import csv_text
from okrsite_gen.model.open_data.plain import number
from okrsite_gen.model.open_data.tables import Cell
from okrsite_gen.pipeline.export.part import part_of
from okrsite_gen.pipeline.open_data import OpenRequest, read_open_data
from okrsite_gen.pipeline.progress import Progress
from okrsite_gen.pipeline.query.known import known_in
from okrsite_gen.pipeline.query.select import Selection, Wanted, select


@dataclass(frozen=True, slots=True)
class QueryRequest:
    """What somebody asks of a project."""

    of: OpenRequest
    """Which data."""
    wanted: Wanted = field(default_factory=Wanted)
    team: str = ""
    """Only what belongs to this team and those below it; empty for everybody."""
    cycle: str = ""
    """Only what belongs to this cycle, `current` for the one that is running; empty for all."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found."""

    selection: Selection
    errors: int
    """Errors in the content: what they concern is missing."""


def query(request: QueryRequest, progress: Progress) -> Answer:
    """Return what a project has of what somebody asks for.

    Raises `OkrsiteError` for what cannot be understood, and where the configuration cannot be used.
    """
    report = read_open_data(request.of, progress)
    selection = select(part_of(report.data, request.team, request.cycle), request.wanted, known_in(report.data))
    return Answer(selection, sum(finding.severity is Severity.ERROR for finding in report.findings))


def as_json(selection: Selection) -> str:
    """Return rows as a list of objects, one a line; empty cells are null."""
    names = [column.name for column in selection.columns]
    lines = (json.dumps(dict(zip(names, map(_plain, row), strict=True)), ensure_ascii=False) for row in selection.rows)
    text = ",\n".join(lines)
    return f"[\n{text}\n]\n" if text else "[]\n"


def as_csv(selection: Selection) -> str:
    """Return rows as CSV whose cells no spreadsheet runs."""
    return csv_text(selection.columns, selection.rows)


def _plain(cell: Cell) -> str | int | float | bool | None:
    if isinstance(cell, Decimal):
        return number(cell)
    return cell.isoformat() if isinstance(cell, date) else cell if cell != "" else None

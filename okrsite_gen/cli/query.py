"""`okrsite query`: a selection of objectives or key results."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import click

from okrsite_gen.cli.options import as_of_option, given, reading
from okrsite_gen.cli.spans import harmless
from okrsite_gen.pipeline.progress import silent

if TYPE_CHECKING:
    from okrsite_gen.model.open_data.tables import Cell, Column
    from okrsite_gen.pipeline.query.query import Answer
    from okrsite_gen.pipeline.query.select import Selection

FORMS = ("table", "json", "csv")
KINDS = ("objectives", "key-results")
_WIDE = frozenset({"title", "objective_title", "note", "tags", "supports"})
"""Columns of a table that hold whole sentences, and get the room that others leave."""
LEAST_WIDTH = 20
"""Characters of such a column at least."""
WIDTH_ELSEWHERE = 120
"""Characters of a line where nobody sees a terminal."""
LONGEST = 160
"""Letters of a cell in a table; the other forms have all."""


def _names(written: Iterable[str]) -> tuple[str, ...]:
    return tuple(name.strip() for each in written for name in each.split(",") if name.strip())


@click.command(
    "query",
    short_help="Print a selection of objectives or key results.",
    help="Print a selection of objectives or key results, as a table, JSON or CSV.\n\n"
    "--where takes comparisons of columns, joined by `and`, `or`, `not` and brackets: "
    "'progress < 50% and owner = maria', 'title ~ \"sign-up\" or tags ~ onboarding', 'due < today', "
    "'confidence is empty', 'team in (payments, growth)', 'cycle = current'. A value may be another column "
    "('progress < planned'), and a day 'today - 14 days', '2026-11' or 'this month'. "
    "--list-columns tells which columns there are.",
)
@click.argument("what", metavar="[objectives|key-results]", default="objectives", type=click.Choice(KINDS))
@click.option(
    "--cycle",
    metavar="CYCLE",
    default="",
    callback=given,
    help="Only this cycle, such as 2026-Q4; `current` for the one that is running.",
)
@click.option(
    "--team",
    metavar="TEAM",
    default="",
    callback=given,
    help="Only this team and those below it, with what other teams share with them.",
)
@click.option(
    "--status",
    "statuses",
    metavar="STATUS",
    multiple=True,
    default=(),
    help="Only with this status (at-risk); several times, or with commas, for one of several.",
)
@click.option("--where", metavar="CONDITION", default="", callback=given, help="Only what fits this condition.")
@click.option(
    "--columns",
    metavar="NAMES",
    multiple=True,
    default=(),
    help="Which columns to show, with commas between them.",
)
@click.option(
    "--sort",
    metavar="NAMES",
    multiple=True,
    default=(),
    show_default="as on the site",
    help="Columns to sort by, with commas between them; -progress puts the highest first.",
)
@click.option("--limit", metavar="N", default=0, type=click.IntRange(0), help="At most so many rows; 0 for all.")
@click.option("--format", "form", default="table", show_default=True, type=click.Choice(FORMS), help="How to print it.")
@click.option("--list-columns", is_flag=True, default=False, help="Tell the columns and what they hold, and end.")
@click.option(
    "--audience",
    metavar="NAME",
    default="",
    help="Choose from what this audience may see; default_audience of okrsite.yml otherwise.",
)
@click.option("--drafts", is_flag=True, default=False, help="Choose from objectives that are still drafts too.")
@as_of_option
@click.pass_obj
def command(
    root: Path,
    *,
    what: str,
    cycle: str,
    team: str,
    statuses: tuple[str, ...],
    where: str,
    columns: tuple[str, ...],
    sort: tuple[str, ...],
    limit: int,
    form: str,
    list_columns: bool,
    audience: str,
    drafts: bool,
    as_of: date | None,
) -> int:
    """Print a selection."""
    from okrsite_gen.pipeline.open_data import OpenRequest
    from okrsite_gen.pipeline.query.query import QueryRequest, query
    from okrsite_gen.pipeline.query.select import Wanted

    if list_columns:
        return _list_columns(what)
    wanted = Wanted(what, _names(statuses), where, _names(columns), _names(sort), limit)
    data = OpenRequest(reading(root, as_of=as_of), audience=audience, drafts=drafts)
    answer = query(QueryRequest(data, wanted, team=team, cycle=cycle), silent)
    _show(answer, form, what)
    if answer.errors:
        click.echo(
            f"The content has errors ({answer.errors:,}): what they concern is missing. See `okrsite check`.", err=True
        )
    return 0


def _list_columns(what: str) -> int:
    from okrsite_gen.pipeline.query.select import TABLES

    for column in TABLES[what].columns:
        click.echo(f"{column.name:<16} {column.holds.value:<8} {column.meaning}")
    return 0


def _show(answer: Answer, form: str, what: str) -> None:
    from okrsite_gen.pipeline.query.query import as_csv, as_json

    selection = answer.selection
    if form == "json":
        sys.stdout.write(as_json(selection))
    elif form == "csv":
        sys.stdout.write(as_csv(selection))
    else:
        _table(selection.columns, selection.rows)
        if line := _count(selection, what.replace("-", " ")):
            click.echo(click.style(line, dim=True))
    for remark in selection.remarks:
        click.echo(remark, err=True)


def _count(selection: Selection, of_what: str) -> str:
    """Return how many of how many fit, which is not told of a person."""
    shown = len(selection.rows)
    if selection.of_persons:
        return f"Only the first {shown:,} are shown." if shown < selection.found else "" if shown else "Nothing fits."
    more = f", the first {shown:,} shown" if shown < selection.found else ""
    return f"{selection.found:,} of {selection.of:,} {of_what}{more}"


def _table(columns: tuple[Column, ...], rows: tuple[tuple[Cell, ...], ...]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for column in columns:
        number, wide = column.holds.value in {"number", "share"}, column.name in _WIDE
        table.add_column(
            column.name.removesuffix("_words").replace("_", " "),
            justify="right" if number else "left",
            min_width=LEAST_WIDTH if wide else None,
            overflow="fold",
        )
    for row in rows:
        table.add_row(*(_words(column, cell) for column, cell in zip(columns, row, strict=True)))
    if rows:
        width = None if sys.stdout.isatty() else WIDTH_ELSEWHERE
        Console(markup=False, highlight=False, emoji=False, width=width).print(table)


def _words(column: Column, cell: Cell) -> str:
    if cell is None or cell == "":
        return "—" if column.holds.value in {"number", "share"} else ""
    if column.holds.value == "share" and isinstance(cell, int | Decimal):
        return f"{Decimal(cell) * 100:.0f} %"
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    words = f"{cell:.4g}" if isinstance(cell, Decimal) else harmless(str(cell))
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"

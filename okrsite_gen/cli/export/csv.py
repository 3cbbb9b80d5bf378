"""`okrsite export csv`: tables for spreadsheets and scripts."""

from __future__ import annotations

import click

from okrsite_gen.cli.export.shared import cycle_option, export_options, needed, team_option, tell
from okrsite_gen.cli.progress_bar import progress_bar
from okrsite_gen.pipeline.export.request import ExportRequest

TABLES = ("objectives", "key-results", "check-ins", "alignment")


@click.command(
    "csv",
    short_help="Tables: objectives, key results, check-ins, alignment.",
    help="Write objectives, key results, check-ins and alignment as CSV: a file each into the folder FILE, or with "
    "--table one of them, printed or written.\n\n"
    "A cell that begins like a formula gets a quote before it, so that no spreadsheet runs it.",
)
@click.option(
    "--table", metavar="TABLE", default="", type=click.Choice(("", *TABLES)), help=f"One of {', '.join(TABLES)}."
)
@team_option
@cycle_option
@export_options
def command(wanted: ExportRequest, table: str | None) -> int:
    """Print or write the tables."""
    from okrsite_gen.pipeline.export.data import export_csv

    if not table:
        needed(wanted, f"csv FOLDER, or one table: okrsite export csv --table {TABLES[0]}")
    with progress_bar() as progress:
        exported = export_csv(wanted, table or "", progress)
    return tell(exported, wanted.output)

"""`okrsite export xlsx`: a workbook."""

from __future__ import annotations

import click

from okrsite_gen.cli.export.shared import cycle_option, export_options, needed, team_option, tell
from okrsite_gen.cli.progress_bar import progress_bar
from okrsite_gen.pipeline.export.request import ExportRequest


@click.command(
    "xlsx",
    short_help="A workbook with a sheet for each table.",
    help="Write a workbook for Excel and others, with a sheet each for objectives, key results, check-ins and "
    "alignment: numbers, percentages, days and links are what they are, and every column can be filtered.\n\n"
    "No cell is a formula, whatever its text begins with.",
)
@team_option
@cycle_option
@export_options
def command(wanted: ExportRequest) -> int:
    """Write the workbook."""
    from okrsite_gen.pipeline.export.data import export_xlsx

    needed(wanted, "xlsx okrs.xlsx")
    with progress_bar() as progress:
        exported = export_xlsx(wanted, progress)
    return tell(exported, wanted.output)

"""`okrsite export ics`: the calendar."""

from __future__ import annotations

import click

from okrsite_gen.cli.export.shared import export_options, tell
from okrsite_gen.pipeline.export.request import ExportRequest
from okrsite_gen.pipeline.progress import silent


@click.command(
    "ics",
    short_help="The calendar: cycle ends, check-ins, due dates.",
    help="Print or write the calendar that the site offers for subscription: when cycles end, when check-ins are due, "
    "when key results are.\n\n"
    "Its entries lead to the site, so it must be known where that lives.",
)
@click.option("--team", metavar="TEAM", default="", help="The calendar of this team instead of that of everybody.")
@export_options
def command(wanted: ExportRequest) -> int:
    """Print or write the calendar."""
    from okrsite_gen.pipeline.export.pages import export_ics

    return tell(export_ics(wanted, silent), wanted.output)

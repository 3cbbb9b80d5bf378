"""`okrsite export json`: everything as one document."""

from __future__ import annotations

import click

from okrsite_gen.cli.export.shared import cycle_option, export_options, team_option, tell
from okrsite_gen.cli.progress_bar import progress_bar
from okrsite_gen.pipeline.export.request import ExportRequest


@click.command(
    "json",
    short_help="Everything as one document, which can be imported again.",
    help="Print or write everything that the site shows as one JSON document.\n\n"
    "It keeps to the JSON Schema that a site publishes as /api/v1/schemas/everything.json.",
)
@team_option
@cycle_option
@export_options
def command(wanted: ExportRequest) -> int:
    """Print or write the document."""
    from okrsite_gen.pipeline.export.data import export_json

    with progress_bar() as progress:
        exported = export_json(wanted, progress)
    return tell(exported, wanted.output)

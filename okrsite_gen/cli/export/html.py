"""`okrsite export html`: the whole site in one file."""

from __future__ import annotations

import click

from okrsite_gen.cli.export.shared import export_options, needed, tell
from okrsite_gen.cli.progress_bar import progress_bar
from okrsite_gen.pipeline.export.request import ExportRequest


@click.command(
    "html",
    short_help="The whole site in one file that opens without a server.",
    help="Write the whole site into one HTML file: to be sent by mail, kept with the papers of a quarter, or opened "
    "from a stick.\n\n"
    "Pictures and styles are inside, and it needs no script. Every page of the site is a part of it under its own "
    "address (okrs.html#/teams/payments/); what lives by scripts, the search and the explorer, stays on the site.",
)
@export_options
def command(wanted: ExportRequest) -> int:
    """Write the file and say how large it is."""
    from okrsite_gen.pipeline.export.pages import export_html

    needed(wanted, "html okrs.html")
    with progress_bar() as progress:
        exported = export_html(wanted, progress)
    return tell(exported, wanted.output)

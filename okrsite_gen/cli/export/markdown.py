"""`okrsite export markdown`: the site's pages as Markdown."""

from __future__ import annotations

import click

from okrsite_gen.cli.export.shared import export_options, tell
from okrsite_gen.cli.progress_bar import progress_bar
from okrsite_gen.pipeline.export.request import ExportRequest


@click.command(
    "markdown",
    short_help="The pages as Markdown: a folder of files, or one file.",
    help="Write the site's pages as Markdown: one file if FILE ends with .md, else a folder with a file for each page. "
    "Without FILE all of it is printed as one text.\n\n"
    "Figures, statuses, words and links are those of the pages; drawings are told in words.",
)
@export_options
def command(wanted: ExportRequest) -> int:
    """Print or write the pages."""
    from okrsite_gen.pipeline.export.markdown import export_markdown

    with progress_bar() as progress:
        exported = export_markdown(wanted, progress)
    return tell(exported, wanted.output)

"""`okrsite new page`."""

from __future__ import annotations

import click

from okrsite_gen.cli.new.asking import here, wanted, writes
from okrsite_gen.pipeline.new.draft import Draft
from okrsite_gen.pipeline.new.simple import new_page


@click.command(
    "page",
    short_help="A free page.",
    help="Write a free page. Its file is called after TITLE, unless --id says how.",
)
@click.argument("title", metavar="TITLE", default="")
@click.option("--id", "identifier", metavar="ID", default="", help="The name of its file.")
@writes
def command(title: str, identifier: str) -> Draft:
    """Write a page."""
    title = wanted(title, "TITLE", "Title of the page")
    return new_page(here(), title, identifier)

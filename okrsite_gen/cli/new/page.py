"""`okrsite new page`."""

from __future__ import annotations

import click

from okrsite_gen.cli.new.asking import here, wanted, writes
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.pipeline.new.draft import Draft
from okrsite_gen.pipeline.new.guide import GUIDE_NAMES, new_guide
from okrsite_gen.pipeline.new.simple import new_page


@click.command(
    "page",
    short_help="A free page.",
    help="Write a free page. Its file is called after TITLE, unless --id says how.\n\n"
    "With --guide it is a guide in English, to keep or to change: on writing OKRs, on check-ins, on the end of a "
    "quarter, or a glossary.",
)
@click.argument("title", metavar="TITLE", default="")
@click.option("--id", "identifier", metavar="ID", default="", help="The name of its file.")
@click.option(
    "--guide", metavar="NAME", default="", help=f"A guide instead of an empty page: {', '.join(GUIDE_NAMES)}."
)
@writes
def command(title: str, identifier: str, guide: str) -> Draft:
    """Write a page."""
    if guide:
        if title or identifier:
            raise click.UsageError("A guide has its own title and name.", click.get_current_context())
        return new_guide(here(), _known(guide))
    title = wanted(title, "TITLE", "Title of the page")
    return new_page(here(), title, identifier)


def _known(guide: str) -> str:
    if guide not in GUIDE_NAMES:
        raise OkrsiteError(f"There is no guide {guide!r}.", f"There are {', '.join(GUIDE_NAMES)}.")
    return guide

"""`okrsite new cycle`."""

from __future__ import annotations

from datetime import date

import click

from okrsite_gen.cli.days import day_or_none
from okrsite_gen.cli.new.asking import here, wanted, writes
from okrsite_gen.pipeline.new.draft import Draft
from okrsite_gen.pipeline.new.simple import new_cycle


@click.command(
    "cycle",
    short_help="A cycle with a name or with dates of its own.",
    help="Write a cycle. Names such as 2027, 2027-H1, 2027-Q1 and FY27-Q1 tell its dates; any other needs them.",
)
@click.argument("identifier", metavar="ID", default="")
@click.option("--name", metavar="WORDS", default="", help="What readers see.")
@click.option("--start", metavar="DATE", default="", callback=day_or_none, help="Its first day.")
@click.option("--end", metavar="DATE", default="", callback=day_or_none, help="Its last day.")
@click.option("--parent", metavar="CYCLE", default="", help="The cycle around it.")
@writes
def command(identifier: str, name: str, start: date | None, end: date | None, parent: str) -> Draft:
    """Write a cycle."""
    identifier = wanted(identifier, "ID", "Cycle, such as 2027-Q1")
    return new_cycle(here(), identifier, name, (start, end), parent)

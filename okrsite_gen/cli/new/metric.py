"""`okrsite new metric`."""

from __future__ import annotations

import click

from okrsite_gen.cli.new.asking import here, wanted, writes
from okrsite_gen.pipeline.new.draft import Draft
from okrsite_gen.pipeline.new.simple import new_metric


@click.command(
    "metric",
    short_help="A metric and the table of its values.",
    help="Write a metric and the table of its values. Both are called after NAME, unless --id says how.",
)
@click.argument("name", metavar="NAME", default="")
@click.option("--id", "identifier", metavar="ID", default="", help="The name of its files.")
@click.option("--unit", metavar="UNIT", default="", help="In which it counts, such as % or days.")
@click.option("--better", type=click.Choice(["up", "down"]), metavar="up|down", help="Which way is better.")
@click.option("--owner", metavar="WHO", default="", help="Who answers for it.")
@click.option("--source", metavar="WORDS", default="", help="Where its values come from.")
@writes
def command(name: str, identifier: str, unit: str, better: str | None, owner: str, source: str) -> tuple[Draft, ...]:
    """Write a metric."""
    name = wanted(name, "NAME", "Name of the metric")
    details = {"unit": unit, "better": better or "", "owner": owner, "source": source}
    return new_metric(here(), name, identifier, details)

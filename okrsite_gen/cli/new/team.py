"""`okrsite new team`."""

from __future__ import annotations

import click

from okrsite_gen.cli.new.asking import can_ask, here, wanted, writes
from okrsite_gen.pipeline.new.draft import Draft
from okrsite_gen.pipeline.new.simple import new_team


@click.command(
    "team", short_help="A team.", help="Write a team. Its folder is called after NAME, unless --id says how."
)
@click.argument("name", metavar="NAME", default="")
@click.option("--id", "identifier", metavar="ID", default="", help="The name of its folder.")
@click.option("--parent", metavar="TEAM", default="", help="The team above it; `-` for none.")
@click.option("--lead", metavar="WHO", default="", help="Who leads it.")
@click.option("--kind", metavar="WORD", default="", help="What it is: company, department, team, squad …")
@click.option("--contact", metavar="WORDS", default="", help="Where it can be reached, such as #payments.")
@writes
def command(name: str, identifier: str, parent: str, lead: str, kind: str, contact: str) -> Draft:
    """Write a team."""
    name = wanted(name, "NAME", "Name of the team")
    standing = here()
    if not parent and kind != "company" and standing.head and can_ask():
        parent = click.prompt("The team above it (- for none)", default=standing.head, err=True).strip()
    return new_team(standing, name, identifier, parent, {"lead": lead, "kind": kind, "contact": contact})

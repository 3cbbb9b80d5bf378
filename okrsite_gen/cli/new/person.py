"""`okrsite new person`."""

from __future__ import annotations

import click

from okrsite_gen.cli.new.asking import here, wanted, writes
from okrsite_gen.pipeline.new.draft import Draft
from okrsite_gen.pipeline.new.simple import new_person


@click.command(
    "person",
    short_help="A person who can be named as an owner.",
    help="Write a person. The handle is made from NAME, unless --id says it.",
)
@click.argument("name", metavar="NAME", default="")
@click.option("--id", "identifier", metavar="ID", default="", help="The handle, such as maria.")
@click.option("--team", metavar="TEAM", default="", help="The person's team.")
@click.option("--role", metavar="WORDS", default="", help="What the person does.")
@writes
def command(name: str, identifier: str, team: str, role: str) -> Draft:
    """Write a person."""
    name = wanted(name, "NAME", "Name of the person")
    return new_person(here(), name, identifier, team, role)

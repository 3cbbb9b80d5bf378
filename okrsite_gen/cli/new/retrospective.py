"""`okrsite new retrospective`."""

from __future__ import annotations

import click

from okrsite_gen.cli.new.asking import here, wanted_team, writes
from okrsite_gen.pipeline.new.draft import Draft
from okrsite_gen.pipeline.new.plan import new_retrospective


@click.command(
    "retrospective",
    short_help="What a team keeps, changes and has learned.",
    help="Write the retrospective of TEAM, with a link to each objective and the headings Keep, Change and Learned.",
)
@click.argument("team", metavar="TEAM", default="")
@click.option(
    "--cycle",
    metavar="CYCLE",
    default="",
    help="The cycle; the one that is being graded otherwise, else the current one.",
)
@writes
def command(team: str, cycle: str) -> Draft:
    """Write a retrospective."""
    standing = here()
    return new_retrospective(standing, wanted_team(standing, team), cycle)

"""`okrsite new plan`."""

from __future__ import annotations

import click

from okrsite_gen.cli.new.asking import here, wanted_team, writes
from okrsite_gen.pipeline.new.draft import Draft
from okrsite_gen.pipeline.new.plan import new_plan


@click.command(
    "plan",
    short_help="A team's plan for a cycle, with what others asked of it.",
    help="Write the plan of TEAM for a cycle, with what others asked of it, to be answered.",
)
@click.argument("team", metavar="TEAM", default="")
@click.option("--cycle", metavar="CYCLE", default="", help="The cycle; the current one otherwise.")
@writes
def command(team: str, cycle: str) -> Draft:
    """Write a plan."""
    standing = here()
    return new_plan(standing, wanted_team(standing, team), cycle)

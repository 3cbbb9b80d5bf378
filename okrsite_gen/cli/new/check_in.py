"""`okrsite new check-in`."""

from __future__ import annotations

from datetime import date

import click

from okrsite_gen.cli.new.asking import can_ask, here, wanted_team, writes
from okrsite_gen.cli.new.check_in_asking import about_a_check_in, ask_about
from okrsite_gen.pipeline.new.check_in import new_check_in
from okrsite_gen.pipeline.new.draft import Draft


@click.command(
    "check-in",
    short_help="A team's check-in, with its key results and their last values.",
    help="Write today's check-in of TEAM: its key results in the current cycle and those that other teams gave to it, "
    "each with its last value, and the headings for words about them. On a terminal it asks for what has moved.",
)
@click.argument("team", metavar="TEAM", default="")
@about_a_check_in
@writes
def command(team: str, cycle: str, day: date | None, author: str) -> Draft:
    """Write a check-in."""
    standing = here()
    team = wanted_team(standing, team)
    if can_ask():
        return new_check_in(standing, team, cycle, day, author, ask_about)
    return new_check_in(standing, team, cycle, day, author)

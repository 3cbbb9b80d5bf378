"""`okrsite check-in`: a team's check-in, by answering a few questions at a terminal."""

from __future__ import annotations

from datetime import date

import click

from okrsite_gen.cli.check_in.beginning import begin
from okrsite_gen.cli.check_in.ending import end
from okrsite_gen.cli.check_in.walk import EnoughSaid, Said, walk
from okrsite_gen.cli.failure import StoppedAsking
from okrsite_gen.cli.new.asking import can_ask, here
from okrsite_gen.cli.new.check_in_asking import about_a_check_in


@click.command(
    "check-in",
    short_help="Write your team's check-in in a minute, by answering a few questions.",
    help="Ask about each key result of TEAM in the current cycle, showing what was said last; then about wins, "
    "blockers, asks and what comes next. Shows the file, and writes it when you agree. Without TEAM you choose one.",
)
@click.argument("team", metavar="[TEAM]", default="")
@about_a_check_in
def command(team: str, cycle: str, day: date | None, author: str) -> int:
    """Ask, show and write a check-in."""
    if not can_ask():
        raise click.UsageError(
            "`okrsite check-in` asks questions, and nobody sits at a terminal here. "
            "`okrsite new check-in TEAM` writes a file to be filled in.",
            click.get_current_context(),
        )
    said = Said(author)
    finished = False
    try:
        occasion = begin(here(), team, cycle, day)
    except (click.Abort, KeyboardInterrupt, EnoughSaid) as stopped:
        raise StoppedAsking from stopped
    try:
        walk(occasion, said)
        finished = True
    except (click.Abort, KeyboardInterrupt, EnoughSaid):
        click.echo("", err=True)
    return end(occasion, said.told(), finished=finished)

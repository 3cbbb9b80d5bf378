"""`okrsite new`: a content file of any kind, one module per kind."""

from __future__ import annotations

from importlib import import_module

import click

from okrsite_gen.cli.guessing import GuessingGroup

KINDS = {
    "objective": "An objective of a team, new or carried over from an earlier cycle.",
    "check-in": "A team's check-in, with its key results and their last values.",
    "team": "A team.",
    "cycle": "A cycle with a name or with dates of its own.",
    "metric": "A metric and the table of its values.",
    "person": "A person who can be named as an owner.",
    "page": "A free page.",
    "plan": "A team's plan for a cycle, with what others asked of it.",
    "retrospective": "What a team keeps, changes and has learned.",
}
"""Kind → what is written."""


class _Kinds(GuessingGroup):
    noun = "kind of file"

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(KINDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in KINDS:
            return None
        kind: click.Command = import_module(f"okrsite_gen.cli.new.{cmd_name.replace('-', '_')}").command
        return kind

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Kinds"):
            formatter.write_dl(list(KINDS.items()))


@click.group(
    "new",
    cls=_Kinds,
    short_help="Write a new content file: an objective, a check-in, a team …",
    help="Write a new content file, filled in as far as the project knows. No file is ever overwritten.\n\n"
    "On a terminal what is missing is asked for; elsewhere it is an error that names the option.",
    subcommand_metavar="KIND [ARGS]...",
)
def command() -> None:
    """Hand over to the kind that is named."""

"""`okrsite export`: everything that the site shows, in other forms."""

from __future__ import annotations

from importlib import import_module

import click

from okrsite_gen.cli.guessing import GuessingGroup

FORMS = {
    "json": ("json", "Everything as one document, which can be imported again."),
    "csv": ("csv", "Tables: objectives, key results, check-ins, alignment."),
    "xlsx": ("xlsx", "A workbook with a sheet for each table."),
    "html": ("html", "The whole site in one file that opens without a server."),
    "markdown": ("markdown", "The pages as Markdown: a folder of files, or one file."),
    "ics": ("ics", "The calendar: cycle ends, check-ins, due dates."),
}
"""Form → (module, what it is). Each is loaded only when it is wanted."""


class _Forms(GuessingGroup):
    noun = "form"

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(FORMS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in FORMS:
            return None
        command: click.Command = import_module(f"{__name__}.{FORMS[cmd_name][0]}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Forms"):
            formatter.write_dl([(name, what) for name, (_, what) in FORMS.items()])


@click.group(
    "export",
    cls=_Forms,
    subcommand_metavar="FORM [FILE]",
    short_help="Take everything out that the site shows, in another form.",
    help="Take everything out that the site shows, in another form.\n\n"
    "What is written holds what an audience may see and nothing else, as a build for it does. What cannot be read of "
    "the content is left out, and the command says so.",
)
def command() -> None:
    """Hold the forms."""

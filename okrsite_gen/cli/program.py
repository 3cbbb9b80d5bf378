"""The program `okrsite`: finds the command, and turns whatever happens into an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TextIO

import click

from okrsite_gen import __version__
from okrsite_gen.cli.failure import StoppedAsking, StoppedWriting, apologise, complain, stop_talking
from okrsite_gen.cli.guessing import GuessingGroup
from okrsite_gen.errors import OkrsiteError

COMMANDS = {
    "archive": "Hold fast the words and figures of a closed cycle.",
    "build": "Make the website from the content.",
    "check": "Look for problems in the content and write nothing.",
    "check-in": "Write your team's check-in in a minute, by answering a few questions.",
    "diff": "Say what changed between two states: targets, goals, alignment, progress.",
    "digest": "Tell a week, or who owes a check-in, for a mail or a chat.",
    "explain": "Say what a finding means and how to mend it.",
    "export": "Take everything out that the site shows, in another form.",
    "fmt": "Put the front matter of content files into one form.",
    "import": "Bring in what another tool exported, or a table.",
    "init": "Begin a site: an example that builds, to be replaced by your own words.",
    "lsp": "Help an editor while you write: a language server.",
    "metrics": "Pull the figures of metrics from where they are.",
    "migrate": "Bring a project up to date after an upgrade of okrsite.",
    "new": "Write a new content file: an objective, a check-in, a team …",
    "query": "Print a selection of objectives or key results.",
    "schema": "Print or write JSON Schema for editors.",
    "serve": "Show the website on this machine while you write.",
    "theme": "See the themes, begin your own, or take over a file of one.",
}
"""Name → what the command does. Each lives in a module of its name (`check_in`), loaded only when it is wanted."""

_MODULES = {"import": "import_"}
"""Commands whose names Python keeps for itself → the module that holds them."""

_AS_BEFORE = "What was published before stands as it was."
STOPPED = 130
BUG = 3


class _Commands(GuessingGroup):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = _MODULES.get(cmd_name, cmd_name.replace("-", "_"))
        command: click.Command = import_module(f"okrsite_gen.cli.{module}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Compile a company's OKRs, kept as Markdown in git, into a linked, read-only website.",
    epilog="Exit codes: 0 clean, 1 problems in the content, 2 wrong use or configuration, 3 a bug of okrsite.",
)
@click.option(
    "-C",
    "directory",
    metavar="DIR",
    default=".",
    show_default="the current folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The project folder, which holds okrsite.yml and content/. Other paths are taken from there.",
)
@click.version_option(__version__, prog_name="okrsite", message="%(prog)s %(version)s")
@click.pass_context
def okrsite(context: click.Context, directory: Path) -> None:
    """Remember the project folder for the command that follows."""
    context.obj = directory


def run(arguments: Sequence[str]) -> int:
    """Run one command and return the exit code of the process. Raises nothing."""
    _be_tolerant()
    for each in ("LITERAL", "GLOB", "NOGLOB", "ICASE"):  # git refuses some of them beside the words it is asked with
        os.environ.pop(f"GIT_{each}_PATHSPECS", None)
    try:
        _need_explanations()
        result = okrsite.main(list(arguments), prog_name="okrsite", standalone_mode=False)
        sys.stdout.flush()
    except BaseException as end:
        return _exit_code(end)
    return result if isinstance(result, int) else 0


def _need_explanations() -> None:
    if not __doc__:  # the pages of rules are the docstrings of rules
        raise OkrsiteError(
            "okrsite needs its documentation strings, and Python leaves them out.",
            "Run it without `-OO`, and without PYTHONOPTIMIZE=2 in the environment.",
        )


def _exit_code(end: BaseException) -> int:
    """Say why a command ended before its time, and return the exit code for it."""
    if isinstance(end, click.exceptions.Exit):
        return end.exit_code
    if isinstance(end, click.Abort | KeyboardInterrupt):
        click.echo(f"\nStopped. {_left_by(end)}", err=True)
        return STOPPED
    if isinstance(end, BrokenPipeError | SystemExit):  # click's way of saying that nobody listens any more
        stop_talking()
        return 0
    return _code_of_failure(end)


def _left_by(end: BaseException) -> str:
    """Return how things stand after a command that somebody stopped."""
    if isinstance(end, StoppedWriting):
        return "Some files may have been written, each of them whole. The same command again writes the others."
    return "Nothing was written." if isinstance(end, StoppedAsking) else _AS_BEFORE


def _code_of_failure(end: BaseException) -> int:
    if isinstance(end, click.ClickException):
        end.show()
        return end.exit_code
    if isinstance(end, OSError):
        end = OkrsiteError(f"The system refused: {end.strerror or end}{_named(end)}.", _AS_BEFORE)
    if isinstance(end, OkrsiteError):
        complain(end)
        return end.exit_code
    # Whatever else escaped the steps is a mistake of ours, and nobody's content should be blamed for it.
    apologise(end)
    return BUG


def _named(refusal: OSError) -> str:
    return f" ({refusal.filename})" if refusal.filename else ""


def _be_tolerant() -> None:
    """Let neither a closed output nor a character that a terminal cannot show stop the program."""
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")

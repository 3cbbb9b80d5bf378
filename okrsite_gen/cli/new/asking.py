"""What every kind of `okrsite new` shares: asking on a terminal, and writing the file."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime, timezone
from functools import wraps
from pathlib import Path
from typing import ParamSpec

import click

from okrsite_gen.cli.failure import StoppedAsking
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.pipeline.new.draft import Draft, put
from okrsite_gen.pipeline.new.standing import Standing, standing
from okrsite_gen.pipeline.request import Request

P = ParamSpec("P")
STOPS = frozenset({"q", "quit"})
"""Answers of somebody who would rather not be asked any further."""
TEAMS = 10
"""How many teams a question lists."""


def writes(kind: Callable[P, Draft | tuple[Draft, ...]]) -> Callable[P, int]:
    """Make a command of a function that returns what is to be written; adds `--print`."""

    @click.option(
        "--print",
        "printing",
        is_flag=True,
        default=False,
        help="Print the file instead of writing it.",
    )
    @wraps(kind)
    def command(*arguments: P.args, **chosen: P.kwargs) -> int:
        printing = chosen.pop("printing")
        root: Path = click.get_current_context().obj
        try:
            made = kind(*arguments, **chosen)
        except (click.Abort, KeyboardInterrupt) as end:
            raise StoppedAsking from end
        drafts = made if isinstance(made, tuple) else (made,)
        for draft in drafts:
            if printing:
                if len(drafts) > 1:
                    click.echo(f"{draft.path}:", err=True)
                click.echo(draft.text, nl=False)
                continue
            put(root.resolve(), draft)
            click.echo(f"{click.style('Wrote', fg='green', bold=True)} {near(root.resolve() / draft.path)}.")
            if draft.advice:
                click.echo(draft.advice)
        return 0

    return command


def here() -> Standing:
    """Read the project folder of the command that runs."""
    root: Path = click.get_current_context().obj
    return standing(Request(root.resolve(), datetime.now(timezone.utc)))


def wanted(said: str, name: str, question: str) -> str:
    """Return what was said on the command line, or the answer of whoever sits at the terminal.

    Raises a usage error that tells `name`, the argument or option, where nobody can be asked.
    """
    if said.strip():
        return said.strip()
    if not can_ask():
        word = "option" if name.startswith("-") else "argument"
        raise click.UsageError(f"Missing {word} {name}.", click.get_current_context())
    answer: str = click.prompt(question, err=True)
    return answer.strip()


def wanted_team(standing: Standing, said: str) -> str:
    """Return the team that was said on the command line, or that somebody at the terminal names.

    There it is asked for until it is one of the project's. Raises `OkrsiteError` where the one said is none.
    """
    if said.strip() or not can_ask():
        said = wanted(said, "TEAM", "Team")
        standing.team(said)
        return said
    teams = [team.id for team in standing.org.teams.values() if not team.closed]
    listed = ", ".join((*teams[:TEAMS], *("…" for _ in teams[TEAMS : TEAMS + 1])))
    question = f"Team ({listed})" if len(teams) > 1 else "Team"
    while True:
        answer: str = click.prompt(question, default=teams[0] if len(teams) == 1 else None, err=True)
        try:
            standing.team(answer.strip())
        except OkrsiteError as refused:
            say_refused(refused)
        else:
            return answer.strip()


def say_refused(refused: OkrsiteError) -> None:
    """Say why an answer cannot be taken, before it is asked for again."""
    click.echo(f"{refused.message} {refused.hint}".strip(), err=True)


def optional(question: str) -> str:
    """Return an answer that may be empty; only for where `can_ask` holds."""
    answer: str = click.prompt(question, default="", show_default=False, err=True)
    return answer.strip()


def or_stop(question: str) -> str:
    """Return an answer like `optional`; `q` ends the questions, like Ctrl-C."""
    answer = optional(question)
    if answer.lower() in STOPS:
        raise click.Abort
    return answer


def fitting(question: str, refuses: Callable[[str], str], indent: str, read: Callable[[str], str] = optional) -> str:
    """Ask until the answer is one that `refuses` has no complaint about; an empty one always is."""
    while complaint := refuses(answer := read(f"{indent}{question}")):
        click.echo(f"{indent}{complaint}", err=True)
    return answer


def can_ask() -> bool:
    """Whether somebody sits at a terminal and sees the question."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()


def near(path: Path) -> str:
    """Return a path as it is called from the current folder, where it lies below that."""
    here_now = Path.cwd()
    return str(path.relative_to(here_now)) if path.is_relative_to(here_now) else str(path)

"""Showing a check-in as it will be, and writing it when somebody agrees."""

from __future__ import annotations

from pathlib import Path

import click

from okrsite_gen.cli.check_in.beginning import another_day
from okrsite_gen.cli.check_in.walk import EnoughSaid, agreed
from okrsite_gen.cli.failure import StoppedAsking
from okrsite_gen.cli.new.asking import near
from okrsite_gen.pipeline.new.draft import Draft, is_put
from okrsite_gen.pipeline.new.told import Occasion, Told, check_in_of, next_steps

_KEPT = (
    "Somebody wrote a file of that name meanwhile. What you said is kept: choose another day, or copy it from above."
)


def end(occasion: Occasion, told: Told, *, finished: bool) -> int:
    """Show what was said as a file, and write it if somebody agrees.

    Whoever stops, here or before it is `finished`, is asked whether to keep what is said so far; only to stop there too
    loses it. Where a colleague's file has taken the day meanwhile, another day is asked for. Raises `StoppedAsking`
    where nothing is written after all.
    """
    draft = None if told.says_nothing else check_in_of(occasion, told)
    if draft is None:
        if not finished:
            raise StoppedAsking
        click.echo("You said nothing that a check-in could tell, so nothing was written.", err=True)
        return 0
    _show(occasion, draft)
    try:
        if not _wanted(finished=finished):
            click.echo("Nothing was written.", err=True)
            return 0
        while not is_put(_root(occasion), draft):
            click.echo(_KEPT, err=True)
            occasion = another_day(occasion)
            draft = check_in_of(occasion, told) or draft
            _show(occasion, draft)
    except (click.Abort, KeyboardInterrupt, EnoughSaid) as stopped:
        raise StoppedAsking from stopped
    file = near(_root(occasion) / draft.path)
    click.echo(f"{click.style('Wrote', fg='green', bold=True)} {file}.")
    for line in next_steps(occasion, file):
        click.echo(line)
    return 0


def _root(occasion: Occasion) -> Path:
    return occasion.here.project.request.root


def _show(occasion: Occasion, draft: Draft) -> None:
    file = near(_root(occasion) / draft.path)
    click.echo(f"\n{click.style(file, bold=True)}\n{draft.text}", err=True)


def _wanted(*, finished: bool) -> bool:
    """Ask whether to write it; raises what ends the questions only where somebody ends the second one too."""
    if finished:
        try:
            return agreed("Write it?", default=True)
        except (click.Abort, KeyboardInterrupt, EnoughSaid):
            click.echo("", err=True)
    return agreed("You stopped early. Write what you have said so far?", default=True)

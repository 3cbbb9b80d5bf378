"""Showing a check-in as it will be, and writing it when somebody agrees."""

from __future__ import annotations

import click

from okrsite_gen.cli.check_in.walk import EnoughSaid, agreed
from okrsite_gen.cli.failure import StoppedAsking
from okrsite_gen.cli.new.asking import near
from okrsite_gen.pipeline.new.draft import put
from okrsite_gen.pipeline.new.told import Occasion, Told, check_in_of, next_steps


def end(occasion: Occasion, told: Told, *, finished: bool) -> int:
    """Show what was said as a file, and write it if somebody agrees, which only whoever `finished` is expected to.

    Raises `StoppedAsking` where nothing is written after all.
    """
    draft = None if told.says_nothing else check_in_of(occasion, told)
    if draft is None:
        if not finished:
            raise StoppedAsking
        click.echo("You said nothing that a check-in could tell, so nothing was written.", err=True)
        return 0
    root = occasion.here.project.request.root
    file = near(root / draft.path)
    click.echo(f"\n{click.style(file, bold=True)}\n{draft.text}", err=True)
    question = "Write it?" if finished else "You stopped early. Write what you have said so far?"
    try:
        wanted = agreed(question, default=finished)
    except (click.Abort, KeyboardInterrupt, EnoughSaid) as stopped:
        raise StoppedAsking from stopped
    if not wanted:
        click.echo("Nothing was written.", err=True)
        return 0
    put(root, draft)
    click.echo(f"{click.style('Wrote', fg='green', bold=True)} {file}.")
    for line in next_steps(occasion, file):
        click.echo(line)
    return 0

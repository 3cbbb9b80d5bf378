"""What to say when the work could not be done at all."""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from pathlib import Path

import click

from okrsite_gen import __version__
from okrsite_gen.errors import OkrsiteError

DEBUG = "OKRSITE_DEBUG"


class StoppedAsking(click.Abort):
    """Somebody would rather not answer; nothing is written yet."""


class StoppedWriting(click.Abort):
    """Somebody stopped a command that had begun to write."""


def complain(error: OkrsiteError) -> None:
    """Say what stopped the work and what to do about it."""
    click.echo(f"{click.style('Error:', fg='red', bold=True)} {error.message}", err=True)
    if error.hint:
        click.echo(error.hint, err=True)
    if os.environ.get(DEBUG):
        click.echo("".join(traceback.format_exception(error)), err=True)


def apologise(error: BaseException) -> None:
    """Say that okrsite itself is at fault, and where the details for a report stand."""
    told = "".join(traceback.format_exception(error))
    said = str(error).strip().rsplit("\n", 1)[-1]
    click.echo(
        f"\nSorry: okrsite has met a mistake of its own ({type(error).__name__}: {said}).\n"
        "Your content is not to blame, and what was published before stands as it was.",
        err=True,
    )
    if os.environ.get(DEBUG):
        click.echo(told, err=True)
        return
    file = _write(f"okrsite {__version__}\n{told}")
    where = f"the file {file}" if file else f"what it prints when you set {DEBUG}=1"
    click.echo(f"Please report it to the people who maintain okrsite, with {where}.", err=True)


def stop_talking() -> None:
    """Send what is still to be printed nowhere, quietly: nobody reads it any more (`okrsite check | head`)."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _write(text: str) -> Path | None:
    try:
        handle, name = tempfile.mkstemp(prefix="okrsite-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(text)
    except OSError:
        return None
    return Path(name)

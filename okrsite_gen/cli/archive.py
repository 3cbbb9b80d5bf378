"""`okrsite archive`: hold fast what was published of a closed cycle."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from okrsite_gen.cli.options import as_of_option, reading
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.pipeline.archive import Freezing, archive, write_archive
from okrsite_gen.pipeline.progress import silent


@click.command(
    "archive",
    short_help="Hold fast the words and figures of a closed cycle.",
    help="Hold fast the words and figures of CYCLE, which has to be over, in a file beside that of the cycle.\n\n"
    "From then on the site shows what the archive says: neither a later edit nor another rule, threshold or version "
    "of okrsite changes it. Without --write it only tells what would be archived.",
)
@click.argument("cycle", metavar="CYCLE")
@click.option("--write", "writing", is_flag=True, default=False, help="Write the archive.")
@click.option(
    "--again",
    is_flag=True,
    default=False,
    help="With --write: replace an archive that says something else, which changes what was published.",
)
@as_of_option
@click.pass_obj
def command(root: Path, *, cycle: str, writing: bool, again: bool, as_of: date | None) -> int:
    """Tell what would be archived, or write it."""
    if again and not writing:
        raise OkrsiteError("--again says nothing without --write.", "Write both, or neither.")
    request = reading(root, as_of=as_of)
    freezing = archive(request, cycle, silent)
    for line in _told(freezing):
        click.echo(line)
    if not writing:
        click.echo(f"Nothing was written. Do it: okrsite archive {freezing.cycle.id} --write")
        return 0
    written = write_archive(request.root, freezing, again=again)
    for path in written:
        click.echo(f"{click.style('Wrote', fg='green', bold=True)} {path}.")
    click.echo("Commit it like any other file." if written else "The archive says all that already.")
    return 0


def _told(freezing: Freezing) -> Iterator[str]:
    totals = freezing.totals
    yield (
        f"{freezing.cycle.name}: {_counted(freezing.objectives, 'objective')}, "
        f"{_counted(freezing.key_results, 'key result')}, the words of {_counted(freezing.texts, 'file')}."
    )
    if totals.mean_score is not None:
        yield f"Mean score {totals.mean_score:.2f} over {_counted(totals.scored, 'graded objective')}."
    if waiting := freezing.not_graded:
        listed = ", ".join(waiting[:5]) + (" …" if len(waiting) > 5 else "")
        yield f"{_counted(len(waiting), 'objective')} not graded, with scores that would stay provisional: {listed}."
    for path, data in freezing.files.items():
        yield f"{path}: {max(1, round(len(data) / 1024))} kB"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"

"""`okrsite import`: bring in what another tool exported, or a table."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from okrsite_gen.cli.failure import StoppedAsking, StoppedWriting
from okrsite_gen.cli.imported import as_json, told
from okrsite_gen.cli.options import day_option, given, reading
from okrsite_gen.cli.summary import many
from okrsite_gen.pipeline.moving.move import Import, Moving, move, propose, write_import


@click.command(
    "import",
    short_help="Bring in what another tool exported, or a table.",
    help="Make content files of what another tool exported: FILE may be a table (CSV, XLSX), an archive, a text, or a "
    "folder of such files.\n\n"
    "Without --write it only tells what it read, what it had to guess, what it did not understand, and which files it "
    "would write. Files that somebody edited are never changed, and a second run over the same export changes nothing.",
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--into",
    metavar="DIR",
    default="content",
    show_default=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="The content folder that gets the files.",
)
@click.option("--write", "writing", is_flag=True, default=False, help="Write the files.")
@click.option(
    "--format",
    "form",
    metavar="NAME",
    default="",
    callback=given,
    help="What the files are, if that is not seen: `viva-csv`, `betterworks` …; any other name lists all.",
)
@click.option(
    "--mapping",
    metavar="FILE",
    default="",
    callback=given,
    help="A file that says what the columns of the table mean.",
)
@click.option(
    "--propose",
    "proposing",
    is_flag=True,
    default=False,
    help="Print such a file, made of the names of the columns, and do nothing else.",
)
@click.option("--team", metavar="TEAM", default="", callback=given, help="The team of whatever names none.")
@click.option("--cycle", metavar="CYCLE", default="", callback=given, help="The cycle of whatever names none.")
@click.option(
    "--with-confidential",
    "confidential",
    is_flag=True,
    default=False,
    help="Bring confidential issues and internal comments too; else they are left out and told.",
)
@day_option("--day", "The day of every status that has none (2026-11-20): a check-in is made of them, not notes.")
@click.option("--all", "every", is_flag=True, default=False, help="Tell every guess and every file.")
@click.option("--json", "machine", is_flag=True, default=False, help="Tell everything as JSON.")
@click.pass_obj
def command(
    root: Path,
    *,
    files: tuple[Path, ...],
    into: Path,
    writing: bool,
    form: str,
    mapping: str,
    proposing: bool,
    team: str,
    cycle: str,
    confidential: bool,
    day: date | None,
    every: bool,
    machine: bool,
) -> int:
    """Tell what an import would do, or do it."""
    request = reading(root)
    wanted = Moving(
        files, request.root / into, form, Path(mapping) if mapping else None, team, cycle, day, confidential
    )
    if proposing:
        click.echo(propose(request, wanted), nl=False)
        return 0
    try:
        found = move(request, wanted)
    except KeyboardInterrupt as stop:
        raise StoppedAsking from stop
    try:
        written = write_import(found) if writing else None
    except KeyboardInterrupt as stop:
        raise StoppedWriting from stop
    if machine:
        click.echo(as_json(found, written))
    else:
        for line in (*told(found, every=every), *_ending(found, written, into)):
            click.echo(line)
    return 0 if found.objectives else 1


def _ending(found: Import, written: tuple[str, ...] | None, into: Path) -> Iterator[str]:
    """Yield what was written, or how to write it."""
    yield ""
    if not found.is_read:
        yield f"{into} is none of the `content:` folders of this project, so nothing there would be on the site."
    if written is None and found.to_write:
        again = shlex.join(["okrsite", *sys.argv[1:]])
        yield f"Nothing was written. Do it: {again} --write"
    elif written:
        yield f"{click.style('Wrote', fg='green', bold=True)} {many(len(written), 'file')} below {into}."
        yield "Look at them, then commit them together with _imported.json. `okrsite check` tells what to mend."
    elif not found.outcomes:
        yield "Nothing is to be written: nothing was found that okrsite knows as an objective or a key result."
    else:
        yield "Nothing is to be written: everything stands there already, or was edited since."

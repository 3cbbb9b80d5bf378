"""`okrsite migrate`: what an upgrade of okrsite asks of a project."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from okrsite_gen.cli.diffs import diff
from okrsite_gen.cli.options import Manner, reading
from okrsite_gen.cli.screen import Screen
from okrsite_gen.cli.spans import Line, harmless, plain
from okrsite_gen.cli.summary import many
from okrsite_gen.pipeline.report import CLEAN

if TYPE_CHECKING:
    from okrsite_gen.pipeline.migrating.migrate import Migration


@click.command(
    "migrate",
    short_help="Bring a project up to date after an upgrade of okrsite.",
    help="Show what an upgrade of okrsite asks of a project: names that have successors, the version of the format, "
    "and workflows as `okrsite init` writes them now. Nothing is written without --write; `git apply` takes what is "
    "shown too. Comments and all else stay as they are, and what it has done once it does not do again.\n\n"
    "Workflows that somebody edited are never changed: what is new in those of okrsite is shown, to be taken over by "
    "hand.\n\n"
    "Ends with 0, or with 2 when the configuration is wrong.",
)
@click.option("--write", is_flag=True, default=False, help="Write what is shown otherwise.")
@click.pass_obj
def command(root: Path, *, write: bool) -> int:
    """Look through the project, and show or write what changes."""
    from okrsite_gen.pipeline.changes import write as write_changes
    from okrsite_gen.pipeline.configure import configure
    from okrsite_gen.pipeline.migrating.migrate import migrate

    screen = Screen(root, Manner())
    with screen.working() as progress:
        project = configure(reading(root))
        if project.failed:
            screen.show(project.failure)
            return project.failure.exit_code
        found = migrate(project, progress)
        if write:
            write_changes(project.request.root, found.changes)
    told = tuple(_told(found, screen.above, written=write))
    if write:
        screen.say(*told)
    else:  # standard output is for whoever applies it
        screen.show_diff(found.changes)
        click.echo("\n".join(map(plain, told)), err=True)
    return CLEAN


def _told(found: Migration, above: str, *, written: bool) -> Iterator[Line]:
    """Yield what happens in which file, what is left to people, and how much there is."""
    for step in found.steps:
        file = harmless(str(PurePosixPath(above, step.change.file)))
        done = "Wrote " if written else "Would write "
        yield ((done, "bold"), (f"{file}: {'; '.join(step.told)}.", ""))
    for file in found.left:
        where = harmless(str(PurePosixPath(above, file)))
        yield ((f"{where} uses old names in a way that nobody can change for certain. Change them by hand.", "yellow"),)
    for each in found.edited:
        yield from _edited(each.news.file, "".join(diff((each.news,))), above)
    count = len(found.steps)
    if not count:
        yield (("Nothing to migrate.", "bold green"),)
    elif written:
        yield ((f"{many(count, 'file')} written.", "bold green"), (" Look at the changes before you publish them.", ""))
    else:
        yield ((f"{many(count, 'file')} would be written", "bold"), (", and okrsite migrate --write does it.", ""))


def _edited(file: str, news: str, above: str) -> Iterator[Line]:
    where = harmless(str(PurePosixPath(above, file)))
    yield (
        (f"{where} was edited since okrsite wrote it, so it stays as it is. ", "yellow"),
        ("This is new in what okrsite writes; take over by hand what you want of it:", ""),
    )
    yield from (((f"    {harmless(line)}", ""),) for line in news.splitlines())

"""`okrsite fmt`: content files in the canonical form of the format."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from okrsite_gen.cli.frames import frames
from okrsite_gen.cli.options import Manner, reading
from okrsite_gen.cli.screen import Screen
from okrsite_gen.cli.spans import Line, harmless, plain
from okrsite_gen.cli.summary import many
from okrsite_gen.pipeline.report import CLEAN, CONTENT_PROBLEMS

if TYPE_CHECKING:
    from okrsite_gen.pipeline.format import Formatting


@click.command(
    "fmt",
    short_help="Put the front matter of content files into one form.",
    help="Bring the front matter of content files into one form: fields in the order of the format, quotes only where "
    "they are needed, no spaces at the ends of lines. What a file says, its comments and the text below stay as they "
    "are. PATHS are files or folders, all content if none is named.\n\n"
    "Ends with 0 when all is well, 1 when a file has errors and was left as it is or, with --check, when a file would "
    "change, 2 when the configuration or the command is wrong.",
)
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option("--check", is_flag=True, default=False, help="Write nothing; name the files that would change.")
@click.option("--diff", is_flag=True, default=False, help="Write nothing; show what would change, line by line.")
@click.pass_obj
def command(root: Path, *, paths: tuple[str, ...], check: bool, diff: bool) -> int:
    """Format the files and say which."""
    from okrsite_gen.pipeline.changes import write
    from okrsite_gen.pipeline.configure import configure
    from okrsite_gen.pipeline.format import format_content

    screen = Screen(root, Manner())
    with screen.working() as progress:
        project = configure(reading(root))
        if project.failed:
            screen.show(project.failure)
            return project.failure.exit_code
        found = format_content(project, paths, progress)
        if not (check or diff):
            write(project.request.root, found.changes)
    told = tuple(_told(found, screen.above, dry=check or diff, named=check or not diff))
    if diff:  # standard output is for whoever applies it
        screen.show_diff(found.changes)
        click.echo("\n".join(map(plain, told)), err=True)
    else:
        screen.say(*told)
    return CONTENT_PROBLEMS if found.failed or (check and found.changes) else CLEAN


def _told(found: Formatting, above: str, *, dry: bool, named: bool) -> Iterator[Line]:
    """Yield what happened to which files, or would happen."""
    yield from frames(found.obstacles, above)
    if found.obstacles:
        yield ()
    for path in found.foreign:
        yield ((f"{path} holds no content file with front matter, so nothing in it is formatted.", "yellow"),)
    for change in found.changes if named else ():
        file = harmless(str(PurePosixPath(above, change.file)))
        yield (("Would format " if dry else "Formatted ", "bold"), (file, ""))
    yield (*_counted(found, dry=dry),)


def _counted(found: Formatting, *, dry: bool) -> Line:
    changed = len(found.changes)
    left = f"; {many(found.left, 'file')} left as {'it is' if found.left == 1 else 'they are'}" if found.left else ""
    if not found.files and not found.left:
        return (("No content files", "bold"), (" to format.", ""))
    if not changed:
        where = f" in {many(found.files, 'file')}{left}."
        return (("Nothing to format", "bold" if left else "bold green"), (where, ""))
    done = f"{many(changed, 'file')} {'would be formatted' if dry else 'formatted'}"
    advice = ", and okrsite fmt does it" if dry else ""
    rest = max(found.files - changed - found.left, 0)
    as_meant = f"{many(rest, 'file')} as {'it' if rest == 1 else 'they'} should be"
    return ((done, "bold"), (f"{advice}; {as_meant}{left}.", ""))

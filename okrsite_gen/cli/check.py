"""`okrsite check`: all findings, no output."""

from __future__ import annotations

import shlex
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from okrsite_gen.cli.mended import left, mendable, offered, told, total
from okrsite_gen.cli.options import Manner, shared_options
from okrsite_gen.cli.pull_request import new_since_option, newly_found, suggestions_option
from okrsite_gen.cli.screen import Screen
from okrsite_gen.cli.spans import Line
from okrsite_gen.cli.summary import many
from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.pipeline.ahead import reading_ahead
from okrsite_gen.pipeline.progress import Progress, silent
from okrsite_gen.pipeline.report import Report
from okrsite_gen.pipeline.request import Request

if TYPE_CHECKING:
    from okrsite_gen.pipeline.mend import MendedFile


def _begin(screen: Screen, report: Report, root: Path, file: str, *, aside: bool) -> int:
    """Write what is found now into a file, and say so, `aside` of what programs read. Errors stay what they are."""
    from okrsite_gen.pipeline.baseline import write_baseline

    errors = tuple(each for each in report.findings if each.severity is Severity.ERROR)
    count = write_baseline(root / file, (each for each in report.findings if each.severity is not Severity.ERROR))
    if errors or aside:
        screen.show(report.with_new(errors))
    click.echo(
        f"{many(count, 'finding')} written to {file}. From now on: okrsite check --baseline {shlex.quote(file)}",
        err=aside,
    )
    return report.exit_code


def _new(report: Report, baseline: Path) -> Report:
    """Return a report without what a baseline holds."""
    from okrsite_gen.pipeline.baseline import beyond, read_baseline

    return report.with_new(beyond(report.findings, read_baseline(baseline)))


def _mend(
    reading: Request,
    select: frozenset[str],
    ignore: frozenset[str],
    progress: Progress,
    only: Collection[str] | None = None,
) -> tuple[MendedFile, ...]:
    """Return what can be mended for certain, in some files `only` if they are given."""
    from okrsite_gen.pipeline.mend import mend  # loads all that reads content

    return mend(reading, select, ignore, progress, only)


def _write(root: Path, mended: Iterable[MendedFile]) -> None:
    """Write what was mended."""
    from okrsite_gen.pipeline.changes import write

    write(root, (each.change for each in mended))


def _offered(report: Report, reading: Request, select: frozenset[str], ignore: frozenset[str]) -> Iterator[Line]:
    """Yield a line on what `--fix` could mend, if there is anything."""
    if files := mendable(report):
        yield from offered(report, _mend(reading, select, ignore, silent, files))


def _can_show_diff(manner: Manner, *, diff: bool, fix: bool) -> None:
    """Raise `click.UsageError` where a diff is wanted and other options leave none to show."""
    if diff and not fix:
        raise click.UsageError("--diff shows what --fix would change: write --fix --diff.")
    if diff and manner.format != "text":
        raise click.UsageError(f"--diff prints a diff, and not --format {manner.format}: leave one of them out.")


def _show(screen: Screen, mended: tuple[MendedFile, ...], report: Report) -> int:
    """Show what would be mended, and on standard error how much that is."""
    if report.configuration_failed:
        screen.show(report)
    screen.show_diff(each.change for each in mended)
    click.echo(f"{total(mended)} would be mended." if mended else "Nothing would be mended.", err=True)
    return report.exit_code


def _checked(reading: Request, progress: Progress) -> Report:
    """Check a project, whose files are read while the program is loaded."""
    with reading_ahead(reading) as ahead:
        from okrsite_gen.pipeline.check import check

        return check(reading, progress, ahead)


def meant(written: str) -> frozenset[str]:
    """Return the codes that an option names."""
    words = tuple(word for word in written.split(",") if word.strip())
    if not words:
        return frozenset()
    from okrsite_gen.pipeline.explain import meant as codes_of  # loads all rules

    return codes_of(words)


@click.command(
    "check",
    short_help="Look for problems in the content and write nothing.",
    help="Look for problems in all of the content, whoever may see it, and write nothing unless --fix is given.\n\n"
    "Ends with 0 when there are no errors, 1 when there are errors in the content, 2 when the configuration or the "
    "command is wrong.",
)
@click.option(
    "--select",
    metavar="CODES",
    default="",
    callback=lambda _context, _option, written: meant(written),
    help="Report only these: codes (MEA001), names (placeholder) or families (MEA), with commas between them.",
)
@click.option(
    "--ignore",
    metavar="CODES",
    default="",
    callback=lambda _context, _option, written: meant(written),
    help="Report everything but these.",
)
@click.option(
    "--all",
    "every",
    is_flag=True,
    default=False,
    help="Show each finding with its line, however many there are, instead of a list that fits a screen.",
)
@click.option(
    "--baseline",
    metavar="FILE",
    default="",
    help="Report only what is not in this file, which --write-baseline wrote when you began.",
)
@click.option(
    "--write-baseline",
    metavar="FILE",
    default="",
    help="Write all findings but errors into this file, to be left out from now on with --baseline.",
)
@new_since_option
@suggestions_option
@click.option(
    "--fix",
    is_flag=True,
    default=False,
    help="Mend what is certain, such as missing quotes and slips in the names of fields, then check what is left.",
)
@click.option("--diff", is_flag=True, default=False, help="With --fix: write nothing; show what would change.")
@shared_options
def command(
    root: Path,
    *,
    reading: Request,
    manner: Manner,
    select: frozenset[str],
    ignore: frozenset[str],
    every: bool,
    baseline: str,
    write_baseline: str,
    new_since: str,
    suggestions: str,
    fix: bool,
    diff: bool,
) -> int:
    """Check the project and print what was found."""
    _can_show_diff(manner, diff=diff, fix=fix)
    screen = Screen(root, manner)  # first, since the time that it tells counts from here
    with screen.working() as progress:
        mended = _mend(reading, select, ignore, progress) if fix else ()
        _write(reading.root, () if diff else mended)
        report = replace(_checked(reading, progress), mended={each.change.file: each.count for each in mended})
        report = newly_found(report, reading, new_since, suggestions, screen.above, progress)
    if diff:
        return _show(screen, mended, report)
    if manner.format == "text":
        screen.say(*told(mended, screen.above))
    if report.configuration_failed:
        screen.show(report)
        return report.exit_code
    report = report.chosen(select, ignore)
    if write_baseline:
        return _begin(screen, report, root, write_baseline, aside=manner.format != "text")
    if baseline:
        report = _new(report, root / baseline)
    screen.show(report, whole=every or bool(select))
    if manner.format == "text" and not manner.quiet:
        screen.say(*(left(report) if fix else _offered(report, reading, select, ignore)))
    return report.exit_code

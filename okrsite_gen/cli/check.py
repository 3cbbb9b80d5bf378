"""`okrsite check`: all findings, no output."""

from __future__ import annotations

from pathlib import Path

import click

from okrsite_gen.cli.options import Manner, shared_options
from okrsite_gen.cli.screen import Screen
from okrsite_gen.pipeline.request import Request


@click.command(
    "check",
    short_help="Look for problems in the content and write nothing.",
    help="Look for problems in all of the content, whoever may see it, and write nothing.\n\n"
    "Ends with 0 when there are no errors, 1 when there are errors in the content, 2 when the configuration or the "
    "command is wrong.",
)
@shared_options
def command(root: Path, *, reading: Request, manner: Manner) -> int:
    """Check the project and print what was found."""
    screen = Screen(root, manner)  # first, since the time that it tells counts from here
    from okrsite_gen.pipeline.check import check

    with screen.working() as progress:
        report = check(reading, progress)
    screen.show(report)
    return report.exit_code

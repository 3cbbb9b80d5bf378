"""`okrsite digest`: a week, or who owes a check-in, for a mail or a chat."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from okrsite_gen.cli.days import FIRST, LAST
from okrsite_gen.cli.options import as_of_option, given, reading
from okrsite_gen.pipeline.progress import silent

FORMS = ("markdown", "text", "slack", "teams")
WORDS = ("this", "last")


def _week(context: click.Context, option: click.Parameter, written: str) -> date | str:
    """Return the Monday of a week such as `2026-W47`, or one of the words. Raises a usage error for anything else."""
    if not given(context, option, written) or written in WORDS:
        return written
    try:
        year, sign, number = written.upper().partition("-W")
        monday = date.fromisocalendar(int(year), int(number), 1) if sign else None
    except ValueError:
        monday = None
    if monday is None or not FIRST <= monday <= LAST:
        raise click.BadParameter(f"{written!r} is no week; write it as 2026-W47, or `this` or `last`.", context, option)
    return monday


@click.command(
    "digest",
    short_help="Tell a week, or who owes a check-in, for a mail or a chat.",
    help="Tell what happened in a week: what moved, new trouble and recoveries, what went well, what is asked of "
    "others. With --due, who owes a check-in, with the form to write it in.\n\n"
    "The digest is printed, or written with --output. Nothing is sent: that is for whoever runs this, such as a "
    "scheduled job.",
)
@click.option(
    "--week",
    metavar="WEEK",
    default="",
    show_default="the running week from its Friday on, else the last one",
    callback=_week,
    help="The week to tell of: 2026-W47, `this` or `last`.",
)
@click.option("--team", metavar="TEAM", default="", help="Only what concerns this team, and the teams below it.")
@click.option("--due", is_flag=True, default=False, help="Tell who owes a check-in today, instead of a week.")
@click.option(
    "--format",
    "form",
    default="markdown",
    show_default=True,
    type=click.Choice(FORMS),
    help="`slack` and `teams` are what a webhook there takes, as JSON.",
)
@click.option("--output", metavar="FILE", default="", help="Write into this file instead of printing.")
@click.option(
    "--audience",
    metavar="NAME",
    default="",
    help="Tell what this audience may see; default_audience of okrsite.yml otherwise.",
)
@click.option(
    "--base-url", metavar="URL", default="", help="Where the website lives; site.url of okrsite.yml otherwise."
)
@as_of_option
@click.pass_obj
def command(
    root: Path,
    *,
    week: date | str,
    team: str,
    due: bool,
    form: str,
    output: str,
    audience: str,
    base_url: str,
    as_of: date | None,
) -> int:
    """Print or write a digest."""
    from okrsite_gen.pipeline.digest import DigestRequest, digest

    if due and week:
        raise click.UsageError("--due tells of today, so it takes no --week; --as-of chooses another day.")
    request = DigestRequest(
        reading=reading(root, as_of=as_of),
        form=form,
        week=week,
        team=team,
        due=due,
        audience=audience,
        base_url=base_url,
        output=output,
    )
    text = digest(request, silent)
    if output:
        click.echo(f"{click.style('Wrote', fg='green', bold=True)} {output}")
    else:
        sys.stdout.write(text)
    return 0

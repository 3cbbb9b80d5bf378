"""What all forms of an export have in common: their options, and what is said at the end."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any

import click

from okrsite_gen.cli.options import as_of_option, given, reading
from okrsite_gen.pipeline.export.request import Exported, ExportRequest

_SHARED = (
    click.argument("file", metavar="[FILE]", default=""),
    click.option("-o", "--output", metavar="FILE", default="", callback=given, help="The same as FILE."),
    click.option(
        "--audience",
        metavar="NAME",
        default="",
        help="Hold what this audience may see; default_audience of okrsite.yml otherwise.",
    ),
    click.option("--drafts", is_flag=True, default=False, help="Hold objectives that are still drafts too."),
    click.option(
        "--base-url", metavar="URL", default="", help="Where the website lives; site.url of okrsite.yml otherwise."
    ),
    as_of_option,
)


def export_options(command: Callable[..., int]) -> Callable[..., int]:
    """Add the options of every form. The command gets the request that they make as `wanted`, and its own options."""

    @click.pass_obj
    @wraps(command)
    def with_request(
        root: Path,
        /,
        *,
        file: str,
        output: str,
        audience: str,
        drafts: bool,
        base_url: str,
        as_of: date | None,
        team: str = "",
        cycle: str = "",
        **own: Any,  # noqa: ANN401 - click converts each as its option says
    ) -> int:
        if file and output and file != output:
            raise click.UsageError("FILE and --output name two files; write one of them.")
        wanted = ExportRequest(
            reading=reading(root, as_of=as_of),
            output=file or output,
            audience=audience,
            drafts=drafts,
            base_url=base_url,
            team=team,
            cycle=cycle,
        )
        return command(wanted, **own)

    for option in reversed(_SHARED):
        with_request = option(with_request)
    return with_request


team_option = click.option(
    "--team", metavar="TEAM", default="", callback=given, help="Only what belongs to this team and those below it."
)
cycle_option = click.option(
    "--cycle", metavar="CYCLE", default="", callback=given, help="Only what belongs to this cycle, such as 2026-Q4."
)


def needed(wanted: ExportRequest, what: str) -> None:
    """Raise a usage error where no file was named, for what nobody reads in a terminal."""
    if not wanted.output:
        raise click.UsageError(f"Name the file to write: okrsite export {what}")


def tell(exported: Exported, what: str) -> int:
    """Print what was taken out, or say where it was written and how much there is; return the exit code."""
    if exported.files:
        parts = ", ".join(f"{count:,} {_counted(name, count)}" for name, count in exported.counts)
        where = what if len(exported.files) > 1 else exported.files[0]
        size = click.style(f"({in_words(exported.size)}{', ' if parts else ''}{parts})", dim=True)
        click.echo(f"{click.style('Wrote', fg='green', bold=True)} {where} {size}")
    else:
        sys.stdout.write(exported.text)
    tell_errors(exported.errors)
    return 0


def tell_errors(count: int) -> None:
    """Say on standard error that something is missing, where the content has errors."""
    if count:
        errors = "one error" if count == 1 else f"{count:,} errors"
        click.echo(f"The content has {errors}, and what they concern is missing. `okrsite check` says more.", err=True)


def _counted(name: str, count: int) -> str:
    return name.removesuffix("s") if count == 1 else name


def in_words(size: int) -> str:
    """Return a number of bytes as people say it: `3.4 MB`."""
    for unit in ("bytes", "kB", "MB"):
        if size < 1000:
            return f"{size:,.0f} {unit}" if unit == "bytes" else f"{size:,.1f} {unit}"
        size = size / 1000  # type: ignore[assignment]
    return f"{size:,.1f} GB"

"""Options that several commands share, each with its default spelled out."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timezone
from functools import wraps
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from okrsite_gen.cli.days import day_of
from okrsite_gen.pipeline.request import Request

FORMATS = ("text", "json", "github", "gitlab", "sarif", "junit")


@dataclass(frozen=True, slots=True)
class Manner:
    """How a command talks."""

    format: str = "text"
    """One of `FORMATS`."""
    quiet: bool = False
    summary: Path | None = None
    """A file that gets a summary in Markdown at its end, or None."""


def shared_options(command: Callable[..., int]) -> Callable[..., int]:
    """Add the options that every command which reads a project understands.

    The command gets them as `reading`, the request that they make, and `manner`; and the project folder as `root`.
    """

    @click.pass_obj
    @wraps(command)
    def with_request(root: Path, /, **chosen: Any) -> int:  # noqa: ANN401 - click converts each as its option says
        own = {name: value for name, value in chosen.items() if name not in _NAMES}
        shared = {name: value for name, value in chosen.items() if name in _NAMES}
        manner = Manner(shared.pop("style"), shared.pop("quiet"), shared.pop("summary"))
        return command(root, reading=reading(root, **shared), manner=manner, **own)

    for option in reversed(_SHARED):
        with_request = option(with_request)
    return with_request


def _file(_context: click.Context, _option: click.Parameter, written: str) -> Path | None:
    return Path(written) if written else None


def _day(context: click.Context, option: click.Parameter, written: str) -> date | None:
    if context.get_parameter_source(option.name or "") is ParameterSource.DEFAULT:
        return None  # an empty text is no day: a variable that should have held one was not set
    return day_of(context, option, written)


def is_left_empty(context: click.Context, option: click.Parameter, written: str) -> bool:
    """Return whether somebody wrote an empty text, such as a variable that was not set leaves."""
    return not written and context.get_parameter_source(option.name or "") is not ParameterSource.DEFAULT


def given(context: click.Context, option: click.Parameter, written: str) -> str:
    """Return what was written. Raises a usage error for an empty text."""
    if is_left_empty(context, option, written):
        raise click.BadParameter("this is empty; write a name, or leave it out.", context, option)
    return written


_NAMES = frozenset({"as_of", "strict", "no_cache", "jobs", "style", "summary", "quiet"})


def day_option(name: str, what: str) -> Callable[[Any], Any]:
    """Return an option that holds a day; None where none was chosen."""
    return click.option(name, metavar="DATE", default="", callback=_day, help=what)


as_of_option = day_option("--as-of", "Judge everything as of this day (2026-11-20) instead of today.")

no_cache_option = click.option(
    "--no-cache",
    is_flag=True,
    default=False,
    help="Read and draw everything anew, whatever former runs remember.",
)

jobs_option = click.option(
    "-j",
    "--jobs",
    metavar="N",
    default=0,
    show_default="one per processor",
    type=click.IntRange(0, 1024),
    help="How many processes may work at once. The result is the same for any number.",
)

_SHARED = (
    as_of_option,
    click.option(
        "--strict",
        is_flag=True,
        default=False,
        help="Count as errors what is only a warning otherwise: references that lead nowhere.",
    ),
    no_cache_option,
    jobs_option,
    click.option(
        "--format",
        "style",
        default="text",
        show_default=True,
        type=click.Choice(FORMATS),
        help="How findings are printed: for people, or for programs: JSON, GitHub, GitLab, SARIF, JUnit.",
    ),
    click.option(
        "--summary",
        metavar="FILE",
        default="",
        callback=_file,
        help="Add a summary in Markdown to the end of this file too, such as the job summary of GitHub Actions.",
    ),
    click.option(
        "-q",
        "--quiet",
        is_flag=True,
        default=False,
        help="Print errors and warnings, and nothing else.",
    ),
)


def reading(
    root: Path, *, as_of: date | None = None, strict: bool = False, no_cache: bool = False, jobs: int = 0
) -> Request:
    """Return a reading of a project at the present moment; 0 `jobs` are as many as there are processors."""
    return Request(
        root=root.resolve(),
        now=datetime.now(timezone.utc),
        as_of=as_of,
        strict=strict,
        jobs=jobs or _processors(),
        use_cache=not no_cache,
    )


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1

"""`okrsite build`: the website."""

from __future__ import annotations

import os
import sys
from contextlib import AbstractContextManager, ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click
from click.core import ParameterSource

from okrsite_gen.cli.options import Manner, given, shared_options
from okrsite_gen.cli.screen import Screen
from okrsite_gen.cli.spans import plain
from okrsite_gen.pipeline.ahead import Ahead, reading_ahead
from okrsite_gen.pipeline.request import BuildRequest, Readers, Request

if TYPE_CHECKING:
    from okrsite_gen.cli.timekeeper import Profile, Timekeeper
    from okrsite_gen.pipeline.progress import Progress
    from okrsite_gen.pipeline.report import BuildReport

ON_SCREEN = "-"
"""What stands for the terminal where a file could be named."""


def _readers(context: click.Context, option: click.Parameter, written: str) -> Readers:
    """Return who can open the site; an empty answer is an answer too, since asking may have failed."""
    if context.get_parameter_source(option.name or "") is ParameterSource.DEFAULT:
        return ""
    answers: dict[str, Readers] = {"true": "everyone", "false": "some"}
    return answers.get(written.strip().lower(), "unknown")


@click.command(
    "build",
    short_help="Make the website from the content.",
    help="Make the website from the content.\n\n"
    "An error in the content stops the build before anything is written, and what was published before stays whole. "
    "Only files that a former build wrote are ever removed from the output folder.",
)
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    default="site",
    show_default=True,
    type=click.Path(path_type=Path),
    help="The folder to write the website to.",
)
@click.option(
    "--base-url",
    metavar="URL",
    default="",
    help="Where the website will live (https://okrs.example.org/); site.url of okrsite.yml otherwise.",
)
@click.option(
    "--audience",
    metavar="NAME",
    default="",
    help="Show what this audience may see; default_audience of okrsite.yml otherwise.",
)
@click.option(
    "--pages-public",
    "readers",
    metavar="WORD",
    default="",
    callback=_readers,
    help="What the host answers when it is asked whether everybody can open the site: true or false; anything else "
    "counts as true. Refuses to build what everybody would see and may not.",
)
@click.option("--drafts", is_flag=True, default=False, help="Show objectives that are still drafts.")
@click.option(
    "--keep-going",
    is_flag=True,
    default=False,
    help="Publish all that is valid although there are errors, and list those on the quality page.",
)
@click.option(
    "--links",
    default="web",
    show_default=True,
    type=click.Choice(["web", "file"]),
    help="`file` makes a website that can be read from a folder, without a web server.",
)
@click.option(
    "--rev",
    "revision",
    metavar="REV",
    default="",
    callback=given,
    help="Build the site as it stood at this tag, branch or commit, seen from its day unless --as-of names another. "
    "Nothing is checked out, and your files stay as they are.",
)
@click.option(
    "--verify",
    "verifying",
    is_flag=True,
    default=False,
    help="Write nothing in the output: build everything once more from nothing, and compare it with the site that "
    "stands there. Ends with 1 where any byte differs.",
)
@click.option(
    "--profile",
    metavar="[=FILE]",
    is_flag=False,
    flag_value=ON_SCREEN,
    default="",
    help="Tell at the end where the time went: stages, kinds of pages, slowest pages and files. With a FILE, all of it "
    "goes there as JSON.",
)
@shared_options
def command(
    root: Path,
    *,
    reading: Request,
    manner: Manner,
    output: Path,
    base_url: str,
    audience: str,
    readers: Readers,
    drafts: bool,
    keep_going: bool,
    links: Literal["web", "file"],
    revision: str,
    verifying: bool,
    profile: str,
) -> int:
    """Build the site and print what was found and where it is."""
    screen = Screen(root, manner, links)  # first, since the time that it tells counts from here
    with ExitStack() as open_things:
        timekeeper = open_things.enter_context(_timekeeping()) if profile else None
        reading = replace(reading, stopwatch=timekeeper.stopwatch) if timekeeper else reading
        reading = replace(reading, use_cache=reading.use_cache and not verifying)
        ahead = open_things.enter_context(reading_ahead(reading))
        request = BuildRequest(
            reading=reading,
            output=root / output,
            audience=audience,
            readers=readers,
            drafts=drafts,
            keep_going=keep_going,
            base_url=base_url,
            links=links,
        )
        with screen.working() as progress:
            told = timekeeper.following(progress) if timekeeper else progress
            report = _made(request, told, ahead, revision, verifying=verifying)
        screen.show(report)
        if timekeeper:
            _tell(timekeeper.end(), profile, root)
    return report.exit_code


def _made(request: BuildRequest, progress: Progress, ahead: Ahead, revision: str, *, verifying: bool) -> BuildReport:
    """Build the site of now or of a revision, or hold the one that stands against it."""
    from okrsite_gen.pipeline.revision import at_revision
    from okrsite_gen.pipeline.start import build, commit_of

    request = replace(request, commit=commit_of(request.reading.root))
    with at_revision(request, revision, os.environ) as chosen:
        if verifying:
            from okrsite_gen.pipeline.verify import verify

            return verify(chosen, progress)
        return build(chosen, progress, ahead=ahead)


def _timekeeping() -> AbstractContextManager[Timekeeper]:
    from okrsite_gen.cli.timekeeper import timekeeping

    return timekeeping()


def _tell(profile: Profile, file: str, root: Path) -> None:
    """Print where the time went beside what others may read, or write it to a file."""
    from okrsite_gen.cli.profile import profile_json, profile_lines
    from okrsite_gen.pipeline.output import write_output

    if file == ON_SCREEN:
        sys.stderr.writelines(f"{plain(line)}\n" for line in profile_lines(profile))
    else:
        write_output(root, file, profile_json(profile) + "\n")

"""`okrsite check --new-since`: what a branch brings with it, and changes that its reviewer can accept."""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import click

from okrsite_gen import __version__
from okrsite_gen.cli.options import is_left_empty
from okrsite_gen.pipeline.progress import Progress
from okrsite_gen.pipeline.report import Report
from okrsite_gen.pipeline.request import Request

if TYPE_CHECKING:
    from okrsite_gen.pipeline.suggest import Suggestion, Suggestions

SHAPE = 1
"""Grows when a key of the file with suggestions changes its meaning or goes."""


def _revision(context: click.Context, option: click.Parameter, written: str) -> str:
    if is_left_empty(context, option, written):
        raise click.BadParameter("this names no revision; a variable that should have held one is empty.")
    return written


new_since_option = click.option(
    "--new-since",
    metavar="REV",
    default="",
    callback=_revision,
    help="Report only what is not found in this revision of git too, such as origin/main; errors included.",
)
suggestions_option = click.option(
    "--suggestions",
    metavar="FILE",
    default="",
    help="With --new-since: write what would mend the new findings into this file, as JSON for a review on GitHub.",
)


def newly_found(
    report: Report, reading: Request, since: str, suggestions: str, above: str, progress: Progress
) -> Report:
    """Return a report without what is found in the revision `since` too; all of it where that is empty.

    What would mend the rest is written into the file `suggestions`, if one is named; `above` is the path to the project
    from where its reader stands. Raises `OkrsiteError` where git does not know the revision.
    """
    if suggestions and not since:
        raise click.UsageError("--suggestions is about what is new: name a revision with --new-since.")
    if not since or report.configuration_failed:
        return report
    from okrsite_gen.pipeline.since import new_since

    new = new_since(report, reading, since, progress)
    if suggestions:
        from okrsite_gen.pipeline.output import write_output
        from okrsite_gen.pipeline.suggest import suggest

        made = suggest(reading, since, new.findings, progress)
        write_output(reading.root, suggestions, as_suggestions(made, above) + "\n")
    return new


def as_suggestions(suggestions: Suggestions, above: str = "") -> str:
    """Return suggestions as one JSON object."""
    plain = {
        "shape": SHAPE,
        "okrsite": __version__,
        "commit": suggestions.commit,
        "suggestions": [_plain(each, above) for each in suggestions.made],
        "elsewhere": suggestions.elsewhere,
    }
    return json.dumps(plain, ensure_ascii=True, indent=2)


def _plain(suggestion: Suggestion, above: str) -> dict[str, object]:
    return {
        "path": str(PurePosixPath(above, suggestion.file)),
        "first": suggestion.first,
        "last": suggestion.first + len(suggestion.before) - 1,
        "before": list(suggestion.before),
        "after": list(suggestion.after),
        "findings": [{"code": each.code, "message": each.message} for each in suggestion.findings],
    }

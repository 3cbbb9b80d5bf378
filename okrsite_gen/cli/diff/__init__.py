"""`okrsite diff`: what changed between two states, by meaning."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from okrsite_gen.cli.failure import stop_talking
from okrsite_gen.cli.options import Manner, as_of_option, day_option, given, jobs_option, no_cache_option, reading
from okrsite_gen.cli.screen import Screen
from okrsite_gen.cli.spans import plain

if TYPE_CHECKING:
    from okrsite_gen.model.outline import Outline
    from okrsite_gen.pipeline.diff_report import DiffReport
    from okrsite_gen.pipeline.request import Request

FORMATS = ("text", "markdown", "json", "html")
TOPICS = (
    *("targets", "goals", "wording", "moves", "alignment", "dependencies", "owners", "progress", "check-ins", "other"),
    *("status", "findings"),
)
"""Values of `Topic`, written out since they are loaded only when something is compared."""


def _topics(_context: click.Context, _option: click.Parameter, written: str) -> frozenset[str]:
    named = frozenset(word.strip() for word in written.split(",") if word.strip())
    unknown = sorted(named - set(TOPICS))
    if unknown:
        raise click.BadParameter(f"there is no `{unknown[0]}`: write some of {', '.join(TOPICS)}.")
    return named


@click.command(
    "diff",
    short_help="Say what changed between two states: targets, goals, alignment, progress.",
    help="Say what changed from BASE to HEAD, by meaning: targets, goals, wording, moves, alignment, dependencies, "
    "owners, progress, check-ins, status, findings. Each is a git revision or a folder. Without HEAD it is the "
    "project folder as it stands; without BASE the commit from which the present branch started.\n\n"
    "Git is only read; nothing is checked out. Ends with 0 whatever changed, unless --exit-code is given.",
)
@click.argument("base", default="", metavar="[BASE]", callback=given)
@click.argument("head", default="", metavar="[HEAD]", callback=given)
@click.option(
    "--format", "style", default="text", show_default=True, type=click.Choice(FORMATS),
    help="Text for a terminal, Markdown for a comment on a pull request, JSON for programs, or a page in HTML.",
)  # fmt: skip
@click.option("--output", metavar="FILE", default="", help="Write into this file instead of printing.")
@click.option("--exit-code", is_flag=True, default=False, help="End with 1 if anything changed.")
@click.option(
    "--only", metavar="TOPICS", default="", callback=_topics, help=f"Only some, with commas: {', '.join(TOPICS)}."
)
@click.option(
    "--team", "teams", metavar="TEAM", multiple=True, default=(), help="Only this team; may be given several times."
)
@click.option(
    "--audience", metavar="NAME", default="", help="Compare what this audience may see; everything without it."
)
@click.option("--schema", is_flag=True, default=False, help="Print the JSON Schema of --format json, and do no more.")
@as_of_option
@day_option("--base-as-of", "Judge BASE as of another day than HEAD.")
@no_cache_option
@jobs_option
@click.pass_obj
def command(
    root: Path,
    *,
    base: str,
    head: str,
    style: str,
    output: str,
    exit_code: bool,
    only: frozenset[str],
    teams: tuple[str, ...],
    audience: str,
    schema: bool,
    as_of: date | None,
    base_as_of: date | None,
    no_cache: bool,
    jobs: int,
) -> int:
    """Compare two states, and print or write what is different."""
    if schema:
        from okrsite_gen.cli.diff.data import schema_text

        sys.stdout.write(schema_text())
        return 0
    from okrsite_gen.pipeline.diff import DiffRequest, diff
    from okrsite_gen.pipeline.sides import between

    here = reading(root, as_of=as_of, no_cache=no_cache, jobs=jobs)
    (before, was), (after, now) = between(here, base, head)
    findings = not only or "findings" in only
    screen = Screen(root, Manner())
    with screen.working() as progress:
        report = diff(DiffRequest(before, after, audience, findings, base_as_of), progress)
    report = report.narrowed(only, teams)
    _tell(screen, style, output, report, (was, now), here)
    return 1 if exit_code and report.comparison else 0


def _tell(screen: Screen, style: str, output: str, report: DiffReport, names: tuple[str, str], here: Request) -> None:
    """Print what is different, or write it into a file."""
    from okrsite_gen.cli.diff.text import as_lines
    from okrsite_gen.pipeline.outline import outline

    told = outline(report, names)
    if style == "text" and not output:
        screen.say(*as_lines(told, screen.above))
        return
    text = _text(style, report, told, names, screen.above, here)
    if output:
        from okrsite_gen.pipeline.output import write_output

        write_output(here.root, output, text)
        return
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        stop_talking()


def _text(style: str, report: DiffReport, told: Outline, names: tuple[str, str], above: str, here: Request) -> str:
    if style == "json":
        from okrsite_gen.cli.diff.data import as_json

        return as_json(report, names)
    if style == "markdown":
        from okrsite_gen.cli.diff.markdown import as_markdown

        return as_markdown(told)
    if style == "html":
        from okrsite_gen.pipeline.diff_page import diff_page

        return diff_page(told, here)
    from okrsite_gen.cli.diff.text import as_lines

    return "".join(f"{plain(line)}\n" for line in as_lines(told, above))

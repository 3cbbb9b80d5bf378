"""`okrsite metrics`: figures of metrics, pulled from where they are."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import click

from okrsite_gen import __version__
from okrsite_gen.cli.machine import SHAPE, finding_as_data
from okrsite_gen.cli.options import Manner, day_option, reading
from okrsite_gen.cli.screen import Screen
from okrsite_gen.cli.summary import many

if TYPE_CHECKING:
    from okrsite_gen.pipeline.pull import Pulled, PullReport


@click.group(
    "metrics",
    short_help="Pull the figures of metrics from where they are.",
    help="Pull the figures of metrics from where they are.",
)
def command() -> None:
    """Hand over to what is named."""


@command.command(
    "pull",
    short_help="Ask the sources of metrics, and add what they say to the rows.",
    help="Ask the sources that okrsite.yml declares under `metrics:`, all of them or those of some METRICs, and add "
    "what they say to content/metrics/METRIC.csv.\n\n"
    "A source that fails changes nothing, and the others are asked all the same. A build never asks. Secrets come from "
    "the environment, and are never written or printed.\n\n"
    "Ends with 0 when every source gave a figure, 1 when one did not, 2 when the configuration or the command is "
    "wrong.",
)
@click.argument("metrics", metavar="[METRIC]...", nargs=-1)
@click.option("--dry-run", is_flag=True, default=False, help="Ask, and tell what would be written; write nothing.")
@click.option("--json", "as_json", is_flag=True, default=False, help="Tell it as JSON, for programs.")
@day_option("--as-of", "The day of the pull (2026-11-20) instead of today.")
@click.pass_obj
def pull_metrics(root: Path, *, metrics: tuple[str, ...], dry_run: bool, as_json: bool, as_of: date | None) -> int:
    """Pull, and tell what came."""
    from okrsite_gen.pipeline.pull import PullRequest, pull

    screen = Screen(root, Manner(format="json") if as_json else Manner())
    with screen.working() as progress:
        request = PullRequest(reading(root, as_of=as_of), metrics, os.environ, time.sleep, dry_run)
        report = pull(request, progress)
    if report.failure:
        screen.show(report.failure)
    elif as_json:
        click.echo(json.dumps(_plain(report), ensure_ascii=True, indent=2))
    else:
        for line in _told(report):
            click.echo(line)
        screen.show_findings(report.troubles)
        click.echo(_ending(report))
    return report.exit_code


def _told(report: PullReport) -> Iterator[str]:
    width = max((len(each.metric) for each in report.pulled), default=0)
    for each in report.pulled:
        said = click.style("no figure, and its rows stand as they were", fg="red") if each.trouble else _said(each)
        yield f"{each.metric:{width}}  {said}"
    if report.pulled and report.troubles:
        yield ""


def _said(pulled: Pulled) -> str:
    """Return in a few words what one source gave and what became of it."""
    entered = pulled.entered
    if entered is None:
        return ""
    parts = []
    if len(entered.added) == 1:
        parts.append(f"{_figure(pulled, entered.added[0])} on {entered.added[0]}{_before(pulled)}")
    elif entered.added:
        days = f"{entered.added[0]} to {entered.added[-1]}"
        parts.append(f"{len(entered.added)} days, {days}, lastly {_figure(pulled, entered.added[-1])}")
    parts += [f"{_figure(pulled, day)} on {day} in place of {old}" for day, old in entered.replaced.items()]
    if not parts and entered.same:
        parts.append(f"{_figure(pulled, entered.same[-1])} on {entered.same[-1]}, as it stands there already")
    if entered.kept:
        day, old = max(entered.kept.items())
        more = f" and {len(entered.kept) - 1} more" if len(entered.kept) > 1 else ""
        parts.append(f"left alone: {day}{more}, where {old} stands and {_figure(pulled, day)} came")
    if pulled.ahead:
        parts.append(f"{many(pulled.ahead, 'value')} of days to come left out")
    if pulled.begun and entered.added:
        parts.append(f"{pulled.file} is new")
    return "; ".join(parts) or "nothing new"


def _figure(pulled: Pulled, day: date) -> str:
    unit = pulled.unit
    number = _digits(pulled.rows[day])
    return f"{number}{'' if not unit or unit.startswith('%') else ' '}{unit}"


def _digits(number: Decimal) -> str:
    return format(number, "f")


def _before(pulled: Pulled) -> str:
    return f" (before: {pulled.before[1]} on {pulled.before[0]})" if pulled.before else ""


def _ending(report: PullReport) -> str:
    if not report.pulled:
        return "okrsite.yml declares no sources, so nothing was asked. The guide Pull metrics shows how."
    good = len(report.pulled) - len(report.troubles)
    touched = [each for each in report.pulled if each.entered and (each.entered.added or each.entered.replaced)]
    rows = sum(len(each.entered.added) + len(each.entered.replaced) for each in touched if each.entered)
    answered = f"{good} of {many(len(report.pulled), 'source')} gave a figure"
    if not touched:
        return f"{answered}; there was nothing to write."
    if report.dry_run:
        return f"{answered}; {many(rows, 'row')} would be written. Nothing was."
    return f"{answered}; {many(rows, 'row')} written in {many(len(touched), 'file')}. Look at them, then commit them."


def _plain(report: PullReport) -> dict[str, object]:
    return {
        "shape": SHAPE,
        "okrsite": __version__,
        "exit_code": report.exit_code,
        "as_of": report.as_of.isoformat(),
        "dry_run": report.dry_run,
        "metrics": [_plain_pulled(each) for each in report.pulled],
        "findings": [finding_as_data(each) for each in report.troubles],
    }


def _plain_pulled(pulled: Pulled) -> dict[str, object]:
    entered = pulled.entered
    if entered is None:
        return {"metric": pulled.metric, "answered": False}
    return {
        "metric": pulled.metric,
        "answered": True,
        "file": pulled.file,
        "unit": pulled.unit,
        "added": {day.isoformat(): _digits(pulled.rows[day]) for day in entered.added},
        "replaced": {day.isoformat(): _digits(pulled.rows[day]) for day in entered.replaced},
        "same": [day.isoformat() for day in entered.same],
        "left_alone": {day.isoformat(): _digits(pulled.rows[day]) for day in entered.kept},
        "ahead": pulled.ahead,
    }

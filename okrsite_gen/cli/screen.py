"""Where a command's words go: findings and summaries to standard output, progress to standard error."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from okrsite_gen.cli.diffs import coloured, diff
from okrsite_gen.cli.failure import stop_talking
from okrsite_gen.cli.frames import frames
from okrsite_gen.cli.grouped import SCREEN, grouped
from okrsite_gen.cli.job_summary import add_to, error_summary, job_summary
from okrsite_gen.cli.machine import as_annotations, as_json, error_as_annotation, error_as_json
from okrsite_gen.cli.options import Manner
from okrsite_gen.cli.spans import Line, plain
from okrsite_gen.cli.stage_lines import stage_lines
from okrsite_gen.cli.summary import summary
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.model.diagnostics import Diagnostic, Severity, weight
from okrsite_gen.pipeline.progress import Progress, silent
from okrsite_gen.pipeline.report import BuildReport, Report

if TYPE_CHECKING:
    from rich.console import Console

    from okrsite_gen.pipeline.changes import Change


_UNKNOWN_WIDTH = 120
"""Columns of what is no terminal."""


class Screen:
    """The terminal, pipe or file that a command writes to."""

    def __init__(self, root: Path, manner: Manner, links: str = "web") -> None:
        """Talk about the project in `root`; `links` is how the site built will be read."""
        self._manner = manner
        self._links = links
        self._above = _path_to(root)
        self._began = time.monotonic()

    @contextmanager
    def working(self) -> Iterator[Progress]:
        """Show how far the work inside has come, and in the manner asked for what made it impossible."""
        try:
            with self._progress() as progress:
                yield progress
        except OkrsiteError as error:
            if self._manner.format == "json":
                sys.stdout.write(error_as_json(error) + "\n")
            elif self._manner.format == "github":
                sys.stdout.write(error_as_annotation(error) + "\n")
            if self._manner.summary:
                add_to(self._manner.summary, error_summary(error))
            raise

    @contextmanager
    def _progress(self) -> Iterator[Progress]:
        """Show a bar for long work on a terminal, a line for each long stage in the log of a CI, nothing elsewhere."""
        if self._manner.quiet:
            yield silent
        elif self._manner.format == "text" and sys.stderr.isatty():
            from okrsite_gen.cli.progress_bar import progress_bar

            with progress_bar() as bar:
                yield bar
        elif os.environ.get("CI"):
            with stage_lines() as lines:
                yield lines
        else:
            yield silent

    @property
    def above(self) -> str:
        """The path from the current folder to the project, to be put before the names of its files."""
        return self._above

    def say(self, *lines: Line) -> None:
        """Print lines, at once."""
        try:
            self._print(lines)
            sys.stdout.flush()
        except BrokenPipeError:
            stop_talking()

    def show_findings(self, findings: Iterable[Diagnostic]) -> None:
        """Print findings by themselves, and a blank line behind them if there are any."""
        told = tuple(frames(findings, self._above))
        self.say(*told, *([()] if told else []))

    def show_diff(self, changes: Iterable[Change]) -> None:
        """Print the diff of files: in colours on a terminal, and elsewhere so that other programs can apply it."""
        lines = diff(changes)
        try:
            if _in_colour():
                self._print(coloured(lines))
            else:
                sys.stdout.writelines(lines)
            sys.stdout.flush()
        except BrokenPipeError:
            stop_talking()

    def show(self, report: Report, *, whole: bool = True) -> None:
        """Print a report in the manner that was asked for; unless `whole`, in short what is longer than a screen."""
        if self._manner.summary:
            add_to(self._manner.summary, job_summary(report, self._above, time.monotonic() - self._began))
        try:
            self._show(report, whole=whole)
            sys.stdout.flush()
        except BrokenPipeError:
            stop_talking()

    def _show(self, report: Report, *, whole: bool) -> None:
        if self._manner.format == "json":
            sys.stdout.write(as_json(report) + "\n")
        elif self._manner.format == "github":
            sys.stdout.writelines(f"{line}\n" for line in as_annotations(report, self._above))
            self._print(self._closing(report))
        elif self._manner.format in {"gitlab", "sarif", "junit"}:
            sys.stdout.write(_for_others(report, self._manner.format, self._above) + "\n")
        else:
            self._print(self._text(report, whole=whole))

    def _text(self, report: Report, *, whole: bool) -> Iterator[Line]:
        # Hints are for whoever asks: after a build the quality page has them.
        with_hints = not isinstance(report, BuildReport) and not self._manner.quiet
        shown = [finding for finding in report.findings if with_hints or finding.severity is not Severity.INFO]
        lines = frames(sorted(shown, key=lambda each: each.severity is not Severity.ERROR), self._above)
        first = () if whole else tuple(islice(lines, SCREEN + 1))
        if len(first) > SCREEN:
            yield from grouped(report, shown, self._above, _two_rows())
        else:
            yield from chain(first, lines)
            yield from () if isinstance(report, BuildReport) or self._manner.quiet else _explained(report, shown)
        if shown and not self._manner.quiet:
            yield ()
        yield from self._closing(report)

    def _closing(self, report: Report) -> Iterator[Line]:
        if not self._manner.quiet:
            yield from summary(report, time.monotonic() - self._began, self._links, self._above)

    def _print(self, lines: Iterable[Line]) -> None:
        if not _in_colour():
            sys.stdout.writelines(f"{plain(line)}\n" for line in lines)
            return
        console = _console()
        for line in lines:
            console.print(_styled(line), soft_wrap=True)


def _for_others(report: Report, form: str, above: str) -> str:
    """Return a report in the form of another program."""
    from okrsite_gen.cli.exchange import as_code_quality, as_junit, as_sarif

    if form == "gitlab":
        return as_code_quality(report, above)
    return as_sarif(report, above) if form == "sarif" else as_junit(report)


def _explained(report: Report, shown: Sequence[Diagnostic]) -> Iterator[Line]:
    """Yield where to read more about the worst of some findings."""
    if shown:
        code = min(shown, key=lambda each: (weight(each), report.rank(each.code))).code
        yield ()
        yield (("Why it matters, with an example: ", ""), (f"okrsite explain {code}", "bold"))


def _two_rows() -> int:
    """Return how many columns two rows of the terminal have; a program that reads along has more than enough."""
    return 2 * shutil.get_terminal_size(fallback=(_UNKNOWN_WIDTH, 0)).columns


def _in_colour() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _console() -> Console:
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False)


def _styled(line: Line) -> object:
    from rich.text import Text

    return Text.assemble(*line)


def _path_to(root: Path) -> str:
    """Return the path from the current folder to the project, or nothing where it does not lie below."""
    here, there = Path.cwd(), root.resolve()
    if there == here:
        return ""
    return there.relative_to(here).as_posix() if there.is_relative_to(here) else there.as_posix()

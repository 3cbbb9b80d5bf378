"""`okrsite serve`: a preview that follows what you write."""

from __future__ import annotations

import webbrowser
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from datetime import date, datetime, timezone
from pathlib import Path

import click

from okrsite_gen.cli.failure import apologise, complain
from okrsite_gen.cli.frames import frames
from okrsite_gen.cli.options import Manner, as_of_option, reading
from okrsite_gen.cli.screen import Screen
from okrsite_gen.cli.spans import Line
from okrsite_gen.cli.summary import many, nothing_shown
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.model.diagnostics import Diagnostic, Severity
from okrsite_gen.pipeline.progress import Progress
from okrsite_gen.pipeline.report import BuildReport, Written
from okrsite_gen.pipeline.request import BuildRequest

PORT = 8000
SHOWN = 10
"""Errors that are printed with their lines; whoever has more of them begins with these."""


@click.command(
    "serve",
    short_help="Show the website on this machine while you write.",
    help="Show the website on this machine while you write.\n\n"
    "Builds a preview, serves it to browsers on this machine only, and builds again whenever the content, the theme "
    "or okrsite.yml changes; open pages follow. An error is shown over the last version that could be built. Nothing "
    "is published, and the output folder of `okrsite build` is not touched. Ctrl-C ends it.",
)
@click.option(
    "--port",
    metavar="N",
    default=PORT,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="The port to listen at; the next free one if it is taken. 0 lets the system choose.",
)
@click.option("--open", "in_browser", is_flag=True, default=False, help="Open the site in your browser.")
@as_of_option
@click.option(
    "--audience",
    metavar="NAME",
    default="",
    help="Show what this audience may see; default_audience of okrsite.yml otherwise.",
)
@click.option("--drafts", is_flag=True, default=False, help="Show objectives that are still drafts.")
@click.pass_obj
def command(root: Path, /, *, port: int, in_browser: bool, as_of: date | None, audience: str, drafts: bool) -> int:
    """Serve until somebody presses Ctrl-C, which is the way to end it and no failure."""
    screen = Screen(root, Manner())
    from okrsite_gen.pipeline.start import commit_of
    from okrsite_gen.serve.preview import serve

    def request(output: Path) -> BuildRequest:
        return BuildRequest(
            reading=reading(root, as_of=as_of),
            output=output,
            audience=audience,
            drafts=drafts,
            commit=commit_of(root),
        )

    options = f"{as_of or ''} {drafts} {audience}"
    try:
        serve(root.resolve(), options, port, request, OnTerminal(screen, port, in_browser=in_browser))
    except KeyboardInterrupt:
        screen.say((), (("The preview has ended.", "bold"), (" okrsite build makes the site to publish.", "")))
    return 0


class OnTerminal:
    """Tells the author about the preview in the terminal, and there only what is new."""

    def __init__(self, screen: Screen, port: int, *, in_browser: bool) -> None:
        self._screen = screen
        self._port = port
        self._in_browser = in_browser
        self._known: frozenset[tuple[str, str, str]] | None = None
        self._quiet = False
        """Whether nothing need be said about a build that had nothing to do."""

    def working(self) -> AbstractContextManager[Progress]:
        """Show a bar for a build that takes long."""
        return self._screen.working()

    def listening(self, address: str) -> None:
        """Say where the site can be seen, and open it if that was asked for."""
        if self._port and not address.endswith(f":{self._port}/"):
            self._screen.say(((f"Port {self._port} is taken, so another one is used.", ""),))
        self._screen.say((("Preview: ", ""), (address, "bold"), ("  for this machine only; Ctrl-C ends it", "")))
        self._screen.say((("Building …", "dim"),))
        if self._in_browser and not webbrowser.open(address):
            self._screen.say((("No browser was found; open the address yourself.", ""),))

    def built(self, report: BuildReport) -> None:
        """Say what a build found that the one before had not, and what it did."""
        errors = [finding for finding in report.findings if finding.severity is Severity.ERROR]
        warnings = [finding for finding in report.findings if finding.severity is Severity.WARNING]
        new = [finding for finding in warnings if self._known is not None and _name(finding) not in self._known]
        # Errors come last, beside the line that says that nothing was built.
        self._screen.say(*self.frames((*new, *errors[:SHOWN])))
        if len(errors) > SHOWN:
            self._screen.say((), ((f"and {many(len(errors) - SHOWN, 'error')} more; okrsite check lists all", "bold"),))
        self._known = frozenset(map(_name, warnings))
        quiet, self._quiet = self._quiet, report.written is not None
        if report.written is None:
            count = many(len(errors), "error")
            self._note((("Not built: ", "bold red"), (f"{count}. The last version is still shown.", "")))
        elif not (quiet and report.written.up_to_date):
            self._note(_done(report.written, len(warnings), report.audience))
            if report.empty_for_audience:
                self._note((("Nobody will find an objective here: ", "bold yellow"), (nothing_shown(report), "")))

    def failed(self, failure: Exception) -> None:
        """Say what made it impossible."""
        if isinstance(failure, OkrsiteError):
            complain(failure)
        else:
            apologise(failure)
        self._quiet = False

    def frames(self, findings: Iterable[Diagnostic]) -> Iterator[Line]:
        """Yield what `okrsite check` would print about findings."""
        return frames(findings, self._screen.above)

    def _note(self, said: Line) -> None:
        now = datetime.now(timezone.utc).astimezone()
        self._screen.say(((f"{now:%H:%M:%S}  ", "dim"), *said))


def _name(finding: Diagnostic) -> tuple[str, str, str]:
    """Return what stays the same about a finding when other lines of its file change."""
    return finding.code, finding.place.file, finding.message


def _done(written: Written, warnings: int, audience: str) -> Line:
    known = f"; {many(warnings, 'warning')}, see okrsite check" if warnings else ""
    pages = f"{many(written.pages, 'page')}{f' for the audience {audience}' if audience else ''}"
    if written.up_to_date:
        return (("Up to date", "bold green"), (f": {pages}{known}", ""))
    changed = many(written.written + written.removed, "file")
    return (("Built", "bold green"), (f": {pages}, {changed} changed{known}", ""))

"""The story of a preview: answer, build, wait for a change, and build again."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import Protocol

from okrsite_gen.errors import OkrsiteError
from okrsite_gen.model.diagnostics import Diagnostic, Severity
from okrsite_gen.pipeline.preview import PreviewFolder, compiled_templates, look_around, preview_folder
from okrsite_gen.pipeline.progress import Progress
from okrsite_gen.pipeline.report import BuildReport
from okrsite_gen.pipeline.request import BuildRequest
from okrsite_gen.pipeline.start import build
from okrsite_gen.serve.board import Line, Trouble
from okrsite_gen.serve.front import front

SHOWN = 10
"""Errors shown over a page; whoever has more of them begins with these."""

MakeRequest = Callable[[Path], BuildRequest]
"""Returns what is to be built into the given folder, as of the present moment."""

Build = Callable[[BuildRequest, Progress], BuildReport]


class Narrator(Protocol):
    """Tells the author how the preview is doing. Only the command line knows how."""

    def working(self) -> AbstractContextManager[Progress]:
        """Show how far the build inside has come."""

    def listening(self, address: str) -> None:
        """Say where the site can be seen."""

    def built(self, report: BuildReport) -> None:
        """Say what a build found and did."""

    def failed(self, failure: Exception) -> None:
        """Say what made a build impossible, or that okrsite itself is at fault."""

    def frames(self, findings: Iterable[Diagnostic]) -> Iterator[Line]:
        """Yield the lines that show findings to people."""


def serve(root: Path, wanted: str, port: int, make_request: MakeRequest, narrator: Narrator) -> None:
    """Show a project until somebody interrupts. `wanted` stands for all options of the request, in one line.

    What stands from an earlier run is served at once, and replaced by every build that succeeds; one that does not
    leaves it as it is, and the pages say so. However many changes come during a build, there is one more after it.
    Raises `OkrsiteError` where no preview is possible at all.
    """
    build_again = partial(build, compiled=compiled_templates())
    with preview_folder(root, wanted) as place, front(root, place.output, place.edition, port) as pages:
        narrator.listening(pages.address)
        while True:
            request = make_request(place.output)
            pages.follow(look_around(request.reading))
            trouble = build_once(place, request, narrator, build_again)
            pages.post(place.edition, trouble)
            gc.collect()  # rarely happens by itself in a program that is set up for a single build
            for failure in pages.wait_for_change():
                narrator.failed(failure)


def build_once(place: PreviewFolder, request: BuildRequest, narrator: Narrator, build_site: Build) -> Trouble | None:
    """Build, and return what kept the content from reaching the site; None where it did."""
    try:
        with narrator.working() as progress:
            report = build_site(request, progress)
    except OkrsiteError as failure:
        narrator.failed(failure)
        return Trouble(failure.message, tuple(((line, ""),) for line in failure.hint.splitlines()))
    except Exception as failure:
        narrator.failed(failure)
        told = f"{type(failure).__name__}: {failure}"
        return Trouble("okrsite has met a mistake of its own; the terminal says more", (((told, ""),),))
    if report.written is not None:
        place.remember()
    narrator.built(report)
    return trouble_of(report, narrator.frames)


def trouble_of(report: BuildReport, frames: Callable[[Iterable[Diagnostic]], Iterable[Line]]) -> Trouble | None:
    """Return what a build that wrote nothing says over the last page; None for one that did write."""
    if report.written is not None:
        return None
    errors = [finding for finding in report.findings if finding.severity is Severity.ERROR]
    lines = tuple(frames(errors[:SHOWN]))
    more = len(errors) - SHOWN
    if more > 0:
        lines = (*lines, (), ((f"and {more:,} more, which okrsite check lists", "bold"),))
    count = "1 error keeps" if len(errors) == 1 else f"{len(errors):,} errors keep"
    return Trouble(f"{count} your last change from being shown", lines)

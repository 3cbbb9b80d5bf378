"""The story of a preview: answer, build, wait for a change, and build again."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from multiprocessing.connection import wait
from pathlib import Path
from typing import Protocol

from okrsite_gen.errors import OkrsiteError
from okrsite_gen.model.diagnostics import Diagnostic, Severity
from okrsite_gen.model.kept import Kept
from okrsite_gen.pipeline.forking import undisturbed
from okrsite_gen.pipeline.preview import PreviewFolder, compiled_templates, look_around, preview_folder
from okrsite_gen.pipeline.progress import Progress
from okrsite_gen.pipeline.proofs import Proofs
from okrsite_gen.pipeline.report import BuildReport
from okrsite_gen.pipeline.request import BuildRequest
from okrsite_gen.pipeline.start import build
from okrsite_gen.serve.board import Line, Trouble
from okrsite_gen.serve.front import Front, front
from okrsite_gen.serve.whole_build import Outcome, WholeBuild

SHOWN = 10
"""Errors shown over a page; whoever has more of them begins with these."""

MakeRequest = Callable[[Path], BuildRequest]
"""Returns what is to be built into the given folder, as of the present moment."""


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

    What stands from an earlier run is served at once. After every change the pages that are looked at are drawn first,
    and the whole site is built behind them; what cannot be built leaves pages as they are, and they say so. However
    many changes come during a build, there is one more after it. Raises `OkrsiteError` where no preview is possible.
    """
    with preview_folder(root, wanted) as place, front(root, place.output, place.edition, port) as pages:
        narrator.listening(pages.address)
        preview = Preview(place, pages, make_request, narrator)
        try:
            while True:
                preview.follow_change()
                preview.build_until_change()
        finally:
            preview.end()


class Preview:
    """One running preview: what was drawn, what is being built, and what keeps the last change from being shown."""

    def __init__(self, place: PreviewFolder, pages: Front, make_request: MakeRequest, narrator: Narrator) -> None:
        self._place = place
        self._pages = pages
        self._make_request = make_request
        self._narrator = narrator
        self._kept = Kept()
        self._compiled = compiled_templates()
        self._proofs = Proofs(self._compiled)
        self._change = 0
        """Number of the change that was followed last."""
        self._trouble: Trouble | None = None
        """What keeps it from being shown."""
        self._request: BuildRequest | None = None
        """Of what is to be built whole; None where the site has caught up, or cannot."""
        self._building: WholeBuild | None = None

    def follow_change(self) -> None:
        """Read what stands in the files now, and show the pages that are looked at as they are with that."""
        self._change += 1
        self._pages.changed = False
        request = self._make_request(self._place.output).keeping(self._kept)
        self._pages.follow(look_around(request.reading))
        open_pages = self._pages.open_pages if self._place.edition else frozenset[str]()
        try:
            with self._narrator.working() as progress:
                proof = self._proofs.proof(request, open_pages, progress)
        except Exception as failure:  # whatever it is, the author must hear of it
            self._narrator.failed(failure)
            self._request, self._trouble = None, trouble_with(failure)
        else:
            if proof.stands:
                self._request, self._trouble = request, None
                self._pages.show(self._place.edition, self._change, proof.pages)
                return
            self._narrator.built(proof.report)
            self._request, self._trouble = None, trouble_of(proof.report, self._narrator.frames)
        self._pages.post(self._place.edition, self._trouble)

    def build_until_change(self) -> None:
        """Let the whole site catch up, and return when something has changed again."""
        while not self._pages.changed:
            if self._request and not self._building:
                self._begin(self._request)
            if self._building:
                self._look_after(self._building)
            else:
                wait((self._pages.line,))
            for failure in self._pages.hear():
                self._narrator.failed(failure)

    def end(self) -> None:
        """Leave nothing behind that goes on."""
        if self._building:
            self._building.stop()

    def _begin(self, request: BuildRequest) -> None:
        self._request = None
        build_site = partial(build, request, compiled=self._compiled)
        with undisturbed():
            gc.collect()  # rarely happens by itself in a program that is set up for a single build
            gc.freeze()  # what is kept need not be looked through again
            self._building = WholeBuild(build_site, self._change)

    def _look_after(self, building: WholeBuild) -> None:
        """Wait until a build is done, or something has changed."""
        with self._narrator.working() as progress:
            building.wait_for(self._pages.line, progress)
        if building.outcome is not None:
            self._building = None
            self._caught_up(building.outcome, building.change)

    def _caught_up(self, outcome: Outcome, change: int) -> None:
        """Take note of what became of a build, unless the files say something else by now."""
        if isinstance(outcome, Exception):
            self._narrator.failed(outcome)
            trouble: Trouble | None = trouble_with(outcome)
        else:
            if outcome.written is not None:
                self._place.remember()
            self._narrator.built(outcome)
            trouble = trouble_of(outcome, self._narrator.frames)
        if change == self._change:
            self._trouble = trouble
        self._pages.post(self._place.edition, self._trouble, change)


def trouble_with(failure: Exception) -> Trouble:
    """Return what pages say of something that made a build impossible."""
    if isinstance(failure, OkrsiteError):
        return Trouble(failure.message, tuple(((line, ""),) for line in failure.hint.splitlines()))
    told = f"{type(failure).__name__}: {failure}"
    return Trouble("okrsite has met a mistake of its own; the terminal says more", (((told, ""),),))


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

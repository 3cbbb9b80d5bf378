"""The build of the whole site in a process of its own, so that an author who goes on writing need not wait for it."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection, wait
from typing import Any

from okrsite_gen.errors import OkrsiteError
from okrsite_gen.pipeline.forking import begin_as_child, may_fork
from okrsite_gen.pipeline.progress import Progress
from okrsite_gen.pipeline.report import BuildReport
from okrsite_gen.pipeline.workers import WorkFailed

_MODESTY = 5
"""How much the system is to prefer whoever draws what the author looks at."""

Outcome = BuildReport | Exception
"""What became of a build: its report, or what made it impossible."""


class WholeBuild:
    """One build, and what became of it. Where processes cannot be forked, it takes place while somebody waits."""

    def __init__(self, build: Callable[[Progress], BuildReport], change: int) -> None:
        """Begin to build what stands in the files after a change."""
        self.change = change
        self.outcome: Outcome | None = None
        """None as long as it goes on."""
        self._build = build
        self._process: multiprocessing.Process | None = None
        self._line, theirs = multiprocessing.Pipe(duplex=False)
        if may_fork():
            context: Any = multiprocessing.get_context("fork")
            self._process = context.Process(target=_build, args=(build, theirs, self._line))
            self._process.start()
        theirs.close()

    def wait_for(self, other: Connection, progress: Progress) -> None:
        """Tell `progress` how far it comes until it is done, or until there is something to hear on another line."""
        if self._process is None:
            self.outcome = _outcome(self._build, progress)
        while self.outcome is None:
            ready = wait((self._line, other))
            if self._line in ready:
                self._hear(progress)
            if other in ready:
                return

    def stop(self) -> None:
        """End it, at its end or before. What is published stays whole either way."""
        self._line.close()
        if self._process is not None:
            self._process.terminate()
            self._process.join()

    def _hear(self, progress: Progress) -> None:
        try:
            told = self._line.recv()
        except (EOFError, OSError):
            told = OkrsiteError(
                "The process that builds the site ended in the middle of its work; the system may be short of memory.",
                "Save once more, and it is tried again.",
            )
        if isinstance(told, tuple):
            progress(*told)
        else:
            self.outcome = told
            self.stop()


def _outcome(build: Callable[[Progress], BuildReport], progress: Progress) -> Outcome:
    try:
        return build(progress)
    except Exception as failure:  # whatever it is, the author must hear of it
        return failure


def _build(build: Callable[[Progress], BuildReport], line: Connection, other_end: Connection) -> None:
    other_end.close()
    begin_as_child()
    with contextlib.suppress(OSError):
        os.nice(_MODESTY)

    def progress(stage: str, done: int, total: int) -> None:
        line.send((stage, done, total))

    outcome = _outcome(build, progress)
    if isinstance(outcome, Exception) and not isinstance(outcome, OkrsiteError):
        outcome = WorkFailed("".join(traceback.format_exception(outcome)))  # not every exception can be sent
    line.send(outcome)

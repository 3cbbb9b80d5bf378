"""Lines for work that takes a while, where nobody watches: the log of a CI."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from okrsite_gen.pipeline.progress import Progress

_LONG = 0.5
"""Seconds from which on a stage is told."""


@contextmanager
def stage_lines(long: float = _LONG) -> Iterator[Progress]:
    """Yield what takes note of progress and prints a line on standard error when a stage that took long has ended."""
    lines = _Lines(long)
    try:
        yield lines.note
    finally:
        lines.end()


class _Lines:
    def __init__(self, long: float) -> None:
        self._long = long
        self._stage, self._done, self._began = "", 0, time.monotonic()

    def note(self, stage: str, done: int, total: int) -> None:
        if stage != self._stage:
            self.end()
            self._stage, self._began = stage, time.monotonic()
        self._done = total and done

    def end(self) -> None:
        took = time.monotonic() - self._began
        if self._stage and took >= self._long:
            count = f": {self._done:,}" if self._done else ""
            sys.stderr.write(f"{self._stage}{count}, {took:.1f} s\n")
            sys.stderr.flush()

"""Where the time of a run goes, taken for whoever asks."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from okrsite_gen.pipeline.progress import Progress
from okrsite_gen.pipeline.stopwatch import Stopwatch, Timed, stopwatch


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of a run."""

    name: str
    """As the progress bar has it: `Reading files`."""
    seconds: float
    """By the clock."""
    processor: float
    """Seconds of processor time, of all processes that ended in it."""


@dataclass(frozen=True, slots=True)
class Profile:
    """Where the time of a run went."""

    stages: tuple[Stage, ...]
    """In the order in which they began."""
    timed: tuple[Timed, ...]
    """Slowest first."""


class Timekeeper:
    """One run that is being timed, from now on."""

    def __init__(self, stopwatch: Stopwatch) -> None:
        self.stopwatch = stopwatch
        """Takes the time of single things; part of what the run is asked."""
        self._stages: list[Stage] = []
        self._now = ("Starting", time.monotonic(), 0.0)

    def following(self, progress: Progress) -> Progress:
        """Return what tells `progress` all that it is told, and notes when a stage begins."""

        def note(stage: str, done: int, total: int) -> None:
            if stage != self._now[0]:
                self._begin(stage)
            progress(stage, done, total)

        return note

    def end(self) -> Profile:
        """Return where the time went until now."""
        self._begin("")
        return Profile(tuple(self._stages), self.stopwatch.told())

    def _begin(self, stage: str) -> None:
        name, began, used = self._now
        now, processor = time.monotonic(), _processor()
        self._stages.append(Stage(name, now - began, processor - used))
        self._now = (stage, now, processor)


@contextmanager
def timekeeping() -> Iterator[Timekeeper]:
    """Time a run, which begins now."""
    with stopwatch() as single_things:
        yield Timekeeper(single_things)


def _processor() -> float:
    """Return the seconds of processor time that this process has used, and those that it has started and that ended."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system

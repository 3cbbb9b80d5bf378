"""Whole processes, timed one at a time, and what is told of many of them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import NamedTuple


class Run(NamedTuple):
    """One process, with all that it started."""

    clock: float
    """Seconds."""
    processor: float
    """Seconds of user and system together."""
    memory: float
    """Megabytes of the largest process at its largest."""


class Late(Exception):
    """There is no time left."""


class Failed(Exception):
    """A program did not do its work; the message says which."""


@dataclass(frozen=True)
class Clock:
    """The time that a race may take."""

    seconds: float
    began: float = field(default_factory=time.monotonic)

    @property
    def left(self) -> float:
        """Seconds; below zero where they are over."""
        return self.began + self.seconds - time.monotonic()

    def part(self, share: float) -> Clock:
        """Return a clock for a share of what is left."""
        return Clock(max(0.0, self.left * share))


def environment(compiled: Path) -> dict[str, str]:
    """Return the environment of programs that are timed; compiled Python is kept, in a folder of its own."""
    left = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**left, "PYTHONPYCACHEPREFIX": str(compiled)}


def timed(command: Sequence[str], folder: Path, clock: Clock, words: Mapping[str, str]) -> Run:
    """Run a program to its end. Raises `Late` where the time is over first, and `Failed` where it fails."""
    if clock.left <= 0:
        raise Late
    began = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env=dict(words), start_new_session=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    )  # fmt: skip
    late = False

    def end(*_: object) -> None:
        nonlocal late
        late = True
        os.killpg(process.pid, signal.SIGKILL)

    former = signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, clock.left)
    try:
        said = process.stderr.read() if process.stderr else b""
        _, status, used = os.wait4(process.pid, 0)
    except BaseException:
        os.killpg(process.pid, signal.SIGKILL)
        raise
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, former)
    took = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if late:
        raise Late
    if process.returncode:
        raise Failed(
            f"{' '.join(command[:5])} … ended with {process.returncode}: {said.decode(errors='replace')[-300:]}"
        )
    kilobytes = used.ru_maxrss if sys.platform != "darwin" else used.ru_maxrss / 1024
    return Run(took, used.ru_utime + used.ru_stime, kilobytes / 1024)


class Times:
    """All runs of all programs, by round, so that ratios are of runs that stood side by side."""

    def __init__(self) -> None:
        self.runs: dict[tuple[int, str, str], list[Run]] = {}

    def add(self, size: int, program: str, measure: str, run: Run) -> None:
        """Take note of a run."""
        self.runs.setdefault((size, program, measure), []).append(run)
        told = f"{size:>7,} {program:<22} {measure:<10}"
        print(f"{told} {run.clock:8.2f} s  {run.processor:8.2f} s processor  {run.memory:6.0f} MB", file=sys.stderr)

    def of(self, size: int, program: str, measure: str) -> list[Run]:
        """Return the runs of one kind, in order."""
        return self.runs.get((size, program, measure), [])

    def middle(self, size: int, program: str, measure: str, what: Callable[[Run], float]) -> float | None:
        """Return the median of something; None where nothing ran."""
        runs = self.of(size, program, measure)
        return median(map(what, runs)) if runs else None

    def ratio(
        self, one: tuple[int, str, str], other: tuple[int, str, str], what: Callable[[Run], float]
    ) -> tuple[float, int] | None:
        """Return the median over pairs of runs, and how many pairs there were; None without any."""
        pairs = [(what(a), what(b)) for a, b in zip(self.of(*one), self.of(*other), strict=False)]
        return (median(a / b for a, b in pairs), len(pairs)) if pairs else None

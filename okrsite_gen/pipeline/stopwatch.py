"""What single files and pages take of the time of a run, in whichever process these are done.

Whoever wants to know gives a run a `Stopwatch` with a file; without one nothing is measured, and nothing is slower.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Sort = Literal["file", "group", "page"]


class Timed(NamedTuple):
    """One file that was read, one group of pages that was laid out, or one page that was drawn."""

    sort: Sort
    kind: str
    """Kind of content (`check-in`), kind of group or template of the page (`objective`)."""
    name: str
    """Path of the file, name of the group, or address of the page."""
    seconds: float
    """Of processor time."""


@dataclass(frozen=True, slots=True)
class Stopwatch:
    """Takes the time of single things, in this process and in those that work for it."""

    file: Path | None = None
    """To which every process adds what it measured; None where nobody wants to know."""

    def timing(
        self, sort: Sort, work: Callable[[Item], Result], named: Callable[[Item], tuple[str, str]]
    ) -> Callable[[Item], Result]:
        """Return `work`, timed if anybody wants to know. `named` tells kind and name of what is worked on."""
        if self.file is None:
            return work
        notes = self.file

        def timed(item: Item) -> Result:
            began = time.process_time()
            result = work(item)
            seconds = time.process_time() - began
            # In one piece and at once: several processes write, and one that was forked may end without a word.
            with notes.open("ab", buffering=0) as file:
                file.write(json.dumps(Timed(sort, *named(item), seconds)).encode() + b"\n")
            return result

        return timed

    def told(self) -> tuple[Timed, ...]:
        """Return what was timed until now, slowest first."""
        lines = self.file.read_bytes().splitlines() if self.file and self.file.exists() else []
        return tuple(sorted((Timed(*json.loads(line)) for line in lines), key=lambda each: -each.seconds))


NOT_WATCHED = Stopwatch()


@contextmanager
def stopwatch() -> Iterator[Stopwatch]:
    """Give a stopwatch; what it measures stands in a file that goes when the block ends."""
    from okrsite_gen.store.scratch import scratch_folder  # loads what no run needs that nobody times

    with scratch_folder() as folder:
        yield Stopwatch(folder / "timed")

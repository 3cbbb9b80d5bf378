"""A bar for work that takes a while."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from okrsite_gen.pipeline.progress import Progress as Told

_PATIENCE = 0.4
"""Seconds of work before a bar appears at all."""
_PAUSE = 0.1
"""Seconds between two drawings."""


@contextmanager
def progress_bar() -> Iterator[Told]:
    """Yield what takes note of progress and draws it on standard error; the bar goes when the work is done."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    # Without a thread of its own: processes are forked while the bar is up.
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(stderr=True, markup=False),
        auto_refresh=False,
        transient=True,
    )
    task = bar.add_task("", total=None)
    began = drawn = time.monotonic()
    shown = False

    def take_note(stage: str, done: int, total: int) -> None:
        nonlocal drawn, shown
        now = time.monotonic()
        if now - began < _PATIENCE or (done < total and now - drawn < _PAUSE and done):
            return
        if not shown:
            bar.start()
            shown = True
        drawn = now
        bar.update(task, description=stage, completed=done, total=total or None)
        bar.refresh()

    try:
        yield take_note
    finally:
        if shown:
            bar.stop()

"""Spreading independent pieces of work over processes. Results do not depend on how many there are."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import traceback
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar, cast

from okrsite_gen.errors import OkrsiteError
from okrsite_gen.pipeline.forking import begin_as_child, may_fork

Item = TypeVar("Item")
Result = TypeVar("Result")

_BATCH = 16
"""Results sent at a time."""


class WorkFailed(Exception):
    """A worker process met an error that nobody foresaw; the message is its traceback."""


def spread(
    prepare: Callable[[], Callable[[Item], Result]], items: Sequence[Item], jobs: int, *, by_fork_alone: bool = False
) -> Iterator[tuple[int, Result]]:
    """Yield (position, result) for every item, in whatever order they get done.

    `prepare` is called once in every process and returns the function that does the work. With fewer than two
    `jobs` everything happens in this process. Where processes are not forked, `prepare`, items and results are
    pickled, or everything happens in this process if `by_fork_alone`. Raises what the work raises if it is an
    `OkrsiteError`, else `WorkFailed`.
    """
    if jobs < 2 or len(items) < 2 or (by_fork_alone and not may_fork()):
        work = prepare()
        for position, item in enumerate(items):
            yield position, work(item)
        return
    crew = _Crew(prepare, items, min(jobs, len(items)))
    try:
        yield from crew.results()
    finally:
        crew.dismiss()


class _Crew(Generic[Item, Result]):
    """Processes that each do a share of the items, fixed beforehand: every n-th one.

    Nothing is ever sent to them, so none is left waiting for an order if this process dies: they end with it.
    """

    def __init__(self, prepare: Callable[[], Callable[[Item], Result]], items: Sequence[Item], size: int) -> None:
        context: Any = multiprocessing.get_context("fork" if may_fork() else "spawn")
        self._processes: dict[Connection, BaseProcess] = {}
        for first in range(size):
            receiving, sending = context.Pipe(duplex=False)
            inherited = (*self._processes, receiving) if context.get_start_method() == "fork" else ()
            share = [(position, items[position]) for position in range(first, len(items), size)]
            process = context.Process(target=_serve, args=(prepare, share, sending, inherited), daemon=True)
            process.start()
            sending.close()
            self._processes[receiving] = process

    def results(self) -> Iterator[tuple[int, Result]]:
        open_ends = set(self._processes)
        while open_ends:
            for end in cast("list[Connection]", wait(tuple(open_ends))):
                batch, failure, last = _heard(end)
                yield from batch
                if failure is not None:
                    raise failure
                if last:
                    open_ends.discard(end)

    def dismiss(self) -> None:
        for end, process in self._processes.items():
            end.close()
            process.terminate()
            process.join()


def _heard(end: Connection) -> tuple[list[tuple[int, Any]], Exception | None, bool]:
    try:
        batch, failure, last = end.recv()
    except (EOFError, OSError):
        gone = OkrsiteError(
            "A worker process of okrsite ended in the middle of its work; the system may be short of memory.",
            "Run it again with -j 1, which needs the least.",
        )
        return [], gone, True
    return batch, failure, last


def _serve(
    prepare: Callable[[], Callable[[Item], Result]],
    share: Sequence[tuple[int, Item]],
    sending: Connection,
    inherited: Sequence[Connection],
) -> None:
    for end in inherited:
        end.close()
    begin_as_child()
    gc.freeze()
    batch: list[tuple[int, Result]] = []
    failure: Exception | None = None
    with contextlib.suppress(BrokenPipeError):
        try:
            work = prepare()
            for position, item in share:
                batch.append((position, work(item)))
                if len(batch) == _BATCH:
                    sending.send((batch, None, False))
                    batch = []
        except BrokenPipeError:
            return
        except OkrsiteError as error:
            failure = error
        except Exception:
            # Whatever it is, the process that started us must hear of it.
            failure = WorkFailed(traceback.format_exc())
        sending.send((batch, failure, True))

"""Becoming several processes: whether that is safe, and what each of them owes the one that began it."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO

_PR_SET_PDEATHSIG = 1


def may_fork() -> bool:
    """Whether forking is safe: elsewhere than on Linux it is not, and where threads run it is not either."""
    return sys.platform == "linux" and threading.active_count() == 1


@contextmanager
def beside(tell: Callable[[BinaryIO], None]) -> Iterator[BinaryIO]:
    """Let another process do `tell` as long as the block goes on, and give what it writes there.

    What goes wrong in it is not told: what it writes then ends early. To be called only where one may fork.
    """
    receiving, sending = os.pipe()
    me, other = os.getpid(), os.fork()
    if not other:
        os.close(receiving)
        _tell(tell, sending, me)
    os.close(sending)
    with os.fdopen(receiving, "rb") as pipe:
        try:
            yield pipe
        finally:
            os.kill(other, signal.SIGKILL)
            os.waitpid(other, 0)


def _tell(tell: Callable[[BinaryIO], None], sending: int, caller: int) -> None:
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        _end_with(caller)
        with os.fdopen(sending, "wb") as pipe:
            tell(pipe)
    finally:
        os._exit(0)  # neither what waits to be printed nor what waits for the end of this process is ours


@contextmanager
def undisturbed() -> Iterator[None]:
    """Hold Ctrl-C back until the block ends, and in processes that begin there for good.

    In the middle of what Python does around a fork, or of what it does with garbage, it would be swallowed.
    """
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def begin_as_child() -> None:
    """Leave Ctrl-C to the process that began this one, and end together with it, however that ends.

    What outlived it would go on writing and keep its locks. Only Linux promises the end; elsewhere a child ends the
    next time that it has something to say.
    """
    import multiprocessing

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    parent = multiprocessing.parent_process()
    if parent is not None:
        _end_with(parent.pid)


def _end_with(caller: int | None) -> None:
    """End together with the process that began this one, where the system promises that."""
    if sys.platform != "linux":
        return
    try:
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    except (ImportError, OSError, AttributeError):  # Python is sometimes built without ctypes
        return
    if os.getppid() != caller:  # it ended before the system was asked
        os._exit(1)

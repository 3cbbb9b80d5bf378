"""One build at a time for one output folder."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from okrsite_gen.errors import OutputBusy

_TAKEN = frozenset({errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK})
_LOOKS = 250
"""How often to look for the end of a build that was killed: its processes end a moment after it."""
_PAUSE = 0.02
"""Seconds between two looks."""


@contextmanager
def locked(file: Path, output: Path) -> Iterator[None]:
    """Hold the lock on `file`, or raise `OutputBusy`.

    The system lets go of the lock when its process ends, however that happens, so no lock ever goes stale. On file
    systems without locks the build goes on without one.
    """
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        _take(descriptor, output)
        _sign(descriptor)
        yield
    finally:
        os.close(descriptor)


def try_lock(descriptor: int) -> bool:
    """Lock an open file until it is closed; False where another process holds its lock."""
    try:
        _lock(descriptor)
    except OSError as error:
        return error.errno not in _TAKEN
    return True


def surely_lock(descriptor: int) -> bool:
    """Lock an open file until it is closed; False where it is locked already, or where the system cannot tell."""
    try:
        _lock(descriptor)
    except OSError:
        return False
    return True


def _sign(descriptor: int) -> None:
    with suppress(OSError):  # a full disk: the lock holds, and only nobody is told by whom
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, str(os.getpid()).encode())


def _take(descriptor: int, output: Path) -> None:
    for _ in range(_LOOKS):
        if try_lock(descriptor):
            return
        if not _is_gone(_holder(descriptor)):
            break
        time.sleep(_PAUSE)
    holder = _holder(descriptor)
    by = f" (process {holder})" if holder else ""
    raise OutputBusy(
        f"Another build is writing {output} right now{by}.",
        "Wait until it has finished, or give this build a folder of its own with -o.",
    )


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _is_gone(_holder: int) -> bool:
        return False  # a lock is not handed on to other processes there
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _is_gone(holder: int) -> bool:
        """Whether the build itself has ended, so that only processes which it began can still hold its lock."""
        try:
            os.kill(holder, 0)
        except ProcessLookupError:
            return holder > 0
        except (OSError, OverflowError):
            return False
        return False


def _holder(descriptor: int) -> int:
    """Return the number of the process that took the lock; 0 where that is not known."""
    try:
        os.lseek(descriptor, 0, os.SEEK_SET)
        written = os.read(descriptor, 20).decode("ascii", "replace").strip()
    except OSError:
        return 0
    return int(written) if written.isascii() and written.isdigit() else 0

"""One build at a time for one output folder."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from okrsite_gen.errors import OutputBusy

_TAKEN = frozenset({errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK})


@contextmanager
def locked(file: Path, output: Path) -> Iterator[None]:
    """Hold the lock on `file`, or raise `OutputBusy`.

    The system lets go of the lock when its process ends, however that happens, so no lock ever goes stale. On file
    systems without locks the build goes on without one.
    """
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        try:
            _lock(descriptor)
        except OSError as error:
            if error.errno in _TAKEN:
                raise OutputBusy(
                    f"Another build is writing {output} right now{_by(descriptor)}.",
                    "Wait until it has finished, or give this build a folder of its own with -o.",
                ) from error
        os.ftruncate(descriptor, 0)
        os.write(descriptor, str(os.getpid()).encode())
        yield
    finally:
        os.close(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _by(descriptor: int) -> str:
    try:
        holder = os.read(descriptor, 20).decode("ascii", "replace").strip()
    except OSError:
        return ""
    return f" (process {holder})" if holder.isdigit() else ""

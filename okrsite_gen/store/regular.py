"""Opening ordinary files alone: a pipe that somebody put in the place of one would wait for its other end."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def opened(path: Path, flags: int) -> int:
    """Open a regular file and return its descriptor; raise `OSError` at once for anything else."""
    descriptor = os.open(path, flags | _AT_ONCE, 0o666)
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return descriptor
    os.close(descriptor)
    raise OSError(errno.EINVAL, "This is not a regular file", str(path))


def bytes_of(path: Path) -> bytes:
    """Return the bytes of a regular file; raise `OSError` at once for anything else."""
    with os.fdopen(opened(path, os.O_RDONLY), "rb") as file:
        return file.read()

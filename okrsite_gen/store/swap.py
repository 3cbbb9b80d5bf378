"""Exchange two folders, so that readers see the old site or the new one and never a mixture."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_NOT_SUPPORTED = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM})


def exchange(spare: Path, output: Path, aside: Path) -> None:
    """Put `spare` where `output` is, and what stood there where `spare` was.

    In one step where the system can; else in three renames by way of `aside`, which `recover` completes or takes
    back if the process dies between them. Without an output, the spare simply becomes it.
    """
    if not output.exists():
        spare.rename(output)
    elif not _exchange_in_one_step(spare, output):
        output.rename(aside)
        try:
            spare.rename(output)
        except OSError:
            aside.rename(output)
            raise
        with suppress(OSError):  # the new one is published; the next run finds this aside
            aside.rename(spare)


def recover(spare: Path, output: Path, aside: Path) -> None:
    """Finish or take back an exchange in three renames that was interrupted. Does nothing otherwise.

    Where somebody has made a new output meanwhile, what stood there before is kept under another name.
    """
    if not aside.exists():
        return
    if not output.exists():
        aside.rename(output)
    elif not spare.exists():
        aside.rename(spare)
    else:
        aside.rename(aside.with_name(f"{aside.name}-{os.getpid()}"))


def _exchange_in_one_step(one: Path, other: Path) -> bool:
    call = _renameat2()
    if call is None:
        return False
    if call(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _NOT_SUPPORTED:
        return False
    raise OSError(number, os.strerror(number), str(other))


def _renameat2() -> Callable[[int, bytes, int, bytes, int], int] | None:
    if not sys.platform.startswith("linux"):
        return None
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return None
    call.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
    call.restype = ctypes.c_int
    return call

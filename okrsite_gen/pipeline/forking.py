"""Becoming several processes: whether that is safe, and what each of them owes the one that began it."""

from __future__ import annotations

import os
import signal
import sys
import threading

_PR_SET_PDEATHSIG = 1


def may_fork() -> bool:
    """Whether forking is safe: elsewhere than on Linux it is not, and where threads run it is not either."""
    return sys.platform == "linux" and threading.active_count() == 1


def begin_as_child() -> None:
    """Leave Ctrl-C to the process that began this one, and end together with it, however that ends.

    What outlived it would go on writing and keep its locks. Only Linux promises the end; elsewhere a child ends the
    next time that it has something to say.
    """
    import multiprocessing

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    parent = multiprocessing.parent_process()
    if sys.platform != "linux" or parent is None:
        return
    try:
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    except (ImportError, OSError, AttributeError):  # Python is sometimes built without ctypes
        return
    if os.getppid() != parent.pid:  # it ended before the system was asked
        os._exit(1)

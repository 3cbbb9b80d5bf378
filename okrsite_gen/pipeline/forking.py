"""Whether this process may become two."""

from __future__ import annotations

import sys
import threading


def may_fork() -> bool:
    """Whether forking is safe: elsewhere than on Linux it is not, and where threads run it is not either."""
    return sys.platform == "linux" and threading.active_count() == 1

"""Which pages of a preview somebody is looking at."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager


class OpenPages:
    """Counts who listens on which page; the script in a page listens as long as it is in sight."""

    def __init__(self) -> None:
        self._listening: Counter[str] = Counter()
        self._one_at_a_time = threading.Lock()

    @contextmanager
    def listening(self, path: str) -> Iterator[None]:
        """Count somebody on the page at a path below the site as long as the block goes on; nobody if it is empty."""
        self._count(path, 1)
        try:
            yield
        finally:
            self._count(path, -1)

    @property
    def paths(self) -> frozenset[str]:
        """Paths below the site of the pages that are looked at."""
        with self._one_at_a_time:
            return frozenset(path for path, count in self._listening.items() if path and count > 0)

    def _count(self, path: str, change: int) -> None:
        with self._one_at_a_time:
            self._listening[path] += change
            if not self._listening[path]:
                del self._listening[path]

"""Which pages of a preview somebody is looking at."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

STREAMS = 64
"""Streams of news at once; the other connections are for pages."""
STREAMS_OF_A_PAGE = 12
"""Streams at once that say they come from the same page; of a browser's tabs only the one in sight listens."""


class OpenPages:
    """Counts who listens on which page; the script in a page listens as long as it is in sight."""

    def __init__(self) -> None:
        self._listening: Counter[str] = Counter()
        self._one_at_a_time = threading.Lock()

    @contextmanager
    def listening(self, path: str) -> Iterator[bool]:
        """Count somebody on the page at a path below the site as long as the block goes on; nobody if it is empty.

        The block is told whether there was room; nobody is counted where there was none.
        """
        admitted = self._admit(path)
        try:
            yield admitted
        finally:
            if admitted:
                self._leave(path)

    @property
    def paths(self) -> frozenset[str]:
        """Paths below the site of the pages that are looked at."""
        with self._one_at_a_time:
            return frozenset(filter(None, self._listening))

    def _admit(self, path: str) -> bool:
        with self._one_at_a_time:
            if self._listening[path] >= STREAMS_OF_A_PAGE or self._listening.total() >= STREAMS:
                return False
            self._listening[path] += 1
            return True

    def _leave(self, path: str) -> None:
        with self._one_at_a_time:
            self._listening[path] -= 1
            if not self._listening[path]:
                del self._listening[path]

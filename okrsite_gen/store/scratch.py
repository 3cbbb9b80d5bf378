"""A folder for what is needed only for a moment."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Give a new folder that nobody else can read, and remove it with all that is in it."""
    with tempfile.TemporaryDirectory(prefix="okrsite-", ignore_cleanup_errors=True) as name:
        yield Path(name).resolve()

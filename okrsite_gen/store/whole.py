"""A file that is written whole under a hidden name, before it takes the one that readers know."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def whole_beside(file: Path, data: bytes, mode: int) -> Iterator[Path]:
    """Write bytes beside `file` with the given rights, to be renamed; what is left of it afterwards goes.

    The bytes are on the disk before the name is told. Raises `OSError` where the system refuses.
    """
    handle, name = tempfile.mkstemp(prefix=".", suffix=".okrsite-new", dir=file.parent)
    whole = Path(name)
    try:
        with os.fdopen(handle, "wb") as new:
            new.write(data)
            new.flush()
            os.fsync(handle)
        whole.chmod(mode)
        yield whole
    finally:
        whole.unlink(missing_ok=True)

"""Give a file that people work in other bytes: all of them or none, and only while it holds what was read."""

from __future__ import annotations

import stat
from pathlib import Path

from okrsite_gen.errors import OkrsiteError
from okrsite_gen.store.failures import said_plainly
from okrsite_gen.store.whole import whole_beside


def replace(root: Path, path: str, before: bytes, after: bytes) -> None:
    """Exchange the bytes of a file below `root`; its rights and its owner stay as they are.

    It holds the old bytes or the new ones at any moment, also where the machine stops in the middle; then at most a
    hidden file without a use is left beside it. Raises `OkrsiteError` where the file no longer holds `before`, may
    not be written, or where the system refuses; it stands as it was then.
    """
    file = root / path
    with said_plainly("write", file, published=False):
        status = file.stat(follow_symlinks=False)
        if not stat.S_ISREG(status.st_mode) or file.read_bytes() != before:
            raise OkrsiteError(
                f"{path} was changed by somebody else in this moment, and was left as it is.", "Run it again."
            )
        with file.open("r+b"):
            pass  # exchanging names would not ask whether the file itself may be written
        owner = (status.st_uid, status.st_gid)
        with whole_beside(file, after, stat.S_IMODE(status.st_mode), owner) as whole:
            whole.replace(file)

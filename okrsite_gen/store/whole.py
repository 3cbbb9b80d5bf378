"""A file that is written whole under a hidden name, before it takes the one that readers know."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from okrsite_gen.store.lock import try_lock

_PREFIX = "."
_SUFFIX = ".okrsite-new"


@contextmanager
def whole_beside(file: Path, data: bytes, mode: int, owner: tuple[int, int] | None = None) -> Iterator[Path]:
    """Write bytes beside `file` with the given rights, to be renamed; what is left of it afterwards goes.

    `owner` are the numbers of the user and the group that it should belong to, as far as the system allows. The bytes
    are on the disk before the name is told. Raises `OSError` where the system refuses.
    """
    handle, whole = _begin(file)
    try:
        with os.fdopen(handle, "wb") as new:
            new.write(data)
            new.flush()
            os.fsync(handle)
        if owner is not None and hasattr(os, "chown"):
            with suppress(OSError):
                os.chown(whole, *owner)
        whole.chmod(mode)
        yield whole
    finally:
        whole.unlink(missing_ok=True)


def tidy_beside(file: Path) -> None:
    """Take away what a run that was killed has left beside `file`; nothing that another one is writing now."""
    left = _name_beside(file)
    if os.path.lexists(left):
        _take_away_unused(left)


def _begin(file: Path) -> tuple[int, Path]:
    """Begin a new file under a name that is the same for every run, so that what is left of them does not pile up.

    Another name is taken only where another run is writing the same file in this moment.
    """
    whole = _name_beside(file)
    if not os.path.lexists(whole) or _take_away_unused(whole):
        with suppress(FileExistsError):  # somebody began it in this very moment
            handle = os.open(whole, os.O_RDWR | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
            try_lock(handle)
            return handle, whole
    handle, name = tempfile.mkstemp(prefix=_PREFIX, suffix=_SUFFIX, dir=file.parent)
    return handle, Path(name)


_BINARY = getattr(os, "O_BINARY", 0)


def _name_beside(file: Path) -> Path:
    named = hashlib.blake2b(os.fsencode(file.name), digest_size=8).hexdigest()
    return file.with_name(f"{_PREFIX}{named}{_SUFFIX}")


def _take_away_unused(left: Path) -> bool:
    """Remove what somebody left; False where it is still being written, or cannot be removed."""
    try:
        if left.is_file() and not left.is_symlink():
            with left.open("r+b") as file:
                if not try_lock(file.fileno()):
                    return False
        left.unlink(missing_ok=True)
    except OSError:
        return False
    return True

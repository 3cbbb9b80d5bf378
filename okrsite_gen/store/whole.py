"""A file that is written whole under a hidden name, before it takes the one that readers know.

Each run has a hidden name of its own and holds a lock on what stands there until it has its final name. What nobody
holds was left by a run that was killed, and the next one that writes the same file takes it away.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from okrsite_gen.store.lock import surely_lock, try_lock

_SUFFIX = ".okrsite-new"
_BINARY = getattr(os, "O_BINARY", 0)
_MOVES_OPEN_FILES = os.name != "nt"
"""Whether a file can be renamed while it is open. Where not, no lock lasts until then, and nothing is tidied away."""


@contextmanager
def whole_beside(file: Path, data: bytes, mode: int, owner: tuple[int, int] | None = None) -> Iterator[Path]:
    """Write bytes beside `file` with the given rights, to be renamed; what is left of it afterwards goes.

    `owner` are the numbers of the user and the group that it should belong to, as far as the system allows. The bytes
    are on the disk before the name is told. Raises `OSError` where the system refuses.
    """
    tidy_beside(file)
    handle, whole = _begin(file)
    try:
        with os.fdopen(handle, "wb") as new:
            new.write(data)
            new.flush()
            os.fsync(handle)
            if not _MOVES_OPEN_FILES:
                new.close()
            if owner is not None and hasattr(os, "chown"):
                with suppress(OSError):
                    os.chown(whole, *owner)
            whole.chmod(mode)
            yield whole
    finally:
        whole.unlink(missing_ok=True)


def tidy_beside(*files: Path) -> None:
    """Take away what runs that were killed have left beside files; nothing that another one is writing now."""
    if not _MOVES_OPEN_FILES:
        return
    beside: dict[Path, set[str]] = {}
    for file in files:
        beside.setdefault(file.parent, set()).add(_mark(file))
    for folder, marks in beside.items():
        for name in _names_in(folder):
            if name.endswith(_SUFFIX) and name[: len(_mark(folder))] in marks:
                _take_away_unused(folder / name)


def _begin(file: Path) -> tuple[int, Path]:
    """Begin a new file under a name that no other run has, and lock it."""
    while True:
        whole = file.with_name(f"{_mark(file)}{secrets.token_hex(8)}{_SUFFIX}")
        handle = os.open(whole, os.O_RDWR | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
        if try_lock(handle) and _is_named(handle, whole):
            return handle, whole
        os.close(handle)  # another run took it for a leftover before it was locked
        with suppress(OSError):
            whole.unlink()


def _is_named(handle: int, file: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), os.lstat(file))
    except FileNotFoundError:
        return False


def _mark(file: Path) -> str:
    """Return how all hidden names of a file begin; it has the same length for every file."""
    return f".{hashlib.blake2b(os.fsencode(file.name), digest_size=8).hexdigest()}."


def _names_in(folder: Path) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return [entry.name for entry in entries]
    except OSError:
        return []


def _take_away_unused(left: Path) -> None:
    """Remove what somebody left, unless it is, or may be, still being written, or cannot be removed."""
    with suppress(OSError):
        if not stat.S_ISREG(os.lstat(left).st_mode):
            left.unlink()
            return
        with left.open("r+b") as file:
            if surely_lock(file.fileno()):
                left.unlink(missing_ok=True)

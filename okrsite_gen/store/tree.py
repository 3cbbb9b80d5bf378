"""Walk a folder, and put single files where they belong."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Found:
    """One file or symbolic link below a folder, or a folder with nothing in it."""

    path: str
    """Relative to the folder walked, with forward slashes."""
    inode: int
    is_folder: bool = False


def walk(folder: Path) -> Iterator[Found]:
    """Yield every file, symbolic link and empty folder below `folder`, in no particular order.

    A folder that does not exist holds nothing; links are never followed.
    """
    if folder.is_dir():
        yield from _walk(os.fspath(folder), "")


def _walk(folder: str, prefix: str) -> Iterator[Found]:
    with os.scandir(folder) as entries:
        for entry in entries:
            path = prefix + entry.name
            if not entry.is_dir(follow_symlinks=False):
                yield Found(path, entry.inode())
                continue
            inside = False
            for found in _walk(entry.path, f"{path}/"):
                inside = True
                yield found
            if not inside:
                yield Found(path, entry.inode(), is_folder=True)


def write_fresh(path: Path | str, data: bytes) -> os.stat_result:
    """Write a new file in place of whatever `path` names, without touching other names of the same bytes.

    A site has thousands of files, most of which are new, each in a folder that is new as well: so it is tried first,
    by what the system itself offers.
    """
    file = _opened(path)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(file, left) :]
        return os.fstat(file)
    finally:
        os.close(file)


def _opened(path: Path | str) -> int:
    try:
        return os.open(path, _NEW, 0o666)
    except FileNotFoundError:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        Path(path).unlink()
    return os.open(path, _NEW, 0o666)


def copy_fresh(source: Path, path: Path) -> os.stat_result:
    """Copy the bytes of `source` to `path` as a new file."""
    make_room(path)
    with source.open("rb") as readable, path.open("xb") as file:
        shutil.copyfileobj(readable, file, 1 << 20)
        file.flush()
        return os.fstat(file.fileno())


def same_file(source: Path, path: Path) -> None:
    """Give the file or symbolic link `source` the second name `path`; a copy where the system cannot."""
    make_room(path)
    try:
        os.link(source, path, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, path, follow_symlinks=False)


def make_room(path: Path) -> None:
    """Make the folder around `path`, and remove the file that has its name."""
    try:
        path.unlink()
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)


def remove(folder: Path, found: Found) -> None:
    """Remove one find below `folder`, and the folders around it that hold nothing any more."""
    path = folder / found.path
    if not found.is_folder:
        path.unlink()
        path = path.parent
    while path != folder:
        try:
            path.rmdir()
        except OSError:
            return
        path = path.parent

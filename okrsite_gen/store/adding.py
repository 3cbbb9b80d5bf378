"""Add files to a folder that people work in, and never touch one that is there unless it is ours to renew."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path

from okrsite_gen.errors import OkrsiteError
from okrsite_gen.store.failures import said_plainly
from okrsite_gen.store.whole import tidy_beside, whole_beside

_MODE = 0o666
"""Rights of a new file, before those that the user withholds."""


def add(root: Path, path: str, text: str | bytes) -> bool:
    """Write a new file below `root`, text in UTF-8; False where something has its name already, which stays as it is.

    It appears with all its text or not at all, also where the machine stops in the middle; then at most a hidden
    file without a use is left beside it. Raises `OkrsiteError` where the system refuses.
    """
    file = root / path
    if os.path.lexists(file):
        tidy_beside(file)
        return False
    for folder in (root, *reversed(file.relative_to(root).parents[:-1])):
        expect_folder(root / folder)
    with said_plainly("write", file, published=False):
        file.parent.mkdir(parents=True, exist_ok=True)
        return _appears(file, _bytes(text))


def refuse_links(root: Path, paths: Iterable[str]) -> None:
    """Raise `OkrsiteError` where one of these files, unless it is there, would land elsewhere through a link."""
    for path in paths:
        for folder in (root / path).relative_to(root).parents[:-1]:
            linked = (root / folder).is_symlink() and (root / folder).is_dir()
            if linked and not os.path.lexists(root / path):
                raise OkrsiteError(
                    f"{root / folder} is a symbolic link, so that {path} would be written somewhere else.",
                    "Nothing was written. Put a folder there instead, or begin in another one.",
                )


def renew(root: Path, path: str, text: str | bytes) -> bool:
    """Write a file below `root`, text in UTF-8, in place of the one that has its name; False where that says the same.

    Readers find the one or the other, never a half. Raises `OkrsiteError` where the system refuses.
    """
    if add(root, path, text):
        return True
    file, data = root / path, _bytes(text)
    with said_plainly("write", file, published=False):
        if file.read_bytes() == data:
            return False
        status = file.stat()
        with whole_beside(file, data, stat.S_IMODE(status.st_mode), (status.st_uid, status.st_gid)) as whole:
            whole.replace(file)
    return True


def put(file: Path, text: str | bytes) -> None:
    """Write a file that somebody named, wherever it is, text in UTF-8, with the folders that it needs.

    What had its name goes, as with `renew`; a pipe, a device, or what a link names is written to instead. Characters
    that UTF-8 lacks are written as escapes. Raises `OkrsiteError` where the system refuses.
    """
    whole = text.encode("utf-8", "backslashreplace") if isinstance(text, str) else text
    if os.path.lexists(file) and (file.is_symlink() or not file.is_file()):
        with said_plainly("write", file, published=False):
            file.write_bytes(whole)
    else:
        renew(file.parent, file.name, whole)


def _bytes(text: str | bytes) -> bytes:
    return text.encode("utf-8") if isinstance(text, str) else text


def _appears(file: Path, data: bytes) -> bool:
    """Give a file its name once it is whole; False where the name was taken meanwhile."""
    with whole_beside(file, data, _mode()) as whole:
        return _renamed(whole, file)


def _renamed(whole: Path, file: Path) -> bool:
    """Rename without replacing: a second name is given, which the system refuses where there is one already."""
    try:
        os.link(whole, file)
    except FileExistsError:
        return False
    except OSError:  # file systems without hard links
        if os.path.lexists(file):
            return False
        whole.rename(file)
    return True


def _mode() -> int:
    """Return the rights that new files of this process get; the system tells what it withholds only by setting it."""
    withheld = os.umask(0)
    os.umask(withheld)
    return _MODE & ~withheld


def expect_folder(folder: Path) -> None:
    """Raise `OkrsiteError` where something that is no folder has the name of one."""
    if folder.is_dir() or not os.path.lexists(folder):
        return
    if folder.is_symlink() and not folder.exists():
        raise OkrsiteError(f"{folder} is a symbolic link that leads nowhere.", "Delete it, or make what it names.")
    raise OkrsiteError(f"{folder} is a file, so nothing can be written below it.", "Move it away.")

"""Add files to a folder that people work in, and never touch one that is there."""

from __future__ import annotations

import os
from pathlib import Path

from okrsite_gen.errors import OkrsiteError
from okrsite_gen.store.failures import said_plainly


def add(root: Path, path: str, text: str) -> bool:
    """Write a new file below `root` in UTF-8; False where something has its name already, which stays as it is.

    Where that fails nothing is left of it; only a machine that stops in the middle may leave a part. Raises
    `OkrsiteError` where the system refuses.
    """
    file = root / path
    if os.path.lexists(file):
        return False
    for folder in (root, *reversed(file.relative_to(root).parents[:-1])):
        expect_folder(root / folder)
    with said_plainly("write", file, published=False):
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            with file.open("xb") as new:
                new.write(text.encode("utf-8"))
        except FileExistsError:
            return False
        except BaseException:
            file.unlink(missing_ok=True)
            raise
    return True


def expect_folder(folder: Path) -> None:
    """Raise `OkrsiteError` where something that is no folder has the name of one."""
    if folder.is_dir() or not os.path.lexists(folder):
        return
    if folder.is_symlink() and not folder.exists():
        raise OkrsiteError(f"{folder} is a symbolic link that leads nowhere.", "Delete it, or make what it names.")
    raise OkrsiteError(f"{folder} is a file, so nothing can be written below it.", "Move it away.")

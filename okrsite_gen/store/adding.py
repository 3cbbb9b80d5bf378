"""Add files to a folder that people work in, and never touch one that is there."""

from __future__ import annotations

import os
from pathlib import Path

from okrsite_gen.errors import OkrsiteError
from okrsite_gen.store.failures import said_plainly


def add(root: Path, path: str, text: str) -> bool:
    """Write a new file below `root` in UTF-8; False where something has its name already, which stays as it is.

    A file is there in full or not at all. Raises `OkrsiteError` where the system refuses.
    """
    file = root / path
    if os.path.lexists(file):
        return False
    _refuse_files_around(root, file)
    with said_plainly("write", file):
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


def _refuse_files_around(root: Path, file: Path) -> None:
    for folder in (root, *reversed(file.relative_to(root).parents[:-1])):
        around = root / folder
        if os.path.lexists(around) and not around.is_dir():
            raise OkrsiteError(f"{around} is a file, so nothing can be written below it.", "Move it away.")

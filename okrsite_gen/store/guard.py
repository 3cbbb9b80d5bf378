"""Which folders must never become an output folder."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from okrsite_gen.errors import OutputRefused
from okrsite_gen.store.listing import made_by_us

_REPOSITORIES = (".git", ".hg", ".svn", ".jj", ".bzr")


def refuse_unsafe(output: Path, sources: Iterable[Path]) -> None:
    """Raise `OutputRefused` unless `output` may be written.

    `sources` are the files and folders from which the site is made; the output may neither hold nor lie in any of
    them. It must not be the root of a disk or of a repository, the home folder or anything around it, and if it
    holds files, okrsite must have made it.
    """
    folder = output.resolve()
    _refuse_precious(folder)
    for source in sources:
        _refuse_sources(folder, source.resolve())
    _refuse_repository(folder)
    _refuse_foreign(folder)


def _refuse_precious(folder: Path) -> None:
    if folder == Path(folder.anchor):
        raise OutputRefused(f"{folder} is the root of the disk, not a folder for a site.", _NAME_ANOTHER)
    try:
        home = Path.home().resolve()
    except RuntimeError:
        return
    if home.is_relative_to(folder):
        raise OutputRefused(f"{folder} is or contains your home folder, not a folder for a site.", _NAME_ANOTHER)


def _refuse_sources(folder: Path, source: Path) -> None:
    if source.is_relative_to(folder):
        raise OutputRefused(
            f"{folder} contains what the site is made from ({source}), so the site must not be written there.",
            _NAME_ANOTHER,
        )
    if folder.is_relative_to(source):
        raise OutputRefused(
            f"{folder} lies inside {source}, from which the site is made, so the site must not be written there.",
            f"Name a folder outside {source} with -o.",
        )


def _refuse_repository(folder: Path) -> None:
    if any(part in _REPOSITORIES for part in folder.parts):
        raise OutputRefused(f"{folder} lies inside a repository's own data.", _NAME_ANOTHER)
    for name in _REPOSITORIES:
        if (folder / name).exists():
            raise OutputRefused(
                f"{folder} is the root of a repository ({name} stands in it), so the site must not be written there.",
                "Name a folder inside it, such as -o site.",
            )


def _refuse_foreign(folder: Path) -> None:
    if not folder.exists():
        return
    if not folder.is_dir():
        raise OutputRefused(f"{folder} is a file, not a folder.", _NAME_ANOTHER)
    if os.path.ismount(folder):
        raise OutputRefused(
            f"{folder} is a mount point and cannot be exchanged for a new site in one step.",
            f"Name a folder inside it, such as -o {folder / 'site'}.",
        )
    if any(folder.iterdir()) and not made_by_us(folder):
        raise OutputRefused(
            f"{folder} is not empty and was not made by okrsite, so nothing in it is touched.",
            "Name a new folder with -o, or empty this one first.",
        )


_NAME_ANOTHER = "Name another folder with -o, such as -o site."

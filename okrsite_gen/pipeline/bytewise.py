"""Two folders, byte for byte."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from okrsite_gen.store.listing import read_list
from okrsite_gen.store.tree import walk


@dataclass(frozen=True, slots=True)
class FileDifference:
    """Where a file of one folder begins to differ from the file of the same name in another."""

    path: str
    line: int
    """From 1; 0 where the bytes are no text."""
    column: int
    """From 1: a character of the line, or the byte of the file where the bytes are no text."""
    ours: str
    """The line as it is; empty where there is none, and where the bytes are no text."""
    theirs: str
    """The line as it should be."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a folder stands to one that is as it should be. Paths have forward slashes and are sorted."""

    same: int
    """Files with the same bytes."""
    differing: tuple[FileDifference, ...] = ()
    missing: tuple[str, ...] = ()
    """Files that should be there."""
    extra: tuple[str, ...] = ()
    """Files that a build of ours wrote there and that should not be there any more."""
    foreign: tuple[str, ...] = ()
    """Files that no build of ours wrote."""


def compare(folder: Path, model: Path) -> Comparison:
    """Return how an output folder stands to a model, which is one too. Raises OSError where a file cannot be read."""
    there = {found.path for found in walk(folder) if not found.is_folder}
    wanted = {found.path for found in walk(model) if not found.is_folder}
    ours = read_list(folder)
    differing = tuple(
        difference for path in sorted(there & wanted) if (difference := _difference(folder, model, path)) is not None
    )
    return Comparison(
        same=len(there & wanted) - len(differing),
        differing=differing,
        missing=tuple(sorted(wanted - there)),
        extra=tuple(sorted((there & ours) - wanted)),
        foreign=tuple(sorted(there - ours - wanted)),
    )


def _difference(folder: Path, model: Path, path: str) -> FileDifference | None:
    if (folder / path).is_symlink():
        return FileDifference(path, 0, 1, "", "")  # no build writes one, wherever it leads
    ours, theirs = (folder / path).read_bytes(), (model / path).read_bytes()
    if ours == theirs:
        return None
    try:
        lines = zip_longest(ours.decode("utf-8").split("\n"), theirs.decode("utf-8").split("\n"))
    except UnicodeDecodeError:
        return FileDifference(path, 0, _first(ours, theirs), "", "")
    number, (one, other) = next((number, pair) for number, pair in enumerate(lines, 1) if pair[0] != pair[1])
    return FileDifference(path, number, _first(one or "", other or ""), one or "", other or "")


def _first(one: bytes | str, other: bytes | str) -> int:
    """Return the place of the first letter or byte that differs, from 1."""
    pairs = enumerate(zip(one, other, strict=False), 1)
    return next((number for number, (a, b) in pairs if a != b), min(len(one), len(other)) + 1)

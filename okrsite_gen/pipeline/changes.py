"""Files that get other bytes, and files that are new."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from okrsite_gen.errors import OkrsiteError
from okrsite_gen.store.adding import add
from okrsite_gen.store.replacing import replace

MOST_NAMED = 10
"""Files that are named where writing stops; there may be thousands."""


@dataclass(frozen=True, slots=True)
class Change:
    """A file that should hold other bytes, or be there."""

    file: str
    """Path relative to the project folder."""
    before: bytes
    after: bytes
    new: bool = False
    """Whether there is no such file yet."""


def write(root: Path, changes: Iterable[Change]) -> None:
    """Write changed files, each of them whole or not at all.

    Raises `OkrsiteError` where one cannot be written, which says what was written before.
    """
    written: list[str] = []
    try:
        for change in changes:
            if not change.new:
                replace(root, change.file, change.before, change.after)
            elif not add(root, change.file, change.after):
                raise OkrsiteError(f"{change.file} was written by somebody else in this moment.", "Run it again.")
            written.append(change.file)
    except OkrsiteError as error:
        before = f" Written before: {_listed(written)}." if written else ""
        raise OkrsiteError(error.message, f"{error.hint}{before}") from error


def _listed(files: list[str]) -> str:
    more = len(files) - MOST_NAMED
    return ", ".join(files[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")

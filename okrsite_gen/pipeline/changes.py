"""Files that get other bytes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from okrsite_gen.errors import OkrsiteError
from okrsite_gen.store.replacing import replace


@dataclass(frozen=True, slots=True)
class Change:
    """A file that should hold other bytes."""

    file: str
    """Path relative to the project folder."""
    before: bytes
    after: bytes


def write(root: Path, changes: Iterable[Change]) -> None:
    """Write changed files, each of them whole or not at all.

    Raises `OkrsiteError` where one cannot be written, which says how many were written before.
    """
    count = 0
    try:
        for change in changes:
            replace(root, change.file, change.before, change.after)
            count += 1
    except OkrsiteError as error:
        before = f" {count} other {'file was' if count == 1 else 'files were'} written before." if count else ""
        raise OkrsiteError(error.message, f"{error.hint}{before}") from error

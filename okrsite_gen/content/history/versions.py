"""Earlier versions of one file, as they were committed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, tzinfo
from pathlib import Path

from okrsite_gen.content.git import Unknown, ask
from okrsite_gen.content.history.git_log import day_of

MOST = 30
"""Versions that are looked at."""


def versions_of(root: Path, path: str, zone: tzinfo, commit: str = "") -> Iterator[tuple[date, bytes]]:
    """Yield the day and the bytes of versions of a file, the newest first; none where git does not tell.

    `path` is relative to the project folder; `commit` is the id of the commit from which to look back, empty for the
    one that is checked out.
    """
    try:
        told = ask(root, "log", f"--max-count={MOST}", "--format=%H %at %ct", commit or "HEAD", "--", path)
        for line in told.splitlines():
            commit_id, written, committed = line.split()
            yield day_of((written, committed), zone), ask(root, "cat-file", "blob", f"{commit_id.decode()}:./{path}")
    except Unknown:
        return

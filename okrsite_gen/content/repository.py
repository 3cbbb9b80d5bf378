"""What git says of the folder that is being read."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

_SECONDS = 10


def describe(root: Path) -> tuple[str, date] | None:
    """Return the abbreviated id and the day of the commit that is checked out around `root`.

    None without git, without a repository or a commit, or where git will not say; never fails.
    """
    command = ["git", "-C", str(root), "-c", "log.showSignature=false", "log", "-1", "--no-color", "--format=%h%n%cI"]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603 - fixed words
        commit, moment = done.stdout.decode("ascii").split()
        return commit, date.fromisoformat(moment[:10])
    except (OSError, ValueError, subprocess.SubprocessError):
        return None

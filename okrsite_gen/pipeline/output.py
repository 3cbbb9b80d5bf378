"""Files that somebody named for what a command tells."""

from __future__ import annotations

from pathlib import Path

from okrsite_gen.store.adding import put


def write_output(root: Path, named: str, text: str) -> None:
    """Write what a command tells into a file: in the project folder or, with a whole path, anywhere.

    Raises `OkrsiteError` where the system refuses.
    """
    put(root / named, text)

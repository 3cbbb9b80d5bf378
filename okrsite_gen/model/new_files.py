"""Files that somebody could write now, with the text to begin from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file that is not there yet."""

    folder: str
    """Where it belongs, relative to the project folder, with forward slashes."""
    name: str
    """What it would be called (`2026-11-27.md`)."""
    text: str
    """What stands in it until somebody fills it in."""

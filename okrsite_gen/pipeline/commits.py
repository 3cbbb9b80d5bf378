"""What stands for all that git tells, before any of it is read."""

from __future__ import annotations

from pathlib import Path

from okrsite_gen.content.repository import checked_out, name_corrections
from okrsite_gen.content.sources import digest_of


def past_stands_for(root: Path) -> tuple[object, ...]:
    """Return what the history of a project follows from besides its files and settings."""
    return checked_out(root), digest_of(name_corrections(root))

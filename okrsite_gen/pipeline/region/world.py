"""What concerns every team."""

from __future__ import annotations

from typing import NamedTuple


class World(NamedTuple):
    """What stands for all that is outside of teams."""

    digest: str
    """Of everything but what git tells: while it is the same, no team has to be judged for something outside of it."""
    commit: str = ""
    """What is checked out."""
    base: str = ""
    """Where the present work began: what was published then should keep its address."""

"""The alignment graph: what supports what, and what needs what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenEdge:
    """One line between two objectives, or from an objective to a team."""

    sort: str
    """`supports` or `depends_on`."""
    source: str
    """Id of the objective that supports, or that needs something."""
    target: str = ""
    """Id of the objective or key result that is supported or needed; missing where only a team is named, or where
    it may not be shown or does not exist."""
    team: str = ""
    """Id of the team of the target."""
    cycle: str
    """Id of the cycle of the source."""
    status: str
    """`proposed` or `agreed`; of a dependency the state in force, such as `requested` or `confirmed`."""
    primary: bool = False
    """Whether it is the main line of sight of its source."""
    said_by_provider: bool = False
    """Whether the status of a dependency is the provider's own word."""
    note: str = ""
    """What is needed: inline Markdown."""
    needed_by: date | None = None
    """The day it is needed."""

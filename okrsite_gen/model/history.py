"""Who changed what, when and why, as the repository knows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one field of one entity."""

    day: date
    entity: str
    """Key of the objective or key result."""
    name: str
    """The field that changed, as authors write it."""
    before: str
    after: str
    author: str
    """As configuration lets it appear; may be empty."""
    commit: str
    """Abbreviated id of the commit; may be empty."""
    reason: str
    """Message of the commit or the reason given beside the field."""


@dataclass(frozen=True, slots=True)
class History:
    """The past as git tells it; empty where there is none, which is never an error."""

    known: bool = False
    """Whether a history was read at all; without one nothing may be concluded from silence."""
    changes: tuple[Change, ...] = ()
    """Oldest first."""
    touched: Mapping[str, date] = field(default_factory=dict)
    """Source file → the day of its last change."""

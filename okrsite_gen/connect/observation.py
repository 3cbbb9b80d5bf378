"""What a source says, before anybody asks what it means."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Observation:
    """One value that a source gave."""

    value: str
    """As the source writes it."""
    day: date | None = None
    """Its day; None where the source says none."""

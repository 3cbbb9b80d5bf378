"""What a map that is unfolded by a script knows of each objective."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from okrsite_gen.model.status import Status

NOWHERE = -1
"""Number of what is not on the map: what the tops stand under, and the key result of lines that are about none."""


@dataclass(frozen=True, slots=True)
class MapSupport:
    """What an objective of the map supports."""

    above: int
    """Number of the supported entry."""
    key_result: int
    """Place of the key result in question among those of that entry, from 0; `NOWHERE` where it is about none."""
    agreed: bool
    """Whether both teams stand by it; otherwise it is proposed."""


@dataclass(frozen=True, slots=True)
class MapEntry:
    """An objective of the map."""

    key: str
    """`team/cycle/slug`, folded; its address follows from it."""
    title: str
    """Plain words."""
    whose: str
    """Plain words: its team, and its cycle where that is another one."""
    status: Status | None
    """How it stands."""
    progress: Decimal | None
    """0-1; None where it is not measured."""
    plan: Decimal | None
    """Where its plan stands today, 0-1."""
    under: int
    """Number of the entry that it stands under, its primary parent; `NOWHERE` at the tops."""
    supports: tuple[MapSupport, ...]
    """Everything on the map that it supports."""
    below: tuple[int, ...]
    """Numbers of the entries that stand under it."""
    also_below: tuple[int, ...]
    """Numbers of entries that support it besides what they stand under."""
    key_results: tuple[str, ...]
    """Titles in plain words of its key results at which lines end."""
    needs: tuple[tuple[int, bool], ...]
    """(number, whether it is pressing) of the entries that it depends on."""

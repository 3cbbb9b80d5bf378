"""What rows of tables are made from: everything, or a part of it that can be told by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from okrsite_gen.model.open_data.alignment import OpenEdge
from okrsite_gen.model.open_data.check_ins import OpenCheckIn
from okrsite_gen.model.open_data.objectives import OpenKeyResult, OpenObjective


class TableSource(Protocol):
    """Everything, or a part of it that can be told by itself."""

    @property
    def objectives(self) -> tuple[OpenObjective, ...]:
        """Objectives."""

    @property
    def key_results(self) -> tuple[OpenKeyResult, ...]:
        """Key results of these objectives."""

    @property
    def check_ins(self) -> tuple[OpenCheckIn, ...]:
        """Check-ins."""

    @property
    def alignment(self) -> tuple[OpenEdge, ...]:
        """What leads from these objectives to others."""


@dataclass(frozen=True, slots=True)
class Meanings:
    """What ids stand for, and the address of the site."""

    teams: Mapping[str, str]
    """Id of a team → its name."""
    cycles: Mapping[str, str]
    """Id of a cycle → its name."""
    titles: Mapping[str, str]
    """Id of an objective or key result → its title in plain words."""
    url: str
    """Where the site lives; empty where that is not known."""

    def address(self, of: str) -> str:
        """Return a site address as tables have it."""
        return f"{self.url.rstrip('/')}{of}" if self.url and of else of

"""Objectives and key results while a page is being read."""

from __future__ import annotations

from dataclasses import dataclass, field

from okrsite_gen.exchange.handbook.marks import Marked
from okrsite_gen.model.incoming import IncomingInitiative, IncomingMilestone, IncomingUpdate, Spot


@dataclass(slots=True)
class ResultDraft:
    """A key result being read."""

    key: str
    marked: Marked
    spot: Spot
    fields: dict[str, str] = field(default_factory=dict)
    """Value by key of PROPERTIES."""
    team: str = ""
    checked: bool | None = None
    description: list[str] = field(default_factory=list)
    steps: list[IncomingMilestone] = field(default_factory=list)
    work: list[IncomingInitiative] = field(default_factory=list)
    updates: list[IncomingUpdate] = field(default_factory=list)
    rest: list[tuple[str, str]] = field(default_factory=list)

    def note(self, name: str, text: str) -> None:
        """Keep what has no field."""
        self.rest.append((name, text))


@dataclass(slots=True)
class ObjectiveDraft:
    """An objective being read."""

    key: str
    marked: Marked
    spot: Spot
    team: str = ""
    cycle: str = ""
    called: tuple[str, str] | None = None
    """Whose objective it is and its number, where the label before its title tells them (`Company Objective 2`)."""
    parent: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    body: list[str] = field(default_factory=list)
    work: list[IncomingInitiative] = field(default_factory=list)
    results: list[ResultDraft] = field(default_factory=list)
    updates: list[IncomingUpdate] = field(default_factory=list)
    rest: list[tuple[str, str]] = field(default_factory=list)

    def note(self, name: str, text: str) -> None:
        """Keep what has no field."""
        self.rest.append((name, text))

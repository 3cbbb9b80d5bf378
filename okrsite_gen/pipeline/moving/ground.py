"""What every step of planning an import knows, and what it adds to."""

from __future__ import annotations

from dataclasses import dataclass, field

from okrsite_gen.model.incoming import Guess, Incoming, Spot
from okrsite_gen.model.settings import Settings
from okrsite_gen.pipeline.moving.known import Known
from okrsite_gen.pipeline.moving.naming import Names

NOWHERE = Spot("")
"""The place of a guess about an export as a whole."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants of an import beyond what the export says."""

    team: str = ""
    """Id of the team for what names none."""
    cycle: str = ""
    """Id of the cycle for what names none."""
    default_cycle: str = ""
    """The cycle that serves where nobody says one."""
    source: str = ""
    """What people call the format."""


@dataclass(frozen=True, slots=True)
class Ground:
    """An export and what stands there; files and guesses grow while it is planned."""

    incoming: Incoming
    known: Known
    settings: Settings
    wish: Wish
    names: Names
    files: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Path below the content folder → (what it is, its text)."""
    guesses: list[Guess] = field(default_factory=list)

    def is_somebodys(self, path: str) -> bool:
        """Whether a file stands there that no import wrote."""
        return bool(self.known.at(path)) and not self.known.wrote(path)

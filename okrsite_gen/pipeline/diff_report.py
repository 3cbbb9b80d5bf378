"""What `diff` has to say, as one value that every output format can tell."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date

from okrsite_gen.analysis.changes import narrowed
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.model.changes import Comparison
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.names import fold


@dataclass(frozen=True, slots=True)
class ToldSide:
    """One of the two, as it was read."""

    as_of: date
    objectives: int
    errors: tuple[Diagnostic, ...] = ()
    """What keeps some of it from being read; located."""
    note: str = ""
    """What else to know about it, as a sentence; empty for nothing."""
    day: date | None = None
    """The day of its commit; None of a folder."""


@dataclass(frozen=True, slots=True)
class DiffReport:
    """What is different, and how well both states could be read."""

    before: ToldSide
    after: ToldSide
    comparison: Comparison = field(default_factory=Comparison)
    teams: tuple[str, ...] = ()
    """Keys of the teams of both states."""

    def narrowed(self, topics: Collection[str], teams: Collection[str]) -> DiffReport:
        """Return only what is about some topics and some teams; an empty collection takes all.

        Raises `OkrsiteError` for a team that neither state has.
        """
        for team in teams:
            if fold(team) not in self.teams:
                known = f"{', '.join(self.teams[:10])}{' …' if len(self.teams) > 10 else ''}"
                raise OkrsiteError(f"There is no team `{team}` in either state.", f"Write one of {known}.")
        return replace(self, comparison=narrowed(self.comparison, topics, teams))

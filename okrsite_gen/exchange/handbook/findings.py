"""What was found on pages so far, and where everything else is told."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from okrsite_gen.exchange.handbook.drafts import ObjectiveDraft
from okrsite_gen.exchange.handbook.marks import unwrapped
from okrsite_gen.exchange.handbook.periods import dates_of, without_filler
from okrsite_gen.exchange.handbook.teams import team_name
from okrsite_gen.model.incoming import Guess, IncomingCycle, IncomingTeam, NotUnderstood, Spot

_OKR_WORDS = re.compile(r"\b(?:okrs?|objectives?|key results)\b", re.IGNORECASE)


@dataclass(slots=True)
class Findings:
    """What was found on pages so far."""

    objectives: list[ObjectiveDraft] = field(default_factory=list)
    teams: dict[str, IncomingTeam] = field(default_factory=dict)
    cycles: dict[str, IncomingCycle] = field(default_factory=dict)
    guesses: list[Guess] = field(default_factory=list)
    not_understood: list[NotUnderstood] = field(default_factory=list)
    rows: int = 0
    """Lines with words or signs."""
    titles: list[tuple[str, Spot, str]] = field(default_factory=list)
    """(key of a team, where, words) of titles that name teams."""

    def team(self, text: str, parent: str = "", spot: Spot | None = None) -> str:
        """Return the key of the team that a title names, and remember it."""
        name = unwrapped(team_name(text))
        name = (without_filler(name) or name) if _OKR_WORDS.search(name) else name
        key = name.casefold()
        self.teams.setdefault(key, IncomingTeam(key, name, parent if parent != key else ""))
        if spot is not None:
            self.titles.append((key, spot, text))
        return key

    def cycle(self, key: str) -> str:
        """Remember a cycle, and return its key."""
        self.cycles.setdefault(key, IncomingCycle(key, key))
        return key

    def dated(self, key: str, text: str) -> None:
        """Take the days of a cycle from a sentence about it, if it tells any and none are known."""
        days, cycle = dates_of(text), self.cycles.get(key)
        if days and cycle and cycle.start is None and cycle.end is None:
            self.cycles[key] = IncomingCycle(key, cycle.name, *days)

    def tell(self, spot: Spot, text: str, why: str) -> None:
        """Tell a text that became nothing, unless it has no words."""
        if re.search(r"\w", text):
            self.not_understood.append(NotUnderstood(spot, why, text))

    def without_unused(self) -> None:
        """Forget cycles and teams of which no objective was found."""
        cycles = {objective.cycle for objective in self.objectives}
        teams = {objective.team for objective in self.objectives}
        teams |= {result.team for objective in self.objectives for result in objective.results}
        for key in [key for key in self.teams if key in teams]:
            while (key := self.teams[key].parent) and key not in teams:
                teams.add(key)
        self.cycles = {key: cycle for key, cycle in self.cycles.items() if key in cycles}
        for key, spot, text in self.titles:
            if key not in teams:
                self.tell(spot, text, "A team of which no objective was found.")
        self.teams = {key: team for key, team in self.teams.items() if key in teams}

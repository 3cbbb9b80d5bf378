"""Which key something has in the other state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from okrsite_gen.model.names import Reference, fold
from okrsite_gen.model.organisation import Org
from okrsite_gen.model.references import Scope, expand


@dataclass(frozen=True, slots=True)
class Renames:
    """Former key → present key of what both states have; what is not named kept its key, as far as it is there."""

    teams: Mapping[str, str] = field(default_factory=dict)
    cycles: Mapping[str, str] = field(default_factory=dict)
    objectives: Mapping[str, str] = field(default_factory=dict)
    key_results: Mapping[str, str] = field(default_factory=dict)

    def team(self, key: str) -> str:
        """Return the present key of a team."""
        return self.teams.get(key, key)

    def cycle(self, key: str) -> str:
        """Return the present key of a cycle."""
        return self.cycles.get(key, key)

    def team_and_cycle(self, key: str) -> str:
        """Return the present form of a key that begins with a team and a cycle, as those of plans do."""
        team, _, rest = key.partition("/")
        cycle, slash, own = rest.partition("/")
        return f"{self.team(team)}/{self.cycle(cycle)}{slash}{own}"

    def objective(self, key: str) -> str:
        """Return the present key of an objective; of one that is gone the key that it would have."""
        return self.objectives.get(key) or self.team_and_cycle(key)

    def key_result(self, key: str) -> str:
        """Return the present key of a key result; of one that is gone the key that it would have."""
        objective, _, anchor = key.partition("#")
        return self.key_results.get(key) or f"{self.objective(objective)}#{anchor}"

    def needed(self, given: Reference, scope: Scope) -> str:
        """Return the present key of an objective or a team that something needs; what is not there may be either."""
        team = self.teams.get(fold(given.written)) if not given.objective else None
        return team or self.reference(given, scope)

    def reference(self, given: Reference, scope: Scope) -> str:
        """Return the present key of what a reference names, whether that is there or not; else the words."""
        meant = (given.objective, given.key_result or "") if given.objective else expand(given.written, scope)
        if meant is None or not meant[0]:
            return given.written
        objective, key_result = meant[0], meant[1].rpartition("#")[2]
        return self.key_result(f"{objective}#{key_result}") if key_result else self.objective(objective)


def own_names(org: Org, former: Renames) -> Renames:
    """Return the names of the state after, in which everything is called as it is called.

    Words that were left behind when something was renamed lead nowhere there. They mean what they meant before, so that
    nobody is told to have decided otherwise.
    """
    groups = (
        (org.teams, former.teams),
        (org.cycles, former.cycles),
        (org.objectives, former.objectives),
        (org.key_results, former.key_results),
    )
    return Renames(*({**names, **{key: key for key in group}} for group, names in groups))

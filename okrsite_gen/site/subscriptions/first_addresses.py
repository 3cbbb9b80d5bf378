"""The addresses at which things stood first: the names by which feeds and calendars know them for ever."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from okrsite_gen.model.history import Named
from okrsite_gen.model.objectives import KeyResult, Objective
from okrsite_gen.model.organisation import Org
from okrsite_gen.site import routes
from okrsite_gen.site.former_anchors import former_anchors
from okrsite_gen.site.old_addresses import plain_address
from okrsite_gen.site.watch import Watch


class FirstAddresses:
    """Tells where a thing stood before any rename: at its first alias, or where git saw it first, else where it is.

    What git saw counts where it knows everything from the beginning. A shallow clone knows only the latest names, and a
    name that depends on the depth of a clone would show readers everything anew. An alias of which git knows too is no
    older than what git saw first. A first address at which something else stands now, or that something else had
    first, is nobody's name.
    """

    def __init__(self, org: Org, watch: Watch | None = None) -> None:
        self._org = org
        history = org.history
        from_beginning = history.known and history.since is None
        self._seen: Mapping[Named, str] = history.first_names if from_beginning else {}
        self._former = history.former_names if from_beginning else {}
        self._anchors = history.former_anchors if from_beginning else {}
        self._taken = {routes.address_of_objective(key) for key in org.objectives}
        self._taken.update(map(routes.address_of_team, org.teams), map(routes.address_of_cycle, org.cycles))
        self._teams: Mapping[str, str] = {
            each.key: first
            for each in org.teams.values()
            if (first := self._first(("team", each.key), each.aliases, routes.address_of_team))
        }
        self._cycles: Mapping[str, str] = {
            each.key: _last_part(first)
            for each in org.cycles.values()
            if (first := self._first(("cycle", each.key), each.aliases, routes.address_of_cycle))
        }
        self._objectives: Mapping[str, str] = {
            each.key: first
            for each in org.objectives.values()
            if (first := self._first(("objective", each.key), each.aliases, routes.address_of_objective))
        }

        if watch:
            self._teams = watch.mapping("first addresses of teams", self._teams)
            self._cycles = watch.mapping("first names of cycles", self._cycles)
            self._objectives = watch.mapping("first addresses of objectives", self._objectives)

    def team(self, key: str) -> str:
        """Return the first address of a team."""
        return self._teams.get(key) or routes.address_of_team(key)

    def team_name(self, key: str) -> str:
        """Return what a team was called first in addresses."""
        return _last_part(self.team(key))

    def team_cycle(self, team: str, cycle: str) -> str:
        """Return the first address of a team in a cycle."""
        return f"{self.team(team)}{self._cycles.get(cycle, cycle)}/"

    def cycle(self, key: str) -> str:
        """Return the first address of a cycle."""
        return routes.address_of_cycle(self._cycles.get(key, key))

    def check_in(self, team: str, cycle: str, day: date) -> str:
        """Return the first address of a check-in; its team's first name goes before where git saw its file first."""
        seen = self._seen.get(("check-in", f"{team}/{cycle}/{day.isoformat()}"), "").split("/")
        known = team in self._teams or cycle in self._cycles or len(seen) != 3 or seen[0] in self._org.teams
        where = self.team_cycle(team, cycle) if known else self.team_cycle(seen[0], seen[1])
        return f"{where}check-ins/#{day.isoformat()}"

    def objective(self, key: str) -> str:
        """Return the first address of an objective."""
        return self._objectives.get(key) or self._below(self._org.objectives[key])

    def key_result(self, key_result: KeyResult) -> str:
        """Return the first address of a key result: with the first of its former ids."""
        return f"{self.objective(key_result.objective)}#{self.anchor(key_result)}"

    def anchor(self, key_result: KeyResult) -> str:
        """Return the first id of a key result on its objective's page."""
        objective = self._org.objectives[key_result.objective]
        seen = self._anchors.get(key_result.key, ())
        written = [each for each in former_anchors(objective, key_result) if each not in seen]
        others = {each.anchor for each in objective.key_results if each is not key_result}
        return next((each for each in (*written, *seen[:1]) if each not in others), key_result.anchor)

    def _below(self, objective: Objective) -> str:
        return f"{self.team_cycle(objective.team, objective.cycle)}{_last_part(objective.key)}/"

    def _first(self, named: Named, aliases: Sequence[str], address_of: Callable[[str], str]) -> str:
        """Return the first address of a thing; empty where it is none of its own, or another one has it."""
        if not aliases and named not in self._seen:
            return ""
        seen = [routes.comparable(address_of(self._seen[named]))] if named in self._seen else []
        known = {routes.comparable(address_of(key)) for key in self._former.get(named, ())}.union(seen)
        written = [routes.comparable(plain_address(alias)) for alias in aliases]
        usable = [each for each in written if each.endswith("/") and each != "/" and each not in known]
        address = next(iter((*usable, *seen)), "")
        if not address or address in self._taken:
            return ""
        self._taken.add(address)
        return address


def _last_part(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2]

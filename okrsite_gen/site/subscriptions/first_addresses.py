"""The addresses at which things stood first: the names by which feeds and calendars know them for ever."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from okrsite_gen.model.objectives import KeyResult, Objective
from okrsite_gen.model.organisation import Org
from okrsite_gen.site import routes
from okrsite_gen.site.former_anchors import former_anchors
from okrsite_gen.site.old_addresses import plain_address


class FirstAddresses:
    """Tells where a thing stood before any rename that its file tells: at its first alias, else below what holds it.

    Former names that only git knows are left aside: how far back it knows them depends on the depth of the clone, and a
    name that depends on where the site is built would show readers everything anew. An alias at which something else
    stands now, or that something else had first, is nobody's name.
    """

    def __init__(self, org: Org) -> None:
        self._org = org
        self._taken = {routes.address_of_objective(key) for key in org.objectives}
        self._taken.update(map(routes.address_of_team, org.teams), map(routes.address_of_cycle, org.cycles))
        self._teams = {
            each.key: self._first(each.aliases, routes.address_of_team(each.key))
            for each in org.teams.values()
            if each.aliases
        }
        self._cycles = {
            each.key: _last_part(self._first(each.aliases, routes.address_of_cycle(each.key)))
            for each in org.cycles.values()
            if each.aliases
        }
        self._objectives = {
            each.key: self._first(each.aliases, self._below(each)) for each in org.objectives.values() if each.aliases
        }

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
        """Return the first address of a check-in."""
        return f"{self.team_cycle(team, cycle)}check-ins/#{day.isoformat()}"

    def objective(self, key: str) -> str:
        """Return the first address of an objective."""
        return self._objectives.get(key) or self._below(self._org.objectives[key])

    def key_result(self, key_result: KeyResult) -> str:
        """Return the first address of a key result: with the first of its former ids."""
        objective = self._org.objectives[key_result.objective]
        former = former_anchors(objective, key_result)
        return f"{self.objective(objective.key)}#{former[0] if former else key_result.anchor}"

    def _below(self, objective: Objective) -> str:
        return f"{self.team_cycle(objective.team, objective.cycle)}{_last_part(objective.key)}/"

    def _first(self, aliases: Iterable[str], present: str) -> str:
        for alias in aliases:
            address = routes.comparable(plain_address(alias))
            if address.endswith("/") and address != "/":
                if address in self._taken:
                    break
                self._taken.add(address)
                return address
        return present


def _last_part(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2]

"""Teams, cycles and people of an export: those that are there already, and files for the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from okrsite_gen.content.cycles import period_of
from okrsite_gen.content.ids import LONGEST_ID, id_problem, suggested
from okrsite_gen.content.writing.fields import Written, document, fields
from okrsite_gen.content.writing.scalars import one_line
from okrsite_gen.model.incoming import Guess, IncomingCycle, IncomingObjective, IncomingTeam
from okrsite_gen.model.names import fold
from okrsite_gen.pipeline.moving.cycle_names import cycle_id
from okrsite_gen.pipeline.moving.ground import NOWHERE, Ground
from okrsite_gen.pipeline.moving.notes import called

_COMPANY = "\0company"


class Parties:
    """Gives ids to whoever and whatever objectives belong to, and plans their files."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self.teams = self._teams()
        """Key → id."""
        self.cycles = self._cycles()
        """Key → id."""
        self.people = dict(self._people())
        """Key, or name as written → what to write for somebody."""

    def team_of(self, one: IncomingObjective) -> str:
        """Return the id of an objective's team; where none is named, the one wished for, or the organisation's."""
        return self.teams.get(one.team) or self._home(one)

    def cycle_of(self, one: IncomingObjective) -> str:
        """Return the id of an objective's cycle; where none is named, the one wished for, or the present one."""
        return self.cycles.get(one.cycle) or self._ground.wish.cycle or self._default_cycle(one)

    def named(self, one: IncomingObjective) -> tuple[str, str]:
        """Return the ids of the team and the cycle that an export or a wish names; empty where none does."""
        wish = self._ground.wish
        return self.teams.get(one.team) or wish.team, self.cycles.get(one.cycle) or wish.cycle

    def _teams(self) -> dict[str, str]:
        """Return key → id of the teams, and plan a file for each that is not there yet."""
        ids: dict[str, str] = {}
        for taken in self._ground.known.teams.values():
            self._ground.names.take("team", taken)
        named = {one.key: one for one in self._ground.incoming.teams}
        for one in self._ground.incoming.teams:
            there = self._ground.known.teams.get(fold(one.key)) or self._ground.known.teams.get(fold(one.name))
            former = self._ground.names.former("team", one.key)
            own = former or there or self._ground.names.new("team", one.name, "team", in_team=True)
            ids[one.key] = self._ground.names.remember("team", one.key, own)
        for one in self._ground.incoming.teams:
            self._plan_team(one, ids, named)
        return ids

    def _plan_team(self, one: IncomingTeam, ids: Mapping[str, str], named: Mapping[str, IncomingTeam]) -> None:
        own = ids[one.key]
        path = f"teams/{own}/team.md"
        if self._ground.is_somebodys(path):
            return
        parent = ids.get(one.parent, "") if not _goes_round(one, named) else ""
        front: dict[str, Written] = {"name": one_line(one.name), "parent": "" if parent == own else parent}
        self._ground.files[path] = ("team", document(fields(front)))

    def _cycles(self) -> dict[str, str]:
        """Return key → id of the cycles, and plan a file for each whose name does not tell its days."""
        ids: dict[str, str] = {}
        for one in self._ground.incoming.cycles:
            there = self._ground.known.cycles.get(fold(one.key)) or self._ground.known.cycles.get(fold(one.name))
            told = there or cycle_id(one.name, self._ground.settings.cycles)
            fits = bool(told) and not id_problem(told, in_team=True)
            own = told if fits else f"cycle-{suggested(told) or len(ids) + 1}"[:LONGEST_ID]
            known = self._ground.known.cycles.get(fold(own), own)
            ids[one.key] = self._ground.names.remember("cycle", one.key, known)
            if not there or f"cycles/{ids[one.key]}.md" in self._ground.known.ledger.files:
                self._plan_cycle(one, ids[one.key])
        return ids

    def _plan_cycle(self, one: IncomingCycle, own: str) -> None:
        period = period_of(own, self._ground.settings.cycles)
        start, end = one.start, one.end
        if start and end and end < start:
            self._ground.guesses.append(
                Guess(NOWHERE, f"{one.name} ends before it begins; its days were left out.", "cycle")
            )
            start = end = None
        same = period is not None and (start, end) in {(period.start, period.end), (None, None)}
        if same:
            return
        if period is not None:
            what = f"`{one.name}` runs from {start} to {end} in the export, other than its name tells."
            self._ground.guesses.append(Guess(NOWHERE, what, "cycle"))
        front: dict[str, Written] = {
            "name": one_line(one.name),
            "start": start.isoformat() if start else "",
            "end": end.isoformat() if end else "",
        }
        self._ground.files[f"cycles/{own}.md"] = ("cycle", document(fields(front)))

    def _people(self) -> Iterator[tuple[str, str]]:
        """Yield (key, what to write) for everybody named, and plan a file for each person without one."""
        for taken in self._ground.known.people.values():
            self._ground.names.take("person", taken)
        met: dict[str, str] = {}
        for one in self._ground.incoming.people:
            name = called(one.name) or called(one.key)
            there = met.get(fold(name)) or self._ground.known.people.get(fold(name))
            former = self._ground.names.former("person", name)
            own = former or there or self._ground.names.new("person", name, "person", in_team=False)
            met[fold(name)] = own
            if not self._ground.is_somebodys(f"people/{own}.md"):
                self._ground.names.remember("person", name, own)
                self._ground.files[f"people/{own}.md"] = ("person", document(fields({"name": name})))
            yield one.key, own
            yield one.name, own
        yield from self._others(met)

    def _others(self, met: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """Yield what to write for owners, contributors and authors of whom the export says no more than a word."""
        keys = {one.key for one in self._ground.incoming.people} | {one.name for one in self._ground.incoming.people}
        for one in self._ground.incoming.objectives:
            everybody = (one.owner, *one.contributors, *(each.owner for each in one.key_results))
            updates = (one.updates, *(each.updates for each in one.key_results))
            said = (each.author for part in updates for each in part)
            for word in (*everybody, *said):
                if word and word not in keys:
                    name = called(word).lstrip("@")
                    yield word, met.get(fold(name)) or self._ground.known.people.get(fold(name)) or name

    def _home(self, one: IncomingObjective) -> str:
        if self._ground.wish.team:
            return self._ground.wish.team
        name = self._ground.incoming.organisation or "Company"
        told = f"No team is named; it went to `{name}`. --team names another one."
        self._ground.guesses.append(Guess(one.spot, told, "team"))
        key = _COMPANY
        if key not in self.teams:
            there = self._ground.known.teams.get(fold(name))
            former = self._ground.names.former("team", key)
            self.teams[key] = self._ground.names.remember(
                "team", key, former or there or self._ground.names.new("team", name, "company", in_team=True)
            )
            self._plan_team(IncomingTeam(key, name), self.teams, {})
        return self.teams[key]

    def _default_cycle(self, one: IncomingObjective) -> str:
        cycle = self._ground.wish.default_cycle
        told = f"No cycle is named; it went into {cycle}. --cycle names another one."
        self._ground.guesses.append(Guess(one.spot, told, "cycle"))
        return cycle


def _goes_round(one: IncomingTeam, named: Mapping[str, IncomingTeam]) -> bool:
    """Whether the parents of a team lead back to it."""
    met, above = {one.key}, named.get(one.parent)
    while above is not None:
        if above.key in met:
            return True
        met.add(above.key)
        above = named.get(above.parent)
    return False

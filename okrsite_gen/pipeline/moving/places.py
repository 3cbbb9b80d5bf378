"""Where objectives, key results and check-ins of an export go: where they went before, or to a place that is free."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from okrsite_gen.content.ids import date_problem
from okrsite_gen.content.writing.foreign import foreign_title
from okrsite_gen.content.writing.scalars import one_line
from okrsite_gen.model.incoming import Guess, IncomingKeyResult, IncomingObjective
from okrsite_gen.model.names import fold
from okrsite_gen.pipeline.moving.alignment import Place
from okrsite_gen.pipeline.moving.check_ins import Day
from okrsite_gen.pipeline.moving.ground import NOWHERE, Ground
from okrsite_gen.pipeline.moving.parties import Parties


class Places:
    """Gives every objective, key result and check-in its place."""

    def __init__(self, ground: Ground, parties: Parties) -> None:
        self._ground = ground
        self._standing = self._take_standing()
        every = ground.incoming.objectives
        self.objectives: Mapping[str, Place] = {one.key: self._place(one, parties) for one in every}
        """Key of an objective → ids of team, cycle and objective."""
        self.key_results: Mapping[str, Mapping[str, str]] = {one.key: self._results(one) for one in every}
        """Key of an objective → key of a key result → its id."""

    def check_in_path(self, day: Day, text: str) -> str:
        """Return where a check-in goes: to its day, or where somebody wrote one of that day, to one before it."""
        team, cycle, own = day
        key = f"{team}/{cycle}/{own.isoformat()}"
        former = self._ground.names.former("check-in", key)
        chosen = date.fromisoformat(former) if former and date_problem(former) is None else own
        path = _check_in_file(team, cycle, chosen)
        while self._is_of_others(path, text):
            chosen -= timedelta(days=1)
            path = _check_in_file(team, cycle, chosen)
        if chosen != own:
            self._ground.names.remember("check-in", key, chosen.isoformat())
            what = f"{team} has a check-in of {own} already; what the export says of that day went to {chosen}."
            self._ground.guesses.append(Guess(NOWHERE, what, "day of a check-in"))
        return path

    def _is_of_others(self, path: str, text: str) -> bool:
        """Whether a check-in stands at a path that no import wrote, or that this one has just planned."""
        there = self._ground.known.files.get(path)
        ours = there is None or path in self._ground.known.ledger.files or there == text.encode("utf-8")
        return path in self._ground.files or not ours

    def _place(self, one: IncomingObjective, parties: Parties) -> Place:
        """Return the ids of team, cycle and objective, those of a former import where there was one."""
        team, cycle = parties.team_of(one), parties.cycle_of(one)
        former = self._ground.names.former("objective", one.key).split("/")
        stays = len(former) == 3 and (former[0], former[1]) == (team, cycle)
        slug = former[2] if stays else self._slug(one, team, cycle)
        self._ground.names.remember("objective", one.key, f"{team}/{cycle}/{slug}")
        return team, cycle, slug

    def _take_standing(self) -> dict[tuple[str, str, str], list[str]]:
        """Take the ids of all objectives that stand there or were imported before.

        Return folded team and cycle, and title → ids of the files that no import is known to have written: one of them
        may be what an export says.
        """
        imported = set()
        for name, identifier in self._ground.known.ledger.ids.items():
            if " objective " in name:
                imported.add(fold(identifier))
                team, _, rest = identifier.partition("/")
                cycle, _, slug = rest.rpartition("/")
                self._ground.names.take(_among(team, cycle), slug)
        standing: dict[tuple[str, str, str], list[str]] = {}
        for identifier, title in self._ground.known.titles.items():
            team, cycle, slug = identifier.split("/")
            self._ground.names.take(_among(team, cycle), slug)
            if fold(identifier) not in imported:
                standing.setdefault((fold(team), fold(cycle), one_line(title)), []).append(slug)
        return standing

    def _slug(self, one: IncomingObjective, team: str, cycle: str) -> str:
        """Return a new id for an objective; that of a file with its title, which may be its own, where there is one."""
        same = self._standing.get((fold(team), fold(cycle), foreign_title(one.title)))
        if same:
            return same.pop(0)
        if one.id:
            return self._ground.names.wished(_among(team, cycle), one.id, "objective", in_team=True)
        return self._ground.names.new(_among(team, cycle), one.title, "objective", in_team=True)

    def _results(self, one: IncomingObjective) -> dict[str, str]:
        """Return key → id of an objective's key results, all different within it."""
        among = f"key result {one.key}"
        names = self._ground.names
        kept = {each.key: former for each in one.key_results if (former := names.former("key result", each.key))}
        for former in kept.values():
            names.take(among, former)
        found: dict[str, str] = {}
        for each in one.key_results:
            own = kept.get(each.key) or self._new_result(among, each)
            if own in found.values():
                own = self._new_result(among, each)
            found[each.key] = names.remember("key result", each.key, own)
        names.forget(among)
        return found

    def _new_result(self, among: str, each: IncomingKeyResult) -> str:
        if each.id:
            return self._ground.names.wished(among, each.id, "result", in_team=False)
        return self._ground.names.new(among, each.title, "result", in_team=False)


def _check_in_file(team: str, cycle: str, day: date) -> str:
    return f"teams/{team}/{cycle}/check-ins/{day.isoformat()}.md"


def _among(team: str, cycle: str) -> str:
    return f"objective {fold(team)}/{fold(cycle)}"

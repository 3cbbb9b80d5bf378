"""Where objectives, key results and check-ins of an export go: where they went before, or to a place that is free."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property

from okrsite_gen.content.ids import date_problem
from okrsite_gen.content.writing.foreign import foreign_title
from okrsite_gen.content.writing.scalars import one_line
from okrsite_gen.model.incoming import Guess, IncomingKeyResult, IncomingObjective
from okrsite_gen.model.names import fold
from okrsite_gen.pipeline.moving.alignment import Place
from okrsite_gen.pipeline.moving.carrying import carried
from okrsite_gen.pipeline.moving.check_ins import Day
from okrsite_gen.pipeline.moving.ground import NOWHERE, Ground
from okrsite_gen.pipeline.moving.matching import KEY_RESULT, OBJECTIVE, Entry, matched
from okrsite_gen.pipeline.moving.parties import Parties


class Places:
    """Gives every objective, key result and check-in its place."""

    def __init__(self, ground: Ground, parties: Parties) -> None:
        self._ground = ground
        self._standing = self._take_standing()
        every = ground.incoming.objectives
        self._former = self._known_objectives(every, parties)
        self.objectives: Mapping[str, Place] = {one.key: self._place(one, parties) for one in every}
        """Key of an objective → ids of team, cycle and objective."""
        self.key_results: Mapping[str, Mapping[str, str]] = {one.key: self._results(one) for one in every}
        """Key of an objective → key of a key result → its id."""

    def check_in_path(self, day: Day, text: str) -> str:
        """Return where a check-in goes: to its day, or where somebody wrote one of that day, to one before it."""
        team, cycle, own = day
        key = f"{team}/{cycle}/{own.isoformat()}"
        former = self._ground.names.former("check-in", key)
        is_known = bool(former) and date_problem(former) is None
        chosen = date.fromisoformat(former) if is_known else own
        path = _check_in_file(team, cycle, chosen)
        while not is_known and self._is_of_others(path, text):
            chosen -= timedelta(days=1)
            path = _check_in_file(team, cycle, chosen)
        self._ground.names.remember("check-in", key, chosen.isoformat())
        if chosen != own:
            what = f"{team} has a check-in of {own} already; what the export says of that day went to {chosen}."
            self._ground.guesses.append(Guess(NOWHERE, what, "day of a check-in"))
        return path

    def _is_of_others(self, path: str, text: str) -> bool:
        """Whether a check-in at a path is somebody's: written, edited or deleted, or just planned by this import."""
        known = self._ground.known
        there = known.text_at(path)
        if path in self._ground.files:
            return True
        if there is None:
            return bool(known.wrote(path))
        return not known.is_of_imports(path) and carried(path, there, text) != there

    def _known_objectives(self, every: Sequence[IncomingObjective], parties: Parties) -> Mapping[str, str]:
        """Return key → `team/cycle/slug` of the objectives that a former import wrote, and tell what was renamed."""
        named = {one.key: parties.named(one) for one in every}

        def fits(key: str, identifier: str) -> bool:
            parts, (team, cycle) = identifier.split("/"), named[key]
            return len(parts) == 3 and team in {"", parts[0]} and cycle in {"", parts[1]}

        wanted = [Entry(one.key, one.title) for one in every]
        found, renamed = matched(wanted, self._ground.names.entries(OBJECTIVE), fits)
        spots = {one.key: one.spot for one in every}
        for entry, title in renamed:
            what = f"What was `{title}` is called `{entry.title}` now; it stays in {found[entry.key]}."
            self._ground.guesses.append(Guess(spots[entry.key], what, "renamed"))
        if self._ground.names.is_other:
            what = "An earlier export has the same ids for other things, so this one was taken for another source."
            self._ground.guesses.append(Guess(NOWHERE, what, "source"))
        return found

    def _place(self, one: IncomingObjective, parties: Parties) -> Place:
        """Return the ids of team, cycle and objective, those of a former import where there was one."""
        former = self._former.get(one.key, "")
        if former:
            team, cycle, slug = former.split("/")
            if not parties.named(one)[1]:
                what = f"No cycle is named; it stays in {cycle}, where it was. --cycle names another one."
                self._ground.guesses.append(Guess(one.spot, what, "cycle"))
        else:
            team, cycle = parties.team_of(one), parties.cycle_of(one)
            slug = self._slug(one, team, cycle)
        self._ground.names.remember(OBJECTIVE, one.key, f"{team}/{cycle}/{slug}", one.title)
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
        """Return key → id of an objective's key results, all different within it and from those that it had before."""
        among = f"key result {one.key}"
        names, home = self._ground.names, "/".join(self.objectives[one.key])
        known = self._former_results.get(fold(home), ())
        wanted = [Entry(each.key, each.title) for each in one.key_results]
        kept, _ = matched(wanted, known, lambda _, identifier: bool(identifier))
        for former in known:
            names.take(among, former.identifier.partition("#")[2])
        found: dict[str, str] = {}
        for each in one.key_results:
            own = kept[each.key].partition("#")[2] if each.key in kept else self._new_result(among, each)
            names.remember(KEY_RESULT, each.key, f"{home}#{own}", each.title)
            found[each.key] = own
        names.forget(among)
        return found

    @cached_property
    def _former_results(self) -> Mapping[str, Sequence[Entry]]:
        """Folded `team/cycle/slug` → the key results that former imports wrote there."""
        found: dict[str, list[Entry]] = {}
        for entry in self._ground.names.entries(KEY_RESULT):
            home, _, own = entry.identifier.partition("#")
            if own:
                found.setdefault(fold(home), []).append(entry)
        return found

    def _new_result(self, among: str, each: IncomingKeyResult) -> str:
        if each.id:
            return self._ground.names.wished(among, each.id, "result", in_team=False)
        return self._ground.names.new(among, each.title, "result", in_team=False)


def _check_in_file(team: str, cycle: str, day: date) -> str:
    return f"teams/{team}/{cycle}/check-ins/{day.isoformat()}.md"


def _among(team: str, cycle: str) -> str:
    return f"objective {fold(team)}/{fold(cycle)}"

"""Which files have to be read so that some teams can be judged as if all had been read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from okrsite_gen.content.discover import Discovered
from okrsite_gen.model.names import fold
from okrsite_gen.pipeline.region.units import EVERYBODY, Units, team_of
from okrsite_gen.pipeline.region.words import Words

TEAM = "team"
OBJECTIVE = "objective"
CHECK_IN = "check-in"


class Context:
    """Finds the files around teams."""

    def __init__(self, discovered: Discovered, units: Units) -> None:
        self._discovered = discovered
        self._units = units
        self.files = units.split(discovered.sources)
        """Team → its files."""

    def part(self, teams: frozenset[str], words: Mapping[str, Words], samples: Iterable[str]) -> Discovered:
        """Return the part of the content within which some teams can be judged; `words` are those of all teams.

        Its findings are those about the teams. `samples` are keys of objectives that are to be there too.
        """
        whole = self._judged_with(teams, words)
        whole |= {team for team, each in words.items() if not whole.isdisjoint(_reported_on(each))}
        linked = {fold(path) for team in whole for path in words.get(team, Words()).files}
        linked_to = [source.path for source in self._discovered.sources if linked and fold(source.path) in linked]
        whole |= {self._units.of(path) for path in linked_to if self._discovered.roles[path].kind == CHECK_IN}
        objectives = {key for team in whole for key in words.get(team, Words()).objectives} | {*samples}
        objectives |= {above for team in whole for _, _, above in words.get(team, Words()).supports}
        answered = {team_of(key) for team in whole for key in _answered(words.get(team, Words()))}
        objectives |= {key for team in answered for key in words.get(team, Words()).objectives}
        named = {team for each in whole for team in words.get(each, Words()).teams} | {
            team_of(key) for key in objectives
        }
        chosen = {source.path for team in (EVERYBODY, *whole) for source in self.files.get(team, ())}
        chosen.update(self._of_kind(OBJECTIVE, {team_of(key) for key in objectives}, objectives))
        chosen.update(self._of_kind(TEAM, set(_with_those_above(named | whole, words))))
        chosen.update(linked_to)
        return self.only(chosen, whole, teams)

    def only(self, paths: set[str], whole: Iterable[str], teams: Iterable[str]) -> Discovered:
        """Return some files alone, what could not be read of some teams, and what was found about some."""
        found, of = self._discovered, self._units.of
        unread, told = {EVERYBODY, *whole}, {*teams}
        return replace(
            found,
            sources=tuple(source for source in found.sources if source.path in paths),
            unread=tuple(each for each in found.unread if of(each.file) in unread),
            diagnostics=tuple(each for each in found.diagnostics if of(each.place.file) in told),
        )

    def _judged_with(self, teams: frozenset[str], words: Mapping[str, Words]) -> set[str]:
        """Return teams, and those whose progress they add up."""
        found: set[str] = set()
        waiting = [*teams]
        while waiting:
            team = waiting.pop()
            if team in found:
                continue
            found.add(team)
            sums = set(words.get(team, Words()).adding_up)
            if sums:
                below = (other for other, each in words.items() for _, _, above in each.supports if above in sums)
                waiting += below
        return found

    def _of_kind(self, kind: str, teams: Iterable[str], keys: set[str] | None = None) -> Iterator[str]:
        """Yield the files of a kind that belong to some teams, those with some keys alone if any are given."""
        for team in teams:
            for source in self.files.get(team, ()):
                role = self._discovered.roles[source.path]
                if role.kind == kind and (keys is None or role.key in keys):
                    yield source.path


def own_files(discovered: Discovered, units: Units) -> dict[str, str]:
    """Return path → digest of the files that belong to teams."""
    return {source.path: source.digest for source in discovered.sources if units.of(source.path)}


def _answered(words: Words) -> Iterator[str]:
    """Yield the objectives to which plans give an answer, which is about what those objectives name."""
    yield from (key for file, keys in words.reports if file.endswith("/plan.md") for key in keys)


def _reported_on(words: Words) -> set[str]:
    return {team_of(key) for _, keys in words.reports for key in keys}


def _with_those_above(teams: Iterable[str], words: Mapping[str, Words]) -> Iterator[str]:
    """Yield teams and those above them."""
    seen: set[str] = set()
    waiting = [*teams]
    while waiting:
        team = waiting.pop()
        if team not in seen:
            seen.add(team)
            yield team
            waiting += [words[team].parent] if team in words and words[team].parent else []

"""What the files of a team name, as they name it: whether that is there or not, and whoever it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from okrsite_gen.content.gathered import Gathered, Passage
from okrsite_gen.content.wording import heading_id
from okrsite_gen.model.check_ins import CheckIn
from okrsite_gen.model.kinds import Kind
from okrsite_gen.model.names import fold
from okrsite_gen.model.objectives import Objective
from okrsite_gen.model.organisation import Team
from okrsite_gen.model.references import Scope, expand, files_meant
from okrsite_gen.pipeline.region.units import EVERYBODY, Units, team_of


class Words(NamedTuple):
    """What one team's files name, all in plain values."""

    objectives: tuple[str, ...] = ()
    """Keys of objectives that it names, its own among them."""
    teams: tuple[str, ...] = ()
    """Keys of other teams: those that are asked, that own key results, that share objectives."""
    files: tuple[str, ...] = ()
    """Paths that links may mean."""
    reports: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(check-in or plan, keys of other teams' objectives of which it speaks)."""
    supports: tuple[tuple[str, str, str], ...] = ()
    """(file of an objective, its key, key of one that it supports)."""
    carried: tuple[tuple[str, str, str], ...] = ()
    """(file of an objective, its key, key of the one that it continues)."""
    adding_up: tuple[str, ...] = ()
    """Keys of its objectives that add up what supports them."""
    aliases: bool = False
    """Whether any of its files gives something an old address or name."""
    parent: str = ""
    """Key of the team above it."""


def words_of(gathered: Gathered, units: Units, folders: tuple[str, ...]) -> Mapping[str, Words]:
    """Return team → what its files name; what belongs to no team has an entry as well."""
    found: dict[str, _Found] = {units.of(file): _Found() for file in _files(gathered)}
    for team in gathered.teams.values():
        if team.place.file:
            found[units.of(team.place.file)].take_team(team)
    for objective in gathered.objectives.values():
        found[units.of(objective.place.file)].take_objective(objective)
    for key, headings in gathered.headings.items():
        objective = gathered.objectives[key]
        scope = Scope(objective.team, objective.cycle, key)
        named = {_objective(heading_id(words), scope) for words, _ in headings}
        found[units.of(objective.place.file)].objectives |= named
    for check_in in gathered.check_ins.values():
        file = check_in.place.file
        found[units.of(file)].take_report(file, check_in.team, _named_in(check_in))
    for promise in gathered.promises:
        file, scope = promise.place.file, promise.scope
        found[units.of(file)].take_report(file, scope.team, (_objective(promise.written, scope),))
    for passage in gathered.passages:
        found[units.of(passage.file)].take_links(passage, folders)
    found[EVERYBODY].aliases |= any(each.aliases for each in gathered.cycles.values())
    found[EVERYBODY].aliases |= any(each.aliases for each in gathered.pages.values())
    return {unit: each.words() for unit, each in found.items()}


def _files(gathered: Gathered) -> Iterator[str]:
    """Yield every file that names anything; and none, for what belongs to nobody in particular."""
    yield ""
    for group in (gathered.teams, gathered.objectives, gathered.check_ins):
        yield from (each.place.file for each in group.values())
    yield from (each.place.file for each in gathered.promises)
    yield from (each.file for each in gathered.passages)


class _Found:
    """The words of one team while they are collected."""

    def __init__(self) -> None:
        self.objectives: set[str] = set()
        self.teams: set[str] = set()
        self.files: set[str] = set()
        self.reports: dict[str, set[str]] = {}
        self.supports: list[tuple[str, str, str]] = []
        self.carried: list[tuple[str, str, str]] = []
        self.adding_up: list[str] = []
        self.aliases = False
        self.parent = ""

    def take_team(self, team: Team) -> None:
        self.parent = fold(team.parent)
        self.aliases |= bool(team.aliases)

    def take_objective(self, objective: Objective) -> None:
        scope, file = Scope(objective.team, objective.cycle, objective.key), objective.place.file
        above = [_objective(each.target.written, scope) for each in objective.supports]
        self.supports += [(file, objective.key, key) for key in above if key]
        if objective.carried_from and (before := _objective(objective.carried_from.written, scope)):
            self.carried.append((file, objective.key, before))
            self.objectives.add(before)
        needed = (_objective(need.target.written, scope) for need in objective.depends_on if need.target)
        self.objectives.update(above, needed)
        self.teams.update(fold(need.team) for need in objective.depends_on)
        self.teams.update(map(fold, objective.shared_with), (fold(each.team) for each in objective.key_results))
        if any(each.kind is Kind.ROLLUP for each in objective.key_results):
            self.adding_up.append(objective.key)
        self.aliases |= bool(objective.aliases) or any(each.aliases for each in objective.key_results)

    def take_report(self, file: str, team: str, named: Iterable[str]) -> None:
        keys = set(named) - {""}
        self.objectives |= keys
        others = {key for key in keys if team_of(key) != team}
        if others:
            self.reports.setdefault(file, set()).update(others)

    def take_links(self, passage: Passage, folders: tuple[str, ...]) -> None:
        for _, link in passage.links:
            if link.kind == "reference":
                self.objectives.add(_objective(link.target, passage.scope))
            elif link.kind != "person" and (path := link.target.partition("#")[0]):
                self.files.update(files_meant(path, passage.file, folders))

    def words(self) -> Words:
        return Words(
            tuple(sorted(self.objectives - {""})),
            tuple(sorted(self.teams - {""})),
            tuple(sorted(self.files)),
            tuple((file, tuple(sorted(keys))) for file, keys in sorted(self.reports.items())),
            tuple(self.supports),
            tuple(self.carried),
            tuple(self.adding_up),
            self.aliases,
            self.parent,
        )


def _named_in(check_in: CheckIn) -> Iterator[str]:
    """Yield the keys of the objectives of which a check-in speaks, or would if they were there."""
    scope = Scope(check_in.team, check_in.cycle)
    for update in check_in.updates:
        yield update.target.objective or _objective(update.target.written, scope)
    for section in check_in.notes:
        yield _objective(heading_id(section.heading), scope) if section.heading else ""


def _objective(written: str, scope: Scope) -> str:
    """Return the key of the objective that is named; empty where the words name none."""
    named = expand(written, scope)
    return named[0] if named else ""

"""What an import would write: every file of it, whether or not it stands there already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from okrsite_gen.content.cycles import period_of
from okrsite_gen.content.ids import LONGEST_ID, id_problem, suggested
from okrsite_gen.content.schema import UPDATE_WORDS
from okrsite_gen.content.writing.fields import Written, document, fields
from okrsite_gen.content.writing.foreign import foreign_title
from okrsite_gen.content.writing.scalars import one_line
from okrsite_gen.model.incoming import (
    Field,
    Guess,
    Incoming,
    IncomingCycle,
    IncomingKeyResult,
    IncomingObjective,
    IncomingTeam,
    NotUnderstood,
    Spot,
)
from okrsite_gen.model.kinds import Kind
from okrsite_gen.model.names import fold
from okrsite_gen.model.settings import Settings
from okrsite_gen.pipeline.moving.alignment import Alignments
from okrsite_gen.pipeline.moving.check_ins import Day, History
from okrsite_gen.pipeline.moving.cycle_names import cycle_id
from okrsite_gen.pipeline.moving.documents import document_files
from okrsite_gen.pipeline.moving.known import Known
from okrsite_gen.pipeline.moving.measures import Measure, Notation
from okrsite_gen.pipeline.moving.naming import Names
from okrsite_gen.pipeline.moving.notes import called
from okrsite_gen.pipeline.moving.objective import Surroundings, objective_text

__all__ = ["Plan", "Wish", "plan"]


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants of an import beyond what the export says."""

    team: str = ""
    """Id of the team for what names none."""
    cycle: str = ""
    """Id of the cycle for what names none."""
    default_cycle: str = ""
    """The cycle that serves where nobody says one."""
    source: str = ""
    """What people call the format."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Every file that an export becomes."""

    files: Mapping[str, tuple[str, str]]
    """Path below the content folder → (what it is: `team`, `cycle`, `person`, `objective`, `check-in`; its text)."""
    ids: Mapping[str, str]
    """What the ledger is to remember."""
    guesses: tuple[Guess, ...]
    key_results: int
    initiatives: int
    refused: tuple[NotUnderstood, ...] = ()
    """Documents that have no place below the content folder."""


def plan(incoming: Incoming, known: Known, settings: Settings, wish: Wish) -> Plan:
    """Return what an import would write."""
    return _Planner(incoming, known, settings, wish).plan()


class _Planner:
    def __init__(self, incoming: Incoming, known: Known, settings: Settings, wish: Wish) -> None:
        self._incoming, self._known, self._settings, self._wish = incoming, known, settings, wish
        self._names = Names(incoming, known.ledger.ids)
        self._notation = Notation(decimal_comma=settings.decimal_comma)
        self._files: dict[str, tuple[str, str]] = {}
        self._guesses: list[Guess] = []
        self._days = {one.key: one for one in incoming.cycles}
        self._standing = self._take_standing()

    def plan(self) -> Plan:
        if self._incoming.documents:
            return self._of_documents()
        teams = self._teams()
        cycles = self._cycles()
        people = dict(self._people())
        places = {one.key: self._place(one, teams, cycles) for one in self._incoming.objectives}
        results = {one.key: self._results(one) for one in self._incoming.objectives}
        alignments = Alignments(self._incoming.objectives, places, results)
        self._guesses += alignments.guesses
        history = History(self._notation, people)
        for one in self._incoming.objectives:
            around = self._around(one, (teams, people), places[one.key], results[one.key], alignments)
            text, measures = objective_text(one, around, self._notation)
            team, cycle, slug = places[one.key]
            self._files[f"teams/{team}/{cycle}/{slug}.md"] = ("objective", text)
            whole = Measure(Kind.ROLLUP) if one.key_results else None
            history.add(places[one.key], "", one.updates, whole)
            for each in one.key_results:
                history.add(places[one.key], results[one.key][each.key], each.updates, measures[each.key])
        for day, words in history.texts():
            self._files[self._check_in_path(day, words)] = ("check-in", words)
        every = [each for one in self._incoming.objectives for each in one.key_results]
        work = sum(len(one.initiatives) for one in self._incoming.objectives)
        work += sum(len(one.initiatives) for one in every)
        return Plan(self._files, self._names.given, tuple(self._guesses), len(every), work)

    def _check_in_path(self, day: Day, text: str) -> str:
        """Return where a check-in goes: to its day, or where somebody wrote one of that day, to one before it."""
        team, cycle, own = day
        key = f"{team}/{cycle}/{own.isoformat()}"
        chosen = date.fromisoformat(self._names.former("check-in", key) or own.isoformat())
        path = _check_in_file(team, cycle, chosen)
        while self._is_of_others(path, text):
            chosen -= timedelta(days=1)
            path = _check_in_file(team, cycle, chosen)
        if chosen != own:
            self._names.remember("check-in", key, chosen.isoformat())
            what = f"{team} has a check-in of {own} already; what the export says of that day went to {chosen}."
            self._guesses.append(Guess(Spot(""), what, "day of a check-in"))
        return path

    def _is_of_others(self, path: str, text: str) -> bool:
        """Whether a check-in stands at a path that no import wrote, or that this one has just planned."""
        there = self._known.files.get(path)
        ours = there is None or path in self._known.ledger.files or there == text.encode("utf-8")
        return path in self._files or not ours

    def _of_documents(self) -> Plan:
        """Return the files of an export of our own, as they are."""
        refused: list[NotUnderstood] = []
        files = dict(document_files(self._incoming.documents, self._settings.headings, refused))
        every = [one.fields for one in self._incoming.documents if one.kind == "objective"]
        results = [each for one in every for each in _entries(one.get("key_results"))]
        work = sum(len(_entries(one.get("initiatives"))) for one in (*every, *results))
        return Plan(files, {}, (), len(results), work, tuple(refused))

    def _around(
        self,
        one: IncomingObjective,
        named: tuple[Mapping[str, str], Mapping[str, str]],
        place: tuple[str, str, str],
        results: Mapping[str, str],
        alignments: Alignments,
    ) -> Surroundings:
        teams, people = named
        supports, unsupported = alignments.of(one)
        days = self._days.get(one.cycle)
        period = period_of(place[1], self._settings.cycles)
        starts = days.start if days and days.start else period.start if period else None
        ends = days.end if days and days.end else period.end if period else None
        source = self._wish.source
        return Surroundings(people, teams, results, supports, unsupported, starts, ends, source)

    def _teams(self) -> dict[str, str]:
        """Return key → id of the teams, and plan a file for each that is not there yet."""
        ids: dict[str, str] = {}
        for taken in self._known.teams.values():
            self._names.take("team", taken)
        named = {one.key: one for one in self._incoming.teams}
        for one in self._incoming.teams:
            there = self._known.teams.get(fold(one.key)) or self._known.teams.get(fold(one.name))
            former = self._names.former("team", one.key)
            own = former or there or self._names.new("team", one.name, "team", in_team=True)
            ids[one.key] = self._names.remember("team", one.key, own)
        for one in self._incoming.teams:
            self._plan_team(one, ids, named)
        return ids

    def _plan_team(self, one: IncomingTeam, ids: Mapping[str, str], named: Mapping[str, IncomingTeam]) -> None:
        own = ids[one.key]
        path = f"teams/{own}/team.md"
        if self._is_somebodys(path):
            return
        parent = ids.get(one.parent, "") if not _goes_round(one, named) else ""
        front: dict[str, Written] = {"name": one_line(one.name), "parent": "" if parent == own else parent}
        self._files[path] = ("team", document(fields(front)))

    def _is_somebodys(self, path: str) -> bool:
        """Whether a file stands there that no import wrote."""
        return path in self._known.files and path not in self._known.ledger.files

    def _cycles(self) -> dict[str, str]:
        """Return key → id of the cycles, and plan a file for each whose name does not tell its days."""
        ids: dict[str, str] = {}
        for one in self._incoming.cycles:
            there = self._known.cycles.get(fold(one.key)) or self._known.cycles.get(fold(one.name))
            told = there or cycle_id(one.name, self._settings.cycles)
            fits = bool(told) and not id_problem(told, in_team=True)
            own = told if fits else f"cycle-{suggested(told) or len(ids) + 1}"[:LONGEST_ID]
            ids[one.key] = self._names.remember("cycle", one.key, self._known.cycles.get(fold(own), own))
            if not there or f"cycles/{ids[one.key]}.md" in self._known.ledger.files:
                self._plan_cycle(one, ids[one.key])
        return ids

    def _plan_cycle(self, one: IncomingCycle, own: str) -> None:
        period = period_of(own, self._settings.cycles)
        start, end = one.start, one.end
        if start and end and end < start:
            self._guesses.append(Guess(Spot(""), f"{one.name} ends before it begins; its days were left out.", "cycle"))
            start = end = None
        same = period is not None and (start, end) in {(period.start, period.end), (None, None)}
        if same:
            return
        if period is not None:
            what = f"`{one.name}` runs from {start} to {end} in the export, other than its name tells."
            self._guesses.append(Guess(Spot(""), what, "cycle"))
        front: dict[str, Written] = {
            "name": one_line(one.name),
            "start": start.isoformat() if start else "",
            "end": end.isoformat() if end else "",
        }
        self._files[f"cycles/{own}.md"] = ("cycle", document(fields(front)))

    def _people(self) -> Iterator[tuple[str, str]]:
        """Yield (key, what to write) for everybody named, and plan a file for each person without one."""
        for taken in self._known.people.values():
            self._names.take("person", taken)
        met: dict[str, str] = {}
        for one in self._incoming.people:
            name = called(one.name) or called(one.key)
            there = met.get(fold(name)) or self._known.people.get(fold(name))
            former = self._names.former("person", name)
            own = former or there or self._names.new("person", name, "person", in_team=False)
            met[fold(name)] = own
            if not self._is_somebodys(f"people/{own}.md"):
                self._names.remember("person", name, own)
                self._files[f"people/{own}.md"] = ("person", document(fields({"name": name})))
            yield one.key, own
            yield one.name, own
        yield from self._others(met)

    def _others(self, met: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """Yield what to write for owners, contributors and authors of whom the export says no more than a word."""
        keys = {one.key for one in self._incoming.people} | {one.name for one in self._incoming.people}
        for one in self._incoming.objectives:
            everybody = (one.owner, *one.contributors, *(each.owner for each in one.key_results))
            updates = (one.updates, *(each.updates for each in one.key_results))
            said = (each.author for part in updates for each in part)
            for word in (*everybody, *said):
                if word and word not in keys:
                    name = called(word).lstrip("@")
                    yield word, met.get(fold(name)) or self._known.people.get(fold(name)) or name

    def _place(self, one: IncomingObjective, teams: dict[str, str], cycles: Mapping[str, str]) -> tuple[str, str, str]:
        """Return the ids of team, cycle and objective, those of a former import where there was one."""
        team = teams.get(one.team) or self._home(one, teams)
        cycle = cycles.get(one.cycle) or self._wish.cycle or self._default_cycle(one)
        former = self._names.former("objective", one.key).split("/")
        stays = len(former) == 3 and (former[0], former[1]) == (team, cycle)
        slug = former[2] if stays else self._slug(one, team, cycle)
        self._names.remember("objective", one.key, f"{team}/{cycle}/{slug}")
        return team, cycle, slug

    def _take_standing(self) -> dict[tuple[str, str, str], list[str]]:
        """Take the ids of all objectives that stand there or were imported before.

        Return folded team and cycle, and title → ids of the files that no import is known to have written: one of them
        may be what an export says.
        """
        imported = set()
        for name, identifier in self._known.ledger.ids.items():
            if " objective " in name:
                imported.add(fold(identifier))
                team, _, rest = identifier.partition("/")
                cycle, _, slug = rest.rpartition("/")
                self._names.take(_among(team, cycle), slug)
        standing: dict[tuple[str, str, str], list[str]] = {}
        for identifier, title in self._known.titles.items():
            team, cycle, slug = identifier.split("/")
            self._names.take(_among(team, cycle), slug)
            if fold(identifier) not in imported:
                standing.setdefault((fold(team), fold(cycle), one_line(title)), []).append(slug)
        return standing

    def _slug(self, one: IncomingObjective, team: str, cycle: str) -> str:
        """Return a new id for an objective; that of a file with its title, which may be its own, where there is one."""
        same = self._standing.get((fold(team), fold(cycle), foreign_title(one.title)))
        if same:
            return same.pop(0)
        if one.id:
            return self._names.wished(_among(team, cycle), one.id, "objective", in_team=True)
        return self._names.new(_among(team, cycle), one.title, "objective", in_team=True)

    def _home(self, one: IncomingObjective, teams: dict[str, str]) -> str:
        if self._wish.team:
            return self._wish.team
        name = self._incoming.organisation or "Company"
        told = f"No team is named; it went to `{name}`. --team names another one."
        self._guesses.append(Guess(one.spot, told, "team"))
        key = "\0company"
        if key not in teams:
            there = self._known.teams.get(fold(name))
            former = self._names.former("team", key)
            teams[key] = self._names.remember(
                "team", key, former or there or self._names.new("team", name, "company", in_team=True)
            )
            self._plan_team(IncomingTeam(key, name), teams, {})
        return teams[key]

    def _default_cycle(self, one: IncomingObjective) -> str:
        cycle = self._wish.default_cycle
        told = f"No cycle is named; it went into {cycle}. --cycle names another one."
        self._guesses.append(Guess(one.spot, told, "cycle"))
        return cycle

    def _results(self, one: IncomingObjective) -> dict[str, str]:
        """Return key → id of an objective's key results, all different within it."""
        among = f"key result {one.key}"
        for word in UPDATE_WORDS:
            self._names.take(among, word)
        kept = {each.key: former for each in one.key_results if (former := self._names.former("key result", each.key))}
        for former in kept.values():
            self._names.take(among, former)
        found: dict[str, str] = {}
        for each in one.key_results:
            own = kept.get(each.key) or self._new_result(among, each)
            if own in found.values():
                own = self._new_result(among, each)
            found[each.key] = self._names.remember("key result", each.key, own)
        return found

    def _new_result(self, among: str, each: IncomingKeyResult) -> str:
        if each.id:
            return self._names.wished(among, each.id, "result", in_team=False)
        return self._names.new(among, each.title, "result", in_team=False)


def _entries(value: Field) -> list[dict[str, Field]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _check_in_file(team: str, cycle: str, day: date) -> str:
    return f"teams/{team}/{cycle}/check-ins/{day.isoformat()}.md"


def _among(team: str, cycle: str) -> str:
    return f"objective {fold(team)}/{fold(cycle)}"


def _goes_round(one: IncomingTeam, named: Mapping[str, IncomingTeam]) -> bool:
    """Whether the parents of a team lead back to it."""
    met, above = {one.key}, named.get(one.parent)
    while above is not None:
        if above.key in met:
            return True
        met.add(above.key)
        above = named.get(above.parent)
    return False

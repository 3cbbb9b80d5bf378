"""What a field refers to, and what a word in it names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from okrsite_gen.lsp.cursor import ENTRY, Cursor
from okrsite_gen.model.names import Place, fold
from okrsite_gen.model.objectives import KeyResult, Objective
from okrsite_gen.model.organisation import Cycle, Metric, Org, Person, Pillar, Team
from okrsite_gen.model.references import Scope, expand

Named = Objective | KeyResult | Team | Cycle | Metric | Person | Pillar

OBJECTIVES, TEAMS, PEOPLE, CYCLES, METRICS, PILLARS, AUDIENCES, KEY_RESULTS = (
    *("objectives", "teams", "people", "cycles"),
    *("metrics", "pillars", "audiences", "key results"),
)

_EVERYWHERE = {
    **dict.fromkeys(("supports", "depends_on", "ref", "carried_from"), OBJECTIVES),
    **dict.fromkeys(("shared_with", "team"), TEAMS),
    **dict.fromkeys(("owner", "contributors", "lead", "champion", "champions", "members", "sponsor", "author"), PEOPLE),
    **dict.fromkeys(("audience", "figures"), AUDIENCES),
    **dict.fromkeys(("default_audience", "check_in_audience", "repository_audience"), AUDIENCES),
    "metric": METRICS,
    "pillar": PILLARS,
}
"""Field → what it names, in whatever kind of file."""

_IN_KIND = {("team", "parent"): TEAMS, ("cycle", "parent"): CYCLES, ("config", "current"): CYCLES}
_KEYS: Mapping[tuple[str, tuple[str, ...]], str] = {
    ("check-in", ("updates",)): OBJECTIVES,
    ("plan", ("commitments",)): OBJECTIVES,
}
"""Kind of file and path of a group → what the names of its fields are."""


def meant_by(kind: str, cursor: Cursor) -> str:
    """Return what the word at a cursor names; empty for nothing that is defined elsewhere."""
    if cursor.is_link:
        return PEOPLE if cursor.word.startswith("@") else OBJECTIVES
    path = cursor.path
    if cursor.is_name and path[-1:] == (ENTRY,):
        return ""  # a field of an entry
    while path and path[-1] == ENTRY:
        path = path[:-1]
    if not cursor.is_value and path == cursor.path:
        is_update = kind == "check-in" and len(path) == 2 and path[0] == "updates"
        return KEY_RESULTS if is_update else _KEYS.get((kind, path), "")
    return (_IN_KIND.get((kind, path[-1])) or _EVERYWHERE.get(path[-1], "")) if path else ""


@dataclass(frozen=True, slots=True)
class Names:
    """Everything that can be named, as seen from one file."""

    org: Org
    scope: Scope

    def find(self, meant: str, word: str, cursor: Cursor) -> Named | None:
        """Return what a word names; None where there is nothing of that name."""
        word = word.strip("\"'")
        if meant == KEY_RESULTS:
            return self.key_result_of(cursor.path[1], word)
        if meant == OBJECTIVES:
            return self._objective(word)
        return self.among(meant).get(fold(word.removeprefix("@") if meant == PEOPLE else word))

    def among(self, meant: str) -> Mapping[str, Named]:
        """Return all teams, people, cycles, metrics or pillars, by key."""
        org = self.org
        known: Mapping[str, Mapping[str, Named]] = {
            TEAMS: org.teams,
            PEOPLE: org.people,
            CYCLES: org.cycles,
            METRICS: org.metrics,
            PILLARS: {pillar.key: pillar for pillar in org.charter.pillars},
        }
        return known.get(meant, {})

    def objective_named(self, written: str) -> Objective | None:
        """Return the objective that a reference names, with or without a key result."""
        named = expand(written.partition("#")[0], self.scope)
        return self.org.objectives.get(named[0]) if named else None

    def key_result_of(self, objective: str, word: str) -> KeyResult | None:
        """Return a key result by a reference to its objective and its own id."""
        found = self.objective_named(objective)
        wanted = fold(word.removeprefix("#"))
        each_of = found.key_results if found else ()
        return next((each for each in each_of if each.id and fold(each.id) == wanted), None)

    def reference_to(self, objective: Objective) -> str:
        """Return the shortest reference that leads to an objective from here."""
        team, cycle, slug = objective.id.split("/")
        if fold(cycle) != self.scope.cycle:
            return objective.id
        return slug if fold(team) == self.scope.team else f"{team}/{slug}"

    def _objective(self, word: str) -> Named | None:
        named = expand(word, self.scope)
        found = self.org.objectives.get(named[0]) if named else None
        if found is None or named is None or not named[1]:
            return found
        return next((each for each in found.key_results if each.id and fold(each.id) == named[1]), None)


def called(named: Named) -> str:
    """Return what readers call something."""
    return named.title if isinstance(named, Objective | KeyResult | Pillar) else named.name


def place_of(named: Named, org: Org) -> Place:
    """Return where something is defined."""
    return org.charter.place.at("pillars", _position(named, org)) if isinstance(named, Pillar) else named.place


def _position(pillar: Pillar, org: Org) -> int:
    return org.charter.pillars.index(pillar)

"""What there is to refer to, and findings for references that lead nowhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from okrsite_gen.content.codes_org import NOT_A_REFERENCE, UNKNOWN_KEY_RESULT, UNKNOWN_OBJECTIVE
from okrsite_gen.content.gathered import Gathered
from okrsite_gen.content.lost_key_results import costs_key_result
from okrsite_gen.model.codes import Code
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.names import Place, Reference, fold, natural
from okrsite_gen.model.nearest import nearest
from okrsite_gen.model.references import Scope, expand

MOST_GUESSES = 40
"""How many findings of one run get a guess at what was meant; each is a search among all names."""

LEFT_OUT = "Pages leave it out until there is one."
PLACEHOLDER = "Pages show a placeholder until it leads somewhere."

_SHOWN = 100


class Known:
    """Everything that can be named, and the findings about what was named in vain."""

    def __init__(self, gathered: Gathered) -> None:
        self.gathered = gathered
        self.findings: list[Diagnostic] = []
        self.broken = frozenset((file.kind, file.key) for file in gathered.broken)
        self._doubtful = frozenset(file.key for file in gathered.broken if file.kind == "objective" and file.doubt)
        self._guesses = MOST_GUESSES
        self._by_slug: dict[str, list[str]] = {}
        self._ids: dict[str, dict[str, str]] = {
            objective.key: {key_result.anchor: key_result.key for key_result in objective.key_results if key_result.id}
            for objective in gathered.objectives.values()
        }

    def lookup(self, written: str, scope: Scope) -> Reference:
        """Return the reference with its target, if that exists."""
        named = expand(written, scope) if written else None
        if named is None or named[0] not in self._ids:
            return self.nowhere(written)
        objective, key_result = self.gathered.objectives[named[0]].key, named[1]
        if not key_result:
            return Reference(written, objective)
        found = self._ids[objective].get(key_result)
        return Reference(written, objective, found) if found else self.nowhere(written)

    def entry(self, place: Place, field: str, position: int) -> Place:
        """Return where in the file an entry of a list stands; `position` counts those that could be used."""
        path = (*place.path, field)
        gone = (one[-1] for one in self.gathered.left_out.get(place.file, ()) if one[:-1] == path)
        for left_out in sorted(one for one in gone if isinstance(one, int)):
            position += left_out <= position
        return place.at(field, position)

    def unusable(self, place: Place) -> frozenset[str]:
        """Return the names of the fields of a group that could not be used."""
        left_out = self.gathered.left_out.get(place.file, ())
        return frozenset(str(path[-1]) for path in left_out if path[:-1] == place.path)

    def in_doubt(self, written: str, scope: Scope) -> str:
        """Return the key of the objective named, if its file cannot be used and may be meant for fewer readers."""
        named = expand(written, scope) if written and self._doubtful else None
        return named[0] if named and named[0] in self._doubtful else ""

    def nowhere(self, written: str) -> Reference:
        """Return a reference to nothing. Where parts are hidden it does not tell what was written: that may be one."""
        return Reference("" if self.gathered.hides else written)

    def reference(self, written: str, scope: Scope, place: Place, reason: str = PLACEHOLDER) -> Reference:
        """Return the reference with its target; a finding says why where there is none.

        Nothing is said about what was taken out because readers may not see it (then `written` is empty), nor where
        the target's file has an error of its own that may have cost it.
        """
        found = self.lookup(written, scope)
        if not found.found and written:
            self._blame(written, scope, place, reason)
        return found

    def name(
        self,
        kind: str,
        written: str,
        among: Mapping[str, object],
        place: Place,
        code: Code,
        reason: str = LEFT_OUT,
    ) -> str:
        """Return the key of the team, cycle or metric named, empty with a finding where there is none."""
        key = fold(written)
        if key in among or not key:
            return key
        if (kind, key) not in self.broken:
            hint = self.guess(written, among, "Did you mean `{}`?") or self._listing(kind, written, among)
            message = f"There is no {kind} `{written[:_SHOWN]}`."
            self.findings.append(code.at(place, message, reason, hint))
        return ""

    def guess(self, written: str, among: Mapping[str, object], words: str) -> str:
        """Return `words` around the nearest name, empty if none is near."""
        if not self._guesses:
            return ""
        self._guesses -= 1
        meant = nearest(fold(written), among)
        return words.format(_id(meant, among)) if meant else ""

    def _listing(self, kind: str, written: str, among: Mapping[str, object]) -> str:
        names = [f"`{_id(key, among)}`" for key in sorted(among, key=natural)[:8]]
        name = written if len(written) < 65 and "/" not in written and " " not in written else f"<{kind}>"
        file = {"team": f"teams/{name}/team.md", "cycle": f"cycles/{name}.md", "metric": f"metrics/{name}.md"}[kind]
        create = f"Create `{file}`, or correct the name."
        return create if not names or len(among) > 8 else f"{create} There are {', '.join(names)}."

    def _blame(self, written: str, scope: Scope, place: Place, reason: str) -> None:
        named = expand(written, scope)
        shown = written[:_SHOWN]
        if named is None or len(shown.split()) > 1:
            self.findings.append(self._malformed(shown, scope, place, reason))
            return
        objective, key_result = named
        if ("objective", objective) in self.broken:
            return
        if objective not in self._ids:
            message = f"`{shown}` leads nowhere: there is no objective `{self._in_full(written, scope)[:_SHOWN]}`."
            hint = self._near_objective(objective, key_result, scope.objective)
            self.findings.append(UNKNOWN_OBJECTIVE.at(place, message, reason, hint))
            return
        if self._lost_key_results(objective):
            return
        identifier = self.gathered.objectives[objective].id
        message = f"`{shown}` leads nowhere: `{identifier}` has no key result `{written.partition('#')[2][:_SHOWN]}`."
        hint = self._near_key_result(key_result, tuple(self._ids[objective]))
        self.findings.append(UNKNOWN_KEY_RESULT.at(place, message, reason, hint))

    def _lost_key_results(self, key: str) -> bool:
        """Whether an objective's file has errors of its own that may cost it the key result that somebody names."""
        objective = self.gathered.objectives[key]
        lost = self.gathered.left_out.get(objective.place.file, ())
        return any(costs_key_result(path) or (len(path) == 1 and not objective.key_results) for path in lost if path)

    def _in_full(self, written: str, scope: Scope) -> str:
        """Return a reference to an objective with team and cycle, in the letters in which each is written."""
        parts = written.strip().partition("#")[0].strip("/").split("/")
        team, cycle = self.gathered.teams.get(scope.team), self.gathered.cycles.get(scope.cycle)
        own = (team.id if team else scope.team, cycle.id if cycle else scope.cycle)
        return "/".join(
            (*own, *parts) if len(parts) == 1 else (parts[0], own[1], parts[1]) if len(parts) == 2 else parts
        )

    def _malformed(self, shown: str, scope: Scope, place: Place, reason: str) -> Diagnostic:
        plain = shown and all(part and " " not in part for part in shown.partition("#")[0].split("/"))
        if plain and shown.count("/") < 2 and not (scope.team and scope.cycle):
            message = f"`{shown}` does not say which team and cycle it means."
            return NOT_A_REFERENCE.at(place, message, reason, "Write it in full: `team/cycle/objective`.")
        message = f"`{shown}` does not name an objective."
        hint = "Write `objective`, `team/objective` or `team/cycle/objective`, with `#key-result` if one is meant."
        return NOT_A_REFERENCE.at(place, message, reason, hint)

    def _near_objective(self, key: str, key_result: str, own: str) -> str:
        """Return a hint: the objective of that name elsewhere, or the nearest name there, or anywhere."""
        if not self._by_slug:
            for one in self._ids:
                self._by_slug.setdefault(one.rpartition("/")[2], []).append(one)
        meant = self._meant(key, own)
        if not meant:
            return "Correct the name, or delete the reference."
        fragment = f"#{key_result}" if key_result in self._ids[meant] else ""
        return f"Did you mean `{self.gathered.objectives[meant].id}{fragment}`?"

    def _meant(self, key: str, own: str) -> str:
        """Return the key of the objective that was probably meant by one that does not exist; never `own`."""
        folder, _, slug = key.rpartition("/")
        elsewhere = [one for one in self._by_slug.get(slug, ()) if one != own]
        if len(elsewhere) == 1 or not self._guesses:
            return elsewhere[0] if len(elsewhere) == 1 else ""
        self._guesses -= 1
        if elsewhere:
            near = nearest(folder, (one.rpartition("/")[0] for one in elsewhere))
            return f"{near}/{slug}" if near else ""
        near = nearest(slug, (one.rpartition("/")[2] for one in self._ids if one.startswith(f"{folder}/")))
        if near:
            return f"{folder}/{near}"
        alike = (one for one in self._by_slug if abs(len(one) - len(slug)) < 4 and one[:1] == slug[:1])
        namesakes = self._by_slug.get(nearest(slug, alike), [])
        return namesakes[0] if len(namesakes) == 1 and namesakes[0] != own else ""

    def _near_key_result(self, written: str, ids: Sequence[str]) -> str:
        if not ids:
            return f"None of its key results has an id; write `id: {written[:_SHOWN]}` below the one that is meant."
        near = self.guess(written, dict.fromkeys(ids), "Did you mean `#{}`?")
        return near or f"Its key results are {', '.join(f'`#{one}`' for one in ids[:8])}."


def _id(key: str, among: Mapping[str, object]) -> str:
    """Return the id of an entity as its author wrote it."""
    found: str = getattr(among[key], "id", key)
    return found

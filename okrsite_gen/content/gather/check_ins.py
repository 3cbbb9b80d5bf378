"""Check-ins and retrospectives out of their documents."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from okrsite_gen.content.check_in_words import SpecialHeadings, Subjects, Target, joined, subject_of
from okrsite_gen.content.codes_org import SAID_TWICE
from okrsite_gen.content.document import Document, Path
from okrsite_gen.content.gather.people import Handles
from okrsite_gen.content.gather.updates import KnownKeyResult, read_update
from okrsite_gen.content.markdown.sections import sections
from okrsite_gen.content.schema.check_in import CheckInFront
from okrsite_gen.model.check_ins import CheckIn, Retrospective, Section, Update
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.kept import NOTHING_KEPT, Kept
from okrsite_gen.model.names import Place, Reference, fold
from okrsite_gen.model.objectives import Objective
from okrsite_gen.model.references import Scope, expand
from okrsite_gen.model.settings import Settings


class CheckInReader:
    """Reads check-ins against all objectives, whose key results decide what may be said about them."""

    def __init__(
        self,
        objectives: Mapping[str, Objective],
        unclear: frozenset[str],
        handles: Handles,
        settings: Settings,
        kept: Kept = NOTHING_KEPT,
    ) -> None:
        self._objectives = objectives
        self._handles = handles
        self._settings = settings
        self._kept = kept
        self._headings = SpecialHeadings(settings.headings, ("wins", "blockers", "asks", "next"))
        self._ids: dict[str, dict[str, str]] = {}
        self._key_results: dict[str, KnownKeyResult] = {}
        self._subjects: dict[Scope, Subjects] = {}
        self._targets: dict[tuple[str, str, str], Reference] = {}
        self._paths: dict[Path, Path] = {}
        for objective in objectives.values():
            self._learn(objective, unclear)

    def _learn(self, objective: Objective, unclear: frozenset[str]) -> None:
        ids = self._ids[objective.key] = {}
        subjects = self._subjects_of(Scope(objective.team, objective.cycle))
        for key_result in objective.key_results:
            self._key_results[key_result.key] = KnownKeyResult(key_result, key_result.key not in unclear)
            if key_result.id:
                ids[key_result.anchor] = key_result.key
                subjects.key_results.setdefault(key_result.anchor, []).append(key_result.key)

    def _subjects_of(self, scope: Scope) -> Subjects:
        if scope not in self._subjects:
            self._subjects[scope] = Subjects(scope)
        return self._subjects[scope]

    def read(self, document: Document, front: CheckInFront, day: date) -> tuple[CheckIn, list[Diagnostic]]:
        """Return a check-in, its updates joined with the sections of its text that are about the same."""
        of, file = (document, front, self._handles, self._settings), document.file
        named = self._kept.made("named in check-in", file, of, lambda: self._named(document, front))
        if named is None:
            return self._read(document, front, day)
        of_all = (*of, *map(self._objectives.get, named))
        return self._kept.made("check-in", file, of_all, lambda: self._read(document, front, day))

    def _named(self, document: Document, front: CheckInFront) -> tuple[str, ...] | None:
        """Return keys of all objectives on which it depends what a check-in says; None where that may be any."""
        rest = self._headings.sort(sections(document.body, document.body_line))[1] if document.body else []
        if any(section.heading for section in rest):
            return None
        scope = Scope(fold(document.role.team), fold(document.role.cycle))
        named = (expand(entry.written, scope) for entry in front.entries())
        return tuple(dict.fromkeys(each[0] for each in named if each is not None))

    def _read(self, document: Document, front: CheckInFront, day: date) -> tuple[CheckIn, list[Diagnostic]]:
        role = document.role
        scope = Scope(sys.intern(fold(role.team)), sys.intern(fold(role.cycle)))
        updates, targets, findings = self._updates(document, front, scope)
        texts, rest = self._headings.sort(sections(document.body, document.body_line)) if document.body else ({}, [])
        notes = self._file_sections(rest, (updates, targets, findings), scope, document.file)
        check_in = CheckIn(
            key=role.key,
            id=f"{role.team}/{role.cycle}/{role.slug}",
            team=scope.team,
            cycle=scope.cycle,
            day=day,
            place=Place(document.file),
            author=self._handles.owner(front.author),
            updates=tuple(updates),
            notes=notes,
            **texts,
        )
        return check_in, findings

    def _updates(
        self, document: Document, front: CheckInFront, scope: Scope
    ) -> tuple[list[Update], list[Target | None], list[Diagnostic]]:
        """Return the updates of the front matter, what each is about (nothing if unknown), and findings."""
        updates: list[Update] = []
        targets: list[Target | None] = []
        findings: list[Diagnostic] = []
        said: set[Target] = set()
        for entry in front.entries():
            place = Place(document.file, self._paths.setdefault(entry.path, entry.path))
            reference = self._target(entry.written, scope)
            known = self._key_results.get(reference.key_result) if reference.key_result else None
            update, found = read_update(entry.update, reference, place, known)
            findings += found
            target = (reference.objective, reference.key_result or "") if reference.objective else None
            if target is not None and target in said:
                findings.append(_said_twice(entry.written, place))
            elif target is not None:
                said.add(target)
            updates.append(update)
            targets.append(target)
        return updates, targets, findings

    def _target(self, written: str, scope: Scope) -> Reference:
        """Return what `written` names, remembered since every week names it again."""
        asked = (scope.team, scope.cycle, written)
        reference = self._targets.get(asked)
        if reference is None:
            reference = Reference(written)
            named = expand(written, scope)
            if named is not None and named[0] in self._ids:
                objective, key_result = self._objectives[named[0]].key, named[1]
                found = self._ids[objective].get(key_result) if key_result else None
                if found or not key_result:
                    reference = Reference(written, objective, found)
            self._targets[asked] = reference
        return reference

    def _file_sections(
        self,
        cut: list[Section],
        work: tuple[list[Update], list[Target | None], list[Diagnostic]],
        scope: Scope,
        file: str,
    ) -> tuple[Section, ...]:
        """Join sections to the updates about the same, and return the others."""
        if not any(section.heading for section in cut):
            return tuple(cut)
        updates, targets, findings = work
        spoken_of: dict[str, list[Target]] = {}
        for objective in dict.fromkeys(target[0] for target in targets if target):
            for identifier, key in self._ids[objective].items():
                spoken_of.setdefault(identifier, []).append((objective, key))
        free: list[Section] = []
        for section in cut:
            place = Place(file, (), max(section.line - 1, 1))
            subject = subject_of(section.heading, spoken_of, self._subjects_of(scope), self._ids, place)
            if isinstance(subject, Diagnostic):
                findings.append(subject)
            if subject is None or isinstance(subject, Diagnostic):
                free.append(section)
            elif section.body.strip():
                _join(section.body, subject, updates, targets, place)
        return tuple(free)


def _join(body: str, subject: Target, updates: list[Update], targets: list[Target | None], place: Place) -> None:
    """Add a section to the note of the last update about `subject`; without one it becomes an update of its own."""
    for position in range(len(updates) - 1, -1, -1):
        if targets[position] == subject:
            updates[position] = replace(updates[position], note=joined(updates[position].note, body))
            return
    objective, key_result = subject
    reference = Reference(key_result or objective, objective, key_result or None)
    updates.append(Update(reference, place, note=joined("", body)))
    targets.append(subject)


def _said_twice(written: str, place: Place) -> Diagnostic:
    return SAID_TWICE.at(
        place,
        f"`{written}` has an update further up in this check-in.",
        "Where the two differ, this one counts.",
        "Write both into one update.",
    )


def retrospective_of(document: Document, headings: SpecialHeadings) -> Retrospective:
    """Return what a team learned; `headings` knows Keep, Change and Learned."""
    role = document.role
    texts, rest = headings.sort(sections(document.body, document.body_line))
    place = Place(document.file)
    return Retrospective(role.key, fold(role.team), fold(role.cycle), place, notes=tuple(rest), **texts)

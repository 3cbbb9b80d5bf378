"""The history of an export as check-ins: one for each team, cycle and day on which somebody said something."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from okrsite_gen.content.figures import same_unit
from okrsite_gen.content.writing.fields import Written, document, fields
from okrsite_gen.content.writing.foreign import foreign_text
from okrsite_gen.model.incoming import IncomingUpdate
from okrsite_gen.model.kinds import Kind
from okrsite_gen.pipeline.moving.measures import Measure, Notation
from okrsite_gen.pipeline.moving.notes import notes, plain

Subject = tuple[str, str]
"""Slug of an objective, and the id of one of its key results; empty for the objective itself."""
Day = tuple[str, str, date]
"""Id of a team, id of a cycle, and the day."""


class History:
    """Collects updates, and writes them as check-ins."""

    def __init__(self, notation: Notation, people: Mapping[str, str]) -> None:
        self._notation = notation
        self._people = people
        self._days: dict[Day, dict[Subject, dict[str, Written]]] = defaultdict(dict)
        self._authors: dict[Day, list[str]] = defaultdict(list)
        self._said: dict[tuple[Day, Subject], list[tuple[str, str]]] = defaultdict(list)

    def add(
        self, place: tuple[str, str, str], key_result: str, updates: Iterable[IncomingUpdate], measured: Measure | None
    ) -> None:
        """Add updates about an objective (team, cycle, slug) or one of its key results; `measured` is how that is."""
        team, cycle, slug = place
        for update in updates:
            day = (team, cycle, update.day)
            name = (slug, key_result)
            before = self._days[day].setdefault(name, {})
            left: list[tuple[str, str]] = []
            said = dict(self._fields(update, measured, left, whole=not key_result))
            left += [(f"Before, on that day: {name}", str(old)) for name, old in before.items() if name in said]
            before |= said
            author = self._people.get(update.author, "")
            if author and author not in self._authors[day]:
                self._authors[day].append(author)
            words = "\n\n".join(filter(None, (foreign_text(update.note), notes([*left, *update.rest]))))
            if words:
                self._said[day, name].append((author, words))

    def _fields(
        self, update: IncomingUpdate, measured: Measure | None, left: list[tuple[str, str]], *, whole: bool
    ) -> Iterator[tuple[str, Written]]:
        kind = measured.kind if measured else Kind.UNMEASURED
        if update.value:
            figure = self._notation.figure(update.value)
            sample = measured.sample if measured else None
            if kind in {Kind.METRIC, Kind.GUARDRAIL} and figure is not None and sample and same_unit(figure, sample):
                yield "value", self._notation.written(update.value)
            else:
                left.append(("Value", update.value))
        if update.progress:
            progress = self._notation.progress(update.progress)
            if progress and kind in {Kind.STATED, Kind.UNMEASURED}:
                yield "progress", progress
            else:
                left.append(("Progress", update.progress))
        if update.done is not None:
            if kind is Kind.YES_NO:
                yield "done", "true" if update.done else "false"
            else:
                left.append(("Done", "yes" if update.done else "no"))
        if update.confidence is not None and 0 <= update.confidence <= 10:
            yield "confidence", str(update.confidence)
        elif update.confidence is not None:
            left.append(("Confidence", str(update.confidence)))
        if update.status:
            yield "status", update.status.value

    def texts(self) -> Iterator[tuple[Day, str]]:
        """Yield the text of each check-in, with whose it is and of which day; oldest first."""
        for day, subjects in sorted(self._days.items(), key=lambda each: each[0]):
            yield day, self._text(day, subjects)

    def _text(self, day: Day, subjects: Mapping[Subject, dict[str, Written]]) -> str:
        authors = self._authors[day]
        updates: dict[str, dict[str, Written]] = {}
        for slug, key_result in sorted(subjects):
            own, told = updates.setdefault(slug, {}), subjects[slug, key_result]
            if key_result:
                own[key_result] = told or {"unchanged": "true"}
            else:
                own.update(told)
        for said in updates.values():
            if not said:
                said["unchanged"] = "all"
        front: dict[str, Written] = {"author": authors[0] if len(authors) == 1 else "", "updates": updates}
        sections = []
        for name in sorted(subjects):
            said_of = self._said.get((day, name), [])
            words = [f"{plain(who)}: {text}" if len(authors) > 1 and who else text for who, text in said_of]
            if words:
                heading = "#".join(filter(None, name))
                sections.append(f"## {heading}\n" + "\n\n".join(words) + "\n")
        return document(fields(front), "\n".join(sections))

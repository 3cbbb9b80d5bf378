"""What an import would write: every file of it, whether or not it stands there already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from okrsite_gen.content.cycles import period_of
from okrsite_gen.model.incoming import Field, Guess, Incoming, IncomingObjective, NotUnderstood
from okrsite_gen.model.kinds import Kind
from okrsite_gen.model.settings import Settings
from okrsite_gen.pipeline.moving.alignment import Alignments, Place
from okrsite_gen.pipeline.moving.carrying import carried
from okrsite_gen.pipeline.moving.check_ins import History
from okrsite_gen.pipeline.moving.documents import document_files
from okrsite_gen.pipeline.moving.ground import Ground, Wish
from okrsite_gen.pipeline.moving.known import Known
from okrsite_gen.pipeline.moving.long_texts import without_long_texts
from okrsite_gen.pipeline.moving.measures import Measure, Notation
from okrsite_gen.pipeline.moving.naming import Names
from okrsite_gen.pipeline.moving.objective import Surroundings, objective_text
from okrsite_gen.pipeline.moving.parties import Parties
from okrsite_gen.pipeline.moving.places import Places

__all__ = ["Plan", "Wish", "plan"]

OWN = "okrsite"
"""Source of whatever we exported ourselves."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Every file that an export becomes."""

    files: Mapping[str, tuple[str, str]]
    """Path below the content folder → (what it is: `team`, `cycle`, `person`, `objective`, `check-in`; its text)."""
    ids: Mapping[str, str]
    """What the ledger is to remember and does not yet."""
    guesses: tuple[Guess, ...]
    key_results: int
    initiatives: int
    refused: tuple[NotUnderstood, ...] = ()
    """What has no place below the content folder, or no room in a file."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """What the ledger is to remember of titles and does not yet, by the same names."""
    sources: tuple[str, ...] = (OWN,)
    """The source of the export, and others that it continues."""


def plan(incoming: Incoming, known: Known, settings: Settings, wish: Wish) -> Plan:
    """Return what an import would write. The objectives are taken out of `incoming`: they may be many."""
    if incoming.documents:
        return _of_documents(incoming, settings)
    return _Planner(Ground(incoming, known, settings, wish, Names(incoming, known.ledger))).plan()


def _of_documents(incoming: Incoming, settings: Settings) -> Plan:
    """Return the files of an export of our own, as they are."""
    refused: list[NotUnderstood] = []
    files = dict(document_files(incoming.documents, settings, refused))
    every = [one.fields for one in incoming.documents if one.kind == "objective"]
    results = [each for one in every for each in _entries(one.get("key_results"))]
    work = sum(len(_entries(one.get("initiatives"))) for one in (*every, *results))
    return Plan(files, {}, (), len(results), work, tuple(refused))


def _entries(value: Field) -> list[dict[str, Field]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


class _Planner:
    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._notation = Notation(decimal_comma=ground.settings.decimal_comma)
        self._days = {one.key: one for one in ground.incoming.cycles}

    def plan(self) -> Plan:
        ground, every = self._ground, self._ground.incoming.objectives
        parties = Parties(ground)
        places = Places(ground, parties)
        alignments = Alignments(every, places.objectives, places.key_results)
        ground.guesses.extend(alignments.guesses)
        history = History(self._notation, parties.people)
        refused: list[NotUnderstood] = []
        results = [each for one in every for each in one.key_results]
        work = sum(len(one.initiatives) for one in every) + sum(len(one.initiatives) for one in results)
        number = len(results)
        del every, results
        for one in ground.incoming.handed_over():
            self._objective(without_long_texts(one, refused), (parties, places, alignments), history)
        for day, words in history.texts():
            path = places.check_in_path(day, words)
            planned = ground.files.get(path)
            ground.files[path] = ("check-in", carried(path, planned[1], words) if planned else words)
        names = ground.names
        return Plan(
            ground.files,
            names.given,
            tuple(ground.guesses),
            number,
            work,
            tuple(refused),
            titles=names.titles,
            sources=names.sources,
        )

    def _objective(self, one: IncomingObjective, found: tuple[Parties, Places, Alignments], history: History) -> None:
        """Plan the file of an objective, and add to the history what was said about it."""
        parties, places, alignments = found
        place, results = places.objectives[one.key], places.key_results[one.key]
        around = self._around(one, parties, place, results, alignments)
        text, measures = objective_text(one, around, self._notation)
        team, cycle, slug = place
        self._ground.files[f"teams/{team}/{cycle}/{slug}.md"] = ("objective", text)
        history.add(place, "", one.updates, Measure(Kind.ROLLUP) if one.key_results else None)
        for each in one.key_results:
            history.add(place, results[each.key], each.updates, measures[each.key])

    def _around(
        self,
        one: IncomingObjective,
        parties: Parties,
        place: Place,
        results: Mapping[str, str],
        alignments: Alignments,
    ) -> Surroundings:
        supports, unsupported = alignments.of(one)
        days = self._days.get(one.cycle)
        period = period_of(place[1], self._ground.settings.cycles)
        starts = days.start if days and days.start else period.start if period else None
        ends = days.end if days and days.end else period.end if period else None
        source = self._ground.wish.source
        return Surroundings(parties.people, parties.teams, results, supports, unsupported, starts, ends, source)

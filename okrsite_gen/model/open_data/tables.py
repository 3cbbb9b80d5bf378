"""Open data as flat tables, for spreadsheets: a row each for objectives, key results, words of check-ins, edges."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from okrsite_gen.model.open_data import OpenData
from okrsite_gen.model.open_data.alignment import OpenEdge
from okrsite_gen.model.open_data.check_ins import OpenCheckIn, OpenUpdate
from okrsite_gen.model.open_data.objectives import OpenKeyResult, OpenObjective
from okrsite_gen.model.open_data.table_source import Meanings, TableSource
from okrsite_gen.model.open_data.values import OpenFigure

Cell = str | int | Decimal | date | bool | None
"""What a cell holds; None where it is empty."""

Row = tuple[Cell, ...]


class Holds(str, Enum):
    """What the cells of a column hold."""

    TEXT = "text"
    NUMBER = "number"
    SHARE = "share"
    """A fraction of 1, shown as percent."""
    DAY = "day"
    FLAG = "flag"
    ADDRESS = "address"
    """Where something stands on the site."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    name: str
    """Its heading: the name of the field."""
    meaning: str
    """What it says."""
    holds: Holds = Holds.TEXT


@dataclass(frozen=True, slots=True)
class Table:
    """A table and the way to its rows."""

    name: str
    """`objectives`, `key-results`, `check-ins` or `alignment`."""
    columns: tuple[Column, ...]
    rows_of: Callable[[TableSource, Meanings], Iterator[Row]]
    """Yields rows with as many cells as there are columns."""

    def rows(self, data: OpenData) -> Iterator[Row]:
        """Yield the rows of everything."""
        return self.rows_of(data, _names(data))


def _names(data: OpenData) -> Meanings:
    entities: tuple[OpenObjective | OpenKeyResult, ...] = (*data.objectives, *data.key_results)
    return Meanings(
        {each.id: each.name for each in data.teams},
        {each.id: each.name for each in data.cycles},
        {each.id: each.computed.title for each in entities},
        data.organisation.computed.url,
    )


def _objectives(data: TableSource, names: Meanings) -> Iterator[Row]:
    return (_objective(each, names) for each in data.objectives)


def _objective(one: OpenObjective, names: Meanings) -> Row:
    computed = one.computed
    return (
        one.id,
        one.team,
        names.teams.get(one.team),
        one.cycle,
        names.cycles.get(one.cycle),
        computed.title,
        computed.owner,
        computed.status.status.value,
        computed.status.words,
        computed.progress,
        computed.planned_now,
        computed.measured,
        computed.counted,
        computed.confidence.now,
        computed.lowest_confidence,
        computed.score.value if computed.score else None,
        one.ambition.value,
        one.state.value,
        one.closed_as.value if one.closed_as else None,
        one.starts,
        one.closed_on,
        computed.due_day,
        one.pillar,
        one.priority,
        _listed(one.tags),
        _listed(one.shared_with),
        _listed(each.ref for each in one.supports),
        computed.freshness.last,
        names.address(computed.address),
    )


def _key_results(data: TableSource, names: Meanings) -> Iterator[Row]:
    homes = {each.id: each for each in data.objectives}
    return (_key_result(each, homes[each.objective], names) for each in data.key_results)


def _key_result(one: OpenKeyResult, objective: OpenObjective, names: Meanings) -> Row:
    computed, team = one.computed, one.team or objective.team
    return (
        one.id,
        one.objective,
        objective.computed.title,
        team,
        names.teams.get(team),
        objective.cycle,
        names.cycles.get(objective.cycle),
        one.position,
        computed.title,
        computed.owner,
        computed.kind.value,
        computed.status.status.value,
        computed.status.words,
        *_written(one.start),
        *_written(one.target),
        *_written(one.min),
        *_written(one.max),
        *_written(computed.value),
        one.unit,
        computed.value_day,
        computed.progress,
        computed.planned_now,
        computed.pace.verdict.value,
        computed.confidence.now,
        computed.score.value if computed.score else None,
        one.weight,
        one.state.value,
        one.due,
        computed.due_day,
        one.metric,
        computed.freshness.last,
        names.address(computed.address),
    )


def _check_ins(data: TableSource, names: Meanings) -> Iterator[Row]:
    for check_in in data.check_ins:
        for update in check_in.updates:
            yield _update(check_in, update, names)
        for part in ("wins", "blockers", "asks", "next"):
            if text := getattr(check_in, part):
                yield _part(check_in, part, text, names)
        for note in check_in.notes:
            yield _part(check_in, note.heading or "notes", note.body, names)


def _update(check_in: OpenCheckIn, one: OpenUpdate, names: Meanings) -> Row:
    number = one.value.number if one.value else None
    return (
        *_head(check_in),
        one.ref,
        names.titles.get(one.ref),
        "update",
        one.value.written if one.value else None,
        number,
        one.value.unit if one.value else None,
        one.progress,
        one.confidence,
        one.status.value if one.status else None,
        one.done,
        one.reached,
        _listed(f"{each.id}: {'done' if each.done else 'open'}" for each in one.milestones),
        one.unchanged,
        one.closed_as.value if one.closed_as else None,
        one.score,
        one.note,
        names.address(check_in.computed.address),
    )


def _part(check_in: OpenCheckIn, part: str, text: str, names: Meanings) -> Row:
    nothing = (None,) * 12
    return (*_head(check_in), None, None, part, *nothing, text, names.address(check_in.computed.address))


def _head(check_in: OpenCheckIn) -> tuple[Cell, ...]:
    return check_in.id, check_in.day, check_in.team, check_in.cycle, check_in.computed.author


def _alignment(data: TableSource, _names: Meanings) -> Iterator[Row]:
    return map(_edge, data.alignment)


def _edge(one: OpenEdge) -> Row:
    return (
        one.sort,
        one.source,
        one.target,
        one.team,
        one.cycle,
        one.status,
        one.primary,
        one.said_by_provider,
        one.needed_by,
        one.note,
    )


def _written(figure: OpenFigure | None) -> tuple[Cell, Cell]:
    return (figure.written, figure.number) if figure else (None, None)


def _listed(names: Iterator[str] | tuple[str, ...]) -> str:
    return ", ".join(names)


ID = Column("id", "Its id.")
TEAM = Column("team", "Id of its team.")
CYCLE = Column("cycle", "Id of its cycle.")
TEAM_NAME = Column("team_name", "Name of that team.")
CYCLE_NAME = Column("cycle_name", "Name of that cycle.")
TITLE = Column("title", "Its title in plain words.")
OWNER = Column("owner", "Who answers for it, as pages name them.")
STATUS = Column("status", "Its status.")
STATUS_WORDS = Column("status_words", "The same in words.")
PROGRESS = Column("progress", "Its progress, 0 to 1; empty where nothing is measured yet.", Holds.SHARE)
PLANNED = Column("planned", "Where its plan stands on the day of the data.", Holds.SHARE)
CONFIDENCE = Column("confidence", "The latest confidence, 0 to 10.", Holds.NUMBER)
SCORE = Column("score", "Its score, 0 to 1.", Holds.NUMBER)
LAST_WORD = Column("last_word", "Day of the latest word about it.", Holds.DAY)
ADDRESS = Column("address", "Where it stands: whole where `site.url` is known, else from the root on.", Holds.ADDRESS)


def _figures(name: str, meaning: str) -> tuple[Column, Column]:
    number = Column(f"{name}_number", "The same as a number, in the unit of `unit`.", Holds.NUMBER)
    return Column(name, f"{meaning} As written."), number


OBJECTIVES = Table(
    "objectives",
    (
        ID,
        TEAM,
        TEAM_NAME,
        CYCLE,
        CYCLE_NAME,
        TITLE,
        OWNER,
        STATUS,
        STATUS_WORDS,
        PROGRESS,
        PLANNED,
        Column("measured", "How many key results count towards progress.", Holds.NUMBER),
        Column("counted", "How many are neither dropped nor deferred.", Holds.NUMBER),
        Column("confidence", "The latest confidence stated of the objective as a whole, 0 to 10.", Holds.NUMBER),
        Column("lowest_confidence", "The lowest of that and of the confidence in its key results.", Holds.NUMBER),
        SCORE,
        Column("ambition", "`aspirational` or `committed`."),
        Column("state", "`draft`, `proposed`, `active` or `closed`."),
        Column("closed_as", "How it ended, as its file says."),
        Column("starts", "The day it begins, where that is later than its cycle does.", Holds.DAY),
        Column("closed_on", "The day it was closed, as its file says.", Holds.DAY),
        Column("due_day", "The last day of its cycle.", Holds.DAY),
        Column("pillar", "Id of its strategy pillar."),
        Column("priority", "As written."),
        Column("tags", "Words to find it by."),
        Column("shared_with", "Ids of teams that own it too."),
        Column("supports", "Ids of what it helps, its main line of sight first."),
        LAST_WORD,
        ADDRESS,
    ),
    _objectives,
)

KEY_RESULTS = Table(
    "key-results",
    (
        ID,
        Column("objective", "Id of its objective."),
        Column("objective_title", "Title of its objective in plain words."),
        Column("team", "Id of the team that owns it."),
        TEAM_NAME,
        CYCLE,
        CYCLE_NAME,
        Column("position", "Its place in its objective, from 1.", Holds.NUMBER),
        TITLE,
        OWNER,
        Column("kind", "How it is measured."),
        STATUS,
        STATUS_WORDS,
        *_figures("start", "Where it begins."),
        *_figures("target", "Where it is to get."),
        *_figures("min", "The least that it may be."),
        *_figures("max", "The most that it may be."),
        *_figures("value", "Its current value."),
        Column("unit", "The unit of its figures."),
        Column("value_day", "Day of the current value.", Holds.DAY),
        PROGRESS,
        PLANNED,
        Column("pace", "What the numbers say: `ahead`, `on-plan`, `behind`, `far-behind` and so on."),
        CONFIDENCE,
        SCORE,
        Column("weight", "How much it counts in its objective.", Holds.NUMBER),
        Column("state", "`active`, `dropped` or `deferred`."),
        Column("due", "The day it should be reached, where that is not the end of its cycle.", Holds.DAY),
        Column("due_day", "The day it should be reached: its own, else the last day of its cycle.", Holds.DAY),
        Column("metric", "Id of the metric that feeds it."),
        LAST_WORD,
        ADDRESS,
    ),
    _key_results,
)

CHECK_INS = Table(
    "check-ins",
    (
        Column("check_in", "Id of the check-in; it has a row for each update and each part of its text."),
        Column("day", "Its day.", Holds.DAY),
        Column("team", "Id of the reporting team."),
        CYCLE,
        Column("author", "Who wrote it, as pages name them."),
        Column("ref", "Id of the objective or key result that the row is about."),
        Column("title", "Title of that in plain words."),
        Column("part", "`update`; or `wins`, `blockers`, `asks`, `next`, `notes`, or a heading of its own."),
        Column("value", "The value reported. As written."),
        Column("value_number", "The same as a number.", Holds.NUMBER),
        Column("unit", "The unit of the value."),
        Column("progress", "Progress stated.", Holds.SHARE),
        CONFIDENCE,
        Column("status", "The status that its author stated."),
        Column("done", "A yes or no.", Holds.FLAG),
        Column("reached", "Level reached."),
        Column("milestones", "Milestones spoken of."),
        Column("unchanged", "Whether somebody looked and nothing moved.", Holds.FLAG),
        Column("closed_as", "How it was closed."),
        SCORE,
        Column("note", "What was written: Markdown."),
        ADDRESS,
    ),
    _check_ins,
)

ALIGNMENT = Table(
    "alignment",
    (
        Column("sort", "`supports` or `depends_on`."),
        Column("source", "Id of the objective that supports, or that needs something."),
        Column("target", "Id of what is supported or needed."),
        Column("team", "Id of the team of the target."),
        Column("cycle", "Id of the cycle of the source."),
        Column("status", "Whether it is agreed, or what the provider says."),
        Column("primary", "Whether it is the main line of sight of its source.", Holds.FLAG),
        Column("said_by_provider", "Whether the status is the provider's own word.", Holds.FLAG),
        Column("needed_by", "The day it is needed.", Holds.DAY),
        Column("note", "What is needed: inline Markdown."),
    ),
    _alignment,
)

TABLES = (OBJECTIVES, KEY_RESULTS, CHECK_INS, ALIGNMENT)

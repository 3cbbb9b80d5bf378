"""Tables read by a mapping."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from okrsite_gen.exchange.formats import Format
from okrsite_gen.exchange.mapped.entities import objective_of, work_left
from okrsite_gen.exchange.mapped.measures import Cells
from okrsite_gen.exchange.mapped.nest import nested
from okrsite_gen.exchange.mapped.node import Node
from okrsite_gen.exchange.mapped.rows import Rows
from okrsite_gen.exchange.mapped.slots import missing
from okrsite_gen.exchange.tables.read import is_table, peek, tables
from okrsite_gen.exchange.tables.table import Table, comparable
from okrsite_gen.exchange.words.team_paths import teams_of
from okrsite_gen.model.incoming import (
    Guess,
    Incoming,
    IncomingCycle,
    IncomingFile,
    IncomingObjective,
    IncomingPerson,
    NotUnderstood,
    Spot,
)
from okrsite_gen.model.table_mapping import TableMapping


def mapped_format(mapping: TableMapping) -> Format:
    """Return the format that a mapping describes."""
    return Format(
        mapping.name,
        mapping.title,
        lambda files: _recognises(files, mapping),
        lambda files: read_mapped(files, mapping),
    )


def _recognises(files: Sequence[IncomingFile], mapping: TableMapping) -> bool:
    found = [file for file in files if is_table(file)] if mapping.recognise else []
    return bool(found) and all(_fits(file, mapping) for file in found)


def _fits(file: IncomingFile, mapping: TableMapping) -> bool:
    wanted = {comparable(name) for name in mapping.recognise}
    return any(wanted <= {comparable(name) for name in table.columns} for table in peek(file))


def read_mapped(files: Sequence[IncomingFile], mapping: TableMapping) -> Incoming:
    """Read tables by a mapping, together where there are several."""
    every, unread = tables(files)
    chosen = [table for table in every if not mapping.sheet or table.sheet.casefold() == mapping.sheet.casefold()]
    unread += (_of_other_sheet(table, mapping.sheet) for table in every if table not in chosen and table.rows)
    if mapping.recognise or len(chosen) > 1:
        chosen, left = _with_titles(chosen, mapping)
        unread += left
    nodes: list[Node] = []
    guesses: list[Guess] = []
    rows = 0
    for table in chosen:
        rows += len(table.rows)
        guesses += table.guesses
        unread += [*table.not_understood, *missing(table, mapping)]
        reader = Rows(table, mapping)
        nodes += reader.nodes()
        guesses += reader.guesses
        unread += reader.unread
    return _incoming(mapping, rows, nodes, guesses, unread)


_ROLES = frozenset(
    (
        *("team", "squad", "group", "department", "office", "board", "lead", "head", "chief", "manager", "director"),
        *("president", "officer", "owner", "of"),
    )
)
"""Words of roles and teams, which are no names of people."""


def _of_other_sheet(table: Table, wanted: str) -> NotUnderstood:
    why = f"The mapping reads the sheet `{wanted}` alone, so this one was left out."
    return NotUnderstood(
        Spot(table.file, sheet=table.sheet), why, f"It has {len(table.rows)} row{'s' * (len(table.rows) > 1)}."
    )


def _with_titles(chosen: list[Table], mapping: TableMapping) -> tuple[list[Table], list[NotUnderstood]]:
    """Return the sheets that have a column of titles, if any has, and what was left out."""
    fit = [table for table in chosen if not list(missing(table, mapping))]
    if not fit:
        return chosen, []
    why = "No column of this sheet holds titles, so it was not read."
    left = [
        NotUnderstood(table.spot(row), why, " | ".join(filter(None, row.cells)))
        for table in chosen
        if table not in fit
        for row in table.rows
    ]
    return fit, left


def _incoming(
    mapping: TableMapping, rows: int, nodes: list[Node], guesses: list[Guess], unread: list[NotUnderstood]
) -> Incoming:
    cells = Cells(mapping, nodes)
    for one in nodes:
        one.parents = cells.parts(one, "parent")
    objectives, nesting = nested(nodes)
    found = tuple(_objective(one, cells) for one in objectives)
    return Incoming(
        format=mapping.name,
        rows=rows,
        teams=teams_of(_teams(found)),
        cycles=tuple(IncomingCycle(name, name) for name in dict.fromkeys(one.cycle for one in found if one.cycle)),
        people=tuple(IncomingPerson(name, name) for name in dict.fromkeys(_people(found)) if _is_name(name)),
        objectives=found,
        guesses=(*guesses, *nesting, *cells.guesses),
        not_understood=tuple(unread),
    )


def _objective(one: Node, cells: Cells) -> IncomingObjective:
    made = objective_of(one, cells)
    left = [*work_left(one, cells), *(line for each in one.children for line in work_left(each, cells))]
    return replace(made, rest=(*made.rest, *left)) if left else made


def _teams(objectives: Iterable[IncomingObjective]) -> Iterator[str]:
    for one in objectives:
        yield from filter(None, (one.team, *one.shared_with, *(each.team for each in one.key_results)))


def _people(objectives: Iterable[IncomingObjective]) -> Iterator[str]:
    for one in objectives:
        yield from (one.owner, *one.contributors, *(each.owner for each in one.key_results))
        for updates in (one.updates, *(each.updates for each in one.key_results)):
            yield from (each.author for each in updates)


def _is_name(text: str) -> bool:
    """Whether a text looks like somebody's name or address rather than a role or a team."""
    words = text.split()
    if "@" in text:
        return True
    named = 1 < len(words) <= 4 and all(word[:1].isupper() for word in words if word.isalpha())
    return named and not any(word.casefold() in _ROLES or (word.isupper() and len(word) > 1) for word in words)

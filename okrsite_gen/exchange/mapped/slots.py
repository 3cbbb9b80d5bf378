"""Which column of a table holds what, by a mapping."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from okrsite_gen.exchange.tables.table import Row, Table, comparable
from okrsite_gen.model.incoming import Guess, NotUnderstood
from okrsite_gen.model.table_mapping import Column, TableMapping


@dataclass(frozen=True, slots=True)
class Slot:
    """A column of a table and what it means; None where the mapping says nothing of it."""

    place: int
    name: str
    column: Column | None
    number: int = 0
    """Of several key results of a row the one that it tells of, from 1; 0 for the only one."""
    level: int = -1
    """Depth of the titles in it; -1 where it is none of the levels."""


def slots_of(table: Table, mapping: TableMapping) -> tuple[Slot, ...]:
    """Return every column of a table with its meaning."""
    meanings = _Meanings(mapping)
    levels = {comparable(name): depth for depth, name in enumerate(mapping.levels)}
    found = []
    for place, name in enumerate(table.columns):
        form = comparable(name)
        level = levels.get(form, -1)
        column, number = meanings.of(form) if level < 0 else (None, 0)
        found.append(Slot(place, name, column, number, level))
    return tuple(found)


def _numbered(name: str) -> re.Pattern[str] | None:
    """Return what fits the columns that a name with a number in it means; None for other names."""
    if name.count("{n}") != 1:
        return None
    return re.compile(r"(\d+)".join(re.escape(comparable(part)) for part in name.split("{n}")))


class _Meanings:
    """What a mapping says of columns; of two names in it that fit a column, the first counts."""

    def __init__(self, mapping: TableMapping) -> None:
        self._names: dict[str, tuple[int, Column]] = {}
        self._numbered: list[tuple[int, re.Pattern[str], Column]] = []
        for place, (name, column) in enumerate(mapping.columns):
            pattern = _numbered(name)
            if pattern:
                self._numbered.append((place, pattern, column))
            else:
                self._names.setdefault(comparable(name), (place, column))

    def of(self, form: str) -> tuple[Column | None, int]:
        """Return what a column means, and the number in its name; None where nothing is said of it."""
        first, named = self._names.get(form, (len(self._names) + len(self._numbered), None))
        for place, pattern, column in self._numbered:
            if place < first and (match := pattern.fullmatch(form)):
                return column, int(match[1])
        return named, 0


def missing(table: Table, mapping: TableMapping) -> Iterator[NotUnderstood]:
    """Yield the columns that a mapping speaks of and a table has not, if they hold titles."""
    there = slots_of(table, mapping)
    spot = table.spot(Row(table.heading, ()))
    if not any(slot.level >= 0 or (slot.column and slot.column.field == "title") for slot in there):
        wanted = [name for name, column in mapping.columns if column.field == "title"] or list(mapping.levels)
        listed = ", ".join(f"`{name}`" for name in table.columns)
        why = f"No column holds titles, so no row can be read. {', '.join(f'`{one}`' for one in wanted)} is missing."
        yield NotUnderstood(spot, why, f"There are {listed}.")


def strangers(table: Table, mapping: TableMapping) -> Iterator[Guess]:
    """Yield the columns that a mapping names and a table lacks, and those of which the mapping says nothing."""
    spot = table.spot(Row(table.heading, ()))
    listed = ", ".join(f"`{name}`" for name in table.columns)
    named = [*(name for name, _ in mapping.columns), *mapping.levels]
    forms = dict.fromkeys(map(comparable, table.columns))
    for name in named:
        pattern = _numbered(name)
        if not (any(map(pattern.fullmatch, forms)) if pattern else comparable(name) in forms):
            yield Guess(
                spot, f"There is no column `{name}`, of which the mapping speaks; there are {listed}.", "columns"
            )
    left = [slot.name for slot in slots_of(table, mapping) if slot.column is None and slot.level < 0]
    if left:
        told = ", ".join(f"`{name}`" for name in left)
        yield Guess(spot, f"The mapping says nothing of {told}: what stands there goes into notes.", "columns")

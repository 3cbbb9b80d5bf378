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
    patterns = [(_pattern(name), column) for name, column in mapping.columns]
    levels = {comparable(name): depth for depth, name in enumerate(mapping.levels)}
    found = []
    for place, name in enumerate(table.columns):
        form = comparable(name)
        level = levels.get(form, -1)
        column, number = _meaning(form, patterns) if level < 0 else (None, 0)
        found.append(Slot(place, name, column, number, level))
    return tuple(found)


def _pattern(name: str) -> re.Pattern[str]:
    parts = (re.escape(comparable(part)) for part in name.split("{n}"))
    return re.compile(r"(?P<n>\d+)".join(parts) if name.count("{n}") == 1 else re.escape(comparable(name)))


def _meaning(form: str, patterns: list[tuple[re.Pattern[str], Column]]) -> tuple[Column | None, int]:
    for pattern, column in patterns:
        match = pattern.fullmatch(form)
        if match:
            return column, int(match.groupdict().get("n") or 0)
    return None, 0


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
    forms = [*map(comparable, table.columns)]
    for name in named:
        if not any(map(_pattern(name).fullmatch, forms)):
            yield Guess(
                spot, f"There is no column `{name}`, of which the mapping speaks; there are {listed}.", "columns"
            )
    left = [slot.name for slot in slots_of(table, mapping) if slot.column is None and slot.level < 0]
    if left:
        told = ", ".join(f"`{name}`" for name in left)
        yield Guess(spot, f"The mapping says nothing of {told}: what stands there goes into notes.", "columns")

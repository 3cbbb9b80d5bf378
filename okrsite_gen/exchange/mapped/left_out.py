"""Columns that a mapping leaves out: told by name, with the words in them that stand nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from okrsite_gen.exchange.mapped.slots import Slot
from okrsite_gen.exchange.tables.table import Row, Table, comparable
from okrsite_gen.model.incoming import Guess

_TOKEN = re.compile(r"\S{0,200}")
"""A number, a day, an address or a word, as programs write them into columns of their own."""


def left_out(table: Table, slots: Sequence[Slot]) -> Iterator[Guess]:
    """Yield which columns were left out, and what was said in them alone."""
    idle = [slot for slot in slots if slot.column and slot.column.field == "ignore"]
    filled = [slot for slot in idle if any(row.cells[slot.place] for row in table.rows)]
    if not filled:
        return
    spot = table.spot(Row(table.heading, ()))
    listed = ", ".join(f"`{slot.name}`" for slot in filled)
    yield Guess(spot, f"The mapping leaves out {listed}.", "columns")
    places = {slot.place for slot in filled}
    held = {
        comparable(cell) for row in table.rows for place, cell in enumerate(row.cells) if cell and place not in places
    }
    for slot in filled:
        cells = dict.fromkeys(row.cells[slot.place] for row in table.rows)
        alone = [cell for cell in cells if not _TOKEN.fullmatch(cell) and comparable(cell) not in held]
        if alone:
            told = f"In `{slot.name}`, which was left out, stands what no other column says: {'; '.join(alone)}"
            yield Guess(spot, told, "columns")

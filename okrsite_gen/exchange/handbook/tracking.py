"""Tables that tell how key results moved: a row for each day, a column for each key result."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from okrsite_gen.exchange.handbook.drafts import ObjectiveDraft
from okrsite_gen.exchange.handbook.nodes import Node
from okrsite_gen.exchange.handbook.words import Word, label_of
from okrsite_gen.exchange.words.days import day_from
from okrsite_gen.exchange.words.figures import digits_of, figure, number_in
from okrsite_gen.model.incoming import IncomingUpdate, Spot

if TYPE_CHECKING:
    from okrsite_gen.exchange.handbook.walk import Walk

_DAY = re.compile(r"^\W*(?:date|day|week(?: of)?|datum|tag|jour|semaine|fecha|data|dag)\W*$", re.IGNORECASE)
_NOTHING = re.compile(r"^\W*(?:n/?a|tbd|none)?\W*$", re.IGNORECASE)


def tracked(table: Node) -> dict[int, int]:
    """Return (place of a column → number of its key result, from 1) of a table of history; empty for any other."""
    heads = table.rows[0][1] if table.rows else []
    if not heads or not _DAY.match(heads[0]):
        return {}
    labels = {place: label_of(f"{re.sub(r'[*_`]', '', head)}:") for place, head in enumerate(heads)}
    return {
        place: int(label.number)
        for place, label in labels.items()
        if label and label.word is Word.RESULT and label.number.isdecimal()
    }


def read_tracking(table: Node, objective: ObjectiveDraft, walk: Walk) -> None:
    """Make updates of the rows of a table of history; a row without a day, and what else stands in rows, is told."""
    numbers = tracked(table)
    for line, cells in table.rows[1:]:
        day = day_from(cells[0]) if cells else None
        if day is None:
            walk.tell(line, " | ".join(cells), "A row of a table of history without a day.")
            continue
        for place, cell in enumerate(cells[1:], 1):
            if _NOTHING.match(cell):
                continue
            number = numbers.get(place, 0)
            if number > len(objective.results):
                walk.tell(line, f"{table.rows[0][1][place]}: {cell}", "There is no such key result.")
            elif number:
                objective.results[number - 1].updates.append(_update(day, cell, walk.spot(line)))
            else:
                objective.updates.append(IncomingUpdate(day, walk.spot(line), note=cell))


def _update(day: date, cell: str, spot: Spot) -> IncomingUpdate:
    read = number_in(cell.strip(" *_`"))
    if read is None:
        return IncomingUpdate(day, spot, note=cell)
    if read[2] == "%" and not read[1]:
        return IncomingUpdate(day, spot, progress=f"{digits_of(read[0])}%")
    if not read[1] and not read[2] and 0 <= read[0] <= 1:
        return IncomingUpdate(day, spot, progress=f"{digits_of(read[0] * 100)}%")
    return IncomingUpdate(day, spot, value=figure(cell.strip(" *_`")))

"""What the columns of somebody's table mean."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

FIELDS: Mapping[str, str] = {
    "title": "what it is called",
    "id": "what other rows call it; kept in a note",
    "parent": "ids or titles of what it belongs to or supports",
    "kind": "whether the row is an objective, a key result or an initiative",
    "team": "the team; further ones share it",
    "cycle": "the period",
    "owner": "who answers for it; further names are contributors",
    "contributors": "who else works on it",
    "start_date": "the day it begins",
    "end_date": "the day it is due",
    "description": "words about it",
    "start": "the value it starts from",
    "target": "the value it is to reach",
    "current": "the value now",
    "minimum": "the least that the value may be",
    "maximum": "the most that the value may be",
    "unit": "the unit of its figures",
    "progress": "a percentage of the way",
    "done": "whether it is done",
    "status": "on track, at risk or off track; also words such as closed or postponed",
    "confidence": "how likely a good result is: 0 to 10, 0 to 1, a percentage, or high, medium, low",
    "score": "its grade at the end, 0 to 1",
    "result": "how it ended, in words",
    "weight": "how much it counts",
    "ambition": "committed or aspirational",
    "priority": "such as P1",
    "tags": "words to find it by",
    "evidence": "an address at which its figure stands",
    "initiative": "work meant to move it, one for each line or part of the cell",
    "milestone": "a step, one for each line or part of the cell; `[x]` before one that is done",
    "day": "the day on which value, status and note were told; they become a check-in",
    "author": "who told them",
    "note": "what was said about it; becomes a note under it, or a check-in where there is a day",
    "leave_out": "whether the row is left out, as one that was deleted; it is told",
    "keep": "anything else: kept by its column's name in a note under the objective",
    "ignore": "nothing; the column is left out",
}
"""What a column may hold → what that is."""
ABOUT = ("", "objective", "key_result")
"""What a field is of: of the row's own thing, of the objective, of the key result."""


@dataclass(frozen=True, slots=True)
class Column:
    """What one column means."""

    field: str
    """One of `FIELDS`."""
    about: str = ""
    """One of `ABOUT`."""
    split: str = ""
    """Characters between the entries of a cell that holds several; empty for what is usual in the field."""
    values: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """What stands in the cell → what it means, without regard to case."""
    unit: str = ""
    """Unit of bare numbers in the column."""
    fraction: bool = False
    """Whether 0.4 means 40%."""
    of: int = 0
    """The number that stands for full confidence; 0 for what its cells show."""


@dataclass(frozen=True, slots=True)
class TableMapping:
    """How a table is read."""

    name: str
    title: str
    columns: tuple[tuple[str, Column], ...]
    """(name of the column, its meaning); `{n}` in a name stands for a number, one for each key result of a row."""
    recognise: tuple[str, ...] = ()
    """Columns that a table of this format has; none where the format is only used when it is named."""
    sheet: str = ""
    """The sheet to read; empty for all."""
    rows: str = ""
    """What a row is if no column says so: `objective`, `key_result` or nothing, which goes by parents and figures."""
    levels: tuple[str, ...] = ()
    """Columns that hold titles, the outermost first, where the column in which a title stands says how deep it is."""
    day_first: bool | None = None
    """How `3/4/2026` is meant: the third of April, or the fourth of March; None where nobody says."""
    decimal_comma: bool | None = None
    """Whether a comma stands before decimals; None where nobody says."""

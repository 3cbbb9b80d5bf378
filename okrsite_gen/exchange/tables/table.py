"""A table as it stood in a file: texts under names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from okrsite_gen.model.incoming import Guess, NotUnderstood, Spot


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table below its headings."""

    number: int
    """As a spreadsheet counts: the first row of the sheet is 1."""
    cells: tuple[str, ...]
    """Texts, without blanks around them: days as `2026-11-20`, percentages as `38%`; as many as there are columns."""


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet, or one file of separated values."""

    file: str
    columns: tuple[str, ...]
    """Names of the columns, no two alike."""
    rows: tuple[Row, ...]
    """Without empty ones."""
    sheet: str = ""
    heading: int = 1
    """Row in which the names of the columns stand."""
    guesses: tuple[Guess, ...] = ()
    not_understood: tuple[NotUnderstood, ...] = ()

    def spot(self, row: Row, column: str = "") -> Spot:
        """Return where a row, or its cell in a column, stands."""
        return Spot(self.file, row.number, column, self.sheet)

    def named(self, row: Row) -> Iterator[tuple[str, str]]:
        """Yield (column, text) of the cells of a row that hold something."""
        return ((name, cell) for name, cell in zip(self.columns, row.cells, strict=True) if cell)


def drained(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows, and let go of each when the next is asked for: of a large table nobody then holds all of them.

    The caller must hold none of them either.
    """
    left = list(reversed(rows))
    del rows
    while left:
        yield left.pop()


class Shared:
    """Lets equal texts be one and the same: most cells of a large table say what other cells say too."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def __call__(self, text: str) -> str:
        """Return an equal text, the same one each time, unless it is long or there are too many different ones."""
        if len(text) > _LONGEST_SHARED:
            return text
        known = self._known.get(text)
        if known is not None:
            return known
        if len(self._known) < _MOST_SHARED:
            self._known[text] = text
        return text


_LONGEST_SHARED = 60
_MOST_SHARED = 20_000


def comparable(name: str) -> str:
    """Return the name of a column without what people write in different ways: case, blanks, signs."""
    return "".join(character for character in name.casefold() if character.isalnum() or character == "%")

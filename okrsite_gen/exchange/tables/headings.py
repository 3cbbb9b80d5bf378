"""Where the names of columns stand in a sheet, and what the columns are called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from okrsite_gen.exchange.tables.table import Row, Table
from okrsite_gen.model.incoming import Guess, NotUnderstood, Spot

LOOKED_AT = 30
"""Rows at the top of a sheet among which the headings are looked for."""
_LONGEST_NAME = 80
_NUMBER = re.compile(r"[-+−]?[$€£]?\d[\d.,' ]*%?|\d{4}-\d{2}-\d{2}.*")


def table_of(rows: Iterable[Row], file: str, sheet: str = "", guesses: Sequence[Guess] = ()) -> Table | None:
    """Return the table that rows make, whose cells need not be equally many; None where there is none.

    The headings are the first row at the top that names nearly as many columns as the widest there. What stands above
    them is told as not understood.
    """
    every = iter(rows)
    top = list(islice(every, LOOKED_AT))
    heading = _heading(top)
    if heading is None:
        return None
    above = [row for row in top if row.number < heading.number]
    body = (row for row in (*top[top.index(heading) + 1 :], *every))
    again: list[Row] = []
    kept = [row for row in body if any(row.cells) and not _says_again(row, heading, again)]
    width = max([len(heading.cells), *(len(row.cells) for row in kept)])
    spot = Spot(file, heading.number, sheet=sheet)
    columns, doubled = _names(heading.cells, _groups(above), width, spot)
    drop = {place for place, name in enumerate(columns) if not name}
    names = [name or f"column {place + 1}" for place, name in enumerate(columns)]
    used = {place for place in drop if any(len(row.cells) > place and row.cells[place] for row in kept)}
    wanted = [place for place in range(width) if place not in drop or place in used]
    told = [*guesses, *doubled]
    told += [Guess(spot, f"Column {place + 1} has no name and is called `{names[place]}`.", "column") for place in used]
    return Table(
        file=file,
        columns=tuple(names[place] for place in wanted),
        rows=tuple(_fitted(row, wanted, width) for row in kept),
        sheet=sheet,
        heading=heading.number,
        guesses=tuple(told),
        not_understood=(*_above(above, file, sheet), *_again(again, file, sheet)),
    )


def _says_again(row: Row, heading: Row, again: list[Row]) -> bool:
    """Whether a row holds the names of the columns once more, as after the end of a printed page; it is remembered."""
    is_same = row.cells == heading.cells and sum(map(bool, row.cells)) > 1
    if is_same:
        again.append(row)
    return is_same


def _again(rows: Iterable[Row], file: str, sheet: str) -> Iterator[NotUnderstood]:
    for row in rows:
        text = " | ".join(filter(None, row.cells))
        yield NotUnderstood(Spot(file, row.number, sheet=sheet), "It says the names of the columns again.", text)


def _heading(top: Sequence[Row]) -> Row | None:
    """Return the row of headings among the first rows; None where all are empty."""
    filled = [(row, sum(map(bool, row.cells))) for row in top]
    widest = max((count for _, count in filled), default=0)
    for row, count in filled:
        if count and count * 10 >= widest * 6 and all(map(_could_be_name, row.cells)):
            return row
    return next((row for row, count in filled if count), None)


def _could_be_name(cell: str) -> bool:
    return len(cell) <= _LONGEST_NAME and not _NUMBER.fullmatch(cell)


def _groups(above: Sequence[Row]) -> list[str]:
    """Return the names that stand over groups of columns, each spread over the columns up to the next one."""
    row = next((row for row in reversed(above) if sum(map(bool, row.cells)) > 1), None)
    groups, last = [], ""
    for cell in row.cells if row else ():
        last = cell or last
        groups.append(last)
    return groups


def _names(cells: Sequence[str], groups: Sequence[str], width: int, spot: Spot) -> tuple[list[str], list[Guess]]:
    """Return a name for each column, empty where it has none, and what was done about doubled ones."""
    plain = [" ".join(cell.split()) for cell in (*cells, *[""] * (width - len(cells)))]
    often = Counter(name.casefold() for name in plain if name)
    names: list[str] = []
    guesses: list[Guess] = []
    met: Counter[str] = Counter()
    for place, name in enumerate(plain):
        group = groups[place] if place < len(groups) else ""
        unique = f"{group} {name}" if name and group and often[name.casefold()] > 1 else name
        met[unique.casefold()] += bool(unique)
        if met[unique.casefold()] > 1:
            numbered = f"{unique} {met[unique.casefold()]}"
            guesses.append(
                Guess(spot, f"The column `{unique}` stands twice; the later is called `{numbered}`.", "column")
            )
            unique = numbered
        names.append(unique)
    return names, guesses


def _fitted(row: Row, wanted: Sequence[int], width: int) -> Row:
    cells = row.cells if len(row.cells) == width else (*row.cells, *[""] * (width - len(row.cells)))
    return Row(row.number, cells if len(wanted) == width else tuple(cells[place] for place in wanted))


def _above(above: Iterable[Row], file: str, sheet: str) -> Iterable[NotUnderstood]:
    for row in above:
        if text := " | ".join(filter(None, row.cells)):
            yield NotUnderstood(Spot(file, row.number, sheet=sheet), "It stands above the names of the columns.", text)

"""Which rows somebody wants, in which order, with which columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from okrsite_gen.errors import OkrsiteError
from okrsite_gen.model.names import fold
from okrsite_gen.model.nearest import nearest
from okrsite_gen.model.open_data import OpenData
from okrsite_gen.model.open_data.objectives import OpenKeyResult, OpenObjective
from okrsite_gen.model.open_data.tables import KEY_RESULTS, OBJECTIVES, Cell, Column, Row, Table
from okrsite_gen.pipeline.query.comparing import Compare
from okrsite_gen.pipeline.query.condition import NOTHING_KNOWN, read_condition
from okrsite_gen.pipeline.query.known import Known

USUAL = {
    "objectives": ("title", "team", "cycle", "status_words", "progress"),
    "key-results": ("title", "team", "value", "target", "status_words", "progress", "confidence"),
}
"""Columns that are shown where nobody names any."""
TABLES = {table.name: table for table in (OBJECTIVES, KEY_RESULTS)}
_OF_PERSONS = frozenset({"owner"})
WHOLE = {
    ("objectives", "confidence"): "lowest_confidence",
    ("key-results", "due"): "due_day",
}
"""Table and column that says only what stands in a file of its own → column that has an answer for more rows."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody asks for."""

    what: str = "objectives"
    """`objectives` or `key-results`."""
    statuses: tuple[str, ...] = ()
    """Statuses of which one is enough, by code or in words; empty for all."""
    where: str = ""
    """A condition; see `condition`."""
    columns: tuple[str, ...] = ()
    """Names of columns; empty for the usual ones."""
    sort: tuple[str, ...] = ()
    """Names of columns, with `-` before those that go down; empty for the order of the site."""
    limit: int = 0
    """Rows at most; 0 for all."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What was found."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    found: int
    """Rows that fit, also those beyond the limit."""
    of: int
    """Rows there were to choose from."""
    remarks: tuple[str, ...] = ()
    """What somebody should know of their condition."""
    of_persons: bool = False
    """Whether the condition chose by person, so that the number of rows is not to be told."""


def select(data: OpenData, wanted: Wanted, known: Known = NOTHING_KNOWN) -> Selection:
    """Return the rows that fit; `known` are the names that a condition may mean.

    Raises `OkrsiteError` for what cannot be understood.
    """
    table = TABLES[wanted.what]
    columns = {column.name: column for column in table.columns}
    shown = _named(wanted.columns or USUAL[wanted.what], columns, "--columns")
    order = _order(wanted.sort, columns)
    rows = [*_rows(data, table)]
    fitting, spoken_of = rows, frozenset[str]()
    if wanted.statuses:
        statuses = _statuses(wanted.statuses, rows)
        fitting = [row for row in fitting if fold(str(row.cells["status"])) in statuses]
    if wanted.where:
        condition = read_condition(wanted.where, columns, data.as_of, known)
        spoken_of = condition.speaks_of
        fitting = [row for row in fitting if condition.fits(row)]
    for name, down in reversed(order):
        fitting = _sorted(fitting, name, down=down)
    kept = fitting[: wanted.limit] if wanted.limit else fitting
    cells = tuple(tuple(row.cells[column.name] for column in shown) for row in kept)
    remarks = tuple(_remarks(table, spoken_of, rows))
    return Selection(shown, cells, len(fitting), len(rows), remarks, bool(spoken_of & _OF_PERSONS))


def _remarks(table: Table, spoken_of: frozenset[str], rows: Sequence[Compare]) -> Iterator[str]:
    """Yield which columns of a condition leave rows out that another column has an answer for."""
    for (of, name), other in WHOLE.items():
        if of != table.name or name not in spoken_of or other in spoken_of:
            continue
        told, more = (sum(row.cells[each] is not None for row in rows) for each in (name, other))
        if told < more:
            yield (
                f"`{name}` is filled in {told:,} of {len(rows):,} rows, `{other}` in {more:,}: "
                f"--list-columns tells the difference."
            )


def _rows(data: OpenData, table: Table) -> Iterator[Compare]:
    names = tuple(column.name for column in table.columns)
    teams = {each.id: each.name for each in data.teams}
    cycles = {each.id: each.name for each in data.cycles}
    objectives = {each.id: each for each in data.objectives}
    entities: Sequence[OpenObjective | OpenKeyResult] = data.objectives if table is OBJECTIVES else data.key_results
    for entity, row in zip(entities, table.rows(data), strict=True):
        cells = dict(zip(names, row, strict=True))
        home = entity if isinstance(entity, OpenObjective) else objectives[entity.objective]
        others = {
            "team": (teams.get(str(cells["team"]), ""),),
            "cycle": (cycles.get(str(cells["cycle"]), ""),),
            "owner": (entity.owner or home.owner,),
            "status": (str(cells["status_words"]),),
            "tags": entity.tags,
        }
        yield Compare(cells, {name: tuple(filter(None, found)) for name, found in others.items()})


def _named(names: Sequence[str], columns: Mapping[str, Column], option: str) -> tuple[Column, ...]:
    found = []
    for name in names:
        column = columns.get(name.lower().replace("-", "_"))
        if column is None:
            near = nearest(name, columns)
            hint = f"Did you mean `{near}`?" if near else f"There are: {', '.join(columns)}."
            raise OkrsiteError(f"{option}: there is no column `{name}`.", hint)
        found.append(column)
    return tuple(found)


def _order(written: Sequence[str], columns: Mapping[str, Column]) -> list[tuple[str, bool]]:
    found = []
    for each in written:
        down = each.startswith("-")
        (column,) = _named((each.removeprefix("-"),), columns, "--sort")
        if column.name in _OF_PERSONS:
            raise OkrsiteError(
                "--sort: nothing is put in an order of people, who are not to be compared.",
                "Choose what a person owns with `--where 'owner = maria'`.",
            )
        found.append((column.name, down))
    return found


def _sorted(rows: list[Compare], name: str, *, down: bool) -> list[Compare]:
    """Return rows by a column, those without a value last either way."""
    told = [row for row in rows if row.cells[name] not in (None, "")]
    empty = [row for row in rows if row.cells[name] in (None, "")]
    return [*sorted(told, key=lambda row: _key(row.cells[name]), reverse=down), *empty]


def _key(cell: Cell) -> tuple[Decimal, str]:
    if isinstance(cell, date):
        return Decimal(cell.toordinal()), ""
    if isinstance(cell, int | Decimal):
        return Decimal(cell), ""
    return Decimal(0), fold(str(cell))


def _statuses(written: Sequence[str], rows: Sequence[Compare]) -> frozenset[str]:
    """Return the codes of statuses, given by code or in words."""
    from okrsite_gen.model.status import Status

    known = {fold(status.value): status.value for status in Status}
    known |= {fold(str(row.cells["status_words"])): str(row.cells["status"]) for row in rows}
    found = set()
    for each in written:
        code = known.get(fold(each)) or known.get(fold(each).replace(" ", "-"))
        if code is None:
            near = nearest(each, known)
            hint = f"Did you mean `{near}`?" if near else f"There are: {', '.join(status.value for status in Status)}."
            raise OkrsiteError(f"--status: there is no status `{each}`.", hint)
        found.add(fold(code))
    return frozenset(found)

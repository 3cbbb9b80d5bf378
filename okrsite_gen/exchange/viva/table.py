"""The table that Viva Goals exports from its explorer, as CSV or as a workbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import chain

from okrsite_gen.exchange.tables.days import Days
from okrsite_gen.exchange.tables.read import is_table, peek, tables
from okrsite_gen.exchange.tables.table import Row, Table, comparable, drained
from okrsite_gen.exchange.viva.cells import check_ins_in, names_in, parents_in
from okrsite_gen.exchange.viva.join import joined
from okrsite_gen.exchange.viva.kinds import KINDS
from okrsite_gen.exchange.viva.records import KEY_RESULT, OBJECTIVE, Record, Said
from okrsite_gen.model.incoming import Guess, Incoming, IncomingFile, NotUnderstood

NAME = "viva-csv"
_FIELDS = {
    "id": ("id", "objectiveid", "okrid"),
    "title": ("title",),
    "team": ("team", "teams"),
    "owner": ("owner", "owners"),
    "period": ("period", "timeperiod"),
    "start_date": ("startdate",),
    "end_date": ("enddate",),
    "description": ("description",),
    "parents": ("alignedtoweightobjectiveid", "alignedto"),
    "metric": ("metricname",),
    "unit": ("unit", "metricunit"),
    "begin": ("start",),
    "target": ("target",),
    "type": ("objecttype",),
    "goal_type": ("goaltype",),
    "last_day": ("lastcheckin",),
    "progress": ("progress%", "progress"),
    "actual": ("actualprogress",),
    "status": ("status",),
    "last_note": ("lastcheckinnote",),
    "score": ("score",),
    "check_ins": ("checkins",),
}
"""What a record needs → the columns that may hold it, by comparable names."""
_SURE = frozenset({"title", "objecttype"})
_LIKELY = frozenset(
    ("alignedtoweightobjectiveid", "alignedto", "period", "goaltype", "checkins", "lastcheckinnote", "metricname")
)


def recognises(files: Sequence[IncomingFile]) -> bool:
    """Whether the tables among the files are such ones, by their columns."""
    found = [file for file in files if is_table(file)]
    return bool(found) and all(any(map(_is_export, peek(file))) for file in found)


def _is_export(table: Table) -> bool:
    names = {comparable(name) for name in table.columns}
    return names >= _SURE and len(names & _LIKELY) >= 2


def read(files: Sequence[IncomingFile]) -> Incoming:
    """Read such tables, together where there are several."""
    found, unread = tables(files)
    records: list[Record] = []
    guesses: list[Guess] = []
    rows = 0
    while found:
        rows += _add(found.pop(0), records, guesses, unread)
    return joined(NAME, rows, records, guesses, unread)


def _add(table: Table, records: list[Record], guesses: list[Guess], unread: list[NotUnderstood]) -> int:
    """Add what a table tells, and return how many rows it has; nothing holds them any longer than needed."""
    guesses += table.guesses
    unread += [*table.not_understood, *_missing(table)]
    days = _days_of(table)
    number, rows = len(table.rows), drained(table.rows)
    table = replace(table, rows=())
    reader = _Reader(table, days)
    records += filter(None, map(reader.record, rows))
    unread += reader.unread
    guesses += (*reader.guesses, *days.guesses)
    return number


def _missing(table: Table) -> Iterator[NotUnderstood]:
    """Tell which columns that much depends on are not there."""
    there = {comparable(name) for name in table.columns}
    for field in ("title", "type", "parents", "period", "team"):
        if not there.intersection(_FIELDS[field]):
            why = "Without it, " + _WITHOUT[field]
            yield NotUnderstood(table.spot(Row(table.heading, ()), _FIELDS[field][0]), why, "The column is missing.")


_WITHOUT = {
    "title": "no row has a title: name the column with a mapping file.",
    "type": "every row counts as an objective.",
    "parents": "no key result has an objective. Export again with the column `Aligned To`.",
    "period": "all go into the cycle that --cycle names.",
    "team": "all go to the team that --team names.",
}


_DAYS = ("start_date", "end_date", "last_day")
_OTHER_ORDER = "If that is wrong, write days as 2026-04-03 in the table."


def _days_of(table: Table) -> Days:
    """Return what reads the days of a table, having seen all of them."""
    wanted = {known for field in _DAYS for known in _FIELDS[field]}
    places = [at for at, name in enumerate(table.columns) if comparable(name) in wanted]
    return Days((row.cells[at] for row in table.rows for at in places), hint=_OTHER_ORDER)


class _Reader:
    """Reads the rows of one table."""

    def __init__(self, table: Table, days: Days) -> None:
        self._table, self._days = table, days
        self.unread: list[NotUnderstood] = []
        self.guesses: list[Guess] = []
        names = [comparable(name) for name in table.columns]
        self._place = {
            field: next((names.index(known) for known in columns if known in names), -1)
            for field, columns in _FIELDS.items()
        }
        taken = {place for place in self._place.values() if place >= 0}
        self._tags = [place for place, name in enumerate(names) if place not in taken and name.startswith("tag")]
        self._rest = [place for place in range(len(names)) if place not in taken and place not in self._tags]

    def record(self, row: Row) -> Record | None:
        """Return what a row says; None of one without a title."""
        texts = {field: row.cells[place] if place >= 0 else "" for field, place in self._place.items()}
        if not texts["title"]:
            self.unread.append(NotUnderstood(self._table.spot(row), "It has no title.", _told(row)))
            return None
        if len(list(filter(None, row.cells))) == 1:
            why = "It has a title and nothing else, as a line about the export has."
            self.unread.append(NotUnderstood(self._table.spot(row), why, _told(row)))
            return None
        spot = self._table.spot(row)
        said = self._check_ins(row, texts["check_ins"])
        tags = (names_in(row.cells[place], ",;\n") for place in self._tags)
        return Record(
            title=texts["title"],
            kind=self._kind(row, texts),
            spot=spot,
            id=texts["id"],
            teams=names_in(texts["team"], ";\n"),
            owners=names_in(texts["owner"], ",;\n"),
            period=texts["period"],
            start=self._day(row, texts, "start_date"),
            end=self._day(row, texts, "end_date"),
            description=texts["description"],
            parents=parents_in(texts["parents"]),
            unit=texts["unit"],
            begin=texts["begin"],
            target=texts["target"],
            progress=texts["progress"],
            actual=texts["actual"],
            goal_type=texts["goal_type"],
            status=texts["status"],
            score=texts["score"],
            last_day=self._day(row, texts, "last_day"),
            last_note=texts["last_note"],
            tags=tuple(dict.fromkeys(chain.from_iterable(tags))),
            check_ins=said,
            rest=tuple(self._left(row, texts)),
        )

    def _day(self, row: Row, texts: Mapping[str, str], field: str) -> date | None:
        return self._days.read(texts[field], self._table.spot(row, self._called(field)), field)

    def _check_ins(self, row: Row, cell: str) -> tuple[Said, ...]:
        if not cell:
            return ()
        said, unread = check_ins_in(cell, self._table.spot(row, self._called("check_ins")))
        self.unread += unread
        return said

    def _called(self, field: str) -> str:
        place = self._place[field]
        return self._table.columns[place] if place >= 0 else ""

    def _kind(self, row: Row, texts: Mapping[str, str]) -> str:
        written = comparable(texts["type"])
        if written in KINDS:
            return KINDS[written]
        kind = KEY_RESULT if texts["target"] and texts["parents"] else OBJECTIVE
        told = f"`{texts['type']}` is not known" if texts["type"] else "It names no type of object"
        what = f"{told} and was read as a{'n' * (kind == OBJECTIVE)} {kind}."
        self.guesses.append(Guess(self._table.spot(row, self._called("type")), what, "type of object"))
        return kind

    def _left(self, row: Row, texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """Yield what a row says and a record has no field for, days that cannot be read among it."""
        for field in _DAYS:
            if texts[field] and self._day(row, texts, field) is None:
                yield _pair(self._called(field), texts[field])
        if texts["metric"]:
            yield "Metric Name", texts["metric"]
        yield from (_pair(self._table.columns[place], row.cells[place]) for place in self._rest if row.cells[place])


@lru_cache(maxsize=1 << 12)
def _pair(name: str, text: str) -> tuple[str, str]:
    return name, text


def _told(row: Row) -> str:
    return " | ".join(filter(None, row.cells))

"""Reading our own tables (a workbook, or the CSV files together): each row becomes part of the file that it came from.

Tables hold less than the JSON: titles in plain words, no text below the fields, no steps and levels. What they hold is
brought back; what they only hint at is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from okrsite_gen.exchange.own.check_ins import check_in_of
from okrsite_gen.exchange.own.metric_rows import metric_row
from okrsite_gen.exchange.own.read import documents_of
from okrsite_gen.exchange.own.row_values import Line, check_in_records, fields_of_key_result, fields_of_objective
from okrsite_gen.exchange.spreadsheet import ABOUT
from okrsite_gen.exchange.tables.read import is_table, peek, tables
from okrsite_gen.exchange.tables.table import Table
from okrsite_gen.model.incoming import Field, Guess, Incoming, IncomingDocument, IncomingFile, NotUnderstood, Spot
from okrsite_gen.model.open_data import tables as shapes

NAME = "okrsite-sheets"
_UNTOLD = {
    "milestones": "The steps of this key result are not in a table, so its progress was brought as a stated figure.",
    "levels": "What the levels of this key result mean is not in a table: write it into its file.",
    "metric": "Of the metrics that feed key results a table has the latest value only: add their other rows.",
}

Lines = Mapping[str, Sequence[Line]]
"""Name of a table → its rows."""


def recognises(files: Sequence[IncomingFile]) -> bool:
    """Whether these are all tables of an export of ours, check-ins or alignment among them."""
    names = {_name_of(table) for file in files if is_table(file) for table in peek(file)}
    return {"objectives", "key-results"} <= names and bool(names & {"check-ins", "alignment"})


def _name_of(table: Table) -> str:
    """Return which of our tables one is, by its columns; empty where it is none."""
    columns = set(table.columns)
    found = (each.name for each in shapes.TABLES if {column.name for column in each.columns} <= columns)
    return next(found, "")


def read(files: Sequence[IncomingFile]) -> Incoming:
    """Read such tables together. What is computed in them is left out: the program works it out again."""
    found, unread = tables(files)
    lines: dict[str, list[Line]] = {each.name: [] for each in shapes.TABLES}
    rows = 0
    for table in found:
        name = _name_of(table)
        if name:
            lines[name] += [Line.of(table, row) for row in table.rows]
            rows += len(table.rows)
            unread += _added(table, name)
        elif table.sheet != ABOUT:
            unread.append(NotUnderstood(Spot(table.file, sheet=table.sheet), "It is no table of an export.", ""))
    guesses: list[Guess] = []
    documents = (
        *_places(lines),
        *_pillars(lines, guesses),
        *_metrics(lines, guesses, unread),
        *_objectives(lines, guesses, unread),
        *_check_ins(lines),
        *_answers(lines),
    )
    return Incoming(NAME, rows, documents=documents, guesses=tuple(guesses), not_understood=tuple(unread))


def _added(table: Table, name: str) -> Iterator[NotUnderstood]:
    """Yield what stands in columns that somebody added."""
    known = {column.name for each in shapes.TABLES if each.name == name for column in each.columns}
    for row in table.rows:
        for column, cell in table.named(row):
            if column not in known:
                yield NotUnderstood(table.spot(row, column), "Our tables have no column of this name.", cell)


def _position(one: Line) -> int:
    written = one["position"]
    return int(written) if written.isdecimal() else 0


def _places(lines: Lines) -> Iterator[IncomingDocument]:
    """Yield a file for each team and each cycle that has a name of its own."""
    named = [*lines["objectives"], *lines["key-results"]]
    teams = {one["team"]: one for one in reversed(named) if one["team"] and one["team_name"] not in {"", one["team"]}}
    cycles = {one["cycle"]: one for one in reversed(named) if one["cycle_name"] not in {"", one["cycle"]}}
    for team, one in sorted(teams.items()):
        yield IncomingDocument(f"teams/{team}/team.md", "team", one.spot, {"name": one["team_name"]})
    for cycle, one in sorted(cycles.items()):
        yield IncomingDocument(f"cycles/{cycle}.md", "cycle", one.spot, {"name": one["cycle_name"]})


def _pillars(lines: Lines, guesses: list[Guess]) -> Iterator[IncomingDocument]:
    """Yield the organisation's file with the pillars that objectives name: their ids stand for their titles."""
    named = {one["pillar"]: one for one in reversed(lines["objectives"]) if one["pillar"]}
    if named:
        spot = next(iter(named.values())).spot
        told = "What the pillars are called is not in a table: their ids became their titles in index.md."
        guesses.append(Guess(spot, told, "pillars"))
        pillars: list[Field] = [{"id": pillar, "title": pillar} for pillar in sorted(named)]
        yield IncomingDocument("index.md", "index", spot, {"pillars": pillars})


def _metrics(lines: Lines, guesses: list[Guess], unread: list[NotUnderstood]) -> Iterator[IncomingDocument]:
    """Yield the metrics that key results name, each with the values that these took from it."""
    named: dict[str, list[Line]] = {}
    for one in lines["key-results"]:
        if one["metric"]:
            named.setdefault(one["metric"], []).append(one)
    reported = {(one["ref"], one["day"]) for one in lines["check-ins"] if one["value"]}
    for metric, fed in sorted(named.items()):
        guesses.append(Guess(fed[0].spot, _UNTOLD["metric"], "metric"))
        fields: dict[str, Field] = {"name": metric, "unit": next((one["unit"] for one in fed if one["unit"]), "")}
        yield IncomingDocument(f"metrics/{metric}.md", "metric", fed[0].spot, fields)
        own = [one for one in fed if one["value_day"] and (one["id"], one["value_day"]) not in reported]
        values = {one["value_day"]: one for one in own if one["value"]}
        text = "".join(_metric_row(values[day], unread) for day in sorted(values))
        if text:
            path = f"metrics/{metric}.csv"
            yield IncomingDocument(path, "metric-rows", fed[0].spot, {}, (("", f"date,value\n{text}"),))


def _metric_row(one: Line, unread: list[NotUnderstood]) -> str:
    """Return the row that a metric gets from a key result; one that no file of values may hold is told instead."""
    try:
        return metric_row(one["value_day"], one["value"])
    except ValueError:
        why = f"This is no value with its day, so it became no row of the metric `{one['metric']}`."
        unread.append(NotUnderstood(one.spot, why, f"{one['value_day']}: {one['value']}"))
        return ""


def _objectives(lines: Lines, guesses: list[Guess], unread: list[NotUnderstood]) -> Iterator[IncomingDocument]:
    spoken = {one["ref"] for one in lines["check-ins"] if one["part"] == "update"}
    scored = {one["ref"] for one in lines["check-ins"] if one["score"]}
    edges: dict[str, list[Line]] = {}
    for edge in lines["alignment"]:
        edges.setdefault(edge["source"], []).append(edge)
    results: dict[str, list[Line]] = {}
    for one in lines["key-results"]:
        results.setdefault(one["objective"], []).append(one)
        if one["kind"] in _UNTOLD:
            guesses.append(Guess(one.spot, _UNTOLD[one["kind"]], one["kind"]))
    for one in lines["objectives"]:
        own = sorted(results.pop(one["id"], []), key=_position)
        record = fields_of_objective(one, edges.get(one["id"], ()), spoken, measured=bool(own))
        below = [fields_of_key_result(each, one["team"], spoken, scored) for each in own]
        yield from documents_of(record, one.spot, below)
    for left in results.values():
        unread += [NotUnderstood(one.spot, "Its objective is not in this export.", one.told) for one in left]


def _check_ins(lines: Lines) -> Iterator[IncomingDocument]:
    known = {one["id"] for name in ("objectives", "key-results") for one in lines[name]}
    for record, spot in check_in_records(lines["check-ins"]):
        yield from check_in_of(record, spot, known)


def _answers(lines: Lines) -> Iterator[IncomingDocument]:
    """Yield the plans in which teams say what they commit to."""
    given: dict[str, dict[str, str]] = {}
    spots: dict[str, Spot] = {}
    for edge in lines["alignment"]:
        if edge["sort"] == "depends_on" and edge.is_true("said_by_provider") and edge["team"]:
            path = f"teams/{edge['team']}/{edge['cycle']}/plan.md"
            given.setdefault(path, {})[edge["source"]] = edge["status"]
            spots.setdefault(path, edge.spot)
    for path, answers in given.items():
        yield IncomingDocument(path, "plan", spots[path], {"commitments": dict(answers)})

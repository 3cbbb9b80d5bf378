"""Issues in a table: GitLab's export of issues and work items, and a GitHub project saved as separated values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from okrsite_gen.exchange.issues.issue import KINDS, MEASURES, Found, Issue, left_out, progress_of, says_something
from okrsite_gen.exchange.tables.days import Days
from okrsite_gen.exchange.tables.read import peek, tables
from okrsite_gen.exchange.tables.table import Row, Table, comparable
from okrsite_gen.exchange.words.states import kind_of
from okrsite_gen.model.incoming import Guess, IncomingFile, NotUnderstood

_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "title": ("title",),
    "body": ("description", "body"),
    "number": ("issueid", "iid", "number", "issuenumber"),
    "url": ("url", "weburl", "link"),
    "kind": ("type", "workitemtype", "issuetype"),
    "state": ("state",),
    "author": ("author", "authorusername", "creator"),
    "assignees": ("assignee", "assignees", "assigneeusername", "owner"),
    "labels": ("labels", "label"),
    "milestone": ("milestone", "iteration", "quarter", "cycle", "sprint"),
    "due": ("duedate", "due", "targetdate", "enddate"),
    "starts": ("startdate", "start"),
    "closed": ("closedatutc", "closedat", "closed"),
    "parent": ("parent", "parentid", "parentiid", "parentissue", "parenturl", "epicid"),
    "parent_title": ("parenttitle", "epictitle"),
    "team": ("team", "squad"),
    "progress": ("progress", "progress%", "subissuesprogress"),
    "health": ("healthstatus", "health", "status"),
}
_IDLE = frozenset(
    (
        "authorusername", "assigneeusername", "createdatutc", "updatedatutc", "id", "repository", "linkedpullrequests",
        "reviewers",
    )
)  # fmt: skip
"""Columns of the tracker's own that say nothing about an OKR; that they are left out is told."""
_EMPTY_WHEN_NO = frozenset(("locked", "timeestimate", "timespent"))
"""Columns that say something where they say more than no or nothing."""
_CONFIDENTIAL = frozenset(("confidential", "isconfidential"))
_PLAIN = re.compile(r"(?:[\d\s:.,/+-]+(?:UTC|Z|h|m|s)?|@?[\w.-]+)?", re.IGNORECASE)
"""What stands in such a column as a rule: a flag, a number, a day, a handle. Anything else is somebody's words."""
_DAYS = ("closed", "starts", "due")
_ADDRESS = re.compile(r"https?://\S+/(?:-/)?(?:issues|work_items|epics)/\d+")


def recognises(files: Sequence[IncomingFile]) -> bool:
    """Return whether every file is a table of issues: it has their columns, or addresses of issues stand in it."""
    seen = [table for file in files for table in peek(file)]
    return bool(seen) and len(seen) >= len(files) and all(_is_issues(table) for table in seen)


def _is_issues(table: Table) -> bool:
    names = {comparable(name) for name in table.columns}
    if "title" not in names or not names & set(_COLUMNS["url"]):
        return False
    if {"issueid", "state", "labels"} <= names or {"iid", "state"} <= names:
        return True
    return any(_ADDRESS.match(cell) for row in table.rows[:20] for cell in row.cells)


def read_tables(files: Sequence[IncomingFile]) -> Found:
    """Return what tables tell."""
    found, unread = tables(files)
    guesses: list[Guess] = []
    issues = [issue for table in found for issue in _issues(table, unread, guesses)]
    told = [each for table in found for each in table.not_understood]
    return Found(issues, [*unread, *told], sum(len(table.rows) for table in found), guesses)


def _issues(table: Table, unread: list[NotUnderstood], guesses: list[Guess]) -> Iterator[Issue]:
    idle: dict[str, None] = {}
    names = {name: comparable(name) for name in table.columns}
    days = Days(_days_in(table, names), hint="If that is wrong, write days as 2026-04-03 in the table.")
    for row in table.rows:
        cells = dict(table.named(row))
        issue = _issue(table, row, (cells, names), days)
        idle.update(dict.fromkeys(_left_out(cells, names)))
        if issue.title:
            yield issue
        else:
            unread.append(NotUnderstood(table.spot(row), "An issue without a title.", " | ".join(cells.values())))
    guesses += days.guesses
    if idle:
        guesses.append(left_out(idle, table.spot(Row(table.heading, ()))))


def _days_in(table: Table, names: Mapping[str, str]) -> Iterator[str]:
    places = [at for at, name in enumerate(table.columns) if any(names[name] in _COLUMNS[field] for field in _DAYS)]
    return (row.cells[place] for row in table.rows for place in places)


def _left_out(cells: Mapping[str, str], names: Mapping[str, str]) -> Iterator[str]:
    """Yield the columns of the tracker's own that a row fills in; a user name is one where a name stands too."""
    filled = {names[name] for name in cells}
    for name in cells:
        people = names[name].removesuffix("username")
        if names[name] in _IDLE and (not names[name].endswith("username") or people in filled):
            yield name


def _issue(table: Table, row: Row, told: tuple[Mapping[str, str], Mapping[str, str]], days: Days) -> Issue:
    """Return what a row says; `told` are its cells by column, and the comparable names of the columns."""
    cells, names = told
    found: dict[str, str] = {}
    column: dict[str, str] = {}
    rest: list[tuple[str, str]] = []
    fields: list[tuple[str, str]] = []
    hidden = False
    for name, cell in cells.items():
        field = next((field for field, known in _COLUMNS.items() if names[name] in known and field not in found), "")
        if names[name] in MEASURES:
            fields.append((MEASURES[names[name]], cell))
        elif field:
            found[field] = cell
            column[field] = name
        elif names[name] in _CONFIDENTIAL:
            hidden = hidden or says_something(cell)
        elif names[name] in _EMPTY_WHEN_NO:
            rest += [(name, cell)] if says_something(cell) else []
        elif names[name] not in _IDLE or not _PLAIN.fullmatch(cell):
            rest.append((name, cell))
        if not _understood(field, cell):
            rest.append((name, cell))
    read = {field: days.read(found.get(field, ""), table.spot(row), field) for field in _DAYS}
    rest += [(column[field], found[field]) for field, day in read.items() if found.get(field) and day is None]
    state = found.get("state", "").casefold()
    health = found.get("health", "")
    return Issue(
        spot=table.spot(row),
        title=found.get("title", ""),
        number=found.get("number", "").lstrip("#"),
        url=found.get("url", ""),
        kind=found.get("kind", ""),
        body=found.get("body", ""),
        is_closed=state == "closed" or health.casefold() in ("done", "closed"),
        closed_on=read["closed"],
        starts=read["starts"],
        due=read["due"],
        author=found.get("author", ""),
        assignees=_parts(found.get("assignees", "")),
        labels=_parts(found.get("labels", "")),
        milestone=found.get("milestone", ""),
        team=found.get("team", ""),
        parent=found.get("parent", ""),
        parent_title=found.get("parent_title", ""),
        progress=progress_of(found.get("progress", "")),
        health=health,
        fields=tuple(fields),
        is_confidential=hidden,
        rest=tuple(rest),
    )


def _understood(field: str, cell: str) -> bool:
    """Whether nothing of a cell gets lost when it is read as a day, as progress or as a state."""
    if field == "progress":
        return cell.rstrip(" %") == progress_of(cell)
    if field == "number":
        return cell.lstrip("#").isdecimal()
    if field == "kind":
        return kind_of(cell) != "" or comparable(cell) in KINDS
    return field != "state" or cell.casefold() in ("open", "opened", "closed")


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split(r"[,;\n]", cell) if part.strip())

"""Exports of any number of rows, each row with a word that no other one has."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO, StringIO

from importing import archive

Rows = Iterator[tuple[object, ...]]
RESULTS = 9
"""Key results below each objective."""


def mark(number: int) -> str:
    """Return the word of a row: letters alone, so that nothing reads a figure or a cycle into it."""
    letters = ""
    for _ in range(5):
        number, digit = divmod(number, 20)
        letters += "bcdfghjklmnpqrstvwxz"[digit]
    return f"Q{letters}y"


def _is_objective(number: int) -> bool:
    return number % (RESULTS + 1) == 0


def _home(number: int) -> int:
    return number - number % (RESULTS + 1)


def _separated(rows: Rows) -> bytes:
    told = StringIO()
    csv.writer(told).writerows(rows)
    return told.getvalue().encode()


def _viva_table(count: int) -> Mapping[str, bytes]:
    def rows() -> Rows:
        yield ("Id", "Title", "Team", "Period", "Object Type", "Aligned To", "Start", "Target", "Status", "Goal Type")
        for at in range(count):
            if _is_objective(at):
                yield (at + 1, f"Reach {mark(at)}", "Sales", "Q4 2025", "Objective", "", "", "", "On Track", "")
            else:
                above = f"Reach {mark(_home(at))}(weight: 10%, Id: {_home(at) + 1})"
                yield (at + 1, f"Count {mark(at)}", "Sales", "Q4 2025", "Key result", above, 0, 50, "", "")

    return {"objectives.csv": _separated(rows())}


def _viva_archive(count: int) -> Mapping[str, bytes]:
    records = []
    for at in range(count):
        one: dict[str, object] = {"ID": at + 1, "Title": f"Reach {mark(at)}", "Time Period": {"Name": "Q4 2025"}}
        one |= {"Type": "Objective" if _is_objective(at) else "Kpi", "Outcome": {}}
        if not _is_objective(at):
            one |= {"Outcome": {"Start": 0, "Target": 50}, "Alignment": [{"ID": _home(at) + 1, "Weight": "10%"}]}
        records.append(one)
    return {"viva.zip": archive(("objectives.json", json.dumps(records).encode()))}


def _columns(count: int) -> Rows:
    yield ("Objective", "Key result", "Start", "Target", "Comment")
    for at in range(count):
        yield (f"Reach {mark(_home(at))}", f"Count {at}", 0, 50, f"Said {mark(at)}")


def _workbook(count: int) -> Mapping[str, bytes]:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Plan")
    for row in _columns(count):
        sheet.append(row)
    told = BytesIO()
    book.save(told)
    return {"plan.xlsx": told.getvalue()}


def _issue_table(count: int) -> Mapping[str, bytes]:
    def rows() -> Rows:
        yield ("Title", "Description", "Issue ID", "URL", "State", "Type", "Labels", "Parent ID")
        for at in range(count):
            kind, above = ("Objective", "") if _is_objective(at) else ("Key Result", _home(at) + 1)
            url = f"https://gitlab.example/a/okrs/-/work_items/{at + 1}"
            yield (f"Reach {mark(at)}", "Target: 50", at + 1, url, "Open", kind, "", above)

    return {"issues.csv": _separated(rows())}


def _issue_records(count: int) -> Mapping[str, bytes]:
    records = []
    for at in range(count):
        one: dict[str, object] = {"number": at + 1, "title": f"Reach {mark(at)}", "body": "Target: 50"}
        one |= (
            {"labels": ["objective"]} if _is_objective(at) else {"labels": ["kr"], "parent": {"number": _home(at) + 1}}
        )
        records.append(one)
    return {"issues.json": json.dumps(records).encode()}


def _own(count: int) -> Mapping[str, bytes]:
    objectives = [
        {"id": f"sales/2025-Q4/o{at}", "title": f"Reach {mark(at)}"} for at in range(count) if _is_objective(at)
    ]
    results = [
        {"id": f"{home}#k{at}", "objective": home, "title": f"Count {mark(at)}", "target": "50"}
        for at in range(count)
        if not _is_objective(at)
        for home in (f"sales/2025-Q4/o{_home(at)}",)
    ]
    made = {"version": 1, "okrsite": "0.1", "as_of": "2026-11-20", "organisation": {}}
    return {"export.json": json.dumps({**made, "objectives": objectives, "key_results": results}).encode()}


def _page(count: int) -> Mapping[str, bytes]:
    lines = ["# OKRs 2025-Q4", ""]
    for at in range(count):
        lines += ["", f"## Objective: Reach {mark(at)}", ""] if _is_objective(at) else [f"- KR: Count {mark(at)}"]
    return {"okrs.md": "\n".join(lines).encode()}


LARGE: Mapping[str, Callable[[int], Mapping[str, bytes]]] = {
    "viva-csv": _viva_table,
    "viva-json": _viva_archive,
    "columns": lambda count: {"plan.csv": _separated(_columns(count))},
    "workbook": _workbook,
    "issues-csv": _issue_table,
    "issues-json": _issue_records,
    "okrsite-json": _own,
    "markdown": _page,
}
"""Reader → what makes an export of a number of rows for it; presets and mapping files share that of `columns`."""

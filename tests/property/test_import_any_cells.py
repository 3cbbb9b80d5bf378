"""Whatever stands in the cells of a table, an import ends, and what it writes passes the check."""

from __future__ import annotations

import csv
import tempfile
from io import StringIO
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from project import NOW, Project

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.pipeline.moving.move import Moving, move, write_import
from okrsite_gen.pipeline.request import Request

VIVA = (
    *("Id", "Title", "Team", "Owner", "Period", "Start Date", "End Date", "Description", "Aligned To", "Metric Name"),
    *(
        "Unit",
        "Target",
        "Object Type",
        "Goal Type",
        "Start",
        "Last Check-in",
        "Progress %",
        "Actual Progress",
        "Status",
    ),
    *("Last Check-in Note", "Score", "Checkins", "Tags"),
)
PLAN = (
    *("Objective", "Key result", "Owner", "Team", "Cycle", "Start", "Target", "Current", "Unit", "Progress", "Status"),
    *("Confidence", "Due date", "Start date", "Last update", "Comment", "Weight", "Score", "Initiatives", "Milestones"),
    *("Evidence", "Min", "Max", "Done", "Objective owner", "Something else"),
)
CELL = st.one_of(
    st.just(""),
    st.sampled_from(["Grow", "Calls", "Grow(weight: 50%, Id: 1)", "Key result", "Objective", "Deliverable", "1", "2"]),
    st.sampled_from(["Q4 2025", "FY26", "2025-11-03", "31/12/2025", "45000", "2025-02-30", "1899-01-01", "On Track"]),
    st.sampled_from(
        ["Behind", "Closed", "Postponed", "100%", "37,5", "1.000.000", "-3", "$1.2M", "5e9", "½", "∞", "NaN"]
    ),
    st.sampled_from(
        ["%", "USD", "days", "ann@x.example", "Ann Lee, Bo Ray", "[x] done\n[ ] open", "https://x.example"]
    ),
    st.sampled_from(["```", "<!--", "# rate", "---", "- a", "[[x]]", "[a]: b", "$" * 70, "9" * 40, "=1+1", "con"]),
    st.just("Checkin Date: 2025-11-03; User: Ann; Note: a; b; Status: Behind; Current Value: 30%; Activity Date: x;"),
    st.text(max_size=8),
)


def rows(columns: tuple[str, ...]) -> st.SearchStrategy[tuple[tuple[str, ...], list[list[str]]]]:
    row = st.lists(CELL, min_size=len(columns), max_size=len(columns))
    return st.tuples(st.just(columns), st.lists(row, min_size=1, max_size=5))


@settings(max_examples=8, deadline=None, phases=[Phase.generate], derandomize=True)
@given(rows(VIVA) | rows(PLAN))
def test_any_cells_become_content_without_errors(table):
    columns, cells = table
    text = StringIO()
    csv.writer(text).writerows([columns, *cells])
    with tempfile.TemporaryDirectory() as folder:
        project = Project(Path(folder), {"export.csv": text.getvalue().encode("utf-8", "surrogatepass")})
        wanted = Moving((Path("export.csv"),), project.root / "content", cycle="2025-Q4")
        written = write_import(move(Request(project.root, NOW), wanted))
        if written:
            errors = [one for one in project.check().findings if one.severity is Severity.ERROR]
            assert [(one.place.file, one.code, one.message) for one in errors] == []
        assert write_import(move(Request(project.root, NOW), wanted)) == ()

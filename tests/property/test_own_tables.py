"""What an organisation says in a workbook or in tables, its export read back says the same again."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from project import NOW, Project

from okrsite_gen.exchange.spreadsheet import workbook_bytes
from okrsite_gen.model.open_data import OpenData
from okrsite_gen.model.open_data.csv_text import END, csv_bytes, csv_lines
from okrsite_gen.model.open_data.tables import TABLES, Row
from okrsite_gen.pipeline.moving.move import Moving, move, write_import
from okrsite_gen.pipeline.open_data import OpenRequest, read_open_data
from okrsite_gen.pipeline.progress import silent
from okrsite_gen.pipeline.request import Request

DAY = date(2026, 11, 20)
WORDS = st.text(st.sampled_from("ab ü.:;,-+#=>|1'\"?!@%/()[]{}*_\\"), max_size=14).map(lambda text: f"x{text}".strip())
LINE = st.from_regex(r"[a-z][a-z .,;:'=+@-]{0,12}[a-z]", fullmatch=True)
NOTES = st.lists(LINE, min_size=1, max_size=3).map("\n".join)
PEOPLE = st.sampled_from(["maria", "VP Sales", "@noor"])


def some(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Return any choice of fields."""
    return st.fixed_dictionaries({}, optional=fields)


def file(front: dict[str, Any], body: str = "") -> str:
    text = yaml.safe_dump(front, allow_unicode=True, sort_keys=False, width=10_000) if front else ""
    return f"---\n{text}---\n{body}\n"


MEASURES = st.sampled_from(
    [
        {"start": "31 days", "target": "2 days"},
        {"start": "-5%", "target": "60%", "current": "12%"},
        {"start": 10, "target": 50, "unit": "users"},
        {"min": "99.5%", "max": "100%"},
        {"done": False},
        {"levels": {"commit": "a", "target": "b", "stretch": "c"}, "reached": "target"},
        {"baseline": True},
        {"rollup": "supporting"},
        {"progress": "40%"},
        {"metric": "nps", "start": "10 points", "target": "50 points"},
        {},
    ]
)
RESULT = st.builds(
    lambda title, measure, more: {"title": title, **measure, **more},
    WORDS,
    MEASURES,
    some(
        owner=PEOPLE,
        weight=st.just(2),
        due=st.just("2026-12-20"),
        state=st.just("dropped"),
        reason=st.just("No money"),
        team=st.just("growth"),
    ),
)
OBJECTIVE = st.builds(
    lambda title, more, results: {
        "title": title,
        **more,
        "key_results": [{"id": name, **one} for name, one in zip(("rate", "Größe"), results, strict=False)],
    },
    WORDS,
    some(
        owner=PEOPLE,
        shared_with=st.just(["growth"]),
        supports=st.just([{"ref": "growth/2026/big", "status": "proposed"}, "growth/2026-Q4/near"]),
        depends_on=st.just(
            [{"team": "growth", "note": "A hand", "needed_by": "2026-11-11"}, {"ref": "growth/2026-Q4/near"}]
        ),
        pillar=st.just("speed"),
        ambition=st.just("committed"),
        state=st.sampled_from(["draft", "proposed"]),
        starts=st.just("2026-10-20"),
        priority=st.just("P1"),
        tags=st.just(["cold", "hot"]),
    ),
    st.lists(RESULT, max_size=2),
)
UPDATE = some(confidence=st.integers(0, 10), status=st.sampled_from(["on-track", "at-risk"]))


def data_of(root: Path) -> OpenData:
    return read_open_data(OpenRequest(Request(root, NOW, DAY, use_cache=False), drafts=True), silent).data


def rows_of(data: OpenData) -> dict[str, list[Row]]:
    return {table.name: list(table.rows(data)) for table in TABLES}


def workbook(root: Path, data: OpenData) -> Path:
    (root / "okrs.xlsx").write_bytes(workbook_bytes(data))
    return Path("okrs.xlsx")


def separated(root: Path, data: OpenData) -> Path:
    (root / "okrs").mkdir()
    for table in TABLES:
        lines = csv_lines(table.rows(data), END).encode()
        (root / "okrs" / f"{table.name}.csv").write_bytes(csv_bytes(table, (lines,)))
    return Path("okrs")


@pytest.mark.parametrize("written", [workbook, separated], ids=["xlsx", "csv"])
@settings(max_examples=4, deadline=None, phases=[Phase.generate], derandomize=True)
@given(objective=OBJECTIVE, update=UPDATE, note=NOTES, author=PEOPLE)
def test_tables_import_tables_is_identical(written: Any, objective: Any, update: Any, note: str, author: str) -> None:
    updates = {"aim": update} if update else {}
    files = {
        "content/index.md": file({"pillars": [{"id": "speed", "title": "speed"}]}),
        "content/teams/growth/team.md": file({"name": "Growth, all of it"}),
        "content/teams/growth/2026/big.md": file({"title": "Big"}),
        "content/teams/growth/2026-Q4/near.md": file({"title": "Near"}),
        "content/teams/growth/2026-Q4/plan.md": file({"commitments": {"pay/2026-Q4/aim": "confirmed"}}),
        "content/teams/pay/2026-Q4/aim.md": file(objective),
        "content/teams/pay/2026-Q4/check-ins/2026-11-13.md": file(
            {"author": author, "updates": updates}, f"## Wins\n{note}\n\n## Free words\n{note}"
        ),
        "content/metrics/nps.md": file({"name": "nps", "unit": "points"}),
        "content/metrics/nps.csv": "date,value\n2026-11-02,43\n",
    }
    with tempfile.TemporaryDirectory() as folder:
        here, there = (Project(Path(folder) / name, {}) for name in "ab")
        for name, text in files.items():
            (here.root / name).parent.mkdir(parents=True, exist_ok=True)
            (here.root / name).write_text(text, encoding="utf-8")
        before = data_of(here.root)
        there.root.mkdir(parents=True, exist_ok=True)
        path = written(there.root, before)
        found = move(Request(there.root, NOW), Moving((path,), there.root / "content"))
        assert found.format.name == "okrsite-sheets"
        assert found.not_understood == ()
        write_import(found)
        after = rows_of(data_of(there.root))
        for name, rows in rows_of(before).items():
            assert after[name] == rows, name
        assert date(2026, 11, 13) in {one.day for one in before.check_ins}

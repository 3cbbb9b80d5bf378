"""Several exports in one project: none wipes out another."""

from __future__ import annotations

from pathlib import Path

import pytest
from importing import HEAD, bring, run, table
from project import NOW

from okrsite_gen.errors import OkrsiteError
from okrsite_gen.pipeline.moving.move import Moving, move, write_import
from okrsite_gen.pipeline.request import Request


@pytest.fixture
def root(tmp_path) -> Path:
    """Return an empty project folder."""
    (tmp_path / "project").mkdir()
    return tmp_path / "project"


def test_another_export_adds_to_the_check_in_of_a_day(root):
    ours, theirs = "7,Grow,,,Sales,2026-Q4,2026-11-03,Ours\n", "8,Hire,,,Sales,2026-Q4,2026-11-03,Theirs\n"
    bring(root, ours)
    bring(root, theirs, "b.csv")
    made = (root / "content/teams/sales/2026-Q4/check-ins/2026-11-03.md").read_text()
    assert "## grow\nOurs" in made
    assert "## hire\nTheirs" in made
    assert bring(root, ours)["written"] == bring(root, theirs, "b.csv")["written"] == []


def test_the_same_id_in_another_table_is_another_objective(root):
    bring(root, "1,Grow,,,Sales,2026-Q4,,\n")
    found = bring(root, "1,Hire well,,,Sales,2026-Q4,,\n", "b.csv")
    assert found["written"] == ["teams/sales/2026-Q4/hire-well.md"]
    assert [one["kind"] for one in found["guesses"]] == ["source"]
    assert "title: Grow\n" in (root / "content/teams/sales/2026-Q4/grow.md").read_text()


def test_key_results_that_a_later_export_does_not_name_stay(root):
    grow = "1,Grow,Objective,,Sales,2026-Q4,,\n"
    bring(root, grow + "2,Calls,Key result,1,Sales,2026-Q4,,Many\n")
    found = bring(root, grow + "3,Visits,Key result,1,Sales,2026-Q4,,\n")
    made = (root / "content/teams/sales/2026-Q4/grow.md").read_text()
    assert "- id: calls\n" in made
    assert "- id: visits\n" in made
    assert "description: Many\n" in made
    assert "## calls\n\n### From mapping\n\n- Id: 2\n" in made
    assert found["written"] == ["teams/sales/2026-Q4/grow.md"]


def test_a_check_in_that_somebody_edited_stays_and_another_export_tells_of_the_day_before(root):
    bring(root, "7,Grow,,,Sales,2026-Q4,2026-11-03,Ours\n")
    file = root / "content/teams/sales/2026-Q4/check-ins/2026-11-03.md"
    file.write_text(file.read_text() + "\nBy hand.\n")
    edited, theirs = file.read_text(), "8,Hire,,,Sales,2026-Q4,2026-11-03,Theirs\n"
    bring(root, theirs, "b.csv")
    assert file.read_text() == edited
    assert "Theirs" in file.with_name("2026-11-02.md").read_text()
    assert bring(root, theirs, "b.csv")["written"] == []


def test_a_second_source_does_not_change_a_team_of_the_first(root):
    rows = "1,Grow,Sales,,Q4 2025,Objective,,,,,,,,\n"
    run(root, table(root, HEAD + rows), "--write")
    found = bring(root, "9,Hire,,,SALES,2025-Q4,,\n")
    others = {one["path"]: one["differs"] for one in found["files"] if one["becomes"] == "others"}
    assert others == {"teams/sales/team.md": ["name"]}
    assert "name: Sales\n" in (root / "content/teams/sales/team.md").read_text()


def test_of_two_imports_in_one_moment_the_second_says_so_and_another_run_remembers_both(root):
    names = [
        table(root, f"Objective,Team,Cycle\n{title},Sales,2026-Q4\n", f"{title}.csv") for title in ("Grow", "Hire")
    ]
    wanted = [Moving((Path(name),), root / "content") for name in names]
    first, second = (move(Request(root, NOW), each) for each in wanted)
    write_import(first)
    with pytest.raises(OkrsiteError, match="in this moment"):
        write_import(second)
    write_import(move(Request(root, NOW), wanted[1]))
    ledger = (root / "content/_imported.json").read_text()
    assert "sales/2026-Q4/grow" in ledger
    assert "sales/2026-Q4/hire" in ledger


def test_a_title_of_two_teams_is_not_taken_for_either_where_an_export_names_none(root):
    bring(root, "1,Grow,,,Sales,2026-Q4,,\n2,Grow,,,People,2026-Q4,,\n")
    found = bring(root, "9,Grow,,,,2026-Q4,,\n", "b.csv")
    assert found["written"] == ["teams/company/2026-Q4/grow.md", "teams/company/team.md"]

"""What an import tells of encodings, figures, names and columns that can be read in more than one way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from broken_exports import exports
from importing import EXPORTS, report, table, texts, written

CYCLE = ("--cycle", "2026-Q1")


@pytest.fixture
def root(tmp_path) -> Path:
    """Return an empty project folder."""
    (tmp_path / "project").mkdir()
    return tmp_path / "project"


def guesses(found: dict, kind: str) -> list[str]:
    return [one["what"] for one in found["guesses"] if one["kind"] == kind]


@pytest.mark.parametrize("name", ["viva-json", "issues-json", "issues-graphql", "okrsite-json"])
def test_json_in_another_encoding_is_read_and_told(root, name):
    (root / "in").mkdir()
    for file, data in exports()[name].items():
        (root / "in" / file).write_bytes(data.decode().encode("utf-16"))
    found = report(root, "in", *CYCLE)
    assert found["made"]["objective"] >= 1
    assert "UTF-16" in guesses(found, "encoding")[0]


@pytest.mark.parametrize(
    ("cell", "target"),
    [
        ("1,2 Mio. €", "€1200000"),
        ("€ 3 Mrd.", "€3000000000"),
        ("100 Tsd.", "100000"),
        ("2.5 million users", "2500000 users"),
    ],
)
def test_words_for_thousands_and_millions_are_part_of_a_figure(root, cell, target):
    made = written(root, f"Objective;Key result;Target\nGrow;Sales;{cell}\n", *CYCLE)
    assert f"target: {target}\n" in made


def test_a_part_of_one_beside_percentages_is_told(root):
    found = report(root, table(root, "Objective,Key result,Start,Target\nGrow,Calls,0.5,10%\n"), *CYCLE)
    (told,) = guesses(found, "percent")
    assert told == "`0.5` stands beside percentages and was read as 0.5%. If 50% is meant, write that into the table."


def test_a_metric_in_some_currency_says_so(root):
    head = "Objective Title,Owner_Email_ID,Start_Date,Due_Date,Metric_Name,Metric_Type,Metric_Target_Value\n"
    made = written(root, head + "Grow,ann@x.example,2026-01-01,2026-03-31,Sales,Currency,2000\n", *CYCLE)
    assert "target: 2000\n" in made
    assert "- Unit: Currency" in made


def test_the_value_now_of_a_table_of_okr2go_is_the_current_one(root):
    page = "# Grow\n\n| Key result | current | target | contributors | comments |\n|---|---|---|---|---|\n"
    page += "| Beds | 12 | 40 | Ana | x |\n"
    assert "target: 40\n    current: 12\n" in written(root, page, *CYCLE, name="okr2go.md")


def test_the_names_of_columns_below_the_table_are_no_objective(root):
    text = "Objective,Key result\nGrow,Calls\nObjective,Key result\nStay,Visits\n"
    found = report(root, table(root, text), *CYCLE)
    assert found["made"]["objective"] == 2
    assert [one["why"] for one in found["not_understood"]] == ["It says the names of the columns again."]


def test_columns_that_a_mapping_leaves_out_are_told_with_what_only_they_say(root):
    table(root, "columns: {Goal: objective, Inner: ignore, Twice: ignore}\n", "mapping.yml")
    name = table(root, "Goal,Inner,Twice\nGrow,ask Ida first,Grow\nStay,77,Stay\n")
    told = guesses(report(root, name, *CYCLE, "--mapping", "mapping.yml"), "columns")
    assert "The mapping leaves out `Inner`, `Twice`." in told
    assert told[-1].endswith("In `Inner`, which was left out, stands what no other column says: ask Ida first")


def test_a_parent_that_its_own_row_calls_otherwise_is_told(root):
    data = (EXPORTS / "viva-csv/export/objectives.csv").read_text(encoding="utf-8")
    found = report(root, table(root, data.replace("1,Grow the company,", "1,Shrink a little,")))
    (told,) = guesses(found, "parent by id")
    assert "`Grow the company` was found by its id, 1; its own row calls it `Shrink a little`." in told


def test_a_field_that_no_file_may_hold_is_told_and_not_written(root):
    export = json.loads(exports()["okrsite-json"]["export.json"])
    export["organisation"]["mission"] = [["Bread"]]
    found = report(root, table(root, json.dumps(export), "export.json"), "--write")
    (told,) = (one for one in found["not_understood"] if one["column"] == "mission")
    assert (told["column"], "Bread" in told["text"]) == ("mission", True)
    assert "Bread" not in str(texts(root / "content"))


def test_people_and_periods_of_an_archive_that_nothing_names_are_told(root):
    folder = root / "in"
    folder.mkdir()
    for file, data in exports()["viva-json"].items():
        (folder / file).write_bytes(data)
    (folder / "Users.json").write_text('[{"ID": "u1", "Name": "Mette Holm"}, {"ID": "u2", "Name": "Olga Brandt"}]')
    told = report(root, "in")["not_understood"]
    assert [one["text"] for one in told if one["file"] == "in/Users.json"] == ["Olga Brandt"]

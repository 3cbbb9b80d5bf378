"""`okrsite export`: everything as JSON, CSV and a workbook."""

from __future__ import annotations

import csv
import io
import json
import time
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from jsonschema import Draft202012Validator
from project import NOW, SMALL, Project

import okrsite_gen
from okrsite_gen.cli.program import run
from okrsite_gen.content.plain_yaml import read_yaml
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.exchange import spreadsheet
from okrsite_gen.model.open_data.tables import KEY_RESULTS, OBJECTIVES
from okrsite_gen.pipeline.api_schemas import schemas
from okrsite_gen.pipeline.export.data import export_csv, export_json, export_xlsx
from okrsite_gen.pipeline.export.request import ExportRequest
from okrsite_gen.pipeline.open_data import OpenRequest, read_open_data
from okrsite_gen.pipeline.progress import silent
from okrsite_gen.pipeline.request import Request

FORMULA = '=HYPERLINK("https://evil.example","Click")'


@pytest.fixture
def project(tmp_path):
    made = Project(tmp_path, SMALL)
    made.write(
        {
            "okrsite.yml": "site: {name: Soup, url: https://soup.example/okrs/}\n",
            "content/teams/payments/2026-Q4/formula.md": f"---\ntitle: '{FORMULA}'\npriority: -P1\n---\n",
        }
    )
    return made


def wanted(project, **more):
    return ExportRequest(Request(project.root, NOW, as_of=date(2026, 11, 20), use_cache=False), **more)


def document(project, **more):
    return json.loads(export_json(wanted(project, **more), silent).text)


def sheets(project, **more):
    file = project.root / "okrs.xlsx"
    export_xlsx(wanted(project, output="okrs.xlsx", **more), silent)
    return openpyxl.load_workbook(file)


def rows(sheet):
    names = [cell.value for cell in sheet[1]]
    return [dict(zip(names, row, strict=True)) for row in sheet.iter_rows(min_row=2)]


def test_the_document_keeps_to_the_published_schema_and_holds_everything(project):
    told = document(project)
    Draft202012Validator(json.loads(schemas()["everything"])).validate(told)
    assert [each["id"] for each in told["objectives"]] == [
        "company/2026/grow",
        "payments/2026-Q4/activation",
        "payments/2026-Q4/formula",
    ]
    assert told["check_ins"][0]["updates"][0]["value"]["written"] == "12 days"


def test_the_same_data_is_the_same_text_with_an_item_a_line(project):
    text = export_json(wanted(project), silent).text
    assert text == export_json(wanted(project), silent).text
    assert sum(line.startswith('{"id":"payments/2026-Q4/activation"') for line in text.splitlines()) == 1


def test_a_team_brings_those_below_it_and_a_cycle_leaves_the_others_out(project):
    assert len(document(project, team="company")["objectives"]) == 3
    only = document(project, team="Payments", cycle="current")
    assert [each["id"] for each in only["teams"]] == ["payments"]
    assert [each["cycle"] for each in only["objectives"]] == ["2026-Q4", "2026-Q4"]
    assert only["key_results"][0]["objective"] == "payments/2026-Q4/activation"
    with pytest.raises(OkrsiteError, match="There is no cycle `2026-Q9`"):
        document(project, cycle="2026-Q9")


def test_nothing_hidden_is_in_any_form(project):
    project.write(
        {
            "okrsite.yml": "audiences: [everyone, board]\ndefault_audience: everyone\n",
            "content/teams/payments/2026-Q4/sale.md": "---\ntitle: Sell the firm\naudience: board\n---\n",
        }
    )
    assert "Sell the firm" not in export_json(wanted(project), silent).text
    assert "Sell the firm" in export_json(wanted(project, audience="board"), silent).text
    assert "Sell the firm" not in export_csv(wanted(project), "objectives", silent).text
    assert "Sell the firm" not in str(list(sheets(project)["objectives"].values))


def test_a_workbook_has_a_sheet_each_with_figures_that_are_figures(project):
    book = sheets(project)
    assert book.sheetnames == ["objectives", "key-results", "check-ins", "alignment", "about"]
    time = next(row for row in rows(book["key-results"]) if row["id"].value == "payments/2026-Q4/activation#time")
    assert time["progress"].value == pytest.approx(19 / 29)
    assert time["progress"].number_format == "0%"
    assert (time["value"].value, time["value_number"].value) == ("12 days", 12)
    assert time["value_day"].value.date() == date(2026, 11, 18)
    assert time["value_day"].number_format == "yyyy-mm-dd"
    assert time["address"].hyperlink.target == "https://soup.example/okrs/teams/payments/2026-q4/activation/#time"
    assert (time["team_name"].value, time["cycle_name"].value) == ("Payments", "2026-Q4")
    assert time["objective_title"].value == "Developers go live in a day"
    said = next(row for row in rows(book["check-ins"]) if row["ref"].value == time["id"].value)
    assert said["title"].value == time["title"].value
    assert book["key-results"].freeze_panes == "B2"
    assert book["key-results"].auto_filter.ref == "A1:AK3"
    assert book["key-results"].column_dimensions["I"].width == 60


def test_text_that_begins_like_a_formula_is_text_in_every_table(project):
    row = next(row for row in rows(sheets(project)["objectives"]) if row["id"].value.endswith("formula"))
    assert (row["title"].value, row["title"].data_type, row["title"].quotePrefix) == (FORMULA, "s", True)
    assert (row["priority"].value, row["priority"].data_type) == ("-P1", "s")
    line = list(csv.DictReader(io.StringIO(export_csv(wanted(project), "objectives", silent).text)))[-1]
    assert (line["title"], line["priority"]) == (f"'{FORMULA}", "'-P1")


def test_what_no_cell_can_hold_is_told_in_part_and_breaks_nothing(project):
    long = "x" * 40_000
    check_in = f"---\nupdates:\n  activation:\n    time:\n      value: 11 days\n---\n## Wins\n- {long}\n- #N/A\n"
    project.write({"content/teams/payments/2026-Q4/check-ins/2026-11-19.md": check_in})
    book = sheets(project)
    notes = [row["note"] for row in rows(book["check-ins"]) if row["part"].value == "wins"]
    (cut,) = (note for note in notes if note.value.endswith("… (cut)"))
    assert len(cut.value) == 32_767
    said = [row[1:] for row in book["about"].values if row[0] == "cut"]
    words = f"note, row {cut.row}: only 32,767 of 40,009 characters fit; CSV and JSON hold all."
    assert said == [("check-ins", words)]


def test_rows_beyond_what_a_sheet_can_hold_go_on_in_a_further_one(project, monkeypatch):
    monkeypatch.setattr(spreadsheet, "MOST_ROWS", 2)
    whole = [each["id"] for each in document(project)["objectives"]]
    book = sheets(project)
    assert book.sheetnames[:2] == ["objectives", "objectives-2"]
    assert [row["id"].value for name in ("objectives", "objectives-2") for row in rows(book[name])] == whole


def test_the_same_data_make_the_same_workbook_at_another_moment(project, monkeypatch):
    made = []
    for moment in (2**30, 2**31):
        monkeypatch.setattr(time, "time", lambda moment=moment: moment)
        sheets(project)
        made.append((project.root / "okrs.xlsx").read_bytes())
    assert made[0] == made[1]
    with zipfile.ZipFile(project.root / "okrs.xlsx") as book:
        assert {each.date_time[0] for each in book.infolist()} == {1980}


def test_data_name_no_confidence_where_nobody_stated_any(project):
    told = document(project)
    stated = {each["id"]: "confidence" in each["computed"] for each in (*told["objectives"], *told["key_results"])}
    assert stated["company/2026/grow"] is False
    assert {} not in [each["computed"].get("confidence") for each in (*told["objectives"], *told["key_results"])]


def test_tables_go_into_a_folder_of_their_own_and_what_is_gone_goes_from_it(project):
    first = export_csv(wanted(project, output="out/csv"), "", silent)
    assert set(first.files) == {"objectives.csv", "key-results.csv", "check-ins.csv", "alignment.csv"}
    folder = project.root / "out/csv"
    assert (folder / "objectives.csv").read_bytes().startswith(b"\xef\xbb\xbfid,team,team_name,cycle,cycle_name,title")
    (folder / "mine.txt").write_text("kept")
    export_csv(wanted(project, output="out/csv"), "", silent)
    assert (folder / "mine.txt").read_text() == "kept"
    assert [each.name for each in (project.root / "out").iterdir()] == ["csv"]


@pytest.mark.parametrize("place", ["content", "content/out", "."])
def test_no_folder_in_which_people_write_is_written_to(project, place):
    with pytest.raises(OkrsiteError):
        export_csv(wanted(project, output=place), "", silent)


def test_a_table_of_figures_that_people_keep_is_not_replaced(project, capsys):
    project.write({"content/metrics/nps.md": "---\nname: NPS\n---\n", "content/metrics/nps.csv": "date,value\n"})
    assert run(["-C", str(project.root), "export", "csv", "--table", "alignment", "content/metrics/nps.csv"]) == 2
    assert (project.root / "content/metrics/nps.csv").read_text() == "date,value\n"
    assert "what people write" in capsys.readouterr().err


def test_the_commands_print_text_and_say_what_they_wrote(project, capsys):
    root = ["-C", str(project.root), "export"]
    assert run([*root, "json", "--as-of", "2026-11-20"]) == 0
    assert json.loads(capsys.readouterr().out)["as_of"] == "2026-11-20"
    assert run([*root, "csv", "--table", "key-results"]) == 0
    assert capsys.readouterr().out.startswith("id,objective,objective_title,team")
    assert run([*root, "xlsx", "-o", "okrs.xlsx"]) == 0
    assert "3 objectives, 2 key results, 1 check-in)" in capsys.readouterr().out
    assert run([*root, "xlsx"]) == 2
    assert "Name the file to write" in capsys.readouterr().err
    assert run([*root, "csv"]) == 2
    assert "--table objectives" in capsys.readouterr().err


def test_an_address_is_whole_in_csv_where_the_site_has_one(project):
    data = read_open_data(OpenRequest(Request(project.root, NOW)), silent).data
    (address, *_) = (row[-1] for row in OBJECTIVES.rows(data))
    assert str(address).startswith("https://soup.example/okrs/teams/")
    nowhere = replace(data.organisation, computed=replace(data.organisation.computed, url=""))
    (address, *_) = (row[-1] for row in OBJECTIVES.rows(replace(data, organisation=nowhere)))
    assert str(address).startswith("/teams/")


def test_what_tables_say_twice_for_people_comes_back_as_no_note():
    preset = read_yaml((Path(okrsite_gen.__file__).parent / "presets/okrsite-table.yml").read_bytes())
    assert isinstance(preset, dict)
    said_again = {"team_name", "cycle_name", "objective_title", "lowest_confidence", "due_day"}
    assert said_again <= {column.name for table in (OBJECTIVES, KEY_RESULTS) for column in table.columns}
    assert {name for name, field in preset["columns"].items() if field == "ignore"} >= said_again

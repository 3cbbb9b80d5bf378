"""Tables as people keep them: several sheets, rows that name no objective, totals, footers, statuses without a day."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from okrsite_gen.cli.program import okrsite
from okrsite_gen.cli.program import run as run_program

COLUMNS = "Dept: team\n  Goal: objective\n  Measure: key_result\n  To: target\n  Who: owner\n"


@pytest.fixture
def root(tmp_path) -> Path:
    """Return an empty project folder."""
    (tmp_path / "project").mkdir()
    return tmp_path / "project"


def run(root: Path, *words: str) -> Result:
    return CliRunner().invoke(okrsite, ["-C", str(root), "import", *words], catch_exceptions=True)


def report(root: Path, *words: str) -> dict:
    return json.loads(run(root, *words, "--json").stdout)


def guesses(found: Mapping, kind: str) -> list[str]:
    return [one["what"] for one in found["guesses"] if one["kind"] == kind]


def content(root: Path) -> str:
    """Return all that stands in the content folder, but for the record of imports."""
    files = sorted(file for file in (root / "content").rglob("*.md"))
    return "\n".join(f"=== {file.relative_to(root).as_posix()}\n{file.read_text(encoding='utf-8')}" for file in files)


def workbook(root: Path, sheets: Mapping[str, Sequence[Sequence[object]]]) -> str:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(root / "plan.xlsx")
    return "plan.xlsx"


def table(root: Path, text: str, mapping: str = "") -> list[str]:
    """Write a table, and a mapping file if there is one; return the words that name them."""
    (root / "plan.csv").write_text(text, encoding="utf-8")
    if not mapping:
        return ["plan.csv"]
    (root / "mapping.yml").write_text(f"name: plan\ncolumns:\n  {mapping}", encoding="utf-8")
    return ["plan.csv", "--mapping", "mapping.yml"]


def test_every_sheet_with_a_column_of_titles_is_read_also_where_their_columns_differ(root):
    file = workbook(
        root,
        {
            "Sales": [["Objective", "Key result", "Target"], ["Grow", "Revenue", 5]],
            "Ops": [["Objective", "Key result", "Owner"], ["Faster", "Lead time", "Ann Lee"]],
            "Legend": [["R", "off track"], ["A", "at risk"]],
        },
    )
    found = report(root, file, "--write")
    assert found["made"]["objective"] == 2
    assert "owner: ann-lee" in content(root)
    assert not any("mapping" in one["why"] for one in found["not_understood"])
    assert "at risk" in str(found["not_understood"])
    (root / "mapping.yml").write_text(run(root, file, "--propose").stdout, encoding="utf-8")
    assert report(root, file, "--mapping", "mapping.yml")["made"]["objective"] == 2


def test_a_column_of_figures_is_no_title_and_the_columns_are_named(root):
    words = table(root, "Dept,What we want,Goal (Mar)\nSales,Grow a lot this year,30%\nOps,Be quick,12 MSEK\n")
    refused = str(run(root, *words).exception)
    assert "`What we want`" in refused
    proposed = run(root, *words, "--propose").stdout
    assert "What we want: keep" in proposed
    assert "Goal (Mar): target" in proposed


def test_a_row_that_names_another_team_does_not_belong_to_the_objective_above_it(root):
    rows = "Ops,Nobody gets hurt,Accidents,0,\n,,Near misses,3,\nPeople,,Coached,4,\n"
    words = table(root, f"Dept,Goal,Measure,To,Who\n{rows}", COLUMNS)
    found = report(root, *words, "--write")
    assert "teams/people/" in content(root)
    above, apart = guesses(found, "by order")
    assert "was put under `Nobody gets hurt`" in above
    assert "names another team" in apart


def test_a_row_without_a_title_writes_nothing(root):
    words = table(root, "Dept,Goal,Measure,To,Who\nOps,Quick,Days,3,\n,,,9,Zed Zonk\nTOTAL,,,3.6,\n", COLUMNS)
    found = report(root, *words, "--write")
    assert [one["text"] for one in found["not_understood"]] == ["9 | Zed Zonk", "TOTAL | 3.6"]
    for lost in ("Zonk", "zonk", "TOTAL", "3.6"):
        assert lost not in content(root)


def test_figures_that_are_no_number_with_a_unit_stay_as_they_were_written(root):
    words = table(root, "Dept,Goal,Measure,To,Who\nOps,Quick,Coached,12/40,\n,,Call,3:40 min,\n", COLUMNS)
    run(root, *words, "--write")
    assert "target: 12/40" in content(root)
    assert "3:40 min" in content(root)


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("empty.csv", b"", "empty.csv is empty"),
        ("bin.xlsx", bytes(range(256)), "bin.xlsx is no workbook"),
        ("cut.xlsx", b"PK\x03\x04 cut", "cut.xlsx is damaged"),
        ("cut.zip", b"PK\x03\x04 cut", "cut.zip: The archive cannot be unpacked"),
        ("text.zip", b"no archive", "text.zip is no archive, or is damaged"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_with_what_is_wrong_with_it(root, name, data, told):
    (root / name).write_bytes(data)
    assert told in str(run(root, name).exception)


def test_where_nothing_is_found_the_report_does_not_say_that_it_stands_there_already(root):
    (root / "prose.md").write_text("# Lunch\n\nWe eat at noon.\n", encoding="utf-8")
    told = run(root, "prose.md").stdout
    assert "nothing was found" in told
    assert "stands there already" not in told


def test_the_report_tells_rare_guesses_first_what_is_alike_once_and_every_column(root):
    names = [f"Extra {number}" for number in range(12)]
    rows = "".join(f"Goal {number},{number + 1}0%,Ann Lee{',x' * 12}\n" for number in range(9))
    words = table(root, f"Objective,Progress,Owner,{','.join(names)}\n{rows}")
    told = run(root, *words).stdout
    assert all(f"`{name}`" in told for name in names)
    assert "9 times, first in row 2: No cycle is named" in told.replace("\n", " ")
    assert told.index("cycle (9)") < told.index("columns (15)")
    guessed = told[told.index("Guesses") : told.index("Files")]
    assert all(len(line) <= 80 for line in guessed.splitlines())


def test_the_files_beyond_the_first_are_told_when_asked_for(root):
    words = table(root, "Objective,Owner\n" + "".join(f"Place {number},Ann\n" for number in range(20)))
    assert "place-9" not in run(root, *words).stdout
    assert "place-9" in run(root, *words, "--all").stdout


def test_places_on_a_page_are_lines_and_every_cycle_is_counted(root):
    page = "# OKRs 2026-Q1\n\n## Objective: Grow\n\n- KR: 5 customers\n\n## Parking lot\n\nLunch\n"
    (root / "page.md").write_text(page, encoding="utf-8")
    told = run(root, "page.md").stdout
    assert " lines of page.md" in told
    assert "row " not in told
    words = table(root, "Objective,Quarter,Owner\nGrow,2026-Q1,Ann\nStay,2026-Q2,Ann\n")
    assert "2 cycles" in run(root, *words).stdout


VIVA = "Title,Team,Owner,Period,Aligned To,Object Type,Progress %,Status,Start,Target\n"


def test_a_trimmed_export_of_viva_goals_is_known_by_its_columns(root):
    row = "Faster,Ops,Ann Lee,Q4 2025,,Objective,,On Track,,\n"
    result = 'Days,Ops,Ann Lee,Q4 2025,"Faster (weight: 50%, Id: 7)",Key result,40%,Behind,10,5\n'
    assert report(root, *table(root, VIVA + row + result))["format"] == "viva-csv"


def test_a_line_about_the_export_is_no_objective(root):
    footer = "Exported from Microsoft Viva Goals on 2025-12-30\n"
    found = report(root, *table(root, f"{VIVA}Faster,Ops,Ann Lee,Q4 2025,,Objective,,On Track,,\n{footer}"), "--write")
    assert found["made"]["objective"] == 1
    assert footer.strip() in str(found["not_understood"])
    assert "Exported" not in content(root)


@pytest.mark.parametrize(("step", "told"), [("move", "Nothing was written."), ("write_import", "writes the others")])
def test_who_stops_an_import_is_told_what_was_written(root, monkeypatch, capsys, step, told):
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    words = table(root, "Objective,Owner\nGrow,Ann\n")
    monkeypatch.setattr(f"okrsite_gen.cli.import_.{step}", stop)
    assert run_program(["-C", str(root), "import", *words, "--write"]) == 130
    assert told in capsys.readouterr().err


def test_a_mapping_and_a_table_that_do_not_fit_are_told(root):
    words = table(root, "Dept,Goal,Measures,To,Sponsor\nOps,Quick,Days,3,Olu\n", COLUMNS)
    missing_measure, missing_who, left = guesses(report(root, *words), "columns")
    assert "There is no column `Measure`" in missing_measure
    assert "`Measures`" in missing_measure
    assert "`Who`" in missing_who
    assert "says nothing of `Measures`, `Sponsor`" in left


RAG = "Objective,Key result,Status,Quarter,Owner\nGrow,Revenue,at risk,2026-Q4,Ann\n"


def test_statuses_without_a_day_are_told_and_become_a_check_in_of_a_day_that_is_named(root):
    words = table(root, RAG)
    (told,) = guesses(report(root, *words), "status without a day")
    assert "1 status has no day" in told
    run(root, *words, "--write")
    assert "- Status: at risk" in content(root)


def test_a_day_for_statuses_makes_a_check_in_of_them(root):
    run(root, *table(root, RAG), "--day", "2026-11-30", "--write")
    assert "check-ins/2026-11-30.md" in content(root)
    assert "status: at-risk" in content(root)
    assert "- Status" not in content(root)


def test_a_cycle_whose_days_nobody_knows_is_told(root):
    words = table(root, RAG)
    assert "no days" in guesses(report(root, *words, "--cycle", "Spring"), "cycle without days")[0]
    assert (
        "The year is missing: write 2026-Q4." in guesses(report(root, *words, "--cycle", "Q4"), "cycle without days")[0]
    )
    assert not guesses(report(root, *words, "--cycle", "2026-Q3"), "cycle without days")


@pytest.mark.parametrize("cycle", ["Q9", "2026-Q5", "FY26-Q0"])
def test_a_quarter_that_no_year_has_is_refused(root, cycle):
    refused = run(root, *table(root, RAG), "--cycle", cycle).exception
    assert str(refused).splitlines()[0] == f"--cycle {cycle}: a year has four quarters, Q1 to Q4."


def test_days_of_a_table_with_semicolons_or_decimal_commas_begin_with_the_day(root):
    words = table(root, "Objective;Key result;Target;Due;Owner\nGrow;Sales;1.000,50;03/11/2026;Ann Lee\n")
    found = report(root, *words, "--write", "--cycle", "2026-Q4")
    assert "due: 2026-11-03" in content(root)
    assert "`dates:`" in guesses(found, "days")[0]


def test_days_that_nothing_explains_are_told_once_for_their_column(root):
    row = "Grow{n},Sales,5,03/1{n}/2026,Ann Lee\n"
    words = table(root, "Objective,Key result,Target,Due,Owner\n" + row.format(n=1) + row.format(n=2))
    (told,) = guesses(report(root, *words), "days")
    assert "`dates: day-first`" in told


@pytest.mark.parametrize("owner", ["Ann Lee / Bob Roe", "Ann & Bob", "Ann and Bob"])
def test_names_that_may_be_those_of_several_people_are_told(root, owner):
    (told,) = guesses(report(root, *table(root, f"Objective,Owner\nGrow,{owner}\nStay,{owner}\n")), "people")
    assert f"`{owner}`" in told
    assert "`split:`" in told


def test_confidence_of_five_is_told_and_a_mapping_can_say_it(root):
    rows = "Objective,Key result,How sure,Owner\nGrow,Sales,5,Ann\n,Leads,3,Ann\n"
    mapping = "Objective: objective\n  Key result: key_result\n  Owner: owner\n  How sure: "
    (told,) = guesses(report(root, *table(root, rows, f"{mapping}confidence\n")), "confidence")
    assert "`of: 5`" in told
    run(root, *table(root, rows, f"{mapping}{{field: confidence, of: 5}}\n"), "--write")
    assert "confidence: 10" in content(root)
    assert "confidence: 6" in content(root)


def test_a_column_whose_name_says_one_to_five_is_read_so(root):
    run(root, *table(root, "Objective,Key result,Confidence (1-5)\nGrow,Sales,5\n"), "--write")
    assert "confidence: 10" in content(root)


def test_an_objective_that_an_export_does_not_name_any_more_is_told(root):
    head = "Objective,Quarter,Owner\nStay,2026-Q4,Ann\n"
    run(root, *table(root, f"{head}Grow fast,2026-Q4,Ann\n"), "--write")
    (told,) = guesses(report(root, *table(root, f"{head}Grow faster yet,2026-Q4,Ann\n")), "not in this export")
    assert "1 file of an earlier import is not in this export: teams/company/2026-Q4/grow-fast.md" in told


def test_a_line_that_a_program_writes_below_a_table_is_no_objective(root):
    words = table(root, "Objective,Quarter,Owner\nStay,2026-Q4,Ann\nExported from Some Tool on 2026-01-01,,\n")
    found = report(root, *words)
    assert found["made"]["objective"] == 1
    assert "Exported from Some Tool" in str(found["not_understood"])

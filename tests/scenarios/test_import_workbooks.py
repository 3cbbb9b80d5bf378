"""Workbooks and archives that somebody broke, on purpose or not: everything is read, kept or told, and nothing runs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from importing import archive, report, run, table, texts, written

from okrsite_gen.exchange.tables.workbook import read_workbook
from okrsite_gen.model.incoming import IncomingFile

HALF_PAST_TEN = datetime.fromisoformat("2026-01-05T10:30")
CYCLE = ("--cycle", "2026-Q1")
PLAN = "Objective,Key result\nGrößer werden,Mehr Bäume\n"


@pytest.fixture
def root(tmp_path) -> Path:
    """Return an empty project folder."""
    (tmp_path / "project").mkdir()
    return tmp_path / "project"


def workbook(*rows: list[object], change: Callable[[Any, Any], object] = lambda book, sheet: None) -> bytes:
    """Return a workbook with a sheet of these rows, and what `change` makes of (workbook, sheet)."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    for row in (["Objective", "Key result", "Start", "Target", "Due date", "Comment"], *rows):
        sheet.append(row)
    change(book, sheet)
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def test_cells_of_any_type_are_kept_as_they_are_shown(root):
    rows = [
        [7, True, 0.25, 12, date(2026, 2, 28), HALF_PAST_TEN],
        [None, 3.5, 1, 2, None, time(9, 15)],
    ]
    made = written(root, workbook(*rows), *CYCLE, name="plan.xlsx")
    for words in (
        "title: 7",
        "title: true",
        "start: 0.25",
        "due: 2026-02-28",
        "2026-01-05 10:30",
        "09:15",
        "title: 3.5",
    ):
        assert words in made


def test_a_day_that_is_a_number_is_read_as_a_day(root):
    made = written(root, workbook(["Grow", "Calls", 1, 2, 46081, None]), *CYCLE, name="plan.xlsx")
    assert "due: 2026-02-28" in made


def test_cells_that_show_an_error_are_kept_in_words(root):
    def break_cells(_: object, sheet: Any) -> None:
        for place in ("C2", "E2"):
            sheet[place].data_type = "e"

    data = workbook(["Grow", "Calls", "#DIV/0!", 12, "#REF!", None], change=break_cells)
    made = written(root, data, *CYCLE, name="plan.xlsx")
    assert "- Start: #DIV/0!" in made
    assert "- End date: #REF!" in made


def test_merged_cells_count_for_the_rows_below(root):
    rows = [["Grow", "Calls", 1, 2, None, None], [None, "Visits", 3, 4, None, None]]
    data = workbook(*rows, change=lambda _, sheet: sheet.merge_cells("A2:A3"))
    found = report(root, table(root, data, "plan.xlsx"), *CYCLE)
    assert (found["made"]["objective"], found["made"]["key-result"]) == (1, 2)


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_stays_off_the_site_and_is_told(root, state):
    def hide(book: Any, _: object) -> None:
        sheet = book.create_sheet("Pay")
        sheet.append(["Objective", "Key result"])
        sheet.append(["Secret goal", "Secret result"])
        sheet.sheet_state = state

    found = report(root, table(root, workbook(["Grow", "Calls"], change=hide), "plan.xlsx"), "--write", *CYCLE)
    assert "Secret" not in str(texts(root / "content"))
    (told,) = (one for one in found["not_understood"] if one["sheet"] == "Pay")
    assert "hidden" in told["why"]
    assert "Secret goal | Secret result" in told["text"]


def test_a_workbook_of_hidden_sheets_says_so(root):
    def hide(book: Any, sheet: Any) -> None:
        book.create_sheet("Empty")
        sheet.sheet_state = "hidden"

    with pytest.raises(Exception, match=r"plan\.xlsx has no sheet that is not hidden"):
        run(root, table(root, workbook(["Grow", "Calls"], change=hide), "plan.xlsx"), *CYCLE)


def test_formulas_never_run_and_those_without_a_result_are_told(root):
    data = workbook(["Grow", "=HYPERLINK(A1)", 1, "=1+1", None, None], ["Stay", "Calls", 1, 2, None, "=A1"])
    unread = report(root, table(root, data, "plan.xlsx"), "--write", *CYCLE)["not_understood"]
    assert [one["text"] for one in unread] == ["=HYPERLINK(A1)", "=1+1", "=A1"]
    assert "HYPERLINK" not in str(texts(root / "content"))


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
@pytest.mark.parametrize("name", ["plan.xlsx", "plan.zip"])
def test_a_file_that_is_cut_off_is_told_in_words(root, name, share):
    data = workbook(["Grow", "Calls"]) if name.endswith("xlsx") else archive(("plan.csv", PLAN.encode()))
    with pytest.raises(Exception, match=r"is damaged|nothing to read"):
        run(root, table(root, data[: int(len(data) * share)], name), *CYCLE)
    assert not (root / "content").exists()


def test_an_archive_within_an_archive_is_told(root):
    members = [("plan.csv", PLAN.encode()), ("more/inner.zip", archive(("in.csv", PLAN.encode())))]
    found = report(root, table(root, archive(*members), "all.zip"), *CYCLE)
    told = {one["file"]: one["why"] for one in found["not_understood"]}
    assert told["all.zip/more/inner.zip"].startswith("It is an archive within an archive")
    assert found["made"]["objective"] == 1


def test_an_archive_with_a_workbook_of_another_code_page_is_read(root):
    made = written(root, archive(("plan.csv", PLAN.encode("cp1252"))), *CYCLE, name="all.zip")
    assert "title: Größer werden" in made
    assert "title: Mehr Bäume" in made


@pytest.mark.parametrize("path", ["../evil.csv", "..\\evil.csv", "/evil.csv", "C:/evil.csv", "a/../../evil.csv"])
def test_a_path_that_leads_out_of_an_archive_is_refused(root, path):
    found = report(root, table(root, archive(("plan.csv", PLAN.encode()), (path, PLAN.encode())), "all.zip"), *CYCLE)
    assert [one["why"] for one in found["not_understood"]] == ["Its path leads out of the archive."]
    assert not list(root.parent.rglob("evil*"))


def test_a_workbook_that_would_fill_the_memory_is_not_opened(root, monkeypatch):
    monkeypatch.setattr("okrsite_gen.exchange.tables.workbook.MOST_BYTES", 1 << 20)
    name = table(root, archive(("xl/workbook.xml", b"0" * (1 << 19))), "bomb.xlsx")
    with pytest.raises(Exception, match=r"bomb\.xlsx"):
        run(root, name, *CYCLE)


SHEET = (
    "{}<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData><row r='1'>"
    "<c r='{}1' t='inlineStr'><is><t>{}</t></is></c></row></sheetData></worksheet>"
)
LAUGHS = "".join(f"<!ENTITY {'bcdefghi'[at]} '{('&' + 'abcdefgh'[at] + ';') * 10}'>" for at in range(8))


def test_a_row_far_below_is_read_without_those_between():
    sheet = SHEET.format("", "A", "Grow").replace("</row>", "</row><row r='40000000'><c t='n'><v>7</v></c></row>")
    (table,), told = read_workbook(with_sheet(sheet))
    assert [(row.number, row.cells) for row in table.rows] == [(40_000_000, ("7",))]
    assert not told


def with_sheet(sheet: str) -> IncomingFile:
    """Return a workbook whose only sheet has this XML."""
    whole, made = workbook(["Grow", "Calls"]), BytesIO()
    with ZipFile(BytesIO(whole)) as parts, ZipFile(made, "w") as other:
        for name in parts.namelist():
            other.writestr(name, sheet if name == "xl/worksheets/sheet1.xml" else parts.read(name))
    return IncomingFile("plan.xlsx", made.getvalue())


@pytest.mark.parametrize(
    ("sheet", "why"),
    [
        (SHEET.format("", "XFD", "x"), "A sheet has more than 1,000 columns."),
        (SHEET.format(f"<!DOCTYPE x [<!ENTITY a 'ha'>{LAUGHS}]>", "A", "&i;"), "The workbook is damaged"),
        (SHEET.format("<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>", "A", "&a;"), "The workbook is damaged"),
    ],
    ids=["a cell far to the right", "entities within entities", "an entity of another file"],
)
def test_a_sheet_that_says_far_more_than_it_holds_is_told_and_not_read(sheet, why):
    tables, (told,) = read_workbook(with_sheet(sheet))
    assert tables == ()
    assert told.why.startswith(why)

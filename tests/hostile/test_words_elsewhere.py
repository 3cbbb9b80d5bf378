"""What somebody wrote gives no orders to terminals, workflows, chats, calendars and tables; nothing evaluates it."""

from __future__ import annotations

import csv
import io
import json
import re
from contextlib import redirect_stderr, redirect_stdout
from datetime import date

import openpyxl
import pytest
import yaml
from icalendar import Calendar
from payloads import FAMILIES, SUM
from project import Project

from okrsite_gen.cli.program import run

TEXTS = tuple(text for family in ("templates", "data", "commands", "turning") for text in FAMILIES[family])
ESCAPES = (
    "\x1b[31mevil",
    "\x1b]8;;https://evil.example\x07evil",
    "\x9b2Jevil",
    "evil\x08\x08",
    "evil\x00",
    "\u200eevil",
)
LIVE_IN_DIGEST = re.compile(r"@(?:everyone|channel)|(?<!\\)<(?:!--|img|details)|(?<!\\)!\[|^```|fixes #1", re.MULTILINE)
LIVE_IN_COMMENT = re.compile(
    r"@(?:everyone|channel)|<(?:img|!--(?! okrsite))|!\[|^```|\]\(https://evil|#1\b", re.MULTILINE
)
HIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
DAY = ("--as-of", "2026-11-20")
TEAM = "content/teams/shop/2026-Q4"


def front(body: str = "", **fields: object) -> str:
    return f"---\n{yaml.safe_dump(fields, allow_unicode=True, sort_keys=False)}---\n{body}"


def objective(target: int, title: str) -> str:
    """Return an objective of which each key result has another text, and a reason why its target was changed."""
    results = [
        {"id": f"k{number}", "title": text, "start": 0, "target": target, "reason": text, "due": date(2026, 12, 1)}
        for number, text in enumerate(TEXTS)
    ]
    return front("\n\n".join(TEXTS), title=title, owner=TEXTS[0], tags=list(TEXTS[:9]), key_results=results)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    texts = {f"k{number}": {"value": 1, "confidence": 2, "note": text} for number, text in enumerate(TEXTS)}
    wrong = {text: text for text in (*TEXTS, *ESCAPES)}
    return Project(
        tmp_path_factory.mktemp("words"),
        {
            "okrsite.yml": front(site={"name": "Soup", "url": "https://soup.example/"}).strip("-\n"),
            f"{TEAM}/evil.md": objective(9, "evil"),
            f"{TEAM}/refers.md": front(title="x", supports=list(TEXTS), owner="=evil()", shared_with=list(TEXTS)),
            f"{TEAM}/wrong.md": front(title="x", **wrong),
            f"{TEAM}/check-ins/2026-11-18.md": front(
                "\n\n".join(f"## {head}\n- " + "\n- ".join(TEXTS) for head in ("Wins", "Blockers", "Asks", "Else")),
                updates={"evil": texts},
            ),
        },
    )


@pytest.fixture(scope="module")
def said(project):
    """Return a function that runs a command and returns what it prints, to both outputs."""

    def say(*arguments: str) -> str:
        printed = io.StringIO()
        with redirect_stdout(printed), redirect_stderr(printed):
            assert run(["-C", str(project.root), *arguments, *DAY]) in {0, 1}
        return printed.getvalue()

    return say


def test_a_check_commands_neither_a_terminal_nor_a_workflow(said):
    printed = said("check", "--all")
    assert printed.count("evil") > 100
    assert HIDDEN.findall(printed) == []
    assert not [line for line in printed.splitlines() if line.lstrip().startswith("::")]
    assert "##[" not in printed
    assert "##vso[" not in printed


def test_a_table_of_a_query_commands_neither_a_terminal_nor_a_workflow(said):
    printed = said("query", "key-results", "--limit", "0")
    assert printed.count("evil") > 50
    assert HIDDEN.findall(printed) == []
    assert not re.search(r"^\s*::|##\[|##vso\[", printed, re.MULTILINE)


def test_annotations_are_ours_alone(said):
    printed = said("check", "--format", "github")
    assert "evil" in printed
    assert HIDDEN.findall(printed) == []
    assert "##[" not in printed
    commands = [line for line in printed.splitlines() if line.lstrip().startswith("::")]
    assert len(commands) > 3
    for line in commands:
        assert re.fullmatch(r"::(error|warning|notice) file=[^,:]+(,\w+=[^,:]+)*::([^%]|%25|%0A|%0D)*", line), line


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_reports_for_programs_hold_what_was_written_as_data(said, form):
    printed = said("check", "--format", form)
    assert printed.isascii() or form == "sarif"
    assert "evil" in json.dumps(json.loads(printed))


def test_a_digest_tells_nobody_and_loads_nothing(said):
    digest = said("digest", "--week", "this", "--format", "markdown")
    assert "evil" in digest
    assert not LIVE_IN_DIGEST.search(digest)
    slack = said("digest", "--week", "this", "--format", "slack")
    assert not re.search(r"<!|<@|@channel|<https://evil", slack)
    teams = said("digest", "--week", "this", "--format", "teams")
    assert '"type": "Image"' not in teams
    for text in (digest, said("digest", "--week", "this", "--format", "text")):
        assert HIDDEN.findall(text.replace("\t", " ")) == []


def test_a_comment_on_a_pull_request_tells_nobody_and_loads_nothing(said, project, tmp_path):
    before = Project(tmp_path, {"okrsite.yml": "", f"{TEAM}/evil.md": objective(12, "before")})
    comment = said("diff", str(before.root), "--format", "markdown")
    assert comment.count("evil") > 20
    assert not LIVE_IN_COMMENT.search(comment)
    assert HIDDEN.findall(comment) == []
    assert HIDDEN.findall(said("diff", str(before.root), "--format", "text")) == []


def test_a_calendar_has_no_entry_or_alarm_and_nobody_to_invite_but_ours(said, project):
    said("export", "ics", "okrs.ics")
    data = (project.root / "okrs.ics").read_bytes()
    assert b"evil" in data
    lines = data.replace(b"\r\n ", b"").split(b"\r\n")
    assert not [line for line in lines if re.match(rb"BEGIN:(?!VCALENDAR|VEVENT|VTIMEZONE|STANDARD|DAYLIGHT)", line)]
    assert not [line for line in lines if re.match(rb"(?i)(ATTENDEE|ATTACH|ORGANIZER|X-WR-EVIL)", line)]
    assert all(b"\n" not in line and b"\r" not in line for line in lines)
    events = Calendar.from_ical(data).walk("VEVENT")
    assert len(events) == data.count(b"BEGIN:VEVENT")


def test_no_cell_of_a_table_is_a_formula(said, project):
    said("export", "csv", "tables")
    cells = [
        cell
        for file in (project.root / "tables").rglob("*.csv")
        for row in csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig")))
        for cell in row
    ]
    assert sum("evil" in cell for cell in cells) > 50
    assert not [cell for cell in cells if re.match(r"\s*[=+@＝＋＠]|\s*-(?!\d[\d.]*$)", cell)]
    said("export", "xlsx", "okrs.xlsx")
    book = openpyxl.load_workbook(project.root / "okrs.xlsx")
    written = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert sum("evil" in str(cell.value) for cell in written) > 50
    assert not [cell.value for cell in written if cell.data_type == "f"]
    assert not [cell.hyperlink for cell in written if cell.hyperlink and "evil.example" in cell.hyperlink.target]


def test_nothing_is_evaluated(said):
    for arguments in (("check",), ("digest", "--week", "this"), ("query", "key-results", "--limit", "0")):
        assert SUM not in said(*arguments).replace(",", "")

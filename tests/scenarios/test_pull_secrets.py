"""No secret is ever told or written by `metrics pull`, whatever goes wrong."""

from __future__ import annotations

import json
from datetime import date

import pytest
from pulling import MARKER, told, trouble, with_program


@pytest.mark.parametrize(
    ("declared", "path"),
    [
        ("  json: {web}/gone?key=${{NPS_TOKEN}}\n  value: $", "/gone"),
        ("  json: {web}/echo\n  value: $.said\n  headers:\n    Authorization: ${{NPS_TOKEN}}", "/echo"),
        ("  csv: {web}/echo.csv\n  headers:\n    Authorization: ${{NPS_TOKEN}}", "/echo.csv"),
        ("  sql: sqlite:///${{NPS_TOKEN}}\n  query: SELECT 1", ""),
        ("  sql: ${{NPS_TOKEN}}\n  query: SELECT 1", ""),
        ("  json: ${{NPS_TOKEN}}\n  value: $", ""),
        ("  json: {web}/reset?key=${{NPS_TOKEN}}\n  value: $", "/reset"),
    ],
)
def test_no_secret_is_told_or_written_whatever_goes_wrong(company, web, declared, path):
    web.says("/echo", json.dumps({"said": f"no access for {MARKER}"}))
    web.says("/echo.csv", f"day,{MARKER}\n{MARKER},1\n")
    company.declare("nps:\n" + declared.format(web=web.address))
    report = company.pull(environment={"NPS_TOKEN": MARKER})
    assert report.exit_code == 1
    assert not path or web.asked[0][0].startswith(path)
    for written in (MARKER, "s3cret%2FMarker%2B42", "Marker"):
        assert written not in told(report)
    assert "Marker" not in company.now


def test_a_secret_inside_an_address_cannot_end_its_place_there(company, web):
    web.says("/score", "43")
    company.declare(f"nps:\n  json: {web.address}/score?key=${{NPS_TOKEN}}&n=1\n  value: $")
    company.pull(environment={"NPS_TOKEN": "a&n=2#"})
    assert web.asked[0][0] == "/score?key=a%26n%3D2%23&n=1"


@pytest.mark.parametrize("held", [{}, {"NPS_TOKEN": "  "}, {"NPS_TOKEN": "two\nlines"}])
def test_a_secret_that_is_missing_or_cannot_be_sent_is_named_and_nobody_is_asked(company, web, held):
    company.declare(f"nps:\n  json: {web.address}/score\n  value: $\n  headers:\n    Authorization: ${{NPS_TOKEN}}")
    report = company.pull(environment=held)
    assert "`NPS_TOKEN`" in trouble(report)
    assert "lines" not in told(report).replace("several lines", "")
    assert web.asked == []


LONG = "".join(f"tok{number:02}" for number in range(20))
"""A secret that is longer than what is shown of a foreign word."""


@pytest.mark.parametrize(
    "declared",
    [
        "  json: {web}/names\n  value: $.score\n  headers:\n    Authorization: ${{NPS_TOKEN}}",
        "  json: {web}/day\n  value: $[*].n\n  date: $[*].day\n  headers:\n    Authorization: ${{NPS_TOKEN}}",
        "  csv: {web}/columns\n  value: score\n  headers:\n    Authorization: ${{NPS_TOKEN}}",
        "  csv: {web}/columns\n  headers:\n    Authorization: ${{NPS_TOKEN}}",
    ],
)
def test_no_part_of_a_secret_is_told_where_a_long_word_is_cut(company, web, declared):
    web.says("/names", json.dumps({LONG: 1, f"key {LONG}": 2}))
    web.says("/day", json.dumps([{"day": f"at {LONG}", "n": 1}]))
    web.says("/columns", f"a{LONG},b,c\n1,2,3\n")
    company.declare("nps:\n" + declared.format(web=web.address))
    report = company.pull(environment={"NPS_TOKEN": LONG})
    assert report.exit_code == 1
    assert "•••" in told(report)
    assert LONG[:5] not in told(report)


@pytest.mark.parametrize("before", [0, 150, 190])
def test_no_part_of_a_secret_is_told_where_last_words_are_cut(company, before):
    with_program(company, f"import os, sys\nsys.exit('x' * {before} + ' ' + os.environ['NPS_TOKEN'])")
    report = company.pull(environment={"NPS_TOKEN": LONG})
    assert "Its last words" in told(report)
    assert LONG[:5] not in told(report)


def test_no_part_of_a_secret_is_told_where_the_words_of_a_database_are_cut(company, monkeypatch):
    (company.root / "shop.db").write_bytes(b"")
    monkeypatch.setattr("okrsite_gen.connect.database._ask", _refuses(f"{'x' * 180} password {LONG} is wrong"))
    company.declare("nps:\n  sql: ${NPS_TOKEN}\n  query: SELECT 1")
    report = company.pull(environment={"NPS_TOKEN": f"sqlite:///shop.db?password={LONG}"})
    assert "The database says: xxx" in told(report)
    assert LONG[:5] not in told(report)


def _refuses(said: str):
    def ask(_url: object, _query: str, _day: date, asked) -> None:
        asked.error = RuntimeError(said)
        asked.done.set()

    return ask

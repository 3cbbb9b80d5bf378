"""Sources of metrics in `okrsite.yml`: what can be asked, and what would show a secret."""

from __future__ import annotations

import pytest

from okrsite_gen.content.configuration import read_configuration
from okrsite_gen.content.locate import locate

FILE = "okrsite.yml"


def found(source: str, allowed: str = "") -> str:
    lines = "".join(f"      {line}\n" for line in source.splitlines())
    data = f"metrics:\n{allowed}  sources:\n    nps:\n{lines}".encode()
    _, findings = read_configuration(data, FILE)
    located = locate(findings, lambda _: data)
    return "\n".join(f"{each.place.line} {each.code} {each.message} {each.hint} {each.line_text}" for each in located)


@pytest.mark.parametrize(
    "source",
    [
        "json: https://a.example/x?d={day}\nvalue: $.a",
        "json: ${ADDRESS}\nvalue: $.a",
        "csv: http://10.0.0.7/table.csv",
        "csv: http://localhost:8000/x\nheaders:\n  X-Api-Key: ${KEY}",
        "sql: postgresql://reader:${PASSWORD}@db/sales\nquery: SELECT 1",
        "json: https://a.example/\nvalue: $.a\nheaders:\n  Authorization: Bearer ${KEY}\ntimes: 100\ndecimals: 1",
    ],
)
def test_a_source_that_can_be_asked_is_fine(source):
    assert found(source) == ""


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("value: $.a", "does not say where to ask"),
        ("json: https://a.example/\ncsv: https://a.example/\nvalue: a", "two places to ask: `json` and `csv`"),
        ("json: https://a.example/", "Add `value: $.data.score`"),
        ("sql: sqlite:///x.db", "Add `query: SELECT"),
        ("csv: file:///etc/passwd", "is not a web address"),
        ("csv: https://a.example/x y", "is not a web address"),
        ("csv: http://a.example/?k=${KEY}", "would carry a secret in the open"),
        ("csv: https://a.example/\nquery: SELECT 1", "`query` says nothing beside `csv`"),
        ("command: [python3, nps.py]", "allow_commands: [[python3, nps.py]]"),
        ("command: python3 nps.py", "Write `[python3, nps.py]`"),
        ("csv: https://a.example/\ntimes: 0", "Write a number above 0"),
        ("url: https://a.example/", "`json`"),
    ],
)
def test_a_source_that_cannot_be_asked_is_told_with_what_to_write(source, said):
    assert said in found(source)


def test_a_command_may_run_only_as_it_is_listed():
    listed = "  allow_commands:\n    - [python3, nps.py]\n"
    assert found("command: [python3, nps.py]", listed) == ""
    assert "is not allowed" in found("command: [python3, nps.py, --all]", listed)


@pytest.mark.parametrize(
    "source",
    [
        "json: https://a.example/\nvalue: $.a\nheaders:\n  Authorization: Bearer MARKER",
        "json: https://a.example/\nvalue: $.a\nheaders:\n  X-Api-Key: MARKER",
        "sql: postgresql://reader:MARKER@db/sales\nquery: SELECT 1",
        "csv: https://reader:MARKER@a.example/",
    ],
)
def test_a_secret_in_the_open_is_an_error_that_does_not_repeat_it(source):
    told = found(source)
    assert "in the open" in told
    assert "MARKER" not in told

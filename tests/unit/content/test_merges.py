"""Two versions that git left in a file are one error, wherever they stand, and nothing of them is used."""

from __future__ import annotations

import pytest

from okrsite_gen.content.configuration import read_configuration
from okrsite_gen.content.document import Role
from okrsite_gen.content.metric_rows import read_rows
from okrsite_gen.content.reading import read_document, read_front
from okrsite_gen.content.sources import source_of

OBJECTIVE = Role("objective", "teams/a/2026/b.md", "a", "2026", "b")
CONFLICT = "<<<<<<< HEAD\nowner: maria\n=======\nowner: noor\n>>>>>>> theirs\n"


def places(text: str) -> list[str]:
    """Findings of an objective as `CODE line`."""
    document = read_document(source_of("content/x.md", text.encode()), OBJECTIVE)
    assert document.readable is not bool(document.diagnostics)
    return [f"{found.code} {found.place.line}" for found in document.diagnostics]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"---\ntitle: a\n---\n{CONFLICT}", 4),
        (f"---\ntitle: a\n{CONFLICT}---\n", 3),
        (f"---\r\ntitle: a\r\n{CONFLICT}---\r\n".replace("\n", "\r\n").replace("\r\r", "\r"), 3),
        (CONFLICT.replace("owner: maria\n", "---\ntitle: a\n---\n"), 1),
        ("---\ntitle: a\n---\n<<<<<<< HEAD\nonly the first mark is left\n", 4),
        ("---\ntitle: a\n---\nWhy\n=======\nonly the last ones are left\n>>>>>>> theirs\n", 7),
        (f"---\ntitle: a\n---\n```\ncode\n```\n{CONFLICT}{CONFLICT}", 7),
    ],
)
def test_an_unfinished_merge_is_the_only_thing_that_is_said_of_a_file(text, line):
    assert places(text) == [f"FILE017 {line}"]


@pytest.mark.parametrize(
    "body",
    ["A heading\n=======\n", ">>>>>>> quoted often\n", f"```\n{CONFLICT}```\n", "<<<<<<<< eight\n", "a <<<<<<< b\n"],
)
def test_headings_quotations_and_shown_code_are_no_merge(body):
    assert places(f"---\ntitle: a\n---\n{body}") == []


def test_the_front_matter_alone_is_in_doubt_too():
    assert read_front(f"---\ntitle: a\n---\n{CONFLICT}".encode(), "content/x.md", OBJECTIVE) is None


def test_settings_and_rows_of_metrics_are_looked_at_as_well():
    _, findings = read_configuration(f"title: a\n{CONFLICT}".encode(), "okrsite.yml")
    assert [found.code for found in findings] == ["FILE017"]
    rows, found = read_rows(b"date,value\n<<<<<<< HEAD\n2026-11-01,4\n=======\n2026-11-01,5\n>>>>>>> b\n", "x.csv")
    assert (rows, [each.code for each in found]) == ((), ["FILE017"])

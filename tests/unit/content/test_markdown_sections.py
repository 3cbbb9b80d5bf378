"""Sections: a body cut at its headings of level 1 and 2."""

from __future__ import annotations

import pytest

from okrsite_gen.content.markdown.sections import sections


def cut(text: str) -> list[tuple[str, str, int]]:
    return [(section.heading, section.body, section.line) for section in sections(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\n", []),
        ("just text\n", [("", "just text\n", 1)]),
        ("## a\ntext\n", [("a", "text\n", 2)]),
        ("intro\n\n## a\none\n## b ##\ntwo", [("", "intro\n\n", 1), ("a", "one\n", 4), ("b", "two", 6)]),
        ("# A\n### deep\nx", [("A", "### deep\nx", 2)]),
        ("## go/live#rate\nx", [("go/live#rate", "x", 2)]),
        ("## `code` *and* C#\nx", [("`code` *and* C#", "x", 2)]),
        ("#no\n##no\n", [("", "#no\n##no\n", 1)]),
        ("## a", [("a", "", 1)]),
        ("## a\n```\n## no\n```\n## b\n", [("a", "```\n## no\n```\n", 2), ("b", "", 6)]),
        ("~~~\n## no\n", [("", "~~~\n## no\n", 1)]),
        ("Wins\n====\nx\n\nNext\n---\ny\n\n---\nz", [("Wins", "x\n\n", 3), ("Next", "y\n\n---\nz", 7)]),
        ("<!--\n## no\n-->\n## a\nx", [("", "<!--\n## no\n-->\n", 1), ("a", "x", 5)]),
        ("- item\n  ## no\n\n## a\n", [("", "- item\n  ## no\n\n", 1), ("a", "", 5)]),
        ("> ## no\n\n## a\n", [("", "> ## no\n\n", 1), ("a", "", 4)]),
    ],
)
def test_a_text_is_cut_at_its_own_headings(text: str, expected: list[tuple[str, str, int]]) -> None:
    assert cut(text) == expected


def test_lines_count_from_where_the_body_begins() -> None:
    assert [section.line for section in sections("a\n## b\nc\n## d\ne", 10)] == [10, 12, 14]


def test_nothing_is_lost() -> None:
    text = "intro\n\n## a\none\n\n# b\n```\n## x\n```\n"
    assert "".join(section.body for section in sections(text)) == "intro\n\none\n\n```\n## x\n```\n"


@pytest.mark.parametrize(
    "line", ["## " + " " * 200_000 + "x", "## a" + " " * 200_000 + "#", "x" * 400_000, "#" * 300_000]
)
def test_long_lines_are_cut_at_once(line: str) -> None:
    sections(f"{line}\n## a\n{line}\n---")

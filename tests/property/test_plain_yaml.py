"""The law of plain lines: what is read without the YAML parser is what the parser reads, and stands where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrsite_gen.content.document import Role
from okrsite_gen.content.front_matter import split
from okrsite_gen.content.text import decode
from okrsite_gen.content.yaml_reading.plain_lines import read_plain
from okrsite_gen.content.yaml_reading.spans import parsed_spans, plain_spans
from okrsite_gen.content.yaml_reading.tree import read_tree

ROOT = Path(__file__).parents[2]
INDENTS = st.sampled_from(["", "", "  ", "  ", "    ", "   ", " "])
STARTS = st.sampled_from(["", "", "- ", "- ", "-   ", "-", "- - "])
KEYS = st.sampled_from(["a", "b", "title", "key_results", "2026-11-01", '"x#y"', '"a b"', "a b", "-id", "é", ""])
COLONS = st.sampled_from([": ", ": ", ":", ":  ", ": \t", " : ", ""])
VALUES = st.sampled_from(
    """||5|-297|38%|~|null|two words|it's|a: b|a:b|ends:|a #b|a#b|#b|""|''|"two  words"|'it''s'|"a\\nb"|"a" b|[[a/b]]
|see [[a/b]] and [x](y)|"[[a/b]]"|{a: b}|[a, b]|*a|&a b|!t b|>|>5|<5|? a|-a|- a|--|---|...|@noor|`a`|%a|=|<<|ünlike
|a\u00a0|\u00a0a|\u2028a|a\ufeff|a\tb|€4,250|99.95 %|, a|\U0001f680""".replace("\n", "").split("|")
)
LINES = st.builds(lambda *parts: "".join(parts), INDENTS, STARTS, KEYS, COLONS, VALUES, st.sampled_from(["", "", " "]))
USUAL = st.builds(
    lambda *parts: "".join(parts),
    st.sampled_from(["", "  ", "    "]),
    st.sampled_from(["", "- "]),
    st.sampled_from(["a", "b", "c", "title", "kr"]),
    st.sampled_from([": ", ":"]),
    st.sampled_from(["", "", "5", "two words", '"a"', "[[a]] b", "~"]),
)


def agrees(text: str) -> bool:
    """Hold what plain lines say against what the parser says; return whether they are plain at all."""
    plain = read_plain(text)
    if plain is None:
        return False
    tree = read_tree(text)
    assert tree.problems == ()
    assert tree.trouble is None
    assert (plain.value, plain.texts) == (tree.value, tree.texts)
    spans = plain_spans(text)
    if spans is not None:
        assert (spans, None) == parsed_spans(text)
    return True


@given(st.lists(st.one_of(LINES, USUAL, st.just("")), min_size=1, max_size=7), st.sampled_from(["", "\n"]))
def test_any_lines_say_what_the_parser_says(lines, end):
    agrees("\n".join(lines) + end)


@given(st.lists(USUAL, min_size=1, max_size=9))
def test_lines_as_authors_write_them_say_what_the_parser_says(lines):
    agrees("\n".join(lines) + "\n")


@given(st.text(st.sampled_from("ab:-# \n\"'[]~5\t"), max_size=40))
def test_any_characters_say_what_the_parser_says(text):
    agrees(text)


@pytest.mark.parametrize("text", ["a: b" + " " * 200, "a: " + " " * 200 + "b"])
def test_many_blanks_are_left_to_the_parser_since_each_would_be_counted_from_each(text):
    assert read_plain(text) is None


def fronts(folder: str) -> list[str]:
    role = Role("objective", "")
    files = sorted((ROOT / folder).rglob("*.md"))
    return [split(decode(file.read_bytes(), file.name).text, file.name, role).front for file in files]


@pytest.mark.parametrize("folder", ["content", "tests/golden"])
def test_whole_files_say_what_the_parser_says(folder):
    plain = [agrees(front) for front in fronts(folder) if front.strip()]
    assert sum(plain) > len(plain) / 3, "hardly any file is read without the parser"

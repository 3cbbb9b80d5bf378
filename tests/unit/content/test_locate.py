"""Locating: from the path of a finding to the line and column where an author looks."""

from __future__ import annotations

import pytest

from okrsite_gen.content.codes_reading import SYNTAX
from okrsite_gen.content.locate import KEY, locate
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.names import Place

TEXT = """---
title: Go live
supports:
  - a/b
  - ref: c/d
    status: {x: 1, y: "two"}
empty:
key_results:
  - id: x
    tagret: "5"
  - A sentence
note: >
  folded
title: again
---
Body of text
"""


def find(text: str | bytes, *path: str | int, line: int = 0, file: str = "content/x.md") -> Diagnostic:
    data = text.encode() if isinstance(text, str) else text
    (found,) = locate([SYNTAX.at(Place(file, path, line), "m")], {file: data}.get)
    return found


def pointed_at(found: Diagnostic) -> tuple[int, str]:
    place = found.place
    return place.line, found.line_text[place.column - 1 : place.column - 1 + place.length]


@pytest.mark.parametrize(
    ("path", "line", "words"),
    [
        (("title",), 2, "Go live"),
        (("title", KEY), 2, "title"),
        (("supports",), 3, "supports"),
        (("supports", 0), 4, "a/b"),
        (("supports", 1), 5, "ref: c/d"),
        (("supports", 1, "ref"), 5, "c/d"),
        (("supports", 1, "status"), 6, '{x: 1, y: "two"}'),
        (("supports", 1, "status", "y"), 6, '"two"'),
        (("empty",), 7, "empty"),
        (("key_results", 0, "tagret"), 10, '"5"'),
        (("key_results", 0, "tagret", KEY), 10, "tagret"),
        (("key_results", 1), 11, "A sentence"),
        (("note",), 12, ">"),
    ],
)
def test_a_path_leads_to_what_it_names(path: tuple[str | int, ...], line: int, words: str) -> None:
    assert pointed_at(find(TEXT, *path)) == (line, words)


@pytest.mark.parametrize(
    ("path", "line", "words"),
    [
        (("key_results", 0, "missing"), 9, "id: x"),
        (("key_results", 0, "missing", KEY), 9, "id: x"),
        (("key_results", 7, "title"), 8, "key_results"),
        (("empty", "deeper", 3), 7, "empty"),
        (("nowhere",), 1, "---"),
    ],
)
def test_what_does_not_exist_is_sought_at_the_nearest_thing_around_it(
    path: tuple[str | int, ...], line: int, words: str
) -> None:
    assert pointed_at(find(TEXT, *path)) == (line, words)


def test_the_mark_for_a_field_s_name_is_taken_off() -> None:
    assert find(TEXT, "title", KEY).place.path == ("title",)
    (lost,) = locate([SYNTAX.at(Place("gone.md", ("a", KEY)), "m")], lambda _: None)
    assert lost.place == Place("gone.md", ("a",))


def test_a_place_with_a_line_gets_its_text() -> None:
    found = find(TEXT, line=16)
    assert (found.line_text, found.place.line, found.place.column) == ("Body of text", 16, 0)


@pytest.mark.parametrize("line", [0, 99])
def test_a_whole_file_and_a_line_beyond_it_stay_as_they_are(line: int) -> None:
    assert find(TEXT, line=line).line_text == ""


def test_a_finding_of_an_unknown_file_stays_as_it_is() -> None:
    finding = SYNTAX.at(Place("gone.md", ("a",)), "m")
    assert locate([finding], lambda _: None) == (finding,)


def test_the_order_is_kept_and_each_file_is_read_once() -> None:
    asked: list[str] = []

    def data_of(file: str) -> bytes:
        asked.append(file)
        return b"---\na: b\n---\n"

    findings = [SYNTAX.at(Place(file, ("a",)), file) for file in ("x.md", "y.md", "x.md")]
    located = locate(findings, data_of)
    assert [(found.message, found.place.line) for found in located] == [("x.md", 2), ("y.md", 2), ("x.md", 2)]
    assert asked == ["x.md", "y.md"]


@pytest.mark.parametrize("start", ["\ufeff---\r\n", "\n\n---\n"])
def test_marks_and_line_ends_do_not_shift_places(start: str) -> None:
    found = find(f"{start}a: b\r\nc: é d\r\n---\r\n", "c")
    assert (pointed_at(found), found.line_text) == ((start.count("\n") + 2, "é d"), "c: é d")


def test_a_broken_file_is_located_as_far_as_it_can_be_read() -> None:
    text = "---\na: [x] y\nb: c\nd: @e\nf:\n  - g\n---\n"
    assert find(text, "f", 0).place.line == 6
    assert find(text, "b").place.column == 4


def test_a_file_without_fences_is_located_too() -> None:
    assert find("title: a\nb: c\n---\ntext", "b").place.line == 2


def test_configuration_is_yaml_from_its_first_line() -> None:
    found = find("# ours\nsite:\n  nmae: x\n", "site", "nmae", KEY, file="okrsite.yml")
    assert pointed_at(found) == (3, "nmae")


def test_lines_are_shown_without_what_could_deceive() -> None:
    assert find("---\na: \u202ex\x1b[0m\n---\n", "a").line_text == "a: \ufffdx\ufffd[0m"


def test_lists_as_field_names_do_not_disturb() -> None:
    assert find("---\n? [a, b]\n: c\nd: e\n---\n", "d").place.line == 4


@pytest.mark.parametrize(
    ("message", "words"), [("`no` and `of text` lead nowhere", "of text"), ("`no` is nowhere", "")]
)
def test_a_finding_about_a_line_points_at_the_words_that_it_quotes(message: str, words: str) -> None:
    (found,) = locate([SYNTAX.at(Place("content/x.md", line=16), message)], {"content/x.md": TEXT.encode()}.get)
    assert found.line_text == "Body of text"
    assert found.place.length == len(words)
    assert found.place.column == ("Body of text".index(words) + 1 if words else 0)

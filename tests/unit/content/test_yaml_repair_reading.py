"""Syntax errors: explained with the line as it should be, and reading goes on behind them."""

from __future__ import annotations

import pytest

from okrsite_gen.content.document import Document, Role
from okrsite_gen.content.reading import read_document
from okrsite_gen.content.sources import source_of

OBJECTIVE = Role("objective", "teams/a/2026/b.md", "a", "2026", "b")


def front(yaml: str) -> Document:
    return read_document(source_of("content/x.md", f"---\n{yaml}\n---\nBody".encode()), OBJECTIVE)


@pytest.mark.parametrize(
    ("line", "why", "better"),
    [
        ("title: [Beta] ship", "`[` at its beginning opens a list in YAML", 'title: "[Beta] ship"'),
        ("title: [Beta ship", "`[` at its beginning opens a list in YAML", 'title: "[Beta ship"'),
        ("title: {x} ship", "`{` at its beginning opens a group of fields in YAML", 'title: "{x} ship"'),
        ("title: Grow: now", "a colon with a space behind it ends a field's name", 'title: "Grow: now"'),
        ("title: Grow:", "a colon with a space behind it ends a field's name", 'title: "Grow:"'),
        ("title: Ship: #4 now", "a colon with a space behind it ends", 'title: "Ship: #4 now"'),
        ("owner: @maria", "The value of `owner` needs quotes: no value may begin with `@` in YAML.", 'owner: "@maria"'),
        ("title: `code` first", "no value may begin with a backtick in YAML", 'title: "`code` first"'),
        ("title: %done", "no value may begin with `%` in YAML", 'title: "%done"'),
        ("title: *Grow* it", "`*` at its beginning names an alias in YAML", 'title: "*Grow* it"'),
        ("title: **Grow** it", "`*` at its beginning names an alias in YAML", 'title: "**Grow** it"'),
        ("title: & more", "`&` at its beginning sets an anchor in YAML", 'title: "& more"'),
        ("target: > 50%", "`>` at its beginning opens a block of text in YAML", 'target: "> 50%"'),
        ("target: >=5", "`>` at its beginning opens a block of text in YAML", 'target: ">=5"'),
        ("title: | pipe", "`|` at its beginning opens a block of text in YAML", 'title: "| pipe"'),
        ("title: - dash", "`- ` at its beginning opens a list in YAML", 'title: "- dash"'),
        ("current: -", "`- ` at its beginning opens a list in YAML", 'current: "-"'),
        ("title: , then", "no value may begin with a comma in YAML", 'title: ", then"'),
        ('title: "Go" live', "needs other quotes: the quotes end before the text does", "title: '\"Go\" live'"),
        ("title: 'It's time'", "`'` inside the quotes ends them too early", 'title: "It\'s time"'),
        ('title: "Go live', 'the quotes that `"` opens are never closed', 'title: "Go live"'),
        ('title: "C:\\path"', "a backslash between double quotes has a meaning of its own", "title: 'C:\\path'"),
        ("title: 'Twas the night", "takes the apostrophe at its beginning", 'title: "\'Twas the night"'),
        ("title: [a, b", "`[` at its beginning opens a list in YAML", 'title: "[a, b"'),
        ('title: !!tag ["id"]', "begins with a tag of YAML", "title: '!!tag [\"id\"]'"),
        ("title: #1 in town", "the `#` at its beginning cuts off all of `#1 in town`", 'title: "#1 in town"'),
        ("title:Go live", "The colon behind `title` needs a space behind it.", "title: Go live"),
        ("title：Go live", "The colon behind `title` needs a space behind it.", "title: Go live"),
        ("value: {a: €4,250", "The `{` that opens the value of `value` is never closed.", "value: {a: €4,250}"),
    ],
)
def test_a_line_that_breaks_yaml_is_shown_as_it_should_be_written(line: str, why: str, better: str) -> None:
    document = front(f"first: 1\n{line}\nlast: 2")
    found = document.diagnostics[0]
    assert why in found.message
    assert (found.hint, found.place.line) == (f"Write it as: {better}", 3)
    assert document.front["first"] == "1"
    assert document.front["last"] == "2"
    assert len(document.front) == 3
    assert document.body == "Body"
    assert not document.readable


@pytest.mark.parametrize("sign", ["[", "{", "@", "*", "&", ">", "%", "`", "!", "|", '"', "'", ": ", "- "])
def test_whatever_sign_a_text_begins_with_its_field_is_not_lost(sign: str) -> None:
    value = f"{sign}word and more"
    document = front(f"a: 1\ntitle: {value}\nb: 2")
    assert document.front.keys() == {"a", "title", "b"}
    assert str(document.front["title"]).endswith("word and more")


@pytest.mark.parametrize(
    ("item", "better"),
    [
        ("Ship: the: thing", '- "Ship: the: thing"'),
        ("*All* of it", '- "*All* of it"'),
        ("@maria leads", '- "@maria leads"'),
        ('"Fast" means fast', "- '\"Fast\" means fast'"),
        ("[ ] tick", '- "[ ] tick"'),
    ],
)
def test_an_item_of_a_list_is_quoted_as_a_whole(item: str, better: str) -> None:
    document = front(f"key_results:\n  - first\n  - {item}\n  - last\nb: c")
    assert [found.hint for found in document.diagnostics] == [f"Write it as: {better}"]
    assert document.diagnostics[0].message.startswith("This item needs")
    assert document.front == {"key_results": ["first", item, "last"], "b": "c"}


def test_every_error_of_a_file_is_found_in_one_run() -> None:
    document = front("a: [x\nb: c\nd: @e\nf: g: h\ni:\n\tj: k\nl: 'm\nn: o")
    assert [found.place.line for found in document.diagnostics] == [2, 4, 5, 7, 8]
    assert document.front == {"a": "[x", "b": "c", "d": "@e", "f": "g: h", "i": {"j": "k"}, "l": "m", "n": "o"}


def test_a_text_over_several_lines_is_joined() -> None:
    document = front("title: Grow revenue\n  Europe only: the plan\n  and more\nb: c")
    assert document.diagnostics[0].hint == 'Write it as: title: "Grow revenue Europe only: the plan and more"'
    assert document.front == {"title": "Grow revenue Europe only: the plan and more", "b": "c"}


@pytest.mark.parametrize(
    ("yaml", "line", "message", "value"),
    [
        ("a:\n  -\tb: c\n    d: e", 3, "A tab stands here.", {"a": [{"b": "c", "d": "e"}]}),
        ("a:\n\tb: c\n\td: e", 3, "This line is indented with a tab.", {"a": {"b": "c", "d": "e"}}),
        ("k:\n  - id: a\n   b: c", 4, "it has 3 spaces. Indent it by 4 spaces;", {"k": [{"id": "a", "b": "c"}]}),
        ("a: x\n  owner: y", 3, "it has 2 spaces. Indent it by no space;", {"a": "x", "owner": "y"}),
        ("a: b\nsome words\nc: d", 3, "This line is neither a field nor indented", {"a": "b some words", "c": "d"}),
        ("a:\n\u00a0 b: c\n\u00a0 d: e", 3, "that only look like spaces", {"a": {"b": "c", "d": "e"}}),
        ("a:\n\u00a0 b: @c", 3, "that only look like spaces", {"a": {"b": "@c"}}),
    ],
)
def test_wrong_indentation_is_explained(yaml: str, line: int, message: str, value: object) -> None:
    document = front(yaml)
    found = document.diagnostics[0]
    assert found.place.line == line
    assert message in f"{found.message} {found.hint}"
    assert document.front == value


@pytest.mark.parametrize(
    ("yaml", "message", "rest"),
    [
        ("a: b\n}\nc: d", "This line does not fit the lines above it.", {"a": "b", "c": "d"}),
        ("a: b\nc:\n  - x\n  y\n  - z\nd: e", "", {"d": "e"}),
        ("%TAG\na: b", "The front matter cannot be read from here on.", {"a": "b"}),
        ("a: [b\n  c: d\n  e]\nf: g", "", {"f": "g"}),
    ],
)
def test_what_cannot_be_explained_is_left_out_and_the_rest_is_read(
    yaml: str, message: str, rest: dict[str, str]
) -> None:
    document = front(yaml)
    assert document.diagnostics[0].message.startswith(message)
    assert rest.items() <= document.front.items()


def test_a_long_line_is_shown_cut() -> None:
    hint = front("title: [Beta] " + "long " * 200).diagnostics[0].hint
    assert len(hint) < 330
    assert hint.endswith("…")


def test_many_errors_are_counted_and_reading_stops() -> None:
    document = front("\n".join(f"k{number}: @x" for number in range(60)))
    assert len(document.diagnostics) == 41
    assert len(document.front) == 40


@pytest.mark.parametrize("yaml", ["k:\n  -id: a", "k:\n  -id: a\n    b: c", "k:\n  - id: z\n  -id: a\n    b: c"])
def test_a_dash_without_its_space_is_named(yaml: str) -> None:
    found = front(yaml).diagnostics
    assert [finding.message for finding in found] == ["A space is missing behind the dash."]
    assert found[0].hint == "Write it as: - id: a"


def test_an_item_indented_too_far_is_one_finding() -> None:
    document = front("k:\n  - id: a\n    b: c\n   - id: d\n     b: e\nx: y")
    assert [found.place.line for found in document.diagnostics] == [5]
    assert document.front == {"k": [{"id": "a", "b": "c"}, {"id": "d", "b": "e"}], "x": "y"}


@pytest.mark.parametrize("value", ["[a, b", '!!tag ["id"]', "#1 in town", "'Twas the night"])
def test_a_title_that_yaml_misreads_is_one_finding_and_stays_a_text(value: str) -> None:
    document = front(f"title: {value}\nb: c")
    assert len(document.diagnostics) == 1
    assert document.front == {"title": value, "b": "c"}


@pytest.mark.parametrize(
    ("before", "what"), [(" ", "Blank space"), ("\ufeff\ufeff", "An invisible character"), ("\u200b", "An invisible")]
)
def test_what_hides_before_the_first_fence_is_named(before: str, what: str) -> None:
    document = read_document(source_of("content/x.md", f"{before}---\ntitle: x\n---\nBody".encode()), OBJECTIVE)
    assert [found.message.startswith(what) for found in document.diagnostics] == [True]
    assert (document.front, document.body, document.body_line) == ({"title": "x"}, "Body", 4)

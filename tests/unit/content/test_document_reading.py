"""Documents: what front matter and body become, and what is said about those that cannot be read."""

from __future__ import annotations

import marshal

import pytest

from okrsite_gen.content.document import Document, Role
from okrsite_gen.content.locate import locate
from okrsite_gen.content.reading import document_from_plain, document_to_plain, read_document
from okrsite_gen.content.sources import source_of
from okrsite_gen.model.prose import WrittenLink

OBJECTIVE = Role("objective", "teams/a/2026/b.md", "a", "2026", "b")
PAGE = Role("page", "pages/a.md", slug="a")


def read(text: str | bytes, role: Role = OBJECTIVE) -> Document:
    return read_document(source_of("content/x.md", text.encode() if isinstance(text, str) else text), role)


def front(yaml: str) -> Document:
    return read(f"---\n{yaml}\n---\n")


def said(document: Document) -> list[str]:
    """Findings as `CODE line:column message`."""
    return [f"{found.code} {found.place.line}:{found.place.column} {found.message}" for found in document.diagnostics]


# What is read


def test_fields_and_body_are_taken_apart() -> None:
    document = read("---\ntitle: Go live\nowner: maria\n---\nWhy.\n\nMore.\n")
    assert document.front == {"title": "Go live", "owner": "maria"}
    assert (document.body, document.body_line) == ("Why.\n\nMore.\n", 5)
    assert document.readable
    assert document.diagnostics == ()


@pytest.mark.parametrize(
    "written", ["no", "on", "1:30", "012", "3.10", "1e3", "2026-11-01", "0x1F", "true", "Null", "€4,250"]
)
def test_scalars_keep_the_characters_of_their_author(written: str) -> None:
    assert front(f"a: {written}\nb:\n  - {written}").front == {"a": written, "b": [written]}


@pytest.mark.parametrize(
    ("written", "value"), [("", None), ("~", None), ("null", None), ("''", ""), ("'~'", "~"), ('"null"', "null")]
)
def test_nothing_is_written_as_nothing_a_tilde_or_null(written: str, value: str | None) -> None:
    assert front(f"a: {written}\nb: c").front == {"a": value, "b": "c"}


def test_keys_are_texts_too() -> None:
    assert front("planned:\n  2026-11-01: 42%\n  no: 1\n  null: 2").front == {
        "planned": {"2026-11-01": "42%", "no": "1", "null": "2"}
    }


def test_blocks_folds_and_nesting_are_read() -> None:
    document = front("a: >\n  one\n  two\nb: |\n  x\n  y\nc: [1, {d: 2}]\ne: long\n  text")
    assert document.front == {"a": "one two\n", "b": "x\ny\n", "c": ["1", {"d": "2"}], "e": "long text"}


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff---\ntitle: a\n---\nb",
        "---\r\ntitle: a\r\n---\r\nb",
        "\n\n---  \ntitle: a\n---\t\nb",
        "---\ntitle: a\n...\nb",
    ],
)
def test_marks_line_ends_and_spaces_of_other_editors_are_tolerated(text: str) -> None:
    document = read(text)
    assert (document.front, document.body, document.diagnostics) == ({"title": "a"}, "b", ())


def test_a_rule_in_the_body_does_not_end_it() -> None:
    assert read("---\na: b\n---\none\n\n---\n\ntwo").body == "one\n\n---\n\ntwo"


@pytest.mark.parametrize("text", ["just words", "# Title\n\n---\n\ntext", "", "---"])
def test_a_page_needs_no_front_matter(text: str) -> None:
    document = read(text, PAGE)
    assert (document.front, document.body, document.body_line, document.readable) == ({}, text, 1, True)


def test_links_are_found_in_body_and_front_matter() -> None:
    document = read(
        "---\ntitle: See [[a/b]]x\nkey_results:\n  - title: 'Ask [[@li]]'\n---\n"
        "One\n[plan](../plan.md) and [[c#d|words]]\n\n![p](p.png) [out](https://e.com)\n"
    )
    assert document.links == (
        WrittenLink("file", "../plan.md", "plan", 2),
        WrittenLink("reference", "c#d", "words", 2),
        WrittenLink("image", "p.png", "p", 4),
    )
    assert document.front_links == (
        (("title",), WrittenLink("reference", "a/b", "", 1)),
        (("key_results", 0, "title"), WrittenLink("person", "li", "", 1)),
    )


def test_a_document_can_be_remembered() -> None:
    document = read("---\ntitle: [x] [[a]]\nb: c #d\n---\n[[e]]")
    assert document_from_plain(marshal.loads(marshal.dumps(document_to_plain(document)))) == document


# Files without proper fences


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("", "This file is empty, so the objective has no title.", "Write `---`, `title: …` and `---`"),
        ("Just words", "This objective does not begin with front matter.", "Begin the file with a line `---`"),
        (
            "title: a\nowner: b\n---\nText",
            "This objective does not begin with front matter.",
            "Put a line with only `---` above `title: a`.",
        ),
        (
            "—\ntitle: a\n—\nText",
            "This objective does not begin with front matter.",
            "Replace `—` by three hyphens: `---`.",
        ),
        ("+++\ntitle: a\n+++\n", "This objective does not begin with front matter.", "Replace `+++` by three hyphens"),
        (
            "---\ntitle: a\n",
            "The front matter that `---` opens here is never closed.",
            "Put a line with only `---` after the last field, at the end",
        ),
        (
            "---\ntitle: a\n\n## Why\nText",
            "The front matter that `---` opens here is never closed.",
            "Put a line with only `---` after the last field, such as before line 4.",
        ),
    ],
)
def test_a_missing_fence_is_explained(text: str, message: str, hint: str) -> None:
    document = read(text)
    assert [found.message for found in document.diagnostics] == [message]
    assert document.diagnostics[0].hint.startswith(hint)
    assert not document.readable


@pytest.mark.parametrize(
    "text", ["title: a\n---\nText", "—\ntitle: a\n—\nText", "---\ntitle: a\n\nText", "----\ntitle: a\n----\nText"]
)
def test_behind_a_missing_fence_is_read_on(text: str) -> None:
    document = read(text)
    assert document.front == {"title": "a"}
    assert document.body.strip() == "Text"


def test_fields_without_a_fence_on_a_page_are_noticed() -> None:
    assert [found.code for found in read("title: a\n---\nText", PAGE).diagnostics] == ["YAML003"]


def test_an_empty_file_is_a_warning_where_nothing_is_needed() -> None:
    document = read(" \n", Role("team", "teams/a/team.md", "a", slug="a"))
    assert [found.code for found in document.diagnostics] == ["YAML005"]
    assert document.readable


@pytest.mark.parametrize(("yaml", "what"), [("- a\n- b", "a list"), ("just words", "a text")])
def test_front_matter_without_fields_is_refused(yaml: str, what: str) -> None:
    document = front(yaml)
    assert said(document) == [f"YAML006 2:1 The front matter is {what}, not fields with values."]
    assert document.front == {}


# Encoding


def test_other_encodings_are_refused_and_guessed() -> None:
    document = read("---\ntitle: Café\n---\n".encode("cp1252"))
    assert said(document) == ["FILE012 2:11 The byte 0xE9 is not text in UTF-8; in Windows-1252 it would be `é`."]
    assert document.front["title"] == "Caf\ufffd"
    assert not document.readable


def test_utf_16_is_recognised() -> None:
    document = read("---\ntitle: a\n---\n".encode("utf-16"))
    assert said(document) == ["FILE012 1:0 This file is stored in UTF-16, not in UTF-8."]
    assert document.front == {"title": "a"}


def test_control_characters_are_refused_and_shown() -> None:
    document = read("---\ntitle: a\x0bb\n---\nbody \x02 \x1b[0m\n")
    assert said(document) == [
        "FILE013 2:9 An invisible control character stands here: U+000B (vertical tab, often pasted from slides).",
        "FILE013 4:6 An invisible control character stands here: U+0002.",
        "FILE013 4:8 An invisible control character stands here: U+001B (escape).",
    ]
    assert (document.front["title"], document.body) == ("a\ufffdb", "body \ufffd \ufffd[0m\n")
    assert document.readable


def test_a_control_character_behind_an_escape_is_refused_too() -> None:
    document = front('title: "a\\u0002b"')
    assert [found.code for found in document.diagnostics] == ["FILE013"]
    assert document.front == {"title": "a\ufffdb"}


def test_many_control_characters_are_counted() -> None:
    messages = [found.message for found in read("\x07" * 30, PAGE).diagnostics]
    assert len(messages) == 6
    assert messages[-1] == "There are 25 more such characters in this file."


def test_many_direction_characters_stay_warnings() -> None:
    assert {found.code for found in read("---\ntitle: x\n---\n" + "\u202e" * 30, PAGE).diagnostics} == {"FILE014"}


def test_characters_that_turn_the_direction_of_text_are_dropped_unless_they_are_in_balance() -> None:
    document = read("---\ntitle: a\u202eb\n---\n\u2067עברית\u2069 is fine\n", OBJECTIVE)
    assert said(document) == ["FILE014 2:9 An invisible character stands here: U+202E (right-to-left override)."]
    assert document.front["title"] == "ab"
    assert document.body.startswith("\u2067עברית\u2069")
    assert document.readable


def test_separators_of_other_systems_are_spaces() -> None:
    assert front("title: a\u2028b").front == {"title": "a b"}


# Traps of YAML that are no syntax errors


@pytest.mark.parametrize(
    ("yaml", "finding", "value"),
    [
        ("a: b\na: c", "YAML007 3:1 `a` is written twice here; it stands on line 2 already.", {"a": "b"}),
        ("a: &x b", "YAML008 2:4 `&x b` begins with an anchor of YAML.", {"a": "&x b"}),
        ("a: *x", "YAML008 2:4 `*x` is an alias of YAML.", {"a": "*x"}),
        ("a: !b c", "YAML009 2:4 `!b c` begins with a tag of YAML.", {"a": "!b c"}),
        ("? [a, b]\n: c", "YAML010 2:3 `[a, b]` stands where a field's name should be.", {"[a, b]": "c"}),
        (
            "a: {b: €4,250}",
            "YAML012 2:8 The comma in `€4,250` ends the value, since it stands inside `{ }`.",
            {"a": {"b": "€4,250"}},
        ),
        (
            "a: {b: x, y and z, c: d}",
            "YAML012 2:8 The comma in `x, y and z` ends the value, since it stands inside `{ }`.",
            {"a": {"b": "x, y and z", "c": "d"}},
        ),
        ("a: {name}", "YAML002 2:4 `{name}` needs quotes: braces open a group of fields in YAML.", {"a": "{name}"}),
        (
            "a: {{ name }}",
            "YAML002 2:4 `{{ name }}` needs quotes: braces open a group of fields in YAML.",
            {"a": "{{ name }}"},
        ),
        ("a: [[b/c]]", "YAML002 2:4 `[[b/c]]` needs quotes: square brackets open a list in YAML.", {"a": "[[b/c]]"}),
        (
            "a:\n  - Raise NPS: 3 to 5",
            "YAML017 3:5 The colon behind `Raise NPS` makes a field of this sentence.",
            {"a": ["Raise NPS: 3 to 5"]},
        ),
        ("a: b\n--- c", "YAML001 3:1 `---` begins another document here.", {"a": "b"}),
    ],
)
def test_a_trap_of_yaml_is_explained_and_the_meaning_kept(yaml: str, finding: str, value: object) -> None:
    document = front(yaml)
    assert said(document) == [finding]
    assert document.front == value
    assert not document.readable


def test_a_comma_in_braces_is_shown_as_it_should_be_written() -> None:
    assert front("a: {b: €4,250, c: 1}").diagnostics[0].hint.startswith('Write it as: {b: "€4,250", c: 1}; or put')


def test_breaks_are_lists_in_lists() -> None:
    assert front("breaks: [[2026-12-21, 2027-01-02]]").diagnostics == ()


@pytest.mark.parametrize(
    ("yaml", "cut", "column"),
    [
        ("title: Ship #42 today", "#42 today", 13),
        ("note: a  # b", "# b", 10),
        ("key_results:\n  - Ship #42", "#42", 10),
        ("key_results:\n  - title: Ship #42", "#42", 17),
        ("levels:\n  commit: a #b", "#b", 13),
        ("contact: #payments", "#payments", 10),
        ("not_doing:\n  - x #y", "#y", 7),
    ],
)
def test_words_cut_off_by_a_comment_sign_are_shown(yaml: str, cut: str, column: int) -> None:
    document = front(yaml)
    (found,) = document.diagnostics
    assert (found.code, found.place.column) == ("YAML011", column)
    assert found.message == f"`{cut}` is left out here: ` #` begins a comment in YAML."
    assert found.place.length == len(cut)
    assert document.readable


@pytest.mark.parametrize(
    "yaml",
    [
        "owner: maria  # accountable",
        "a:  # nothing\n  - b",
        "title: C#",
        "title: 'a #b'",
        "target: 60% # agreed",
        "# x\ntitle: a",
        "title: |\n  a #b",
    ],
)
def test_ordinary_comments_are_left_alone(yaml: str) -> None:
    assert front(yaml).diagnostics == ()


# Limits


def test_nesting_ends_at_thirty_two() -> None:
    assert front("a: " + "[" * 31 + "]" * 31).readable
    document = front("b: c\na: " + "[" * 60_000)
    assert said(document) == ["YAML015 3:35 Lists and groups stand in each other more than 32 deep here."]
    assert document.front == {"b": "c"}


def test_too_many_values_are_refused() -> None:
    document = front("b: c\na: [" + "x, " * 25_000 + "]")
    assert [found.code for found in document.diagnostics] == ["YAML016"]
    assert document.front == {"b": "c"}


def test_too_many_problems_are_counted() -> None:
    messages = [found.message for found in front("a: b\n" * 500).diagnostics]
    assert len(messages) == 101
    assert "Below this line are 399 more problems like these." in messages


def test_every_finding_can_be_shown_with_its_line() -> None:
    data = b"---\ntitle: [Beta] ship\nb: @x\n---\n"
    located = locate(read(data).diagnostics, lambda _: data)
    assert [found.line_text for found in located] == ["title: [Beta] ship", "b: @x"]

"""Reading never raises and never lets a control character through, whatever the bytes are."""

from __future__ import annotations

import marshal
from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from okrsite_gen.content.document import Document, Role
from okrsite_gen.content.locate import locate
from okrsite_gen.content.markdown import Markdown
from okrsite_gen.content.reading import document_from_plain, document_to_plain, read_document
from okrsite_gen.content.sources import source_of
from okrsite_gen.content.text import holds_control
from okrsite_gen.content.yaml_reading import read_yaml_file
from okrsite_gen.model.diagnostics import Severity

MARKDOWN = Markdown()
OBJECTIVE = Role("objective", "teams/a/2026/b.md", "a", "2026", "b")
PAGE = Role("page", "pages/a.md", slug="a")

SIGNS = "-:[]{}#&*!|>'\"%@`,?~ \n\t\\=+<()_$€.;/0aé\u00a0\u2028\u202e\x00\x07\ufeff\U0001f600"
yaml_like = st.lists(
    st.one_of(
        st.text(SIGNS, max_size=12),
        st.sampled_from(
            ["title: ", "\n  - ", "\nkey: ", "key_results:", "\n---\n", ": ", " #", "€4,250", "{a: b}", "[[x]]"]
        ),
    ),
    max_size=40,
).map("".join)


def read(data: bytes, role: Role = OBJECTIVE) -> Document:
    return read_document(source_of("content/x.md", data), role, MARKDOWN)


def texts_of(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from texts_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_of(inner)
    else:
        assert value is None


def assert_sound(document: Document, data: bytes) -> None:
    for text in [*texts_of(document.front), document.body]:
        assert not holds_control(text)
    errors = [finding for finding in document.diagnostics if finding.severity is Severity.ERROR]
    assert document.readable or errors
    assert document_from_plain(marshal.loads(marshal.dumps(document_to_plain(document)))) == document
    lines = data.count(b"\n") + data.count(b"\r") + 1
    for finding in locate(document.diagnostics, lambda _: data):
        assert 0 <= finding.place.line <= lines
        assert not holds_control(finding.message + finding.hint + finding.line_text)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
@example(b"\xff\xfe\x00")
@example(b"---\n\xed\xa0\x80: x\n---\n")
def test_any_bytes_give_a_document(data: bytes) -> None:
    assert_sound(read(data), data)


@settings(max_examples=1000, deadline=None)
@given(yaml_like)
@example("? ? ?")
@example(": ")
@example("- - -\n -")
@example('a: "\\u0002"')
@example("{a: b, [c]: d, e}")
@example("a: &x\nb: *x\n<<: *x")
def test_any_front_matter_gives_a_document(front: str) -> None:
    data = f"---\n{front}\n---\n## body\n[[a]]\n".encode()
    assert_sound(read(data), data)


@settings(max_examples=200, deadline=None)
@given(yaml_like)
def test_any_configuration_file_is_read(text: str) -> None:
    value, findings = read_yaml_file(text.encode(), "okrsite.yml")
    assert all(not holds_control(each) for each in texts_of(value))
    locate(findings, lambda _: text.encode())


@settings(max_examples=300, deadline=None)
@given(st.text(SIGNS + "abc[]|^`", max_size=300), st.booleans())
@example("[[a|b]](c)", False)
def test_any_markdown_renders_without_author_markup_that_runs(text: str, page: bool) -> None:
    html = MARKDOWN.block(text, {}) if page else MARKDOWN.inline(text, {})
    assert "<script" not in html.lower()
    assert "\x02" not in html
    assert not holds_control(MARKDOWN.plain(text.replace("\x00", "").replace("\x07", "")))


@pytest.mark.parametrize(
    "front",
    [
        "[" * 60_000,
        "a: " + "{" * 60_000,
        "- " * 30_000,
        "? " * 30_000,
        "a: " + "- " * 30_000,
        "".join(f"{' ' * depth}a:\n" for depth in range(300)),
        "a: " + "9" * 5_000,
        "a: " + "&" * 50_000,
        "a: " + "!" * 50_000,
        "a: *" * 10_000,
        "a: '" * 10_000,
        'a: "' + "\\" * 20_001,
        "a: |\n" + " x\n" * 20_000,
        "a: [" + "x, " * 30_000 + "]",
        "\n".join(f"k{number}: @" for number in range(2_000)),
        "\n".join("a: b: c" for _ in range(5_000)),
        "a: b\n" * 20_000,
        ":" * 60_000,
        "%" * 60_000,
        "\u2028" * 10_000,
        "# " * 60_000,
    ],
    ids=lambda front: front[:12].replace("\n", " "),
)
def test_hostile_front_matter_is_answered_within_moments(front: str) -> None:
    data = f"---\n{front}\n---\nbody".encode()
    document = read(data)
    assert document.body == "body"
    assert_sound(document, data)


@pytest.mark.parametrize("size", [256 * 1024 + 1, 1024 * 1024 + 1])
def test_too_much_is_refused_by_size(size: int) -> None:
    document = read(b"---\na: " + b"x" * size + b"\n---\n")
    assert not document.readable
    assert [finding.code for finding in document.diagnostics] in (["YAML016"], ["FILE010"])


def test_a_page_of_any_kind_of_file_has_a_body() -> None:
    assert read(b"just words", PAGE).body == "just words"

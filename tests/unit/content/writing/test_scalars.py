"""What is written is read back as it was."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okrsite_gen.content.text import decode
from okrsite_gen.content.writing.fields import document, fields
from okrsite_gen.content.writing.scalars import name, one_line, remark, scalar
from okrsite_gen.content.yaml_reading import read_yaml

TRAPS = (
    "Payments: live in a day", "#payments", "issue #4", "a #b", "no", "null", "~", "- dash", "-dash", "? what",
    "[[team/slug]]", "{a}", "'twas", "it's", '"so" he said', "both ' and \"", "back\\slash", "ends:", "@maria", "*all*",
    "&co", "!important", "%5", "|", ">", "> more", "`code`", "1:30", "012", "€4,250", ",", "---", "--- a", "...",
    "a: b: c", "<5%", "…", "目標", "مرحبا", "🎉", "x: 'y", "{value: €4,250}", "= 5", "key: # no",
    "tab\there", "trailing\\",
)  # fmt: skip

words = st.one_of(
    st.sampled_from(TRAPS),
    st.text(max_size=40),
    st.text(st.sampled_from(" -:#'\"\\[]{},&*!|>%@`?~abcÄ目\t\n0.<=/"), max_size=14),
)


def read(text: str) -> object:
    decoded = decode(text.encode(), "")
    found = read_yaml(decoded.text, "")
    assert [*decoded.findings, *found.findings] == []
    return found.value


@settings(deadline=None)
@given(words)
def test_any_words_are_read_back_on_one_line_without_a_finding(said):
    line = one_line(said)
    assert read(f"title: {scalar(said)}\nlist:\n  - {scalar(said)}\n") == {"title": line, "list": [line]}


@settings(deadline=None)
@given(words)
def test_any_words_can_be_a_remark_that_changes_nothing(said):
    assert read(f"{remark(said)}\na: b\n") == {"a": "b"}


@settings(deadline=None)
@given(st.text(st.characters(categories=["L", "N", "M"], include_characters="-_"), min_size=1, max_size=12))
def test_any_id_can_be_the_name_of_a_field(said):
    line = one_line(said)
    assert read(f"{name(said)}:\n  {name(said)}: x\n") == {line: {line: "x"}}


@pytest.mark.parametrize("said", ["Live in a day, not a month", "kitchen", "€4,250", "31 days", "1,200 jars"])
def test_words_that_need_no_quotes_get_none(said):
    assert scalar(said) == said


nested = st.recursive(
    st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=8),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(st.sampled_from(["title", "id", "target", "done", "x-y"]), inner, min_size=1, max_size=3)
    ),
    max_leaves=8,
)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(["title", "key_results", "a"]), nested, min_size=1))
def test_nested_fields_are_read_back_and_stand_in_block_style(written):
    assert read("\n".join(fields(written)) + "\n") == written


def test_what_is_empty_is_left_out_and_what_is_none_is_left_to_fill_in():
    assert fields({"a": "", "b": [], "c": {}, "d": None, "e": "x"}) == ["d:", "e: x"]


def test_a_document_has_its_fields_between_fences():
    assert document(["a: b"], "\nText.\n\n") == "---\na: b\n---\nText.\n"
    assert document(["a: b"]) == "---\na: b\n---\n"

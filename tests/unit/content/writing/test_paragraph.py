"""What somebody answers in words is a paragraph below its heading, and is read back as it was."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okrsite_gen.content.markdown import Markdown, sections
from okrsite_gen.content.markdown.parser import block_structure
from okrsite_gen.content.writing.paragraph import paragraph
from okrsite_gen.content.writing.scalars import one_line

BEGINNINGS = (
    "## heading", "# heading", "#", "---", "***", "* * *", "___", "===", "==", "-", "--", "```", "```python", "~~~",
    "> quoted", ">", "- 5% this week", "+ 3 customers", "* starred", "1. first", "2026. A good year", "3) third",
    "<!-- nobody reads this", "<div>", "<script>", "| a | b |", "[note]: see below", "[^1]: a footnote", "4.",
)  # fmt: skip

said_in_words = st.one_of(
    st.sampled_from(BEGINNINGS),
    st.builds("".join, st.tuples(st.sampled_from(BEGINNINGS), st.text(max_size=12))),
    st.text(max_size=40),
    st.text(st.sampled_from(" #-*_+=`~><|[]:^.)1a!\\\t&"), max_size=14),
)


@pytest.mark.parametrize("said", BEGINNINGS)
def test_words_that_begin_like_structure_are_shown_as_they_were_typed(said):
    (section,) = sections(f"## kr\n{paragraph(said)}\n")
    assert (section.heading, Markdown().plain(section.body)) == ("kr", said)


@settings(deadline=None, max_examples=300)
@given(said_in_words)
def test_any_words_are_one_paragraph_below_their_heading(said):
    line = one_line(said)
    tokens = block_structure().parse(f"## kr\n{paragraph(said)}\n\n## Wins\n")
    expected = ["heading_open", "inline", "heading_close"]
    between = ["paragraph_open", "inline", "paragraph_close"] if line else []
    assert [token.type for token in tokens] == [*expected, *between, *expected]
    if line:
        written = tokens[4].content
        assert line in {written, written.replace("\\", "", 1)}


@pytest.mark.parametrize("said", ["*Great* week", "`code` runs", "[[reach]] helps", "#7 is done", "-5 %", "1.5"])
def test_words_that_begin_like_words_get_no_backslash(said):
    assert paragraph(said) == said

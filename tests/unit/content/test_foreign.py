"""Words of other programs stay where they are put."""

from __future__ import annotations

import pytest

from okrsite_gen.content.markdown.sections import sections
from okrsite_gen.content.writing.foreign import foreign_text, foreign_title

TRAPS = [
    "# a",
    "## b",
    "a\n===",
    "a\n---",
    "```\ncode",
    "~~~",
    "<!-- x",
    "<script>",
    "<pre>",
    "<?php",
    "[a]: b",
    "[\\]]: b",
    "a\r\n# b",
]


@pytest.mark.parametrize("trap", TRAPS)
def test_nothing_in_a_text_swallows_or_begins_a_section(trap):
    made = f"{foreign_text(trap)}\n\n## rate\n\nAfter.\n"
    assert [section.heading for section in sections(made)] == ["", "rate"]


def test_plain_words_and_harmless_markdown_stay_as_they_are():
    text = "First *line* of [two](https://x.example).\n\n- one\n- two: 3 < 4\n\n```\n# code\n```"
    assert foreign_text(text) == text


def test_a_title_has_no_tags_and_no_references():
    assert foreign_title("Say <b>hello</b>\nto [[all]]") == "Say \\<b>hello\\</b> to \\[[all]]"
    assert foreign_title(" \u202e . ") == "."
    assert foreign_title("\u200b") == ""

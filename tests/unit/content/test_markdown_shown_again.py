"""Texts that are rendered once and shown on several pages."""

from __future__ import annotations

import pytest

from okrsite_gen.content.markdown import Markdown
from okrsite_gen.content.markdown.engine import Engine
from okrsite_gen.content.text import without_control


@pytest.mark.parametrize(
    "text",
    [
        "## Why\n\n*so*",
        "*x*[^1]\n\n[^1]: y",
        "[*up*](#why)\n\n# Why",
        "*none*",
        "# prefix-of-the-page.",
        "# prefix-of-\x01the-page.",
        "*x* prefix\\-of-the-page.\n\n# y",
        "*x* prefix&#45;of-the-page.\n\n# y",
        "- *x*\n  ---",
        "> x\n> ===",
        "*x*\n-",
        "<H2>x</H2> *y*",
        "*x*\n\n1. # y",
    ],
)
def test_a_text_that_is_shown_again_has_the_ids_of_the_place(text):
    known, prefixes = Markdown(), ("a.", "b.", 'q&".', "a.", "")
    assert [known.block(text, {}, prefix, level) for prefix in prefixes for level in (2, 4)] == [
        Engine().block(without_control(text), {}, prefix, level) for prefix in prefixes for level in (2, 4)
    ]

"""Plain paragraphs, which are rendered without the parser."""

from __future__ import annotations

import pytest

from okrsite_gen.content.markdown import Markdown
from okrsite_gen.content.markdown.engine import Engine

MARKDOWN = Markdown()


@pytest.mark.parametrize(
    "text",
    [
        "Plain words.",
        'One "quoted" and (c), three... dots -- and 5 %, isn\'t it? €5: so; yes – no — “ja” ’s',
        "Two lines\nof one paragraph\n\nand another\n\n\nand one more",
        "\n\nÄrger größer als 日本語の文章。\n",
        "Words\n\n",
        "مرحبا بالعالم",
        "Not a list\nb) nor here",
        "www.example.com and example.org",
    ],
)
def test_plain_paragraphs_are_the_same_whether_they_are_parsed_or_not(text):
    parsed = Engine().block(text, {}, "", 2)
    assert MARKDOWN.block(text, {}) == parsed


@pytest.mark.parametrize(
    "text",
    [
        "1. One",
        "- one",
        "Head\n===",
        "Head\n---",
        "Hard  \nbreak",
        "Hard\\\nbreak",
        "a_b_",
        "    code",
        "a\n    b",
        "x\t",
    ],
)
def test_texts_that_mean_more_are_parsed(text):
    assert MARKDOWN.block(text, {}) == Engine().block(text, {}, "", 2)

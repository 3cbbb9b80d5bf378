"""Markdown that is rendered line by line becomes the very HTML that the parser makes of it."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from okrsite_gen.content.markdown.engine import Engine
from okrsite_gen.content.markdown.everyday import everyday

PIECES = (
    *("a", "Word", "Ä", "日本", "1", "12", " ", "  ", ".", ",", ":", ";", "(", ")", "'", "-", "–", "+", "/", "%", "€"),
    *(
        "?",
        '"',
        "*",
        "**",
        "_",
        "`",
        "``",
        "[",
        "]",
        "](",
        "!",
        "|",
        "~~",
        "<b>",
        "&amp;",
        "\\",
        "\t",
        "\u00a0",
        "\u0301",
    ),
    *("#", "## ", "- ", "-", "---", "===", "1. ", "> ", "[^1]", "[x]", "[ ] ", "\n", "\n\n"),
    *("**bold**", "*soft*", "_soft_", "`a_b*c`", "[a page](https://example.org/a_b?c=d#e)", "https://example.org/"),
    *("| a | b |\n|---|---|\n| c | d |", "\n| x | y | z |\n|:-:|--:|:--|\n| 1 | 2 | *3* |\n"),
    *("\n- one\n- two\n", "\n\n# Head\n", "\n### Deep\nand more"),
)
"""Of which texts are made: what is rendered line by line, and what must be left to the parser."""

texts = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
plainer = st.lists(st.sampled_from(tuple(p for p in PIECES if everyday(f"x\n\n{p}\n\ny", "", 2))), max_size=9)
ENGINE = Engine()


@given(texts | plainer.map("".join) | plainer.map(" ".join) | plainer.map("\n".join), st.integers(1, 4))
@example("- a\n\n- b", 2)
@example("- a\n\n## b\n- c", 2)
@example("## a\n\n# b\n\n#### c", 3)
@example("a\n- b\n\nc", 2)
@example("- a\n\nb\n\n- c", 2)
@example("- 1. a", 2)
@example("`a``b`", 2)
@example("**a***b*", 2)
@example("| a |\n|---|\n| b |", 2)
def test_it_is_what_the_parser_makes_of_it(text, level):
    quick = everyday(text, "of-page.", level)
    assert quick is None or quick == ENGINE.block(text, {}, "of-page.", level)


def test_what_most_texts_hold_is_not_left_to_the_parser():
    text = (
        "\nWe **lost** 3 of 12 customers, `ops-12` and _Berlin_ among them (see [the notes](https://example.org/n)).\n"
        "It says:\n- one\n- two, *twice*\n\n"
        "## Why now\n\n| Segment | Before | Goal |\n|---|---:|:-:|\n| all | 1 | 2 |\n"
    )
    assert everyday(text, "", 2)

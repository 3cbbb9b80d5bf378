"""A long text is cut where it does least harm, and nothing of it is lost."""

from __future__ import annotations

import re

import pytest

from okrsite_gen.content.markdown import Markdown

MARKDOWN = Markdown()


def parts(text, most):
    found = MARKDOWN.parts(text, most)
    assert all(len(part) <= most for part in found)
    return found


def test_a_text_that_fits_is_one_part():
    assert parts("One.\n\nTwo.", 20) == ("One.\n\nTwo.",)


def test_a_text_is_cut_between_blocks_and_a_heading_stays_with_what_follows():
    assert parts("# A\n\npara one two\n\n## B\n\npara three", 30) == ("# A\n\npara one two", "## B\n\npara three")


def test_the_last_part_is_worth_going_there():
    text = "\n\n".join(f"Paragraph {number:02} of ten." for number in range(21))
    sizes = [len(part) for part in parts(text, 230)]
    assert len(sizes) == 3
    assert min(sizes) * 2 > max(sizes)


def test_each_part_of_a_table_has_its_head():
    rows = "\n".join(f"| {n} | x |" for n in range(9))
    found = parts(f"| a | b |\n|---|---|\n{rows}", 50)
    assert len(found) > 2
    assert all(part.startswith("| a | b |\n|---|---|\n") for part in found)


def test_each_part_of_a_block_of_code_is_one():
    code = "\n".join(f"line {n}" for n in range(9))
    found = parts(f"```python\n{code}\n```", 50)
    assert len(found) > 1
    assert all(part.startswith("```python\n") and part.endswith("\n```") for part in found)


def test_each_part_knows_the_links_and_footnotes_that_are_defined_at_the_end():
    text = "First [one][x].\n\nAnd then [two][x], and more words.\n\n[x]: https://example.com/\n"
    found = parts(text, 70)
    assert len(found) == 2
    assert all('<a href="https://example.com/"' in MARKDOWN.block(part, {}) for part in found)


@pytest.mark.parametrize(
    "text",
    [
        "word " * 300, "x" * 900, "- entry\n" * 200, "> said\n" * 200, "1. one\n   more\n" * 100, "<b>\n" * 300,
        "# heading\n" * 200, "[a]: https://example.com/\n" * 60, "a[^1]\n\n[^1]: " + "note " * 200, "* " * 500,
    ],
)  # fmt: skip
def test_whatever_is_too_long_is_cut_and_loses_no_word(text):
    found = parts(text, 100)
    assert len(found) > 1
    assert set(re.findall(r"\w+", text)) <= set(re.findall(r"\w+", " ".join(found))) | {"x" * 900}
    assert sum(part.count("x") for part in found) >= text.count("x")

from __future__ import annotations

import pytest

from okrsite_gen.cli.spans import harmless, plain, width


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain — ü 日本", "plain — ü 日本"),
        ("\x1b[31mred", "␛[31mred"),
        ("a\tb", "a b"),
        ("\x9b2J", "\N{REPLACEMENT CHARACTER}2J"),
        ("abc\u202edef", "abc\N{REPLACEMENT CHARACTER}def"),
        ("line\r\nbreak", "line␍␊break"),
        ("شهر\u061c!", "شهر\N{REPLACEMENT CHARACTER}!"),
        ("::add-mask::x", "\N{RATIO}:add-mask::x"),
        ("  ::error::x", "  \N{RATIO}:error::x"),
        ("std::vector", "std::vector"),
        ("see ##[error]x", "see \N{MUSIC SHARP SIGN}#[error]x"),
        ("##vso[task.complete]", "\N{MUSIC SHARP SIGN}#vso[task.complete]"),
        ("## Heading", "## Heading"),
    ],
)
def test_words_of_authors_cannot_command_the_terminal(text, shown):
    assert harmless(text) == shown


@pytest.mark.parametrize(("text", "columns"), [("abc", 3), ("日本", 4), ("é", 1), ("e\u0301", 1), ("", 0)])
def test_width_counts_columns(text, columns):
    assert width(text) == columns


def test_a_plain_line_has_no_styles_and_no_blanks_at_its_end():
    assert plain((("a", "bold"), (" b ", ""))) == "a b"

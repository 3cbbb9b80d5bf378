"""Entries of a page that are nothing but a link, and what it takes to see that."""

from __future__ import annotations

import time

import pytest

from okrsite_gen.exchange.handbook.roles import _is_link_alone


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("https://tracker.example/481", True),
        ("Docs: https://tracker.example/481.", True),
        ("[The board](https://tracker.example/481)", True),
        ("**[The board of https://x.example](b.md)** (in German)", True),
        ("https://tracker.example/481 (read it)", True),
        ("https://tracker.example/481(read it)", True),
        ("https://en.wiki.example/OKR_(method)", True),
        ("https://tracker.example/481 has the list", False),
        ("https://tracker.example/481 (whoever wants to read much more of it)", False),
        ("[The board](b.md) and [another](c.md)", False),
        ("Sign ten shops", False),
    ],
)
def test_a_link_alone_may_have_a_word_before_and_an_aside_behind_it(text, alone):
    assert _is_link_alone(text) is alone


@pytest.mark.parametrize("part", ["()", "(", "[", "[](", "- ", "(a "])
def test_long_rows_of_signs_behind_a_link_take_moments(part):
    begun = time.process_time()
    _is_link_alone(f"https://{part * 2000}"[:1990] + "a b")
    assert time.process_time() - begun < 0.25

"""Lines of titles in drawings."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from okrsite_gen.site.maps.words import width, wrap


def test_a_title_is_broken_between_words() -> None:
    assert wrap("Every bike is ready for the winter", 10.5) == ("Every bike is ready", "for the winter")


def test_a_word_that_is_too_wide_is_broken_and_not_cut() -> None:
    lines = wrap("W" * 30, 10)
    assert "".join(lines) == "W" * 30
    assert max(map(width, lines)) <= 10


def test_letters_keep_their_accents_when_a_word_is_broken() -> None:
    assert wrap("e\u0301" * 3, 1.2) == ("e\u0301e\u0301", "e\u0301")


def test_ideographs_and_emoji_take_more_room_than_letters() -> None:
    assert width("目標") > width("okr")
    assert width("🚲") > width("w")


def test_no_words_are_no_lines() -> None:
    assert wrap("  ", 10) == ()


@given(st.text(max_size=200), st.floats(2, 40))
def test_nothing_is_lost_and_no_line_is_too_long(text: str, room: float) -> None:
    lines = wrap(text, room)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width(line) <= room or width(line) == 0 for line in lines)

"""Titles through time: which say something else, and which only look different."""

from __future__ import annotations

import pytest

from okrsite_gen.analysis.rewording import reworded

BEFORE = "Share of sign-ups that are live rises from 38% to 60%"


@pytest.mark.parametrize(
    "after",
    [
        "share of sign-ups that are LIVE rises from 38% to 60%",
        "Share of [sign-ups](https://example.org) that are **live** rises, from 38% to 60%.",
        "Share of sign-ups that are live risess from 38% to 60%",
    ],
)
def test_marks_capitals_links_and_slips_say_nothing_else(after):
    assert not reworded(BEFORE, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (BEFORE, "Share of paying sign-ups that are live rises from 38% to 60%"),
        (BEFORE, "Share of sign-ups that are live rises from 38% to 55%"),
        ("Churn decreases in every market", "Churn increases in every market"),
        ("Invoices go out weekly", "Invoices go out monthly"),
        ("解約率を下げる取り組みを進める", "解約率を上げる取り組みを進める"),
    ],
)
def test_other_words_and_other_figures_do(before, after):
    assert reworded(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [(BEFORE, BEFORE.replace("60%", "55%")), ("From nine to twelve mechanics", "From nine to fourteen mechanics")],
)
def test_a_title_may_follow_its_figures(before, after):
    assert not reworded(before, after, with_figures=True)
    assert reworded(BEFORE, "Everybody is live", with_figures=True)

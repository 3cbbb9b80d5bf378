"""Slips beyond doubt."""

from __future__ import annotations

import pytest

from okrsite_gen.content.schema import FRONTS, KeyResultFront
from okrsite_gen.model.nearest import certain

OBJECTIVE = FRONTS["objective"].field_names()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("titel", "title"), ("ttle", "title"), ("titlle", "title"), ("tutle", "title"), ("itle", "title"),
        ("titles", "title"), ("Title", "title"), ("keyresults", "key_results"), ("key-result", "key_results"),
        ("tite", "title"), ("headline", ""), ("tiel", ""), ("tag", ""), ("", ""),
    ],
)  # fmt: skip
def test_one_slip_is_certain_and_two_are_not(written, meant):
    assert certain(written, OBJECTIVE) == meant


@pytest.mark.parametrize("written", ["startt", "mon", "mxa", "stat"])
def test_what_is_near_two_names_or_too_short_is_not_certain(written):
    assert certain(written, KeyResultFront.field_names()) == ""

"""Mappings that are made when somebody first looks into them, and no more of them than somebody asks for."""

from __future__ import annotations

import pytest

from okrsite_gen.site.lazily import EachLazily, Lazily


def test_nothing_is_made_before_somebody_looks_and_everything_once():
    made = []
    weeks = Lazily(lambda: made.append("all") or {"a": 1, "b": 2})
    assert made == []
    assert ("a" in weeks, weeks["b"], list(weeks), len(weeks), weeks.get("c")) == (True, 2, ["a", "b"], 2, None)
    assert made == ["all"]


def test_only_what_is_asked_for_is_made_and_each_once():
    made = []
    names = EachLazily({"a": 0, "b": 0}, lambda key: made.append(key) or key.upper())
    assert (len(names), list(names), "b" in names, made) == (2, ["a", "b"], True, [])
    assert (names["b"], names["b"], names.get("c"), made) == ("B", "B", None, ["b"])
    with pytest.raises(KeyError):
        names["c"]

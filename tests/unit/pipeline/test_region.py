"""What a check after an edit knows of teams: whose a file is, what it names, and what is left for the next check."""

from __future__ import annotations

from dataclasses import replace

import pytest

from okrsite_gen.content.codes_org import SUPPORT_CIRCLE, UNKNOWN_PERSON
from okrsite_gen.content.discover import discover_in
from okrsite_gen.model.names import Place
from okrsite_gen.pipeline.region.context import Context
from okrsite_gen.pipeline.region.ledger import NAME, Ledger, leave, only_whole, recall
from okrsite_gen.pipeline.region.marks import Marks, differ
from okrsite_gen.pipeline.region.units import Units
from okrsite_gen.pipeline.region.words import Words
from okrsite_gen.pipeline.region.world import World
from okrsite_gen.store.cache import CacheFolder

LOST = UNKNOWN_PERSON.at(Place("content/teams/a/team.md", ("lead",)), "There is no person `@noor`.", "", "Write one.")
LEDGER = Ledger(
    "key",
    World("digest", "commit", "base"),
    {"content/teams/a/team.md": "12ab"},
    {"a": Words(("b/2026/x",), ("b",), reports=(("content/teams/a/2026/plan.md", ("b/2026/x",)),), parent="b")},
    {
        "a": Marks(
            {"a/2026/y": "34"}, {}, {"ALI001": "56"}, {"WRD007": (("2026", "words"),)}, ("b",), {"2026": "y"}, "7"
        )
    },
    (LOST,),
    (LOST,),
    (LOST,),
    frozenset({"a"}),
    "True None None",
    {"a": "89"},
)


@pytest.fixture
def cache(tmp_path) -> CacheFolder:
    return CacheFolder(tmp_path, "1")


@pytest.mark.parametrize(
    ("folders", "file", "team"),
    [
        (("content",), "content/teams/Café/2026/x.md", "café"),
        (("content",), "content/teams/Cafe\u0301/team.md", "café"),
        (("content",), "content/teams/stray.md", ""),
        (("content",), "content/pages/teams/a.md", ""),
        (("content",), "okrsite.yml", ""),
        ((".",), "teams/a/team.md", "a"),
        (("all", "all/inner"), "all/inner/teams/a/team.md", "a"),
    ],
)
def test_a_file_belongs_to_the_team_below_whose_folder_it_lies(folders, file, team):
    assert Units(folders).of(file) == team


def test_what_a_team_is_concerns_everybody():
    units = Units(("content",))
    assert units.is_everybodys("content/teams/a/team.md")
    assert units.is_everybodys("content/cycles/2026.md")
    assert not units.is_everybodys("content/teams/a/2026/x.md")


def test_what_is_left_is_there_the_next_time(cache):
    leave(cache, LEDGER, "key")
    assert recall(cache) == LEDGER


@pytest.mark.parametrize("plain", [None, 7, ("key",), ("key", (), {}, {"a": 1}, {}, [], [], "", {}), (1,) * 9])
def test_what_is_no_ledger_is_none(cache, plain):
    cache.write(NAME, plain)
    assert recall(cache) is None


def test_an_organisation_that_any_edit_may_concern_leaves_none(cache):
    leave(cache, LEDGER, "key")
    leave(cache, None, "key")
    assert recall(cache) is None


@pytest.mark.parametrize(
    ("changes", "raw"),
    [
        ({"words": {"a": Words(aliases=True)}}, ()),
        ({"lost": (LOST,) * 40}, ()),
        ({}, (SUPPORT_CIRCLE.at(Place("a.md"), "A circle."),)),
    ],
    ids=["an alias", "much that leads nowhere", "a circle"],
)
def test_aliases_circles_and_much_that_leads_nowhere_concern_everybody(changes, raw):
    assert not only_whole(LEDGER, ())
    assert only_whole(replace(LEDGER, **changes), raw)


def test_keys_that_came_went_or_changed_differ():
    assert set(differ({"same": "1", "went": "1", "other": "1"}, {"same": "1", "other": "2", "came": "1"})) == {
        "went",
        "other",
        "came",
    }


FILES = [
    "index.md",
    "teams/a/team.md",
    "teams/a/2026/x.md",
    "teams/b/team.md",
    "teams/b/2026/named.md",
    "teams/b/2026/other.md",
    "teams/c/team.md",
    "teams/c/2026/check-ins/2026-11-10.md",
    "teams/d/team.md",
    "teams/d/2026/far.md",
    "teams/top/team.md",
]
WORDS = {
    "a": Words(("b/2026/named",), parent="top"),
    "b": Words(("d/2026/far",)),
    "c": Words(("a/2026/x",), reports=(("content/teams/c/2026/check-ins/2026-11-10.md", ("a/2026/x",)),)),
}


def read_with(words, *teams, samples=()) -> set[str]:
    found = discover_in({f"content/{path}": b"---\ntitle: T\n---\n" for path in FILES}, ("content",))
    part = Context(found, Units(("content",))).part(frozenset(teams), words, samples)
    return {source.path.removeprefix("content/") for source in part.sources}


def test_around_a_team_is_read_what_it_names_what_speaks_of_it_and_what_is_above():
    around = {"index.md", "teams/a/team.md", "teams/a/2026/x.md", "teams/top/team.md"}
    named, speaking = {"teams/b/team.md", "teams/b/2026/named.md"}, {path for path in FILES if "/c/" in path}
    assert read_with(WORDS, "a") == around | named | speaking


def test_what_a_plan_answers_is_read_with_what_is_asked_there():
    plan = Words(("b/2026/named",), reports=(("content/teams/a/2026/plan.md", ("b/2026/named",)),))
    assert "teams/d/2026/far.md" in read_with({**WORDS, "a": plan}, "a")


def test_those_that_are_added_up_are_read_with_all_that_belongs_to_them():
    words = {
        "a": Words(adding_up=("a/2026/x",)),
        "b": Words(supports=(("content/teams/b/2026/named.md", "b/2026/named", "a/2026/x"),)),
    }
    assert "teams/b/2026/other.md" in read_with(words, "a")


def test_samples_are_read_too():
    assert "teams/d/2026/far.md" in read_with({}, "a", samples=["d/2026/far"])

"""Ranks, order and places of a map, before anything is drawn."""

from __future__ import annotations

import random
from itertools import combinations, pairwise, permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from okrsite_gen.site.maps.branches import move_branches
from okrsite_gen.site.maps.crossings import crossings, crossings_between, crossings_of_pair
from okrsite_gen.site.maps.graph import Ranked, is_bend, rank
from okrsite_gen.site.maps.order import order
from okrsite_gen.site.maps.places import places

GAP = 10


def boxes_of(ranked: Ranked) -> list[list[str]]:
    return [[key for key in row if isinstance(key, str)] for row in ranked.ranks]


@st.composite
def maps(draw: st.DrawFn) -> tuple[list[str], list[tuple[str, str]]]:
    count = draw(st.integers(1, 14))
    boxes = [f"o{number}" for number in range(count)]
    pairs = list(combinations(boxes, 2))
    lines = draw(st.lists(st.sampled_from(pairs), max_size=24)) if pairs else []
    return boxes, lines


# Ranks


def test_a_box_stands_below_everything_that_it_supports() -> None:
    ranked = rank("abcd", [("a", "b"), ("b", "d"), ("a", "d"), ("a", "c")])
    assert boxes_of(ranked) == [["a"], ["b", "c"], ["d"]]


def test_what_supports_nothing_stands_just_above_what_supports_it() -> None:
    ranked = rank(["year", "quarter", "team", "late"], [("year", "quarter"), ("quarter", "team"), ("late", "team")])
    assert boxes_of(ranked) == [["year"], ["quarter", "late"], ["team"]]


def test_a_branch_stands_as_deep_as_makes_its_lines_short_in_sum() -> None:
    deep = [("year", "quarter"), ("quarter", "team"), ("team", "one"), ("team", "two")]
    ranked = rank(["year", "plan", "quarter", "part", "team", "one", "two"], [*deep, ("plan", "part"), ("part", "one")])
    assert boxes_of(ranked) == [["year"], ["plan", "quarter"], ["part", "team"], ["one", "two"]]


def test_a_long_line_bends_in_every_rank_that_it_passes() -> None:
    ranked = rank("abc", [("a", "b"), ("b", "c"), ("a", "c")])
    assert [key for row in ranked.ranks for key in row if is_bend(key)] == [("a", "c", 1)]


def test_lines_to_nothing_and_to_oneself_are_left_out() -> None:
    ranked = rank("ab", [("a", "a"), ("a", "b"), ("a", "b"), ("a", "hidden")])
    assert ranked.below == {"a": ("b",)}


def test_a_circle_is_opened_where_reading_order_closes_it() -> None:
    ranked = rank("xabc", [("x", "a"), ("a", "b"), ("b", "c"), ("c", "a")])
    assert boxes_of(ranked) == [["x"], ["a"], ["b"], ["c"]]
    assert boxes_of(rank("ab", [("a", "b"), ("b", "a")])) == [["a"], ["b"]]


# Crossings


def test_lines_that_cross_are_counted() -> None:
    below = {"a": ("y",), "b": ("x",), "c": ("x", "y")}
    assert crossings_between("abc", "xy", below) == 2
    assert crossings_between("bca", "xy", below) == 0


@given(st.lists(st.integers(0, 5)), st.lists(st.integers(0, 5)))
def test_exchanging_neighbours_exchanges_their_crossings(first: list[int], second: list[int]) -> None:
    one, other = sorted(first), sorted(second)
    as_is, swapped = crossings_of_pair(one, other)
    assert as_is == sum(a > b for a in one for b in other)
    assert swapped == sum(a < b for a in one for b in other)


# Order


def test_a_tree_is_drawn_without_crossings_whatever_the_order_of_its_boxes() -> None:
    lines = [("m", "a"), ("m", "b"), ("a", "a1"), ("a", "a2"), ("b", "b1"), ("b", "b2")]
    for shuffled in permutations(["a2", "b1", "a1", "b2"]):
        assert crossings(order(rank(["m", "b", "a", *shuffled], lines))) == 0


def test_branches_that_share_a_child_come_to_stand_side_by_side() -> None:
    lines = [("p", "p1"), ("p", "pq"), ("q", "pq"), ("q", "qr"), ("r", "qr"), ("r", "r1")]
    assert crossings(order(rank(["q", "p", "r", "r1", "p1", "pq", "qr"], lines))) == 0


def test_a_branch_changes_places_as_a_whole_where_moving_single_boxes_would_only_tangle_it() -> None:
    lines = [("m", "a"), ("m", "b"), ("m", "c"), ("a", "ac"), ("c", "ac")]
    lines += [(key, f"{key}{number}") for key in "abc" for number in range(4)]
    tangled = rank(list(dict.fromkeys(key for line in lines for key in line)), lines)
    rows = [["m"], list("abc"), ["a0", "a1", "a2", "a3", "ac", "b0", "b1", "b2", "b3", "c0", "c1", "c2", "c3"]]
    assert crossings(tangled.reordered(rows)) == 4
    move_branches(tangled, rows)
    assert crossings(tangled.reordered(rows)) == 0


def test_a_tangle_that_no_order_makes_plain_is_not_worth_a_long_search(monkeypatch) -> None:
    chance = random.Random(3)
    lines = [(str(upper), str(lower)) for lower in range(1, 30) for upper in chance.sample(range(lower), min(lower, 4))]
    searched = []
    monkeypatch.setattr("okrsite_gen.site.maps.order.move_branches", lambda *arguments: searched.append(arguments))
    assert crossings(order(rank([str(number) for number in range(30)], lines))) > 30
    assert searched == []


def test_parts_that_nothing_joins_do_not_mix() -> None:
    lines = [("a", "a1"), ("b", "b1"), ("a", "a2"), ("b", "b2")]
    assert boxes_of(order(rank(["a", "b", "a1", "b1", "a2", "b2"], lines)))[1] == ["a1", "a2", "b1", "b2"]


@settings(max_examples=40)
@given(maps())
def test_ordering_keeps_every_box_in_its_rank_and_is_never_worse(
    drawn: tuple[list[str], list[tuple[str, str]]],
) -> None:
    ranked = rank(*drawn)
    ordered = order(ranked)
    assert [sorted(map(str, row)) for row in ordered.ranks] == [sorted(map(str, row)) for row in ranked.ranks]
    assert crossings(ordered) <= crossings(ranked)
    assert order(ranked) == ordered


# Places


def test_a_box_stands_level_with_the_first_that_hangs_on_it() -> None:
    ranked = rank(["a", "b", "a1", "a2", "b1"], [("a", "a1"), ("a", "a2"), ("b", "b1")])
    begins = places(ranked, dict.fromkeys(["a", "b", "a1", "a2", "b1"], 50), GAP)
    assert begins == {"a": 0, "a1": 0, "a2": 60, "b": 120, "b1": 120}


@given(maps(), st.data())
def test_boxes_of_a_rank_never_overlap(drawn: tuple[list[str], list[tuple[str, str]]], data: st.DataObject) -> None:
    ranked = order(rank(*drawn))
    extents = {key: 4 if is_bend(key) else data.draw(st.integers(20, 90)) for row in ranked.ranks for key in row}
    begins = places(ranked, extents, GAP)
    for row in ranked.ranks:
        for one, other in pairwise(row):
            assert begins[other] >= begins[one] + extents[one] + GAP

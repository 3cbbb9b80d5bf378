"""Finding circles and the edge to drop."""

from __future__ import annotations

import random

import pytest

from okrsite_gen.content.resolve.circles import Edge, circles_in


def edges_of(text: str) -> list[Edge]:
    """Read `a>b` pairs; each edge stands in the file named after its source."""
    return [Edge(pair[0], position, pair[0], pair[2]) for position, pair in enumerate(text.split())]


@pytest.mark.parametrize(
    ("edges", "dropped", "paths"),
    [
        ("a>b b>c a>c", [], []),
        ("a>b b>a", ["b>a"], ["bab"]),
        ("b>a a>b", ["b>a"], ["bab"]),
        ("a>b b>c c>a", ["c>a"], ["cabc"]),
        ("c>b b>a a>c", ["c>b"], ["cbac"]),
        ("a>a", ["a>a"], ["aa"]),
        ("a>b b>a c>d d>c", ["b>a", "d>c"], ["bab", "dcd"]),
        ("a>b b>a b>c c>b", ["b>a", "c>b"], ["bab", "cbc"]),
        ("x>a a>b b>c c>a c>y", ["c>a"], ["cabc"]),
    ],
)
def test_of_each_circle_the_edge_whose_file_sorts_last_is_dropped(edges, dropped, paths):
    circles = circles_in(edges_of(edges))
    assert [f"{circle.dropped.source}>{circle.dropped.target}" for circle in circles] == dropped
    assert ["".join(circle.path) for circle in circles] == paths


def test_the_order_in_which_edges_arrive_changes_nothing():
    edges = edges_of("a>b b>c c>d d>a c>a b>a e>b d>e")
    expected = circles_in(edges)
    for seed in range(20):
        random.Random(seed).shuffle(edges)
        assert circles_in(edges) == expected


@pytest.mark.parametrize("seed", range(30))
def test_what_is_left_of_any_graph_has_no_circle_and_every_path_is_a_real_one(seed):
    source = random.Random(seed)
    names = [f"n{number}" for number in range(12)]
    edges = list(
        {
            (a, b): Edge(a, number, a, b)
            for number, (a, b) in enumerate((source.choice(names), source.choice(names)) for _ in range(30))
        }.values()
    )
    circles = circles_in(edges)
    dropped = {circle.dropped for circle in circles}
    left = [edge for edge in edges if edge not in dropped]
    assert circles_in(left) == ()
    pairs = {(edge.source, edge.target): edge for edge in edges}
    for circle in circles:
        steps = [pairs[pair] for pair in zip(circle.path, circle.path[1:], strict=False)]
        assert circle.path[0] == circle.path[-1]
        assert steps[0] == circle.dropped == max(steps)


@pytest.mark.parametrize("step", [1, -1])
def test_a_ring_of_ten_thousand_is_opened_with_one_edge(step):
    count = 10_000
    names = [f"{number:05}" for number in range(count)]
    edges = [Edge(names[i], 0, names[i], names[(i + step) % count]) for i in range(count)]
    (circle,) = circles_in(edges)
    assert circle.dropped.source == names[-1]
    assert len(circle.path) == count + 1

"""Circles among things that point at each other, and which pointer to drop so that none is left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """One thing pointing at another; edges are ordered by the file that holds them."""

    file: str
    position: int
    """Place among the pointers of the same file."""
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Circle:
    """A way that leads back to where it began."""

    dropped: Edge
    """The edge whose file sorts last; without it the circle is open."""
    path: tuple[str, ...]
    """Every thing on the way, from the source of the dropped edge back to itself."""


def circles_in(edges: Iterable[Edge]) -> tuple[Circle, ...]:
    """Return the circles, and with them the edges without which there is none.

    Edges are taken in the order of their files, and one that would close a circle is left out: it is the last of
    its circle. Only where things are knotted together is anything searched, so that an organisation without circles
    costs one walk.
    """
    edges = list(edges)
    loops = [edge for edge in edges if edge.source == edge.target]
    rest = [edge for edge in edges if edge.source != edge.target]
    knot_of = _knots(rest)
    found = [Circle(edge, (edge.source, edge.target)) for edge in loops]
    knotted: dict[int, list[Edge]] = {}
    for edge in rest:
        if edge.source in knot_of and knot_of[edge.source] == knot_of.get(edge.target):
            knotted.setdefault(knot_of[edge.source], []).append(edge)
    for knot in knotted.values():
        found.extend(_untie(sorted(knot)))
    return tuple(sorted(found, key=lambda circle: circle.dropped))


def _neighbours(edges: Iterable[Edge]) -> dict[str, list[str]]:
    neighbours: dict[str, list[str]] = {}
    for edge in edges:
        neighbours.setdefault(edge.source, []).append(edge.target)
        neighbours.setdefault(edge.target, [])
    return neighbours


def _finishing_order(neighbours: Mapping[str, Sequence[str]]) -> list[str]:
    """Return all nodes in the order in which a walk in depth leaves them."""
    order: list[str] = []
    seen: set[str] = set()
    for root in neighbours:
        if root in seen:
            continue
        seen.add(root)
        trail: list[tuple[str, Iterator[str]]] = [(root, iter(neighbours[root]))]
        while trail:
            node, rest = trail[-1]
            following = next((one for one in rest if one not in seen), None)
            if following is None:
                order.append(node)
                trail.pop()
            else:
                seen.add(following)
                trail.append((following, iter(neighbours[following])))
    return order


def _knots(edges: Sequence[Edge]) -> dict[str, int]:
    """Return, for every node from which a way leads back to itself, the number of the knot that it is part of."""
    back: dict[str, list[str]] = {}
    for edge in edges:
        back.setdefault(edge.target, []).append(edge.source)
    knot_of: dict[str, int] = {}
    seen: set[str] = set()
    for number, root in enumerate(reversed(_finishing_order(_neighbours(edges)))):
        if root in seen:
            continue
        members, waiting = [], [root]
        seen.add(root)
        while waiting:
            node = waiting.pop()
            members.append(node)
            for source in back.get(node, ()):
                if source not in seen:
                    seen.add(source)
                    waiting.append(source)
        if len(members) > 1:
            knot_of.update(dict.fromkeys(members, number))
    return knot_of


def _untie(edges: Sequence[Edge]) -> Iterator[Circle]:
    """Take the sorted edges of one knot one by one and yield the circle that an edge would close.

    A rank for every node, kept such that edges taken so far lead to higher ranks, confines each search to the ranks
    between the ends of the new edge (Pearce and Kelly's way of keeping a topological order).
    """
    ranks = {node: rank for rank, node in enumerate(reversed(_finishing_order(_neighbours(edges))))}
    forward: dict[str, list[str]] = {node: [] for node in ranks}
    backward: dict[str, list[str]] = {node: [] for node in ranks}
    for edge in edges:
        if ranks[edge.source] > ranks[edge.target]:
            first, last = ranks[edge.target], ranks[edge.source]
            after = _reach(edge.target, forward, lambda node, last=last: ranks[node] <= last)  # type: ignore[misc]
            if edge.source in after:
                yield Circle(edge, _way(edge, after))
                continue
            before = _reach(edge.source, backward, lambda node, first=first: ranks[node] >= first)  # type: ignore[misc]
            _reorder(ranks, list(before), list(after))
        forward[edge.source].append(edge.target)
        backward[edge.target].append(edge.source)


def _reach(root: str, neighbours: Mapping[str, Sequence[str]], near: Callable[[str], bool]) -> dict[str, str]:
    """Return every node that can be reached from `root` through near nodes, with the node before it."""
    before = {root: ""}
    waiting = [root]
    while waiting:
        node = waiting.pop()
        for following in neighbours[node]:
            if following not in before and near(following):
                before[following] = node
                waiting.append(following)
    return before


def _way(edge: Edge, before: Mapping[str, str]) -> tuple[str, ...]:
    """Return the way from the edge's source over the edge back to its source."""
    way = [edge.source]
    while way[-1] != edge.target:
        way.append(before[way[-1]])
    return (edge.source, *reversed(way))


def _reorder(ranks: dict[str, int], before: list[str], after: list[str]) -> None:
    """Hand the ranks of both groups out again, such that everything in `before` comes first."""
    ordered = [*sorted(before, key=ranks.__getitem__), *sorted(after, key=ranks.__getitem__)]
    free = sorted(ranks[node] for node in ordered)
    ranks.update(zip(ordered, free, strict=True))

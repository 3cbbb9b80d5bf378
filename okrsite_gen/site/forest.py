"""Trees that are shown as nested lists: cut into pages, and never nested deeper than can be read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

DEEPEST = 6
"""Levels below a root that are nested; what lies deeper starts a tree of its own beside it."""

Node = TypeVar("Node")


@dataclass(frozen=True, slots=True)
class Branch(Generic[Node]):
    """A node with what stands below it."""

    node: Node
    """What stands here."""
    children: tuple[Branch[Node], ...] = ()
    """What stands below it."""
    cut_off: bool = False
    """Whether it lies below another node that stands elsewhere, so that it has to say which."""


class _Growing(Generic[Node]):
    def __init__(self, node: Node, depth: int, level: int, *, cut_off: bool) -> None:
        self.node, self.depth, self.level, self.cut_off = node, depth, level, cut_off
        self.children: list[_Growing[Node]] = []

    def grown(self) -> Branch[Node]:
        return Branch(self.node, tuple(child.grown() for child in self.children), self.cut_off)


def forest(rows: Iterable[tuple[Node, int]], deepest: int = DEEPEST) -> tuple[Branch[Node], ...]:
    """Return the trees that rows of (node, depth) in reading order describe.

    A node becomes the root of a tree where the row above it in the hierarchy is not among the rows, or where it would
    be nested deeper than `deepest`.
    """
    roots: list[_Growing[Node]] = []
    way: list[_Growing[Node]] = []
    for node, depth in rows:
        while way and way[-1].depth >= depth:
            way.pop()
        above = way[-1] if way and way[-1].depth == depth - 1 and way[-1].level < deepest else None
        growing = _Growing(node, depth, above.level + 1 if above else 0, cut_off=above is None and depth > 0)
        (above.children if above else roots).append(growing)
        way.append(growing)
    return tuple(root.grown() for root in roots)

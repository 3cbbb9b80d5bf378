"""Ids for key results that have none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from okrsite_gen.content.document import Document, FrontValue, Role
from okrsite_gen.content.formatting.halves import Obstacle, halves_of, plain_lines
from okrsite_gen.content.formatting.nodes import Node, tree_of
from okrsite_gen.content.reading import read_document
from okrsite_gen.content.sources import Source, source_of
from okrsite_gen.content.writing.scalars import scalar


@dataclass(frozen=True, slots=True)
class NewId:
    """The id that a key result gets."""

    id: str
    former: str
    """The name that it had in its address so far."""


def with_ids(source: Source, role: Role, ids: Mapping[int, NewId]) -> tuple[bytes, int]:
    """Return an objective's file in which key results, by their positions, have ids, and old addresses as aliases.

    Also return how many have got one: those in braces are left as they are. Nothing else changes; this is verified
    by reading the file again.
    """
    halves = halves_of(source, role)
    if isinstance(halves, Obstacle) or not halves.fenced:
        return source.data, 0
    lines = list(halves.front)
    able = {at: node for at, node in _entries(tree_of(plain_lines(lines))) if at in ids}
    for position in sorted(able, reverse=True):
        _put(lines, able[position], ids[position])
    after = halves.with_front(lines)
    expected = _expected(read_document(source, role), {position: ids[position] for position in able})
    sure = read_document(source_of(source.path, after), role).front == expected
    return (after, len(able)) if sure else (source.data, 0)


def _entries(root: Node | None) -> Iterator[tuple[int, Node]]:
    """Yield position and node of each key result that is a group of fields in block style."""
    for name, value in root.fields if root else ():
        if name.value == "key_results":
            yield from ((at, node) for at, node in enumerate(value.items) if node.fields and not node.flow)


def _put(lines: list[str], node: Node, new: NewId) -> None:
    first, last = node.line, node.last_line
    end = "\r" if lines[first].endswith("\r") else ""
    indent = " " * node.column
    lines.insert(last + 1, f"{indent}aliases: [{scalar(new.former)}]{end}")
    lead, rest = lines[first][: node.column], lines[first][node.column :]
    lines[first : first + 1] = [f"{lead}id: {scalar(new.id)}{end}", f"{indent}{rest}"]


def _expected(before: Document, ids: Mapping[int, NewId]) -> dict[str, FrontValue]:
    """Return the fields as they are meant to be read."""
    entries = before.front.get("key_results")
    named: list[FrontValue] = list(entries) if isinstance(entries, list) else []
    for position, new in ids.items():
        entry = named[position]
        if isinstance(entry, dict):
            named[position] = {**entry, "id": new.id, "aliases": [new.former]}
    return {**before.front, "key_results": named}

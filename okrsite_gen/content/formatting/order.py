"""Fields of front matter in the order of the format: whole lines move, and comments go with what they belong to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from okrsite_gen.content.formatting.nodes import Node
from okrsite_gen.content.shape.base import Shape
from okrsite_gen.content.shape.locations import shape_at

_DASHES = re.compile(r" *(?:- +)+")
_NOTHING_SAID = re.compile(r"[ \t]*(?:#.*)?\r?")
_LIKE_AN_ENTRY = re.compile(r"#+[ \t]*-(?=[ \t])")


def in_order(lines: Sequence[str], root: Node, shape: type[Shape]) -> list[str]:
    """Return the lines of a YAML text with the fields of each group in the order in which `shape` names them.

    Comments and blank lines above a field go with it, those above the first field of a group stay on top of the
    group, and those below the last one at its end. An entry of a list that somebody made a comment stays in its list.
    A field that nobody knows stays behind the one before it. What stands in brackets or braces is left as it is.
    """
    return _Arranger(lines, shape).arranged(root, 0, len(lines))


@dataclass(slots=True)
class _Block:
    """A field with all that goes with it."""

    above: list[str]
    """Comments and blank lines above it."""
    own: list[str]
    """Its lines; the first begins with its name, indented."""


class _Arranger:
    def __init__(self, lines: Sequence[str], shape: type[Shape]) -> None:
        self._lines = lines
        self._shape = shape

    def arranged(self, node: Node, first: int, stop: int) -> list[str]:
        """Return the lines from `first` to before `stop`, which hold `node` and perhaps comments around it."""
        if node.flow:
            return list(self._lines[first:stop])
        if node.fields and self._can_move(node):
            return self._group(node, first, stop)
        return self._list(node, first, stop)

    def _list(self, node: Node, first: int, stop: int) -> list[str]:
        starts = [item.line for item in node.items]
        arranged = list(self._lines[first : starts[0] if starts else stop])
        for item, begin, end in zip(node.items, starts, [*starts[1:], stop], strict=False):
            arranged += self.arranged(item, begin, end)
        return arranged

    def _group(self, node: Node, first: int, stop: int) -> list[str]:
        """Return the lines of a group of fields in block style."""
        column, starts = node.column, [name.line for name, _ in node.fields]
        lead = self._lines[starts[0]][:column]
        top = list(self._lines[first : starts[0]])
        blocks: list[_Block] = []
        done = starts[0]
        for (name, value), limit in zip(node.fields, [*starts[1:], stop], strict=True):
            end = self._end_of(value, limit, column)
            own = self.arranged(value, name.line, end)
            blocks.append(_Block(list(self._lines[done : name.line]), [" " * column + own[0][column:], *own[1:]]))
            done = end
        ordered = [blocks[position] for position in self._order(node)]
        if ordered[0] is not blocks[0]:
            apart = bool(top) and top[-1].lstrip().startswith("#")
            top += _come_first(ordered, lead, apart=apart)
        ordered[0].own[0] = lead + ordered[0].own[0][column:]
        arranged = [line for block in ordered for line in (*block.above, *block.own)]
        return [*top, *arranged, *self._lines[done:stop]]

    def _can_move(self, node: Node) -> bool:
        """Whether each field begins a line of its own, the first one perhaps behind dashes."""
        column = node.column
        (first, _), *others = node.fields
        lead = self._lines[first.line][:column]
        return (not lead.strip(" ") or _DASHES.fullmatch(lead) is not None) and all(
            name.column == column and name.line > before.last_line and not self._lines[name.line][:column].strip(" ")
            for (name, _), (_, before) in zip(others, node.fields, strict=False)
        )

    def _end_of(self, value: Node, limit: int, column: int) -> int:
        """Return the line before which a field ends.

        Comments indented deeper than its name belong to it, and entries right below its list that became comments.
        """
        end, entry = value.last_line + 1, None
        for number in range(end, limit):
            line = self._lines[number]
            if not _NOTHING_SAID.fullmatch(line):
                break
            text = line.strip()
            if not text:
                continue
            depth = line.index("#")
            if depth == column and number == end and value.items and not value.flow:
                entry = _depth_of_entry(text, entry)
            if depth > column or (depth == column and number == end and entry is not None):
                end = number + 1
        return end

    def _order(self, node: Node) -> list[int]:
        """Return the positions of the fields of a group, in the order in which they should stand."""
        shape = shape_at(self._shape, node.path)
        if shape is None:
            return list(range(len(node.fields)))
        ranks = {name: rank for rank, name in enumerate(shape.field_names())}
        unknown, given = len(ranks) if shape.others_are else -1, []
        for name, _ in node.fields:
            rank = ranks.get(name.value, unknown)
            given.append(rank)
            unknown = unknown if shape.others_are else rank
        return sorted(range(len(given)), key=given.__getitem__)


def _depth_of_entry(comment: str, before: int | None) -> int | None:
    """Return in which column of a comment the dash of a list's entry stands, or did in the comment `before` it.

    None where it is no entry, and no further line of one.
    """
    found = _LIKE_AN_ENTRY.match(comment)
    if found:
        return found.end() - 1
    said = len(comment) - len(comment.lstrip("#").lstrip())
    return before if before is not None and before < said < len(comment) else None


def _come_first(ordered: list[_Block], lead: str, *, apart: bool) -> list[str]:
    """Let another field than before be the first of its group; return the lines that now stand above all of it.

    Blank lines above it go between it and the next one, unless they keep it `apart` from comments on top.
    """
    new, second = ordered[0], ordered[1]
    blank = 0 if apart else next((number for number, line in enumerate(new.above) if line.strip()), len(new.above))
    second.above = [*new.above[:blank], *second.above]
    above, new.above = new.above[blank:], []
    indent = lead[: len(lead) - len(lead.lstrip(" "))]
    return [f"{indent}{line.lstrip(' ')}" if line.strip() else line for line in above] if "-" in lead else above

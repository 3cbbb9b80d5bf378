"""A YAML text as a tree that knows on which lines each value stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from yaml.events import CollectionEndEvent, CollectionStartEvent, Event, MappingStartEvent, ScalarEvent

from okrsite_gen.content.document import Path
from okrsite_gen.content.yaml_reading.events import Events, end_of, start_of

BLOCK_STYLES = frozenset("|>")
"""Styles of texts that stand in lines of their own below their sign."""


@dataclass(slots=True)
class Node:
    """A value of a YAML text that has no errors. Lines, columns and indices count from 0, in characters."""

    path: Path
    start: int
    """Index of its first character."""
    line: int
    column: int
    end: int = 0
    """Index behind its last character; of lists and groups in block style it means nothing."""
    last_line: int = 0
    """The last line on which something of it stands."""
    style: str = ""
    """Of a scalar: its quotes, or `|` or `>`; empty where it is plain."""
    value: str = ""
    """Of a scalar."""
    flow: bool = False
    """Whether it is a list in brackets or a group in braces, or stands inside of one."""
    items: list[Node] = field(default_factory=list)
    """Of a list."""
    fields: list[tuple[Node, Node]] = field(default_factory=list)
    """Of a group: the name and the value of each field."""
    flow_collection: bool = False
    """Whether it is itself a list in brackets or a group in braces."""

    @property
    def scalar(self) -> bool:
        """Whether it is neither a list nor a group."""
        return not self.items and not self.fields and not self.flow_collection

    @property
    def lines_of_its_own(self) -> range:
        """The lines whose very characters may belong to the value, the space at their ends too."""
        if self.style in BLOCK_STYLES:
            return range(self.line + 1, self.last_line + 1)
        return range(self.line, self.last_line) if self.scalar or self.flow_collection else range(0)

    def walk(self) -> Iterator[Node]:
        """Yield this node and all inside it, names of fields too."""
        yield self
        for item in self.items:
            yield from item.walk()
        for name, value in self.fields:
            yield name
            yield from value.walk()


@dataclass(slots=True)
class _Open:
    node: Node
    mapping: bool
    name: Node | None = None


def tree_of(text: str) -> Node | None:
    """Return the tree of a YAML text; None where it holds nothing, or cannot be read to its end."""
    reader = _Reader(text)
    events = Events(text)
    for event in events:
        reader.take(event)
    return None if events.trouble else reader.root


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._stack: list[_Open] = []
        self.root: Node | None = None

    def take(self, event: Event) -> None:
        if isinstance(event, ScalarEvent):
            self._put(self._scalar(event))
        elif isinstance(event, CollectionStartEvent):
            node = self._node(event)
            node.flow_collection = bool(event.flow_style)
            node.flow = node.flow or node.flow_collection
            self._put(node)
            self._stack.append(_Open(node, isinstance(event, MappingStartEvent)))
        elif isinstance(event, CollectionEndEvent):
            self._close(event)

    def _node(self, event: Event) -> Node:
        mark = start_of(event)
        above = self._stack[-1] if self._stack else None
        path: Path = ()
        if above:
            step = (above.name.value if above.name else "") if above.mapping else len(above.node.items)
            path = (*above.node.path, step)
        return Node(path, mark.index, mark.line, mark.column, flow=bool(above and above.node.flow))

    def _scalar(self, event: ScalarEvent) -> Node:
        node, mark = self._node(event), end_of(event)
        node.style, node.value, node.end = event.style or "", event.value, mark.index
        if node.style in BLOCK_STYLES:
            node.last_line = node.line + self._lines_below(node)
        else:
            node.last_line = mark.line
        return node

    def _lines_below(self, node: Node) -> int:
        """Return how many lines a text has below its sign; blank ones at its end count where the sign has a `+`."""
        header, _, below = self._text[node.start :].partition("\n")
        written = self._text[node.start : node.end].rstrip().count("\n")
        if "+" in header.split(" #", 1)[0]:
            for line in below.split("\n")[written:-1]:
                if line.strip():
                    break
                written += 1
        return written

    def _put(self, node: Node) -> None:
        above = self._stack[-1] if self._stack else None
        if above is None:
            self.root = node
        elif not above.mapping:
            above.node.items.append(node)
        elif above.name is None:
            above.name = node
        else:
            above.node.fields.append((above.name, node))
            above.name = None

    def _close(self, event: CollectionEndEvent) -> None:
        node, mark = self._stack.pop().node, end_of(event)
        if node.flow_collection:
            node.end, node.last_line = mark.index, mark.line
        else:
            inner = [*node.items, *(each for pair in node.fields for each in pair)]
            node.last_line = max((each.last_line for each in inner), default=node.line)

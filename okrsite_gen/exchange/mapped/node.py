"""One thing that rows of a table tell of, before it is known where it belongs."""

from __future__ import annotations

from dataclasses import dataclass, field

from okrsite_gen.model.incoming import IncomingUpdate, Spot


@dataclass(slots=True)
class Node:
    """An objective, key result or initiative, with its cells."""

    kind: str
    """`objective`, `key_result`, `initiative`, or nothing where only its place among the others tells."""
    spot: Spot
    texts: dict[str, str] = field(default_factory=dict)
    """Field → text of the cell."""
    rest: list[tuple[str, str]] = field(default_factory=list)
    updates: list[IncomingUpdate] = field(default_factory=list)
    key: str = ""
    parents: tuple[str, ...] = ()
    """Ids or titles as written."""
    stands_alone: bool = False
    """Whether it is known that no objective above it in the table is its own."""
    above: Node | None = None
    """What it belongs to, once that is known."""
    children: list[Node] = field(default_factory=list)
    supports: list[str] = field(default_factory=list)
    """Keys, or titles as written."""

    @property
    def title(self) -> str:
        """Its title as written."""
        return self.texts.get("title", "")

    def text(self, name: str) -> str:
        """Return the text of a field, empty where there is none."""
        return self.texts.get(name, "")

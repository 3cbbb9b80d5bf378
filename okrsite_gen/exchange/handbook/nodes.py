"""What a page is made of: headings, list items, paragraphs and tables, nested as a reader sees them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum


class Shape(Enum):
    """How something stands on a page."""

    PAGE = "page"
    HEADING = "heading"
    LEAD = "lead"
    """A paragraph that stands above what follows like a heading: in bold, labelled, or ending in a colon."""
    ITEM = "item"
    TEXT = "text"
    TABLE = "table"
    CODE = "code"
    COMMENT = "comment"


LEAD_LEVEL = 70
"""Level of a paragraph that is an objective or a title in bold; a heading of n hashes has level 10 n."""
CONTAINER_LEVEL = 80
"""Level of a paragraph that only announces the list below it."""
DEEPEST_LIST = 24
"""Items nested deeper stand beside each other, so that a page cannot exhaust the stack."""


@dataclass(slots=True)
class Node:
    """One thing on a page, with what stands below it."""

    shape: Shape
    text: str
    """Its own words as one line of inline Markdown, without hashes, bullet, number or check box."""
    line: int
    level: int = 0
    """10 to 60 for headings, above that for leads; for items how deep they are nested, from 1."""
    number: str = ""
    """Number or letter of an ordered item as written."""
    checked: bool | None = None
    """Whether its check box is ticked; None without a check box."""
    children: list[Node] = field(default_factory=list)
    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    """Rows of a table as (line, cells); the first holds its headings."""

    def below(self) -> Iterator[Node]:
        """Yield everything below, from top to bottom."""
        for child in self.children:
            yield child
            yield from child.below()

    def items(self) -> list[Node]:
        """Return the list items directly below."""
        return [child for child in self.children if child.shape is Shape.ITEM]

    def depth(self) -> int:
        """Return how many levels of items stand below."""
        return max((1 + child.depth() for child in self.items()), default=0)


@dataclass(frozen=True, slots=True)
class Page:
    """A page taken apart."""

    root: Node
    matter: tuple[tuple[int, str, str], ...]
    """(line, key, value) of its front matter."""
    links: dict[str, tuple[int, str]]
    """(line, address) by name, in lower case, for links that name their address elsewhere (`[words][name]`)."""
    lines: int
    """Lines with words or signs."""

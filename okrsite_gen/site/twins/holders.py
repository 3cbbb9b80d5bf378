"""Elements whose blocks make up something of their own: lists, tables, what is quoted."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import chain

from okrsite_gen.site.twins.tags import Tag

_IS_NO_PARAGRAPH = re.compile(r"#|- |\d+\. |\||```|>|!\[")
_IS_LIST = re.compile(r"- |\d+\. ")
MOST_SPANNED = 100
"""Places that a cell of a table may take up in one direction."""


class Holder:
    """An element that is being read, and what has been found inside."""

    __slots__ = ("blocks", "heads", "holds_prose", "rows", "tag", "term")

    def __init__(self, tag: Tag) -> None:
        """Begin an element with its opening tag."""
        self.tag = tag
        self.blocks: list[str] = []
        """Its paragraphs, headings and so on; of a list its entries, of a table those of its caption."""
        self.holds_prose = False
        """Whether a text that a person wrote is inside."""
        self.term = ""
        """The latest term of a list of terms."""
        self.rows: list[list[tuple[Tag, str]]] = []
        """Rows of a table, each with its cells."""
        self.heads = 0
        """How many of them stand in its head."""

    def define(self, name: str, words: str) -> None:
        """Add to a list of terms what stands in a `dt` or `dd`."""
        if name == "dt":
            self.term = words
        elif words:
            self.blocks.append(f"- {self.term}: {words}" if self.term else f"- {words}")


def close(holder: Holder, outside: Holder) -> None:
    """Put what has been found inside an element into that in which it stands."""
    outside.holds_prose = outside.holds_prose or holder.holds_prose
    name = holder.tag.name
    if name == "li" and outside.tag.name in _LISTS:
        if holder.blocks:
            outside.blocks.append(_entry(holder, outside))
    else:
        outside.blocks += _WAYS[name](holder)


def titled(blocks: list[str], mark: str = "#") -> list[str]:
    """Move the first block that begins with a mark to the front."""
    for place, block in enumerate(blocks):
        if block.startswith(mark):
            return [block, *blocks[:place], *blocks[place + 1 :]] if place else blocks
    return blocks


def _held(holder: Holder) -> list[str]:
    blocks = titled(holder.blocks)
    return _together(holder, blocks) if "row" in holder.tag.classes else blocks


def _together(holder: Holder, blocks: list[str]) -> list[str]:
    """Return the blocks of an entry of a list, what it tells in several places as one line.

    What a person wrote keeps its paragraphs.
    """
    if len(blocks) == 1 or holder.holds_prose:
        return blocks
    found: list[str] = []
    for block in blocks:
        if found and not _IS_NO_PARAGRAPH.match(block) and not _IS_NO_PARAGRAPH.match(found[-1]):
            found[-1] += f" · {block}"
        else:
            found.append(block)
    return found


def _entry(item: Holder, holder: Holder) -> str:
    mark = f"{len(holder.blocks) + 1}. " if holder.tag.name == "ol" else "- "
    return mark + _set_in(_together(item, item.blocks), " " * len(mark))


def _set_in(blocks: list[str], margin: str) -> str:
    """Join the blocks of a list item: a list follows its words without a gap."""
    text = blocks[0]
    for block in blocks[1:]:
        text += ("\n" if _IS_LIST.match(block) else "\n\n") + block
    if "\n" not in text:
        return text
    return "\n".join(margin + each if number and each else each for number, each in enumerate(text.split("\n")))


def _list(holder: Holder) -> list[str]:
    items = holder.blocks
    return [("\n\n" if any("\n\n" in item for item in items) else "\n").join(items)] if items else []


def _terms(holder: Holder) -> list[str]:
    return ["\n".join(holder.blocks)] if holder.blocks else []


def _quotation(holder: Holder) -> list[str]:
    return ["\n".join(f"> {each}".rstrip() for each in "\n\n".join(holder.blocks).split("\n"))]


def _table(holder: Holder) -> list[str]:
    grid = _grid(holder.rows)
    heads = holder.heads
    if heads > 1:
        head = [" ".join(dict.fromkeys(filter(None, column))) for column in zip(*grid[:heads], strict=True)]
        grid = [head, *grid[heads:]]
    lines = [f"| {' | '.join(row)} |" for row in grid if any(row)]
    if not lines:
        return holder.blocks
    return [*holder.blocks, "\n".join((lines[0], f"|{' --- |' * len(grid[0])}", *lines[1:]))]


def _grid(rows: list[list[tuple[Tag, str]]]) -> list[list[str]]:
    """Return the words of each cell; a cell that spans several places says so in the first alone."""
    if not any("span" in tag.written for tag, _ in chain.from_iterable(rows)):
        width = max(map(len, rows), default=0)
        return [[words for _, words in row] + [""] * (width - len(row)) for row in rows]
    taken: dict[tuple[int, int], str] = {}
    for number, row in enumerate(rows):
        place = 0
        for tag, words in row:
            while (number, place) in taken:
                place += 1
            across, down = (min(tag.number(name), MOST_SPANNED) for name in ("colspan", "rowspan"))
            for each in range(across * down):
                taken[number + each // across, place + each % across] = ""
            taken[number, place] = words
    width = 1 + max((place for _, place in taken), default=0)
    return [[taken.get((number, place), "") for place in range(width)] for number in range(len(rows))]


_LISTS = frozenset({"ul", "ol"})
_WAYS: dict[str, Callable[[Holder], list[str]]] = {
    "ul": _list,
    "ol": _list,
    "li": _held,
    "article": _held,
    "dl": _terms,
    "blockquote": _quotation,
    "table": _table,
}
HOLDERS = frozenset(_WAYS)
"""Names of such elements."""

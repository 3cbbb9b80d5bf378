"""A page's own content as Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from okrsite_gen.site.twins.inline import Lead, all_text, line, line_of
from okrsite_gen.site.twins.tree import Element, Node, Reader

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_HOLDERS = frozenset({"article", "li"})
"""Where a heading may stand beside what belongs to it, and comes first here."""
_BEGINS_A_BLOCK = re.compile(r"(?:(#{1,6}(?=\s|$)|[-+](?=\s|$)|>|=+$|-{2,})|(\d{1,9})([.)])(?=\s|$))")
_IS_NO_PARAGRAPH = re.compile(r"#|- |\d+\. |\||```|>|!\[")
MOST_SPANNED = 100
"""Places that a cell of a table may take up in one direction."""
_QUIET = frozenset({"unseen"})


class Translator:
    """Puts the markup of pages into Markdown. What stands on many pages is put into it once."""

    def __init__(self, lead: Lead) -> None:
        """`lead` says where links lead, the same on each page."""
        self._lead = lead
        self._reader = Reader()

    def markdown_of(self, html: str) -> str:
        """Return the markup of a page's own content as Markdown, its title first."""
        found = _blocks(self._reader.tree_of(html), self._lead)
        title = next((place for place, block in enumerate(found) if block.startswith("# ")), None)
        if title:
            found.insert(0, found.pop(title))
        # A drawing may stand there twice, for wide places and for narrow ones.
        once = (block for number, block in enumerate(found) if not number or block != found[number - 1])
        return "\n\n".join(once) + "\n"


def _blocks(holder: Element, lead: Lead) -> list[str]:
    """Return the blocks inside an element; what is in between them is a paragraph of its own."""
    found: list[str] = []
    _add_blocks(found, holder, lead)
    return found


def _add_blocks(found: list[str], holder: Element, lead: Lead) -> None:
    if not holder.holds_blocks:
        _add_paragraph(found, line_of(holder, lead))
        return
    run: list[Node] = []
    for node in holder.children:
        if isinstance(node, str):
            if run or not node.isspace():
                run.append(node)
        elif not node.is_block:
            run.append(node)
        else:
            if run:
                _add_paragraph(found, line(run, lead))
                run = []
            _add_block(found, node, lead)
    if run:
        _add_paragraph(found, line(run, lead))


def _add_paragraph(found: list[str], words: str) -> None:
    words = words.strip()
    if words:
        begins = _BEGINS_A_BLOCK.match(words)
        found.append(_as_words(begins) + words[begins.end() :] if begins else words)


def _as_words(found: re.Match[str]) -> str:
    return f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}"


def _add_block(found: list[str], node: Element, lead: Lead) -> None:
    tag = node.tag
    if tag in _HOLDERS:
        found += _held(node, lead)
    elif tag in _WAYS:
        found += _WAYS[tag](node, lead)
    else:
        _add_blocks(found, node, lead)


def _heading(node: Element, lead: Lead) -> Iterator[str]:
    words = line_of(node, lead).strip()
    if words:
        yield f"{'#' * _HEADINGS[node.tag]} {words}"


def _code(node: Element, _lead: Lead) -> Iterator[str]:
    yield _fenced(all_text(node))


def _quotation(node: Element, lead: Lead) -> Iterator[str]:
    yield "\n".join(f"> {each}".rstrip() for each in "\n\n".join(_blocks(node, lead)).split("\n"))


def _rule(_node: Element, _lead: Lead) -> Iterator[str]:
    yield "---"


def _held(node: Element, lead: Lead) -> list[str]:
    found = _blocks(node, lead)
    head = next((place for place, block in enumerate(found) if block.startswith("#")), None)
    if head:
        found.insert(0, found.pop(head))
    return _together(node, found) if "row" in node.written and "row" in node.classes else found


def _together(node: Element, blocks: list[str]) -> list[str]:
    """Return the blocks of an entry of a list, what it tells in several places as one line.

    What a person wrote keeps its paragraphs.
    """
    if len(blocks) == 1 or node.holds_prose:
        return blocks
    found: list[str] = []
    for block in blocks:
        if found and not _IS_NO_PARAGRAPH.match(block) and not _IS_NO_PARAGRAPH.match(found[-1]):
            found[-1] += f" · {block}"
        else:
            found.append(block)
    return found


def _list(node: Element, lead: Lead) -> Iterator[str]:
    items: list[str] = []
    for item in node.elements:
        if item.tag != "li":
            continue
        blocks = _together(item, _blocks(item, lead))
        if not blocks:
            continue
        mark = f"{len(items) + 1}. " if node.tag == "ol" else "- "
        items.append(mark + _set_in(blocks, " " * len(mark)))
    if items:
        yield ("\n\n" if any("\n\n" in item for item in items) else "\n").join(items)


def _set_in(blocks: list[str], margin: str) -> str:
    """Join the blocks of a list item: a list follows its words without a gap."""
    text = blocks[0]
    for block in blocks[1:]:
        text += ("\n" if re.match(r"- |\d+\. ", block) else "\n\n") + block
    return "\n".join(margin + each if number and each else each for number, each in enumerate(text.split("\n")))


def _terms(node: Element, lead: Lead) -> Iterator[str]:
    items: list[str] = []
    term = ""
    for each in _terms_inside(node):
        words = line_of(each, lead).strip()
        if each.tag == "dt":
            term = words
        elif words:
            items.append(f"- {term}: {words}" if term else f"- {words}")
    if items:
        yield "\n".join(items)


def _terms_inside(node: Element) -> Iterator[Element]:
    for each in node.elements:
        if each.tag in {"dt", "dd"}:
            yield each
        else:
            yield from _terms_inside(each)


def _table(node: Element, lead: Lead) -> Iterator[str]:
    for caption in node.elements:
        if caption.tag == "caption" and _QUIET.isdisjoint(caption.classes):
            yield from _blocks(caption, lead)
    heads = len(list(_rows(node, "thead")))
    grid = _grid(_rows(node), lead)
    if heads > 1:
        grid = [
            [" ".join(dict.fromkeys(filter(None, column))) for column in zip(*grid[:heads], strict=True)],
            *grid[heads:],
        ]
    lines = [f"| {' | '.join(row)} |" for row in grid if any(row)]
    if lines:
        yield "\n".join((lines[0], f"|{' --- |' * len(grid[0])}", *lines[1:]))


def _grid(rows: Iterable[Element], lead: Lead) -> list[list[str]]:
    """Return the words of each cell; a cell that spans several places says so in the first alone."""
    grid: list[list[str]] = []
    taken: dict[tuple[int, int], str] = {}
    for number, row in enumerate(rows):
        place = 0
        for cell in row.elements:
            if cell.tag not in {"th", "td"}:
                continue
            while (number, place) in taken:
                place += 1
            across, down = (_span(cell, name) for name in ("colspan", "rowspan"))
            for each in range(across * down):
                taken[number + each // across, place + each % across] = ""
            taken[number, place] = _cell(cell, lead)
        grid.append([])
    width = 1 + max((place for _, place in taken), default=0)
    return [[taken.get((number, place), "") for place in range(width)] for number in range(len(grid))]


def _span(cell: Element, name: str) -> int:
    written = cell.attributes.get(name, "1")
    return min(int(written), MOST_SPANNED) if written.isdecimal() and int(written) else 1


def _rows(node: Element, inside: str = "") -> Iterator[Element]:
    """Yield the rows of a table, or those inside one part of it."""
    for each in node.elements:
        if each.tag == "tr":
            if not inside:
                yield each
        elif each.tag != "caption":
            yield from _rows(each, "" if each.tag == inside else inside)


def _cell(cell: Element, lead: Lead) -> str:
    return line_of(cell, lead).strip().replace("|", "\\|")


def _fenced(text: str) -> str:
    fence = "`" * max(3, 1 + max(map(len, re.findall(r"`+", text)), default=0))
    return f"{fence}\n{text.rstrip(chr(10))}\n{fence}"


_WAYS: dict[str, Callable[[Element, Lead], Iterator[str]]] = {
    **dict.fromkeys(_HEADINGS, _heading),
    "ul": _list,
    "ol": _list,
    "dl": _terms,
    "table": _table,
    "pre": _code,
    "blockquote": _quotation,
    "hr": _rule,
}

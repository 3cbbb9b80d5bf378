"""A page's own content as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from okrsite_gen.site.twins.inline import Lead, all_text, line
from okrsite_gen.site.twins.tree import Element, Node, tree_of

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    {"main", "section", "article", "div", "p", "ul", "ol", "dl", "table", "figure", "figcaption", "pre", "blockquote"}
    | {"details", "summary", "header", "footer", "aside", "hr", "caption"}
    | _HEADINGS.keys()
)
_HOLDERS = frozenset({"article", "li"})
"""Where a heading may stand beside what belongs to it, and comes first here."""
_BEGINS_A_BLOCK = re.compile(r"(?:(#{1,6}(?=\s|$)|[-+](?=\s|$)|>|=+$|-{2,})|(\d{1,9})([.)])(?=\s|$))")
_IS_NO_PARAGRAPH = re.compile(r"#|- |\d+\. |\||```|>|!\[")
MOST_SPANNED = 100
"""Places that a cell of a table may take up in one direction."""
_QUIET = frozenset({"unseen"})


def markdown_of(html: str, lead: Lead) -> str:
    """Return the markup of a page's own content as Markdown, its title first; `lead` says where its links lead."""
    found = list(_blocks(tree_of(html).children, lead))
    title = next((place for place, block in enumerate(found) if block.startswith("# ")), None)
    if title:
        found.insert(0, found.pop(title))
    # A drawing may stand there twice, for wide places and for narrow ones.
    once = (block for number, block in enumerate(found) if not number or block != found[number - 1])
    return "\n\n".join(once) + "\n"


def _blocks(nodes: Iterable[Node], lead: Lead) -> Iterator[str]:
    """Yield blocks; what is in between them is a paragraph of its own."""
    run: list[Node] = []
    for node in nodes:
        if isinstance(node, str):
            if run or not node.isspace():
                run.append(node)
        elif not _is_block(node):
            run.append(node)
        else:
            if run:
                yield from _paragraph(run, lead)
                run = []
            yield from _block(node, lead)
    yield from _paragraph(run, lead)


def _is_block(node: Element) -> bool:
    return node.tag in _BLOCKS or (node.tag in {"span", "a"} and any(_is_block(each) for each in node.elements))


def _paragraph(nodes: list[Node], lead: Lead) -> Iterator[str]:
    words = line(nodes, lead).strip()
    if words:
        begins = _BEGINS_A_BLOCK.match(words)
        yield _as_words(begins) + words[begins.end() :] if begins else words


def _as_words(found: re.Match[str]) -> str:
    return f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}"


def _block(node: Element, lead: Lead) -> Iterator[str]:
    if node.tag in _HEADINGS:
        words = line(node.children, lead).strip()
        if words:
            yield f"{'#' * _HEADINGS[node.tag]} {words}"
    elif node.tag in {"p", "summary", "figcaption", "caption"} and not any(_is_block(each) for each in node.elements):
        yield from _paragraph(node.children, lead)
    elif node.tag in {"ul", "ol"}:
        yield from _list(node, lead)
    elif node.tag == "dl":
        yield from _terms(node, lead)
    elif node.tag == "table":
        yield from _table(node, lead)
    elif node.tag == "pre":
        yield _fenced(all_text(node))
    elif node.tag == "blockquote":
        yield "\n".join(f"> {each}".rstrip() for each in "\n\n".join(_blocks(node.children, lead)).split("\n"))
    elif node.tag == "hr":
        yield "---"
    else:
        yield from _held(node, lead)


def _held(node: Element, lead: Lead) -> Iterator[str]:
    found = list(_blocks(node.children, lead))
    if node.tag in _HOLDERS:
        head = next((place for place, block in enumerate(found) if block.startswith("#")), None)
        if head:
            found.insert(0, found.pop(head))
        found = _together(node, found) if "row" in node.classes else found
    yield from found


def _together(node: Element, blocks: list[str]) -> list[str]:
    """Return the blocks of an entry of a list, what it tells in several places as one line.

    What a person wrote keeps its paragraphs.
    """
    if len(blocks) == 1 or _has_prose(node):
        return blocks
    found: list[str] = []
    for block in blocks:
        if found and not _IS_NO_PARAGRAPH.match(block) and not _IS_NO_PARAGRAPH.match(found[-1]):
            found[-1] += f" · {block}"
        else:
            found.append(block)
    return found


def _has_prose(node: Element) -> bool:
    return any(("prose" in each.written and "prose" in each.classes) or _has_prose(each) for each in node.elements)


def _list(node: Element, lead: Lead) -> Iterator[str]:
    items: list[str] = []
    for item in node.elements:
        if item.tag != "li":
            continue
        blocks = _together(item, list(_blocks(item.children, lead)))
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
        words = line(each.children, lead).strip()
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
            yield from _block(caption, lead)
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
    return line(cell.children, lead).strip().replace("|", "\\|")


def _fenced(text: str) -> str:
    fence = "`" * max(3, 1 + max(map(len, re.findall(r"`+", text)), default=0))
    return f"{fence}\n{text.rstrip(chr(10))}\n{fence}"

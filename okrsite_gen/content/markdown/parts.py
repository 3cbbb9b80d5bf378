"""A long Markdown text cut into parts that are texts of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from markdown_it.token import Token

from okrsite_gen.content.markdown.parser import block_structure

Piece = tuple[str, bool]
"""Some lines, and whether they are a heading, which belongs to what follows."""

_SPACES = re.compile(r"(?<=\s)")


def parts(text: str, most: int) -> tuple[str, ...]:
    """Cut `text` where one block ends and the next begins, into parts of at most `most` characters.

    A longer block is cut between rows, entries, lines or words. Definitions of links and footnotes are in every part.
    """
    if len(text) <= most:
        return (text,)
    lines = text.split("\n")
    blocks = [token for token in block_structure().parse(text) if token.level == 0 and token.map]
    defined = _defined(lines, blocks)
    shared = "\n\n" + defined if defined and len(defined) < most // 2 else ""
    room = most - len(shared)
    pieces = [piece for block in _with_content(blocks) for piece in _pieces(lines, block, room)]
    if defined and not shared:
        pieces += [(piece, False) for piece in _by_lines(defined.split("\n"), room)]
    return tuple(each + shared for each in _evenly(pieces, room)) or (text[:most],)


def _evenly(pieces: Sequence[Piece], room: int) -> list[str]:
    """Return pieces joined up to `room` characters, and no last part of which little is left, if that can be helped."""
    found = list(_packed(pieces, room))
    if len(found) < 2 or len(found[-1]) * 5 >= room:
        return found
    fair = sum(map(len, found)) // len(found)
    longest = max(len(text) for text, _ in pieces)
    evened = list(_packed(pieces, min(fair + longest, room)))
    return evened if len(evened) == len(found) else found


def _with_content(blocks: Iterable[Token]) -> Iterator[Token]:
    return (block for block in blocks if block.nesting >= 0 and block.type != "footnote_reference_open")


def _defined(lines: Sequence[str], blocks: Iterable[Token]) -> str:
    """Return the lines that are part of no block: definitions."""
    covered = {line for block in _with_content(blocks) for line in range(*(block.map or (0, 0)))}
    return "\n".join(line for number, line in enumerate(lines) if number not in covered and line.strip())


def _pieces(lines: Sequence[str], block: Token, room: int) -> Iterator[Piece]:
    start, end = block.map or (0, 0)
    own = list(lines[start:end])
    while own and not own[-1].strip():
        own.pop()
    if len(whole := "\n".join(own)) <= room:
        yield whole, block.type == "heading_open"
        return
    before, after = _around(own, block)
    inner = own[len(before) : len(own) - len(after)]
    space = room - sum(len(line) + 1 for line in (*before, *after))
    if space < room // 2:
        before, after, inner, space = [], [], own, room
    for piece in _by_lines(inner, space):
        yield "\n".join((*before, piece, *after)), False


def _around(own: list[str], block: Token) -> tuple[list[str], list[str]]:
    """Return the lines that each part of a block needs before and after its own."""
    if block.type == "table_open":
        return own[:2], []
    if block.type == "fence":
        return own[:1], [own[0][: len(own[0]) - len(own[0].lstrip())] + block.markup]
    return [], []


def _by_lines(lines: Iterable[str], room: int) -> Iterator[str]:
    short = (part for line in lines for part in _by_words(line, room))
    return (each for each in _packed(((line, False) for line in short), room, between="\n"))


def _by_words(line: str, room: int) -> Iterator[str]:
    if len(line) <= room:
        yield line
        return
    words = (word[at : at + room] for word in _SPACES.split(line) for at in range(0, len(word), room))
    yield from _packed(((word, False) for word in words), room, between="")


def _packed(pieces: Iterable[Piece], room: int, between: str = "\n\n") -> Iterator[str]:
    """Yield pieces joined up to `room` characters; a heading goes with what follows."""
    held: list[str] = []
    size = headings = 0
    for text, is_heading in pieces:
        while held and size + len(between) + len(text) > room:
            kept = len(held) - headings or len(held)
            yield between.join(held[:kept])
            held = held[kept:]
            headings = len(held)
            size = sum(map(len, held)) + len(between) * max(len(held) - 1, 0)
        size += len(text) + (len(between) if held else 0)
        held.append(text)
        headings = headings + 1 if is_heading else 0
    if held:
        yield between.join(held)

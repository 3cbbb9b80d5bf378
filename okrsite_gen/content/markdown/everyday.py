"""Markdown as most texts are written: paragraphs, lists, headings, tables, and plain marks within a line.

A text that is nothing else is rendered line by line, in a tenth of the time that the parser takes, to the very same
HTML. In whatever could mean anything else nothing is rendered, and the parser reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.common.utils import escapeHtml

from okrsite_gen.content.markdown.context import Context
from okrsite_gen.content.markdown.prepare import WIDE, shown_levels

_WORD = r"[^\W_]"
_WORDS = rf"{_WORD}(?:(?:{_WORD}|[ ,.;()'%€$?’“”–—…+-])*{_WORD})?"
"""What may stand between two marks."""
_SIGN = rf"{_WORD}|[ ,.;()'\"%€$?’“”–—…/+-]|:(?!//)"
"""What means itself wherever it stands within a line."""
_LINK = rf"\[{_WORDS}\]\(https?://[A-Za-z0-9./_~?=#+,:@-]+\)"
_MARKED = rf"(?<![^\s(])(?:_{_WORDS}_|\*\*{_WORDS}\*\*|\*{_WORDS}\*)(?![^\s,.;:)?])"
_CODE = r"(?<!`)`[^\s`|<>\\](?:[^`|<>\\\n]*[^\s`|<>\\])?`(?!`)"
_ENDS = r"(?<!\s)"
_IN_LINE = re.compile(rf"(?:{_SIGN}|{_CODE}|{_MARKED}|{_LINK})+{_ENDS}")
_LINE = re.compile(
    rf"(?!\d+[.)](?:\s|$))(?:{_WORD}|[(\"'“’€$]|{_CODE}|{_MARKED}|{_LINK})(?:{_SIGN}|{_CODE}|{_MARKED}|{_LINK})*{_ENDS}"
)
"""A line that begins no block but a paragraph."""
_PLAIN = re.compile(rf"{_WORD}(?:{_SIGN})*{_ENDS}")
_HEADING = re.compile(r"(#{1,6}) (?! )")
_EDGE = re.compile(r"(:?)-+(:?)")
_BETWEEN = re.compile("\n\n+")
_ANY_MARK = re.compile(r"`([^`]+)`|\*\*([^*]+)\*\*|\*([^*]+)\*|_([^_]+)_|\[([^\]]+)\]\(([^)]+)\)")
_ITEM, _CELL = "- ", "|"
_ALIGNED = {("", ""): "", (":", ""): "align-left", ("", ":"): "align-right", (":", ":"): "align-center"}
_SPECIAL = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


class _MeansMore(Exception):
    """Something in the text may mean more than can be rendered here."""


def everyday(text: str, prefix: str, level: int) -> str | None:
    """Return the HTML of a text that is written as most are, as the parser would make it; None for any other.

    Every id begins with `prefix`, and the highest heading becomes `level`.
    """
    blocks = [block.split("\n") for block in _BETWEEN.split(text.strip("\n"))]
    try:
        return "".join(_Writer(blocks, prefix, level).html())
    except _MeansMore:
        return None


class _Writer:
    """Writes one text."""

    def __init__(self, blocks: Sequence[list[str]], prefix: str, level: int) -> None:
        self._blocks = blocks
        self._context = Context({}, prefix)
        written = [len(line.partition(" ")[0]) for lines in blocks for line in lines if _HEADING.match(line)]
        self._levels = iter(shown_levels(written, level))

    def html(self) -> Iterator[str]:
        """Yield the text block by block. Raises _MeansMore."""
        in_list = False
        for lines in self._blocks:
            rest = list(lines)
            while rest and _HEADING.match(rest[0]):
                yield self._heading(rest.pop(0))
                in_list = False
            if rest and rest[0].startswith(_CELL):
                yield self._table([_cells(line) for line in rest])
                in_list = False
                continue
            items = next((n for n, line in enumerate(rest) if line.startswith(_ITEM)), len(rest))
            if rest[:items]:
                yield f"<p>{self._lines(rest[:items])}</p>\n"
            elif rest and in_list:
                raise _MeansMore  # one list whose items stand apart
            if rest[items:]:
                yield self._list(rest[items:])
            in_list = bool(rest[items:]) or (in_list and not rest)

    def _lines(self, lines: Sequence[str]) -> str:
        if not all(map(_LINE.fullmatch, lines)):
            raise _MeansMore
        return self._marked("\n".join(lines))

    def _list(self, lines: Sequence[str]) -> str:
        if not all(line.startswith(_ITEM) for line in lines):
            raise _MeansMore
        items = (f"<li>{self._lines((line.removeprefix(_ITEM),))}</li>\n" for line in lines)
        return f"<ul>\n{''.join(items)}</ul>\n"

    def _heading(self, line: str) -> str:
        words = line.partition(" ")[2]
        if not _PLAIN.fullmatch(words):
            raise _MeansMore
        level, anchor = next(self._levels), self._context.unique_id(words)
        return f'<h{level} id="{self._context.prefix}{anchor}">{words.translate(_SPECIAL)}</h{level}>\n'

    def _table(self, rows: Sequence[Sequence[str]]) -> str:
        if len(rows) < 3 or any(len(row) != len(rows[0]) for row in rows) or not all(map(_PLAIN.fullmatch, rows[0])):
            raise _MeansMore
        edges = [_EDGE.fullmatch(cell) for cell in rows[1]]
        sides = [_ALIGNED[edge[1], edge[2]] for edge in edges if edge]
        if len(sides) != len(edges) or not all(_IN_LINE.fullmatch(cell) for row in rows[2:] for cell in row):
            raise _MeansMore
        aligned = [f' class="{side}"' if side else "" for side in sides]
        names = [cell.translate(_SPECIAL) for cell in rows[0]]
        labels = [f' data-label="{name}"' if len(names) >= WIDE else "" for name in names]
        head = "".join(f"<th{side}>{name}</th>\n" for side, name in zip(aligned, names, strict=True))
        body = "".join(f"<tr>\n{self._row(row, labels, aligned)}</tr>\n" for row in rows[2:])
        return (
            '<div class="table-scroll" tabindex="0">\n<table>\n'
            f"<thead>\n<tr>\n{head}</tr>\n</thead>\n<tbody>\n{body}</tbody>\n</table>\n</div>\n"
        )

    def _row(self, row: Sequence[str], labels: Sequence[str], aligned: Sequence[str]) -> str:
        cells = zip(row, labels, aligned, strict=True)
        return "".join(f"<td{label}{side}>{self._marked(cell)}</td>\n" for cell, label, side in cells)

    def _marked(self, text: str) -> str:
        return _ANY_MARK.sub(self._mark, text.translate(_SPECIAL))

    def _mark(self, found: re.Match[str]) -> str:
        code, strong, emphasis, other_emphasis, words, target = found.groups()
        if code:
            return f"<code>{code}</code>"
        if strong:
            return f"<strong>{strong}</strong>"
        if target:
            return f'<a href="{escapeHtml(self._context.href(target))}">{words}</a>'
        return f"<em>{emphasis or other_emphasis}</em>"


def _cells(line: str) -> list[str]:
    if len(line) < 3 or not line.endswith(_CELL):
        raise _MeansMore
    return [cell.strip(" ") for cell in line[1:-1].split(_CELL)]

"""A Markdown text cut at its headings of the first and second level."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from okrsite_gen.model.check_ins import Section

_HEADING = re.compile(r"^#{1,2}(?P<words>[ \t].*)?$", re.MULTILINE)
_UNDERLINE = re.compile(r"\n[ ]{0,3}(?:=+|-+)[ \t]*$", re.MULTILINE)
_FENCE = re.compile(r"^(`{3,}(?=[^`\n]*$)|~{3,})", re.MULTILINE)
_NEEDS_PARSER = re.compile(
    r"""^[ ]{0,3}<              # HTML, which may hide a heading
    |^[ ]{1,3}(?:\#|```|~~~)    # something indented, which may belong to a list
    |^[ \t]*[-+*>\d].*(?:```|~~~)  # a fence inside a list or quotation""",
    re.MULTILINE | re.VERBOSE,
)


def sections(text: str, first_line: int = 1) -> tuple[Section, ...]:
    """Cut `text`, which begins on `first_line` of its file, at its headings of level 1 and 2.

    Text before the first heading comes first, under an empty heading. Headings inside code, HTML, lists and
    quotations do not count. Deeper headings stay in the body of their section.
    """
    cuts = _cuts_of(text)
    if not cuts:
        return _before(text, first_line)
    found = list(_before(text[: cuts[0][1]], first_line))
    ends = [start for _, start, _ in cuts[1:]] + [len(text)]
    line, counted = first_line, 0
    for (heading, _, body_start), end in zip(cuts, ends, strict=True):
        line, counted = line + text.count("\n", counted, body_start), body_start
        found.append(Section(heading, text[body_start:end], line))
    return tuple(found)


def without_sections(text: str, unwanted: Callable[[str], bool]) -> str:
    """Return a text without the sections whose headings are `unwanted`; the same one where none is."""
    cuts = _cuts_of(text)
    if not cuts:
        return text
    ends = [start for _, start, _ in cuts[1:]] + [len(text)]
    gone = [(start, end) for (heading, start, _), end in zip(cuts, ends, strict=True) if unwanted(heading)]
    for start, end in reversed(gone):
        text = text[:start] + text[end:]
    return text


_Cut = tuple[str, int, int]
"""Words of a heading, where its line begins, and where the text below it begins."""


def _cuts_of(text: str) -> list[_Cut]:
    return _cuts_by_parser(text) if _NEEDS_PARSER.search(text) or _has_underline(text) else _cuts(text)


def _before(text: str, first_line: int) -> tuple[Section, ...]:
    return (Section("", text, first_line),) if text.strip() else ()


def _has_underline(text: str) -> bool:
    """Whether a line of text may be a heading because the next line underlines it."""
    return any(text[text.rfind("\n", 0, line.start()) + 1 : line.start()].strip() for line in _UNDERLINE.finditer(text))


def _without_closing(words: str) -> str:
    """Return a heading's words without the `##` that may close it."""
    words = words.strip()
    bare = words.rstrip("#")
    return bare.rstrip() if bare != words and bare[-1:] in {"", " ", "\t"} else words


def _cuts(text: str) -> list[_Cut]:
    """Find headings line by line, in a text without anything that makes this difficult."""
    cuts: list[_Cut] = []
    position = 0
    heading = _HEADING.search(text)
    while heading:
        fence = _FENCE.search(text, position, heading.start())
        if fence:
            closing = re.compile(rf"^ {{0,3}}{fence[1][0]}{{{len(fence[1])},}}[ \t]*$", re.MULTILINE)
            end = closing.search(text, fence.end())
            if end is None:
                break
            position = end.end()
            if heading.start() < position:
                heading = _HEADING.search(text, position)
            continue
        end_of_line = min(heading.end() + 1, len(text))
        cuts.append((_without_closing(heading["words"] or ""), heading.start(), end_of_line))
        position = heading.end()
        heading = _HEADING.search(text, position)
    return cuts


def _cuts_by_parser(text: str) -> list[_Cut]:
    """Find headings with the Markdown parser itself."""
    from okrsite_gen.content.markdown.parser import block_structure

    starts = [0, *(line_end.end() for line_end in re.finditer("\n", text)), len(text), len(text)]
    tokens = block_structure().parse(text)
    cuts: list[_Cut] = []
    for token, inner in pairwise(tokens):
        if token.type == "heading_open" and token.level == 0 and token.tag in {"h1", "h2"} and token.map:
            begin, end = token.map
            cuts.append((inner.content.strip(), starts[begin], starts[end]))
    return cuts

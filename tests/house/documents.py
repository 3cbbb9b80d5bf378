"""Reading the project's own documents: their links, headings and examples."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from house import ROOT
from markdown_it import MarkdownIt
from markdown_it.token import Token

MARKDOWN = MarkdownIt("commonmark").enable("table")


@dataclass(frozen=True)
class Example:
    """A block of code in a document."""

    document: str
    line: int
    language: str
    text: str
    file: str
    """The path of a content file that the paragraph before it consists of, else empty: the example is that file."""


def documents() -> list[Path]:
    """Return every document for people, wherever it stands."""
    return [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md")), ROOT / "content" / "README.md"]


@cache
def tokens(document: Path) -> list[Token]:
    return MARKDOWN.parse(document.read_text(encoding="utf-8"))


def links(document: Path) -> list[tuple[str, int]]:
    """Return (where it leads, line) of every link and picture."""
    found = []
    for token in tokens(document):
        for child in token.children or ():
            target = child.attrGet("href") or child.attrGet("src")
            if target:
                found.append((str(target), (token.map or [0])[0] + 1))
    return found


@cache
def anchors(document: Path) -> set[str]:
    """Return the fragments that headings of a document have where Markdown is shown as pages."""
    found: set[str] = set()
    stream = tokens(document)
    for heading, inline in pairwise(stream):
        if heading.type == "heading_open":
            words = "".join(child.content for child in inline.children or ())
            found.add(re.sub(r"[^\w\- ]", "", words.casefold()).replace(" ", "-"))
    return found


def examples(document: Path) -> list[Example]:
    """Return the blocks of code of a document."""
    found = []
    alone = ""
    for token in tokens(document):
        if token.type == "inline":
            named = re.fullmatch(r"`([^`\s]*content/[^`\s]+\.(?:md|csv))`", token.content)
            alone = named[1] if named else ""
        if token.type == "fence":
            name = document.relative_to(ROOT).as_posix()
            found.append(Example(name, token.map[0] + 1, token.info.strip(), token.content, alone))
    return found

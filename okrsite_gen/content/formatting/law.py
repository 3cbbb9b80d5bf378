"""What formatting must not change: all that is read from a file, and every comment in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from okrsite_gen.content.document import Document, Role
from okrsite_gen.content.formatting.nodes import BLOCK_STYLES, tree_of
from okrsite_gen.content.front_matter import split
from okrsite_gen.content.markdown import Markdown
from okrsite_gen.content.reading import read_document
from okrsite_gen.content.schema import validate
from okrsite_gen.content.sources import Source
from okrsite_gen.content.text import decode
from okrsite_gen.model.settings import Settings

_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#.*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as it is read."""

    document: Document
    codes: tuple[str, ...]
    """Of all findings about it, sorted."""
    comments: tuple[str, ...]
    """Of its front matter, sorted."""

    def says_the_same(self, other: Reading) -> bool:
        """Whether another form of the file says the same, in fields, text and comments."""
        mine, theirs = self.document, other.document
        return (
            mine.front == theirs.front
            and mine.body == theirs.body
            and sorted(mine.front_links, key=repr) == sorted(theirs.front_links, key=repr)
            and self.codes == other.codes
            and self.comments == other.comments
        )


class Reader:
    """Reads a file of one role again and again."""

    def __init__(self, role: Role, settings: Settings) -> None:
        self._role = role
        self._settings = settings
        self._markdown = Markdown()

    def read(self, source: Source) -> Reading:
        """Return what a file says."""
        document = read_document(source, self._role, self._markdown)
        _, findings = validate(document, self._settings)
        codes = sorted(finding.code for finding in (*document.diagnostics, *findings))
        front = split(decode(source.data, source.path).text, source.path, self._role).front
        return Reading(document, tuple(codes), tuple(sorted(comments_in(front))))


def comments_in(text: str) -> Iterator[str]:
    """Yield the comments of a YAML text that can be read, each without the space at its end."""
    root, bare = tree_of(text), list(text)
    for node in root.walk() if root else ():
        if node.scalar:
            first = text.find("\n", node.start, node.end) if node.style in BLOCK_STYLES else node.start
            stretch = slice(max(first, node.start), node.end)
            bare[stretch] = ["\n" if sign == "\n" else "x" for sign in text[stretch]]
    for found in _COMMENT.finditer("".join(bare)):
        yield found.group().rstrip()

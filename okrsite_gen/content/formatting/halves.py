"""A file's own characters in two halves: the front matter, line by line, and everything else as it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from okrsite_gen.content.document import Role
from okrsite_gen.content.front_matter import split
from okrsite_gen.content.sources import Source
from okrsite_gen.content.text import decode

_LINE_END = re.compile(r"\r\n?|\n")
_LONE_RETURN = re.compile(r"\r(?!\n)")
_SPACE_AT_END = re.compile(r"[ \t]+(?=\r?\n?$)")


@dataclass(frozen=True, slots=True)
class Halves:
    """A file in UTF-8, taken apart."""

    opening: str
    """Everything above the first field: a byte order mark, blank lines, the fence."""
    front: tuple[str, ...]
    """The lines of the front matter; those that end in a return and a line feed still hold the return."""
    closing: str
    """The second fence with its line end; empty, like the rest, where the file is text alone."""
    body: str

    @property
    def fenced(self) -> bool:
        """Whether there is front matter at all."""
        return bool(self.opening)

    @property
    def whole(self) -> bytes:
        """The bytes of the file."""
        return "".join((self.opening, *(f"{line}\n" for line in self.front), self.closing, self.body)).encode()

    def with_front(self, lines: Sequence[str]) -> bytes:
        """Return the bytes of the file with other lines of front matter between two clean fences."""
        opening = _SPACE_AT_END.sub("", self.opening)
        closing = _SPACE_AT_END.sub("", self.closing)
        if not closing.endswith("\n"):
            closing += "\r\n" if opening.endswith("\r\n") else "\n"
        return Halves(opening, tuple(lines), closing, self.body).whole


def plain_lines(lines: Sequence[str]) -> str:
    """Return lines of front matter as YAML reads them."""
    return "\n".join(line.removesuffix("\r") for line in lines)


def halves_of(source: Source, role: Role) -> Halves | str:
    """Return the halves of a file that reads without errors, or why its characters must be left alone."""
    text = source.data.decode("utf-8")
    plain = decode(source.data, source.path).text
    parts = split(plain, source.path, role)
    if not (parts.front or parts.body_line > 1):
        return Halves("", (), "", text)
    ends = [0, *(end.end() for end in _LINE_END.finditer(text))]
    fence = parts.front_line + parts.front.count("\n")
    cuts = (ends[parts.front_line - 1], ends[fence - 1], ends[fence] if fence < len(ends) else len(text))
    opening, front, closing, body = text[: cuts[0]], text[cuts[0] : cuts[1]], text[cuts[1] : cuts[2]], text[cuts[2] :]
    if _LONE_RETURN.search(text[: cuts[2]]):
        return "Its lines end as on Macs of old"
    if front.replace("\r\n", "\n") != parts.front:
        return "Its front matter holds invisible characters"
    return Halves(opening, tuple(front.split("\n")[:-1]), closing, body)

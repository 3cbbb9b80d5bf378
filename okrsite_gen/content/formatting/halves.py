"""A file's own characters in two halves: the front matter, line by line, and everything else as it stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from okrsite_gen.content.document import Role
from okrsite_gen.content.front_matter import split
from okrsite_gen.content.sources import Source
from okrsite_gen.content.text import decode

_LINE_END = re.compile(r"\r\n?|\n")
_LONE_RETURN = re.compile(r"\r(?!\n)")


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
        opening = without_space_at_end(self.opening)
        closing = without_space_at_end(self.closing)
        if not closing.endswith("\n"):
            closing += "\r\n" if opening.endswith("\r\n") else "\n"
        return Halves(opening, tuple(lines), closing, self.body).whole


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why the characters of a file must be left alone."""

    why: str
    """Begins a sentence: "Its lines …"."""
    hint: str
    line: int = 1
    """Of the first of them, from 1, like the column."""
    column: int = 1


def without_space_at_end(line: str) -> str:
    """Return a line without the blanks before its end, which stays as it is."""
    words = line.rstrip("\r\n")
    return words.rstrip(" \t") + line[len(words) :]


def plain_lines(lines: Sequence[str]) -> str:
    """Return lines of front matter as YAML reads them."""
    return "".join(line.removesuffix("\r") + "\n" for line in lines)


def halves_of(source: Source, role: Role) -> Halves | Obstacle:
    """Return the halves of a file that reads without errors, or why its characters must be left alone."""
    text = source.data.decode("utf-8")
    plain = decode(source.data, source.path).text
    parts = split(plain, source.path, role)
    if not (parts.front or parts.body_line > 1):
        return Halves("", (), "", text)
    ends = [0, *(end.end() for end in _LINE_END.finditer(text))]
    fence = parts.front_line + parts.front.count("\n")
    cuts = (ends[parts.front_line - 1], ends[fence - 1], ends[fence] if fence < len(ends) else len(text))
    front = text[cuts[0] : cuts[1]]
    if lone := _LONE_RETURN.search(text[: cuts[2]]):
        hint = "Let your editor store it with the line ends of Unix (LF) or Windows (CRLF)."
        return _at(lone.start(), ends, "Its lines end in a return alone, as on Macs of old", hint)
    read = parts.front.replace("\n", "\r\n") if "\r\n" in front else parts.front
    if front.replace("\r\n", "\n") != parts.front:
        first = next((at for at, (one, other) in enumerate(zip(front, read, strict=False)) if one != other), 0)
        hint = "Delete the character there, or type the line anew."
        return _at(cuts[0] + first, ends, "Its front matter holds an invisible character", hint)
    return Halves(text[: cuts[0]], tuple(front.split("\n")[:-1]), text[cuts[1] : cuts[2]], text[cuts[2] :])


def _at(index: int, ends: list[int], why: str, hint: str) -> Obstacle:
    line = bisect_right(ends, index)
    return Obstacle(why, hint, line, index - ends[line - 1] + 1)

"""Differences in words, in the order in which people read them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum


class Mark(str, Enum):
    """What a line is, at a glance."""

    LESS = "!"
    """Less is asked for, or something is wrong that was not."""
    NEW = "+"
    GONE = "-"
    OTHER = "~"


@dataclass(frozen=True, slots=True)
class Line:
    """One difference in words. All texts are plain."""

    mark: Mark
    about: str
    """The key result that it is about, or another thing of the group; empty for what the group is about."""
    words: str
    before: str = ""
    after: str = ""
    """Empty as `before` is where there is nothing to show."""
    reason: str = ""
    weakens: bool = False
    """Whether less is asked for now, for which readers expect a reason."""
    file: str = ""
    """Where it stands; of what is gone, where it stood. From the project folder; may be empty."""
    line: int = 0
    """From 1; 0 for the file as a whole."""
    count: int = 1
    """How many differences it tells."""
    finding: bool = False
    """Whether it is what `check` says."""

    @property
    def unexplained(self) -> bool:
        """Whether a reason would have been expected, and none was given."""
        return self.weakens and not self.reason


@dataclass(frozen=True, slots=True)
class Group:
    """All lines about one objective, or about one kind of other things."""

    title: str
    note: str
    """Its cycle; may be empty."""
    lines: tuple[Line, ...]
    file: str = ""
    """Where most of it stands; empty for things of several files."""

    @property
    def blocks(self) -> Iterator[tuple[str, tuple[Line, ...]]]:
        """Yield the lines by the key result or thing that they are about, in the order of their first lines.

        Its title is empty where each line has to say by itself what it is about: nothing else is said of that.
        """
        by_title: dict[str, list[Line]] = {}
        for number, line in enumerate(self.lines):
            by_title.setdefault(line.about or f"\0{number}", []).append(line)
        for lines in by_title.values():
            yield ("", (lines[0],)) if len(lines) == 1 else (lines[0].about, tuple(replace(x, about="") for x in lines))

    def where(self, line: Line) -> str:
        """Return where one of its lines stands, as short as it can be said below the name of its own file."""
        if not line.file:
            return ""
        if line.file == self.file:
            return f"line {line.line}" if line.line else ""
        return f"{line.file}:{line.line}" if line.line else line.file


@dataclass(frozen=True, slots=True)
class Part:
    """All groups of one team, or of the organisation as a whole."""

    team: str
    """Key of the team; empty for the organisation."""
    title: str
    groups: tuple[Group, ...]

    @property
    def count(self) -> int:
        """How many differences it tells."""
        return sum(line.count for group in self.groups for line in group.lines)


@dataclass(frozen=True, slots=True)
class Outline:
    """Everything that is different, in words."""

    between: tuple[str, str]
    """What is compared, as in "1a2b3c4 (main)" and "the working tree"."""
    as_of: str
    """The day by which both are judged, or both days."""
    summary: tuple[tuple[Mark, str], ...]
    """How many differences of each sort there are, as in "2 targets made easier"; the weightiest first."""
    notes: tuple[str, ...]
    """What keeps one of the two from being read whole."""
    parts: tuple[Part, ...]
    hint: str = ""
    """What to know about statuses of long ago; empty where there is nothing to know."""
    left_out: int = 0
    """How many differences there are beside these, which nobody asked for."""

    @property
    def nothing(self) -> tuple[str, str]:
        """What to say where nothing is different: the beginning, which matters most, and the rest."""
        if not self.left_out:
            return "Nothing changed", ", by meaning."
        changes = "1 other change is" if self.left_out == 1 else f"{self.left_out:,} other changes are"
        return "Nothing changed of what was asked for", f"; {changes} left out here."

    @property
    def weakened(self) -> Iterator[tuple[Part, Group, Line]]:
        """Every line that says that less is asked for, with what it belongs to."""
        for part in self.parts:
            for group in part.groups:
                yield from ((part, group, line) for line in group.lines if line.weakens)

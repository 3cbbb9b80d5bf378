"""What somebody answered for a check-in, and the lines that it becomes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from okrsite_gen.content.writing.scalars import name, one_line, scalar

DONE = {"yes": "true", "y": "true", "no": "false", "n": "false"}
"""What somebody answers whether it is done → what the field holds then."""
UNCHANGED = "unchanged: true"
"""Line of an update that says: looked at, nothing has moved."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody said about one key result, or about an objective that has none.

    An empty one is that of somebody who was not asked.
    """

    asked: bool = False
    """Whether somebody was asked at all: then saying nothing means that nothing has moved."""
    moved: str = ""
    """What the field holds now, as typed."""
    milestones: tuple[str, ...] = ()
    """Ids of those that are done now."""
    confidence: str = ""
    note: str = ""
    left_out: bool = False
    """Whether the check-in is to say nothing of it, not even that nothing has moved."""

    def lines(self, field: str, *, known: bool) -> Iterator[str]:
        """Yield the lines of an update whose field for what has moved is `field`.

        Where nothing has moved it says so if something was `known` before that could still hold.
        """
        if self.left_out:
            return
        if self.moved:
            yield f"{field}: {_written(field, self.moved)}"
        elif self.milestones:
            yield "milestones:"
            yield from (f"  {name(one)}: true" for one in self.milestones)
        elif known:
            yield UNCHANGED
        if self.confidence:
            yield f"confidence: {int(self.confidence)}"


def _written(field: str, moved: str) -> str:
    if field == "done":
        return DONE[moved.lower()]
    return moved.lower() if field == "reached" else scalar(one_line(moved))


@dataclass(frozen=True, slots=True)
class Told:
    """All that somebody said when asked for a check-in."""

    answers: Mapping[str, Answer] = field(default_factory=dict)
    """By the key of the key result, or of the objective that has none; empty where nobody wants to be asked."""
    author: str = ""
    """Who reports."""
    wins: tuple[str, ...] = ()
    """What stands below that heading, each in words on one line, as below the next three."""
    blockers: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    blockers_kept: str = ""
    """Markdown of the last check-in that still holds."""
    asks_kept: str = ""

    @property
    def says_nothing(self) -> bool:
        """Whether nobody has answered anything so far, be it that nothing has moved."""
        collected = (*self.wins, *self.blockers, *self.asks, *self.next, self.blockers_kept, self.asks_kept)
        return not self.answers and not any(collected)

"""How much of the lists that can grow fits on a page of an objective."""

from __future__ import annotations

from dataclasses import dataclass

from okrsite_gen.model.objectives import Objective
from okrsite_gen.site.views.timeline import TimelineEntry

LIST_FROM = 8
"""Key results from which on a page opens with their list, and entries are folded."""

ENTRY = 4
"""The least that an entry of the timeline counts for, in updates and changes."""

LETTERS = 500
"""Letters of a note that weigh as much as one more update."""


@dataclass(frozen=True, slots=True)
class Room:
    """How much of the lists that can grow fits on one page beside everything else."""

    lines: int
    """Supporting objectives, dependencies and the like."""
    first_lines: int
    """Supporting objectives on the first page."""
    words: int
    """Updates and changes of the timeline."""
    first_words: int
    """Those on the first page."""


AMPLE = Room(60, 12, 60, 32)
SCARCE = Room(30, 6, 16, 16)
"""Where there are so many key results that the page opens with their list."""


def room_of(objective: Objective) -> Room:
    """Return how much has room on the pages of an objective."""
    return SCARCE if len(objective.key_results) >= LIST_FROM else AMPLE


def first_rooms(room: Room, lines: int, words: int) -> tuple[int, int]:
    """Return the room for lines and for words on the first page, of which there are so many.

    Each has a third more where that holds all of it, so that nobody is sent on for a few, and the other leaves half of
    its own room.
    """
    first_lines = _stretched(room.first_lines, lines) if words * 2 <= room.first_words else room.first_lines
    first_words = _stretched(room.first_words, words) if lines * 2 <= room.first_lines else room.first_words
    return first_lines, first_words


def _stretched(room: int, weight: int) -> int:
    return weight if room < weight <= room * 4 // 3 else room


def weigh(entry: TimelineEntry) -> int:
    """Return for how many updates and changes an entry of the timeline counts."""
    letters = sum(len(update.note.text) for update in entry.updates)
    return max(len(entry.updates) + len(entry.changes) + letters // LETTERS, ENTRY)

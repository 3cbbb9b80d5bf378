"""What the titles and lists of somebody's pages mean, where the pages do not say so themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

MEANINGS: Mapping[str, str] = {
    "objective": "it is an objective",
    "key_result": "it is a key result of the objective above it",
    "team": "it names the team of what stands below",
    "cycle": "it names the cycle of what stands below",
    "initiative": "it is work meant to move the numbers",
    "group": "it is only a title; what stands below is read",
    "note": "it is prose of whatever stands above it",
    "ignore": "it and everything below it is no OKR",
}
"""What a title or item of a list may be → what that is."""
PREFIXES = ("", "team", "owner", "title")
"""What the words before the colon of a title (`Sales: …`) are; nothing where the reader may decide."""
TAGS = ("", "team")
"""What words in brackets at the end of a title (`… [DR]`) are; nothing where they stay words of the title."""


@dataclass(frozen=True, slots=True)
class PageMapping:
    """How pages are read. Patterns win over words, these over labels on the page (`Objective:`), these over levels."""

    cycle: str = ""
    """The cycle of pages, whatever they say themselves."""
    team: str = ""
    """The team of whatever stands under no team."""
    headings: Mapping[int, str] = field(default_factory=dict)
    """Number of hashes (1 to 6) → one of `MEANINGS`."""
    items: Mapping[int, str] = field(default_factory=dict)
    """How deep an item of a list is (1 for the outermost) → one of `MEANINGS`."""
    words: Mapping[str, str] = field(default_factory=dict)
    """Words at the beginning of a title → one of `MEANINGS`; with a colon behind them they are taken off."""
    patterns: tuple[tuple[str, str], ...] = ()
    """(regular expression that is searched in a title, one of `MEANINGS`)."""
    prefix: str = ""
    """One of `PREFIXES`."""
    tags: str = ""
    """One of `TAGS`."""

    @property
    def is_by_level(self) -> bool:
        """Whether it says what headings or items are, so that nothing is to be found out by structure."""
        return bool(self.headings or self.items)

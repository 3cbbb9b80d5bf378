"""Marks: words, figures and days that stand nowhere but in what one group of readers may see."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

LEVELS = {"public": "p", "company": "c", "leadership": "l", "draft": "d", "figures": "f"}
"""Who may see something (`draft`: whoever asks for drafts; `figures`: the company may see the figures) → its letter."""
STEM = "zqxv"
"""No word of any language, so that it is found wherever it stands, and nowhere by chance."""


@dataclass
class Marks:
    """Gives marks of one level, each of them once, and remembers what they were given to."""

    level: str
    given: dict[str, str] = field(default_factory=dict)
    """Mark → the field of the kind of file that it was given to, such as `objective.key_results.title`."""

    @property
    def stem(self) -> str:
        return f"{STEM}{LEVELS[self.level]}"

    def word(self, place: str) -> str:
        """Return a word that may be a name, a text, or a part of an address."""
        return self._remembered(f"{self.stem}{len(self.given):04}", place)

    def number(self, place: str) -> int:
        """Return a whole number, larger the later it is asked for."""
        return int(self._remembered(f"{self._digit}{len(self.given):04}", place))

    def day(self, place: str) -> date:
        """Return a day of a year in which nothing else happens; later ones for later calls."""
        day = date(self.year, 1, 1) + timedelta(days=len(self.given) % 360)
        self._remembered(day.isoformat(), place)
        return day

    @property
    def year(self) -> int:
        return 2061 + list(LEVELS).index(self.level)

    @property
    def _digit(self) -> str:
        return f"471{list(LEVELS).index(self.level)}"

    def _remembered(self, mark: str, place: str) -> str:
        self.given[mark] = place
        return mark

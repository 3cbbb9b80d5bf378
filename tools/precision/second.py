"""What further readers said of the same titles, without having seen the labels."""

from __future__ import annotations

import csv
from dataclasses import dataclass

from tools.precision.labels import LABELS


@dataclass(frozen=True)
class SecondReading:
    """How two readings of the same titles compare for one rule, in titles."""

    readers: int
    """How many further readers shared the titles."""
    titles: int
    """How many titles they read."""
    both: int
    only_first: int
    only_second: int
    hits: int
    """What the rule found among them."""
    right: int
    """What of this the second reading calls right."""

    @property
    def kappa(self) -> float:
        """Return the agreement of both readings beyond chance (Cohen 1960): 1 is perfect, 0 is chance."""
        first, second = (self.both + self.only_first) / self.titles, (self.both + self.only_second) / self.titles
        chance = first * second + (1 - first) * (1 - second)
        same = 1 - (self.only_first + self.only_second) / self.titles
        return (same - chance) / (1 - chance) if chance < 1 else 1.0


def second_reading() -> dict[str, SecondReading]:
    """Return code → how the second reading compares with the first."""
    with (LABELS / "second-reader.tsv").open(encoding="utf-8", newline="") as lines:
        rows = [[*row.values()] for row in csv.DictReader(lines, delimiter="\t")]
    return {code: SecondReading(*map(int, counts)) for code, *counts in rows}

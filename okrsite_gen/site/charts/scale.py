"""From days and figures to coordinates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

WIDTH = 400.0
LEFT, RIGHT, TOP = 8.0, 392.0, 22.0


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days laid from left to right."""

    first: date
    last: date

    def x(self, day: date) -> float:
        """Return where a day stands; days outside the stretch stand at its ends."""
        length = (self.last - self.first).days or 1
        return LEFT + (RIGHT - LEFT) * min(max((day - self.first).days, 0), length) / length

    def holds(self, day: date) -> bool:
        """Return whether a day lies within the stretch."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Heights:
    """Figures laid from bottom to top."""

    lowest: Decimal
    highest: Decimal
    bottom: float

    def y(self, figure: Decimal) -> float:
        """Return where a figure stands; figures outside stand at the edge."""
        span = (self.highest - self.lowest) or Decimal(1)
        fraction = min(max(float((figure - self.lowest) / span), 0.0), 1.0)
        return self.bottom - (self.bottom - TOP) * fraction


def anchor(x: float) -> str:
    """Return how text is hung at a place so that it does not leave the drawing."""
    if x < WIDTH * 0.2:
        return "start"
    return "end" if x > WIDTH * 0.8 else "middle"

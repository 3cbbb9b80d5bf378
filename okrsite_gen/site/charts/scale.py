"""From days and figures to coordinates, and which of them are written beside the axes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5))
"""Distances between hairlines that are read with ease, times a power of ten."""

MOST_TICKS = 5
ROOM = Decimal("0.06")
"""Room below the lowest and above the highest figure, as a share of their distance."""

NEAR_ZERO = Decimal("0.5")
"""An axis begins at 0 where that costs at most this share of what is drawn."""


@dataclass(frozen=True, slots=True)
class Plot:
    """The rectangle in which values are drawn."""

    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days laid from left to right."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """Return where a day stands; days outside the stretch stand at its ends."""
        length = (self.last - self.first).days or 1
        return self.left + (self.right - self.left) * min(max((day - self.first).days, 0), length) / length

    def holds(self, day: date) -> bool:
        """Return whether a day lies within the stretch."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Heights:
    """Figures laid from bottom to top."""

    lowest: Decimal
    highest: Decimal
    top: float
    bottom: float

    def y(self, figure: Decimal) -> float:
        """Return where a figure stands; figures outside stand at the edge."""
        span = (self.highest - self.lowest) or Decimal(1)
        fraction = min(max(float((figure - self.lowest) / span), 0.0), 1.0)
        return self.bottom - (self.bottom - self.top) * fraction

    def holds(self, figure: Decimal) -> bool:
        """Return whether a figure is drawn at its own height."""
        return self.lowest <= figure <= self.highest


def domain(lowest: Decimal, highest: Decimal) -> tuple[Decimal, Decimal]:
    """Return the figures at both ends of an axis: a little more than is drawn, from 0 where 0 is near."""
    if lowest == highest:
        half = abs(lowest) / 2 or Decimal(1)
        return lowest - half, highest + half
    room = (highest - lowest) * ROOM
    reach = (highest - lowest) * NEAR_ZERO
    low = Decimal(0) if 0 <= lowest <= reach else lowest - room
    high = Decimal(0) if -reach <= highest <= 0 else highest + room
    return low, high


def ticks(lowest: Decimal, highest: Decimal, *, whole: bool = False) -> tuple[Decimal, ...]:
    """Return up to five evenly spread round figures between two; whole ones where nothing between counts."""
    span = highest - lowest
    if span <= 0:
        return ()
    power = span.adjusted() - 2
    while True:
        for step in (each.scaleb(power) for each in STEPS):
            if whole and step != step.to_integral_value():
                continue
            first = (lowest / step).to_integral_value(ROUND_CEILING)
            count = int((highest / step).to_integral_value(ROUND_FLOOR) - first) + 1
            if count <= MOST_TICKS:
                return tuple(_plain((first + number) * step) for number in range(count))
        power += 1


def _plain(number: Decimal) -> Decimal:
    """Drop zeros at the end of a fraction; `1E+2` becomes 100, no zero has a sign."""
    short = number.normalize() + 0
    exponent = int(short.as_tuple().exponent)
    return Decimal(f"{short:f}") if 0 < exponent < 20 else short


def month_starts(first: date, last: date) -> tuple[date, ...]:
    """Return the first days of all months that begin within a stretch of days."""
    year, month = first.year, first.month
    found = []
    while (day := date(year, month, 1)) <= last:
        if day >= first:
            found.append(day)
        if (year, month) == (date.max.year, 12):
            break
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return tuple(found)

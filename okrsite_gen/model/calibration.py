"""Whether confidence halfway through a cycle told how key results would end. Of a whole cycle, never of persons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class CalibrationBand:
    """Key results whose confidence lay within the same limits on the day."""

    least: int
    """Lowest confidence of the band, 0 to 10."""
    most: int
    """Highest confidence of the band."""
    total: int
    """Key results in it that have come to an end."""
    reached: int
    """How many of them ended as their objective's ambition expects."""

    @property
    def share(self) -> Decimal:
        """Share that ended as expected, 0–1."""
        return Decimal(self.reached) / Decimal(self.total)


@dataclass(frozen=True, slots=True)
class Calibration:
    """A cycle's confidence beside what came of it."""

    week: int
    """The week of the cycle whose confidence is taken, counted from 1."""
    day: date
    """Its last day."""
    bands: tuple[CalibrationBand, ...]
    """Highest confidence first; only those with enough key results to say anything."""

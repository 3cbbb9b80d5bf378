"""What measuring a key result brings to light."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from okrsite_gen.model.insights import Band, Formula
from okrsite_gen.model.values import Figure, Value

NOTHING = Formula("none")


@dataclass(frozen=True, slots=True)
class Measured:
    """The progress of one key result, observation by observation."""

    readings: list[Decimal | None]
    """Beside each observation: raw progress, None where it carries no value or nothing can be computed."""
    valued: list[bool]
    """Beside each observation: whether it carries a value."""
    because: str = ""
    """Why progress cannot be measured; empty if it can."""
    raw: Decimal | None = None
    """Raw progress at present; None where it cannot be measured."""
    formula: Formula = NOTHING
    scale: tuple[Decimal, Decimal] | None = None
    """The numbers at which progress is 0 and 1, for kinds that have such."""
    band: Band | None = None
    outside: list[int] = field(default_factory=list)
    """Beside each observation: checks in a row that were outside the band (guardrails only)."""
    deadlines: list[date | None] = field(default_factory=list)
    """Before all, then after each observation: the earliest due date of a milestone not done yet."""
    done: bool | None = None
    reached: str = ""
    milestones_done: tuple[str, ...] = ()

    @property
    def measurable(self) -> bool:
        """Whether progress can be computed at all."""
        return not self.because

    @property
    def has_value(self) -> bool:
        """Whether any value has been recorded."""
        return True in self.valued


def unmeasured(because: str, valued: list[bool]) -> Measured:
    """Return the measure of what cannot be measured."""
    return Measured([None] * len(valued), valued, because)


def shown(figure: Figure | None) -> str:
    """Return a figure as its author wrote it, or composed from its parts; empty where there is none to show."""
    if not isinstance(figure, Value):
        return ""
    return figure.written or f"{figure.prefix}{figure.number}{figure.suffix or figure.unit}"


def agree(one: Value, other: Value) -> bool:
    """Whether two figures are in the same unit; one without unit agrees with all."""
    return one.unit == other.unit or not one.unit or not other.unit

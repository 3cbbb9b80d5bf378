"""Figures as authors write them: a decimal number with its unit, or a figure that is withheld."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from okrsite_gen.model.flat import flat

PERCENT = "%"

EXPONENTS = {"": 0, "k": 3, "m": 6, "M": 6, "bn": 9}
"""Multipliers as `Value.scale` has them, each as a power of ten."""


@flat
@dataclass(frozen=True, slots=True)
class Value:
    """A figure read from content.

    `number` is exact and already scaled (`$1.2M` is 1200000); percentages keep their points (`38%` is 38).
    """

    number: Decimal
    """The amount in units of `unit`."""
    unit: str = ""
    """The comparable unit, in the singular and without regard to spelling variants (`%`, `$`, `day`); may be empty."""
    written: str = ""
    """The author's own characters, for display beside the normalised number."""
    relation: str = ""
    """A sign read before the number: `<`, `≤`, `>`, `≥`, `~` or nothing. It is shown and never computed with."""
    prefix: str = ""
    """The unit when it is written before the number (`$`, `€`), as shown."""
    suffix: str = ""
    """The unit when it is written after the number (` days`, `%`, `/10`), as shown, with its leading space."""
    scale: str = ""
    """The multiplier as written (`k`, `M`, `m`, `bn`) or nothing."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """A figure that exists but may not be published. Nothing is ever computed from it."""


WITHHELD = Withheld()
WITHHELD_WORD = "withheld"
"""How an author writes it."""

Figure = Value | Withheld
"""What may stand where a figure is expected."""


def known(figure: Figure | None) -> Value | None:
    """Return the figure when it may be computed with, else nothing."""
    return figure if isinstance(figure, Value) else None


def is_withheld(written: str) -> bool:
    """Return whether somebody wrote that a figure may not be published."""
    return written.strip().lower() == WITHHELD_WORD

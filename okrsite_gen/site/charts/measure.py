"""How figures read beside an axis, in the unit in which their author writes them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from okrsite_gen.model.values import PERCENT, Figure, Value, known
from okrsite_gen.site.figures import NumberFormats
from okrsite_gen.site.messages import Catalogue

SHORT = 14
"""Letters of a figure beside its dot; the unit of longer ones stands in the caption."""

LONGEST = 9
"""Letters of a figure beside an axis; longer ones are written short: `1.2M`."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What progress means in figures: 0 is the start, 1 the target."""

    start: Decimal
    target: Decimal
    like: Value
    """A figure whose sign, unit and scale all others share."""

    def number(self, progress: Decimal) -> Decimal:
        """Return the figure at a progress."""
        return self.start + progress * (self.target - self.start)


PER_CENT = Measure(Decimal(0), Decimal(100), Value(Decimal(100), PERCENT, suffix=PERCENT))
"""Where figures stay inside or there are none, progress itself is drawn."""


def measure_of(base: Figure | None, goal: Figure | None) -> Measure:
    """Return how progress reads between two figures; in per cent where they are not both known in one unit."""
    start, target = known(base), known(goal)
    if start is None or target is None or start.unit != target.unit or start.number == target.number:
        return PER_CENT
    return Measure(start.number, target.number, target)


def base_of(points: list[tuple[Figure | None, Decimal | None]], goal: Figure | None) -> Value | None:
    """Return the start that figures and their progress imply, where none is written: at progress 0."""
    target = known(goal)
    for figure, progress in points:
        value = known(figure)
        if target and value and progress is not None and progress != 1 and value.unit == target.unit:
            number = (value.number - progress * target.number) / (1 - progress)
            return Value(number, target.unit, "", "", target.prefix, target.suffix, target.scale)
    return None


def tick_words(number: Decimal, like: Value, numbers: NumberFormats) -> str:
    """Return a figure beside an axis, its unit only where that is a sign: `40 %`, `$1.2M`, `12`."""
    signed = like.unit == PERCENT
    prefix = "" if signed else like.prefix or (like.unit if like.unit and not like.suffix and _sign(like.unit) else "")
    return _written(str(number), prefix, PERCENT if signed else "", like.scale, numbers)


@lru_cache(maxsize=4096)
def _written(digits: str, prefix: str, suffix: str, scale: str, numbers: NumberFormats) -> str:
    number = Decimal(digits)
    text = numbers.figure(Value(number, "", "", "", prefix, suffix, scale), "")
    return text if len(text) <= LONGEST else prefix + numbers.brief(number)


def now_words(figure: Figure, full: str, numbers: NumberFormats) -> str:
    """Return a figure beside its dot: as its author writes it (`full`), without the unit where that is long."""
    value = known(figure)
    return full if value is None or len(full) <= SHORT else value.relation + tick_words(value.number, value, numbers)


def unit_words(like: Value, words: Catalogue) -> str:
    """Return in which unit a drawing is: `Value over time (days)`; nothing where each figure carries its sign."""
    if like.unit == PERCENT:
        return words.t("chart.in-percent")
    unit = like.suffix.strip() or (like.unit if like.unit and not _sign(like.unit) and not like.prefix else "")
    return words.t("chart.in-unit", unit=unit) if unit else ""


def _sign(unit: str) -> bool:
    return not unit[:1].isalnum()

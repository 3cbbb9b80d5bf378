"""How a key result of an export is measured: what the content format can compute with, and what is left for a note."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation

from okrsite_gen.content.figures import Complaint, read_figure, read_fraction, same_unit
from okrsite_gen.content.shape.visible import shows_something
from okrsite_gen.content.writing.fields import Written
from okrsite_gen.content.writing.foreign import foreign_title
from okrsite_gen.model.incoming import IncomingKeyResult, IncomingMilestone
from okrsite_gen.model.kinds import Kind
from okrsite_gen.model.values import Figure, Value

Rest = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Measure:
    """The fields of a key result that say how it is measured."""

    kind: Kind
    fields: dict[str, Written] = field(default_factory=dict)
    rest: Rest = field(default_factory=list)
    """What cannot stand in a field, by name."""
    sample: Figure | None = None
    """A figure whose unit values must have."""


class Notation:
    """Figures as the project writes them."""

    def __init__(self, *, decimal_comma: bool) -> None:
        self._comma = decimal_comma

    def written(self, text: str) -> str:
        """Return a figure, which has a decimal point, as the project writes it."""
        return text.replace(",", "").replace(".", ",") if self._comma and "." in text else text

    def figure(self, text: str, unit: str = "") -> Figure | None:
        """Return a figure as it will be read; None where it is none."""
        read = read_figure(self.written(text), unit, decimal_comma=self._comma) if text else None
        return None if isinstance(read, Complaint) else read

    def progress(self, text: str) -> str:
        """Return stated progress as it is written; empty where it is none."""
        read = read_fraction(self.written(text), decimal_comma=self._comma) if text else None
        return "" if read is None or isinstance(read, Complaint) else self.written(text)

    def part(self, text: str) -> str:
        """Return a score from 0 to 1 as it is written; empty where it is none."""
        read = read_fraction(self.written(text), decimal_comma=self._comma) if text else None
        return "" if read is None or isinstance(read, Complaint) or read > 1 else self.written(text)

    def weight(self, text: str) -> str:
        """Return a weight as it is written; empty where it is none."""
        try:
            number = Decimal(text) if text else Decimal(0)
        except InvalidOperation:
            return ""
        fits = number.is_finite() and 0 < number < 10**9 and -number.as_tuple().exponent <= 9  # type: ignore[operator]
        return self.written(f"{number.normalize():f}") if fits else ""


def measure(one: IncomingKeyResult, notation: Notation) -> Measure:
    """Return how a key result is measured. Of several ways the one that says most is taken, the others are left."""
    if one.milestones and (steps := list(_steps(one.milestones))):
        return Measure(Kind.MILESTONES, {"milestones": steps}, list(_left(one, {"milestones"})))
    if one.minimum or one.maximum:
        found = _guardrail(one, notation)
        if found:
            return found
    if one.target:
        found = _metric(one, notation)
        if found:
            return found
    if one.done is not None:
        return Measure(Kind.YES_NO, {"done": "true" if one.done else "false"}, list(_left(one, {"done"})))
    if progress := notation.progress(one.progress):
        return Measure(Kind.STATED, {"progress": progress}, list(_left(one, {"progress"})))
    return Measure(Kind.UNMEASURED, {}, list(_left(one, set())))


def _steps(milestones: tuple[IncomingMilestone, ...]) -> Iterator[Written]:
    for one in milestones:
        title = foreign_title(one.title)
        if title and shows_something(title):
            step: dict[str, Written] = {"title": title}
            if one.done:
                step["done"] = "true"
            if one.due and 1900 <= one.due.year < 2200:
                step["due"] = one.due.isoformat()
            yield step


def _metric(one: IncomingKeyResult, notation: Notation) -> Measure | None:
    target = notation.figure(one.target, one.unit)
    start = notation.figure(one.start, one.unit)
    if target is None or (isinstance(start, Value) and isinstance(target, Value) and start.number == target.number):
        return None
    used, fields = {"target"}, {}
    if start is not None and same_unit(start, target):
        used.add("start")
        fields["start"] = notation.written(one.start)
    fields["target"] = notation.written(one.target)
    kept: dict[str, Written] = {**fields}
    if unit := _unit(one, (start, target)):
        kept["unit"] = unit
    used.add("unit")
    planned, left = _planned(one, target, notation)
    if planned:
        kept["planned"] = planned
    current = notation.figure(one.current, one.unit)
    if current is not None and same_unit(current, target):
        used.add("current")
        kept["current"] = notation.written(one.current)
    return Measure(Kind.METRIC, kept, [*_left(one, used), *left], target)


def _guardrail(one: IncomingKeyResult, notation: Notation) -> Measure | None:
    low, high = notation.figure(one.minimum, one.unit), notation.figure(one.maximum, one.unit)
    sample = low or high
    crossed = isinstance(low, Value) and isinstance(high, Value) and low.number > high.number
    if sample is None or crossed or (low and high and not same_unit(low, high)):
        return None
    fields: dict[str, Written] = {}
    used = {"unit"}
    for name, text, figure in (("min", one.minimum, low), ("max", one.maximum, high)):
        if figure is not None:
            used.add(name)
            fields[name] = notation.written(text)
    current = notation.figure(one.current, one.unit)
    if current is not None and same_unit(current, sample):
        used.add("current")
        fields["current"] = notation.written(one.current)
    if unit := _unit(one, (low, high)):
        fields["unit"] = unit
    return Measure(Kind.GUARDRAIL, fields, list(_left(one, used)), sample)


def _unit(one: IncomingKeyResult, figures: tuple[Figure | None, ...]) -> str:
    """Return the unit to write beside figures that do not show it themselves."""
    shown = any(isinstance(each, Value) and each.unit and not _is_bare(each) for each in figures)
    return "" if shown else one.unit


def _is_bare(figure: Value) -> bool:
    return figure.written.replace(" ", "").lstrip("+-−<>≤≥~").replace(".", "").replace(",", "").isdigit()


def _planned(one: IncomingKeyResult, target: Figure, notation: Notation) -> tuple[dict[str, Written], Rest]:
    points: dict[str, Written] = {}
    left: Rest = []
    for day, text in sorted(dict(one.planned).items()):
        figure = notation.figure(text, one.unit)
        if isinstance(figure, Value) and same_unit(figure, target) and _is_day(day):
            points[day.isoformat()] = notation.written(text)
        else:
            left.append((f"Planned for {day.isoformat()}", text))
    return points, left


def _is_day(day: date) -> bool:
    return 1900 <= day.year < 2200


_NAMES = (
    *(("start", "Start"), ("target", "Target"), ("min", "Minimum"), ("max", "Maximum"), ("current", "Current value")),
    *(("unit", "Unit"), ("progress", "Progress")),
)


def _left(one: IncomingKeyResult, used: set[str]) -> Iterator[tuple[str, str]]:
    """Yield what a key result says of its measure and its fields do not."""
    texts = {"min": one.minimum, "max": one.maximum}
    for name, words in _NAMES:
        text = texts.get(name) if name in texts else getattr(one, name)
        if text and name not in used:
            yield words, text
    if one.done is not None and "done" not in used:
        yield "Done", "yes" if one.done else "no"
    if "milestones" not in used:
        for step in one.milestones:
            yield "Step", f"{step.title}{' (done)' if step.done else ''}"
    if "target" not in used:
        for day, text in one.planned:
            yield f"Planned for {day.isoformat()}", text

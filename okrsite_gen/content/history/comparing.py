"""What changed between two versions of the fields of one entity; other spellings of the same are no change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from okrsite_gen.content.figures import read_figure, same_unit
from okrsite_gen.content.gather.measure import FIGURE_FIELDS
from okrsite_gen.content.history.parts import part_differences, points_of
from okrsite_gen.content.history.said import Fields, SaidOfKeyResult
from okrsite_gen.content.sample import in_unit, sample_of
from okrsite_gen.model.history import PLANNED, Points
from okrsite_gen.model.values import Value


@dataclass(frozen=True, slots=True)
class Difference:
    """One field, then and now."""

    name: str
    before: str
    after: str
    value_before: Value | None = None
    value_after: Value | None = None
    item: str = ""
    """The entry of a field that holds several."""
    points_before: Points = ()
    points_after: Points = ()

    @property
    def respect(self) -> tuple[str, str]:
        """Field and entry."""
        return self.name, self.item


def differences_of_key_result(
    before: SaidOfKeyResult, after: SaidOfKeyResult, *, decimal_comma: bool
) -> Iterator[Difference]:
    """Yield what a key result does not say any more as it did: its fields, then its levels and milestones."""
    yield from differences(before.fields, after.fields, decimal_comma=decimal_comma)
    for name, item, was, now in part_differences(before.parts, after.parts):
        yield Difference(name, was, now, item=item)


def differences(before: Fields, after: Fields, *, decimal_comma: bool) -> Iterator[Difference]:
    """Yield the fields that do not say the same any more, in the order of their names' appearance."""
    for name in dict.fromkeys((*before, *after)):
        was, now = before.get(name, ""), after.get(name, "")
        if was == now:
            continue
        found = Difference(name, was, now)
        if name in FIGURE_FIELDS:
            found = _of_figures(found, before, after, decimal_comma=decimal_comma)
            if _same(found.value_before, found.value_after):
                continue
        if name == PLANNED:
            old, new = (_points(fields, decimal_comma=decimal_comma) for fields in (before, after))
            if len(old) == len(new) and all(
                one[0] == other[0] and _same(one[1], other[1]) for one, other in zip(old, new, strict=True)
            ):
                continue
            found = replace(found, points_before=old, points_after=new)
        yield found


def values_in(fields: Fields, *, decimal_comma: bool) -> dict[str, Value]:
    """Return field → its figure, in the unit that the figures of the same key result have."""
    unit = fields.get("unit", "")
    read = {
        name: figure
        for name in FIGURE_FIELDS
        if name in fields and isinstance(figure := read_figure(fields[name], unit, decimal_comma=decimal_comma), Value)
    }
    sample = sample_of(read.values(), unit)
    return {name: value for name, figure in read.items() if isinstance(value := in_unit(figure, sample), Value)}


def _points(fields: Fields, *, decimal_comma: bool) -> Points:
    """Return the points of a planned path that are figures, in the unit of the key result."""
    values = values_in(fields, decimal_comma=decimal_comma)
    sample = sample_of(values.values(), fields.get("unit", ""))
    read = (
        (day, read_figure(words, fields.get("unit", ""), decimal_comma=decimal_comma))
        for day, words in points_of(fields.get(PLANNED, ""))
    )
    found = ((day, in_unit(figure, sample)) for day, figure in read if isinstance(figure, Value))
    return tuple((day, value) for day, value in found if isinstance(value, Value))


def _of_figures(found: Difference, before: Fields, after: Fields, *, decimal_comma: bool) -> Difference:
    """Add the figures. A unit that was merely forgotten then, or is now, is lent by the other version.

    It was forgotten where the start is the same number in both; else `0.6` and `60%` would be compared.
    """
    old, new = (values_in(fields, decimal_comma=decimal_comma) for fields in (before, after))
    was, now = old.get(found.name), new.get(found.name)
    if was and now and bool(was.unit) != bool(now.unit):
        starts = old.get("start"), new.get("start")
        if was.number == now.number or (starts[0] and starts[1] and starts[0].number == starts[1].number):
            was, now = _lent(was, now), _lent(now, was)
    return replace(found, value_before=was, value_after=now)


def _lent(value: Value, other: Value) -> Value:
    lent = in_unit(value, other)
    return lent if isinstance(lent, Value) else value


def _same(was: Value | None, now: Value | None) -> bool:
    """Whether two figures are one, however it is spelt."""
    if was is None or now is None or was.number != now.number or was.relation != now.relation:
        return False
    return same_unit(was, now)

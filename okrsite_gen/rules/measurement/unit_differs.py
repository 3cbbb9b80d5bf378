"""MEA010."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.objectives import KeyResult
from okrsite_gen.model.values import Value, known
from okrsite_gen.rules.measurement.titles import spoken_in
from okrsite_gen.rules.numbers import Number, known_unit
from okrsite_gen.rules.rule import Found, rule
from okrsite_gen.rules.scene import Scene


@rule(
    "MEA010",
    "unit-differs",
    Severity.WARNING,
    since="0.1",
    why="The site shows the unit of the field, so that page and title contradict each other.",
).each_key_result
def unit_differs(key_result: KeyResult, scene: Scene) -> Iterator[Found]:
    """A figure has one unit in the title and another one, or none, in the field below it.

    Both stand next to each other on every page. Whoever reads "2 days" in the title and "2 hours" beside the bar
    believes neither, and check-ins are written in whichever unit their author saw last.

    Bad:
        title: Developers go live in a day, not a month
        key_results:
          - title: Median time to the first payment falls from 31 days to 2 days
            start: 31 hours
            target: 2 hours

    Good:
        title: Developers go live in a day, not a month
        key_results:
          - title: Median time to the first payment falls from 31 days to 2 days
            start: 31 days
            target: 2 days

    Fix: Write the unit of the title behind the figures, or mend the title.
    """
    numbers = tuple(one.number for one in spoken_in(key_result, scene))
    fields = {
        "start": key_result.start,
        "target": key_result.target,
        "min": key_result.minimum,
        "max": key_result.maximum,
    }
    for field, figure in fields.items():
        value = known(figure)
        number = _contradicting(value, numbers) if value else None
        if value and number:
            has = f"counts in `{value.unit}`" if value.unit else "has no unit"
            yield Found(
                key_result.place.at(field),
                f"The title says `{number.written}`, and `{field}: {value.written}` {has}.",
                f"Write `{field}: {number.written}`, or mend the title.",
            )
            return


def _contradicting(value: Value, numbers: tuple[Number, ...]) -> Number | None:
    """Return a number of the title that is the same amount of something else; none where one agrees."""
    unit = known_unit(value.unit)
    if value.unit and not unit:
        return None
    same = [number for number in numbers if number.value == value.number]
    if not same or any(number.unit in {"", unit} for number in same):
        return None
    return same[0]

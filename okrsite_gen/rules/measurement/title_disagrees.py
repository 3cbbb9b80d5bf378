"""MEA011."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.kinds import Kind
from okrsite_gen.model.objectives import KeyResult
from okrsite_gen.model.values import Figure, known
from okrsite_gen.rules.measurement.titles import spoken_in
from okrsite_gen.rules.movement import Role
from okrsite_gen.rules.numbers import Number, known_unit
from okrsite_gen.rules.rule import Found, rule
from okrsite_gen.rules.scene import Scene


@rule(
    "MEA011",
    "title-disagrees",
    Severity.WARNING,
    since="0.1",
    why="Readers see both figures next to each other and cannot tell which one counts; progress goes by the field.",
).each_key_result
def title_disagrees(key_result: KeyResult, scene: Scene) -> Iterator[Found]:
    """The title names another start or target than the fields do.

    It happens when a target is changed in the field and stays in the title, or the other way round. The site computes
    with the field and prints the title, and in the review the two are mistaken for each other.

    Bad:
        title: Nobody is surprised by an invoice
        key_results:
          - title: Calls about invoices fall from 38 a week to 12
            start: 38
            target: 20

    Good:
        title: Nobody is surprised by an invoice
        key_results:
          - title: Calls about invoices fall from 38 a week to 20
            start: 38
            target: 20
            reason: Twelve was guessed before we had counted

    Fix: Decide which figure counts and write it in both places. Where a target was moved, say why under `reason`.
    """
    if key_result.kind is not Kind.METRIC:
        return
    spoken = spoken_in(key_result, scene)
    fields = ((Role.START, "start", key_result.start), (Role.GOAL, "target", key_result.target))
    for role, field, figure in fields:
        named = [one.number for one in spoken if one.role is role]
        if len(named) == 1 and _disagrees(named[0], figure):
            value = known(figure)
            yield Found(
                key_result.place.at("title").about(named[0].written),
                f"The title says `{named[0].written}`, and `{field}` says `{value.written if value else ''}`.",
                "Write the same figure in both places.",
            )


def _disagrees(number: Number, figure: Figure | None) -> bool:
    """Whether a number of a title cannot be a figure, rounded as the title writes it."""
    value = known(figure)
    if value is None:
        return False
    unit = known_unit(value.unit)
    if number.unit and number.unit != unit:
        return False
    return abs(abs(number.value) - abs(value.number)) > number.scale / 2

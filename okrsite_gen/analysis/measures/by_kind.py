"""Which kind of key result is measured in which way."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from okrsite_gen.analysis.cycles import Window
from okrsite_gen.analysis.measures.guardrail import measure_guardrail
from okrsite_gen.analysis.measures.measured import Measured
from okrsite_gen.analysis.measures.metric import measure_metric
from okrsite_gen.analysis.measures.milestones import measure_milestones
from okrsite_gen.analysis.measures.outcomes import measure_baseline, measure_levels, measure_yes_no
from okrsite_gen.analysis.measures.stated import measure_rollup, measure_stated
from okrsite_gen.analysis.observations import Observation
from okrsite_gen.model.kinds import Kind
from okrsite_gen.model.objectives import KeyResult


@dataclass(frozen=True, slots=True)
class Supporters:
    """What the objectives that support a roll-up key result add up to."""

    observations: tuple[Observation, ...] = ()
    """Their mean progress by day of change."""
    progress: Decimal | None = None
    """Their mean progress at present; None where none can be measured."""
    measured: int = 0
    total: int = 0
    undated: bool = False
    """Whether `progress` rests on what stands undated in files."""
    looked: tuple[date, ...] = ()
    """Days on which somebody looked at any of them."""


NO_SUPPORTERS = Supporters()

BY_DEFINITION: Mapping[Kind, Callable[[KeyResult, Sequence[Observation]], Measured]] = {
    Kind.METRIC: measure_metric,
    Kind.MILESTONES: measure_milestones,
    Kind.BASELINE: measure_baseline,
}
"""Ways that compare observations with what the key result defines."""

BY_WORD: Mapping[Kind, Callable[[Sequence[Observation]], Measured]] = {
    Kind.YES_NO: measure_yes_no,
    Kind.LEVELS: measure_levels,
    Kind.STATED: measure_stated,
    Kind.UNMEASURED: measure_stated,
}
"""Ways that take observations as they are."""


def measure(
    key_result: KeyResult, observations: Sequence[Observation], window: Window, supporters: Supporters = NO_SUPPORTERS
) -> Measured:
    """Return the progress of a key result by its kind. An unmeasured one to which people state progress is stated."""
    if key_result.kind is Kind.GUARDRAIL:
        return measure_guardrail(key_result, observations, window)
    if key_result.kind is Kind.ROLLUP:
        return measure_rollup(observations, supporters.progress, supporters.measured, supporters.total)
    by_definition = BY_DEFINITION.get(key_result.kind)
    return by_definition(key_result, observations) if by_definition else BY_WORD[key_result.kind](observations)

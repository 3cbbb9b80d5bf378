"""What each key result adds to its objective's progress."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from okrsite_gen.model.objectives import Objective
from okrsite_gen.site.summaries import KeyResultSummary, ObjectiveSummary


@dataclass(frozen=True, slots=True)
class Part:
    """One key result's share in its objective's progress."""

    key_result: KeyResultSummary
    """The key result."""
    weight: Decimal
    """Its weight in the mean."""
    counts: bool
    """Whether it enters the mean: measurable, and neither dropped nor put off. Without a value it counts as 0."""
    plan: Decimal | None
    """Its own plan for today, 0–1; None where it has none, or the objective has none."""


def parts_of(
    objective: Objective, whole: ObjectiveSummary, summaries: tuple[KeyResultSummary, ...]
) -> tuple[Part, ...]:
    """Return the share of each key result of an objective, in their order."""
    planned = whole.plan is not None and not whole.over
    return tuple(
        Part(each, key_result.weight, each.measurable and not each.struck, each.plan if planned else None)
        for each, key_result in zip(summaries, objective.key_results, strict=True)
    )

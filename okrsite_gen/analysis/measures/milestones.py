"""Milestones: how much of the weight is done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from okrsite_gen.analysis.exact import ZERO, plain, usable
from okrsite_gen.analysis.measures.measured import Measured, unmeasured
from okrsite_gen.analysis.observations import Observation
from okrsite_gen.model.insights import Formula
from okrsite_gen.model.names import fold
from okrsite_gen.model.objectives import KeyResult, Milestone


def measure_milestones(key_result: KeyResult, observations: Sequence[Observation]) -> Measured:
    """Progress is the weight done ÷ the whole weight.

    What the file says is done counts from the start, since nobody knows since when; check-ins say the rest.
    """
    steps = {fold(step.id): step for step in key_result.milestones}
    total = sum((step.weight for step in steps.values() if step.weight > ZERO), ZERO)
    valued = [any(fold(name) in steps for name, _ in seen.milestones) for seen in observations]
    if not total:
        return unmeasured("no-milestones", valued)
    done: set[str] = set()
    readings: list[Decimal | None] = []
    deadlines = [_deadline(steps, done)]
    for seen, has in zip(observations, valued, strict=True):
        for name, finished in seen.milestones:
            (done.add if finished else done.discard)(fold(name))
        readings.append(usable(_weight(steps, done) / total) if has else None)
        deadlines.append(_deadline(steps, done))
    finished_ids = tuple(step.id for name, step in steps.items() if name in done)
    weight = _weight(steps, done)
    inputs = (
        ("done", str(len(finished_ids))),
        ("total", str(len(steps))),
        ("weight_done", plain(weight)),
        ("weight_total", plain(total)),
    )
    raw = usable(weight / total)
    return Measured(
        readings,
        valued,
        "" if raw is not None else "no-milestones",
        raw=raw,
        formula=Formula("milestones", inputs),
        deadlines=deadlines,
        milestones_done=finished_ids,
    )


def _weight(steps: dict[str, Milestone], done: set[str]) -> Decimal:
    return sum((step.weight for name, step in steps.items() if name in done and step.weight > ZERO), ZERO)


def _deadline(steps: dict[str, Milestone], done: set[str]) -> date | None:
    dues = [step.due for name, step in steps.items() if step.due is not None and name not in done]
    return min(dues) if dues else None

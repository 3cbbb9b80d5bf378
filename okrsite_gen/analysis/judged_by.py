"""All by which one objective is judged, so that somebody who keeps results can tell whether any of it is new."""

from __future__ import annotations

from okrsite_gen.analysis.basis import NO_DATES, Basis
from okrsite_gen.model.check_ins import CheckIn
from okrsite_gen.model.objectives import Objective


def common_to_all(basis: Basis) -> str:
    """Return what stands for all that every objective is judged by: the day, the settings and the cycles."""
    org = basis.org
    return repr((basis.as_of, basis.settings, org.hides, tuple(org.cycles.values())))


def judged_by(objective: Objective, basis: Basis, common: str) -> tuple[object, ...]:
    """Return all that `judge_objective` looks at, but for supporters: things, and texts that stand for values."""
    org = basis.org
    keys = (objective.key, *(key_result.key for key_result in objective.key_results))
    check_ins: dict[int, CheckIn] = {}
    for key in keys:
        check_ins.update((id(edge.check_in), edge.check_in) for edge in org.updates.get(key, ()))
    metrics = (org.metrics.get(each.metric) for each in objective.key_results if each.metric)
    values = (
        basis.cadence(objective).value,
        basis.checks_in(objective.team, basis.windows.get(objective.cycle, NO_DATES)),
        org.history.touched.get(objective.place.file),
        [(key, basis.state_days[key]) for key in keys if key in basis.state_days],
        [(key, basis.edits[key]) for key in keys if key in basis.edits],
    )
    return (objective, common, repr(values), *check_ins.values(), *metrics)

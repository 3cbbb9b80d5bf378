"""Roll-ups: in which order objectives are judged, and what supporting objectives add up to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from okrsite_gen.analysis.basis import Basis
from okrsite_gen.analysis.exact import mean
from okrsite_gen.analysis.measures.by_kind import Supporters
from okrsite_gen.analysis.objectives import Result
from okrsite_gen.analysis.observations import Observation
from okrsite_gen.analysis.scores import COMPUTED
from okrsite_gen.analysis.series import supporting_series
from okrsite_gen.model.kinds import Alignment, Kind, State
from okrsite_gen.model.objectives import Objective
from okrsite_gen.model.organisation import Org
from okrsite_gen.model.status import Status


def in_order(org: Org) -> list[str]:
    """Return the keys of all objectives, those that others roll up before those others.

    Works without recursion, however deep the cascade; in a circle, which reading should have cut, somebody is first.
    """
    ordered: dict[str, None] = {}
    waiting: set[str] = set()
    for root in org.objectives:
        stack = [root]
        while stack:
            key = stack[-1]
            if key in ordered or key in waiting:
                stack.pop()
                waiting.discard(key)
                ordered.setdefault(key)
                continue
            waiting.add(key)
            stack.extend(
                below for below in rolled_up(org.objectives[key], org) if below not in ordered and below not in waiting
            )
    return list(ordered)


def rolled_up(objective: Objective, org: Org) -> list[str]:
    """Return the keys of objectives that enter the roll-up key results of this one, each once."""
    parts = {one.key for one in objective.key_results if one.kind is Kind.ROLLUP}
    if not parts:
        return []
    supporters = (edge.supporter for edge in org.supporters.get(objective.key, ()) if edge.key_result in parts)
    return [key for key in dict.fromkeys(supporters) if key in org.objectives]


def supporters_of(objective: Objective, basis: Basis, results: Mapping[str, Result]) -> dict[str, Supporters]:
    """Return, for each roll-up key result, what the objectives that support it add up to."""
    return {
        key_result.key: _add_up(_eligible(objective.key, key_result.key, basis.org, results))
        for key_result in objective.key_results
        if key_result.kind is Kind.ROLLUP
    }


def supporting_progress(objective: str, org: Org, results: Mapping[str, Result]) -> tuple[Decimal | None, int]:
    """Return the plain mean progress of all objectives that support this one or its key results, and how many."""
    values = [
        result.insight.progress
        for result in _eligible(objective, None, org, results)
        if result.insight.progress is not None
    ]
    return mean(values), len(values)


def _eligible(objective: str, key_result: str | None, org: Org, results: Mapping[str, Result]) -> list[Result]:
    """Return the agreed supporters, each once, neither drafts nor dropped; a missing key result means any."""
    keys = dict.fromkeys(
        edge.supporter
        for edge in org.supporters.get(objective, ())
        if edge.status is Alignment.AGREED and (key_result is None or edge.key_result == key_result)
    )
    return [results[key] for key in keys if key in results and key != objective and _alive(org, key, results[key])]


def _alive(org: Org, key: str, result: Result) -> bool:
    return org.objectives[key].state is not State.DRAFT and result.insight.status.status is not Status.DROPPED


def _add_up(results: Iterable[Result]) -> Supporters:
    found = list(results)
    measured = [(one, one.insight.progress) for one in found if one.insight.progress is not None]
    series = supporting_series([(one.insight.series, progress) for one, progress in measured])
    looked: set[date] = set()
    for one in found:
        looked.update(one.looked)
    return Supporters(
        observations=tuple(Observation(day, COMPUTED, progress=progress) for day, progress in series),
        progress=mean([progress for _, progress in measured]),
        measured=len(measured),
        total=len(found),
        undated=not series and any(one.has_value for one, _ in measured),
        looked=tuple(sorted(looked)),
    )

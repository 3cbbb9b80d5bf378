"""Findings about key results that only their values over time can tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from okrsite_gen.content.codes_org import COUNTS_FROM_ZERO, CURRENT_OUTDATED, METRIC_UNIT, START_NEEDED, TARGET_DUE
from okrsite_gen.content.figures import same_unit
from okrsite_gen.content.resolve.check_ins import Window
from okrsite_gen.content.resolve.known import Known
from okrsite_gen.content.sample import sample_of
from okrsite_gen.content.wording import as_sentence, key_result_name
from okrsite_gen.model.kinds import Direction, Kind
from okrsite_gen.model.objectives import KeyResult, Objective
from okrsite_gen.model.organisation import Metric, UpdateEdge
from okrsite_gen.model.values import Figure, Value

_ALWAYS = (date.min, date.max)


class Series:
    """Looks at the values of key results."""

    def __init__(
        self,
        updates: Mapping[str, tuple[UpdateEdge, ...]],
        metrics: Mapping[str, Metric],
        windows: Mapping[str, Window],
        known: Known,
    ) -> None:
        self._updates = updates
        self._metrics = metrics
        self._windows = windows
        self._known = known

    def look_at(self, objective: Objective) -> None:
        """Add what the values of an objective's key results give away."""
        for key_result in objective.key_results:
            if key_result.kind is Kind.METRIC and key_result.start is None:
                self._look_at_first(objective, key_result)
            elif key_result.kind is Kind.BASELINE and next(self._values(objective, key_result), None) is not None:
                self._known.findings.append(
                    TARGET_DUE.at(
                        key_result.place.at("baseline"),
                        f"{_name(key_result)} was to find its baseline, and a value is recorded.",
                        "From now on a target can be set.",
                        "Delete `baseline`, and write the value as `start` and where it should go as `target`.",
                    )
                )
            if key_result.current is not None:
                self._look_at_current(objective, key_result)

    def _values(self, objective: Objective, key_result: KeyResult) -> Iterator[Figure]:
        """Yield the values that count: the dated ones by date, and without any the one in the file."""
        dated = list(self._reported(objective, key_result))
        metric = self._metrics.get(key_result.metric)
        if metric is not None:
            first, last = self._windows.get(objective.cycle, _ALWAYS)
            dated += [(row.day, row.value) for row in metric.rows if first <= row.day <= last]
        dated.sort(key=lambda one: one[0])
        if dated:
            yield from (figure for _, figure in dated)
        elif key_result.current is not None:
            yield key_result.current

    def _reported(self, objective: Objective, key_result: KeyResult) -> Iterator[tuple[date, Figure]]:
        """Yield the values of check-ins that count, oldest first."""
        first, last = self._windows.get(objective.cycle, _ALWAYS)
        for edge in self._updates.get(key_result.key, ()):
            day, value = edge.check_in.day, edge.update.value
            own_first, own_last = self._windows.get(edge.check_in.cycle, _ALWAYS)
            if value is not None and first <= day <= last and own_first <= day <= own_last:
                yield day, value

    def _look_at_first(self, objective: Objective, key_result: KeyResult) -> None:
        target = key_result.target
        if not isinstance(target, Value) or not target.number or key_result.better is Direction.DOWN:
            return
        first = next((one for one in self._values(objective, key_result) if isinstance(one, Value)), None)
        if "start" in self._known.unusable(key_result.place):
            return
        if first is None or first.number / target.number <= 1:
            self._known.findings.append(
                COUNTS_FROM_ZERO.at(
                    key_result.place.at("target"),
                    f"{_name(key_result)} has a target and no `start`.",
                    "Its progress is counted from 0.",
                    "Add `start` with the figure at the beginning.",
                )
            )
        else:
            self._known.findings.append(
                START_NEEDED.at(
                    key_result.place.at("target"),
                    f"{_name(key_result)} has no `start`, and its first value `{first.written}` is past the target "
                    f"`{target.written}` already.",
                    "It probably falls towards its target; without a start nobody can tell, so it has no progress.",
                    "Add `start` with the figure at the beginning.",
                )
            )

    def _look_at_current(self, objective: Objective, key_result: KeyResult) -> None:
        first, _ = next(self._reported(objective, key_result), (None, None))
        if first is not None:
            self._known.findings.append(
                CURRENT_OUTDATED.at(
                    key_result.place.at("current"),
                    f"{_name(key_result)} has a `current` figure, and check-ins report its value since {first}.",
                    "The check-ins count; the figure here is not used any more.",
                    "Delete `current`.",
                )
            )


def _name(key_result: KeyResult) -> str:
    return as_sentence(key_result_name(key_result.id, key_result.position))


def with_fitting_metrics(objective: Objective, metrics: Mapping[str, Metric], known: Known) -> Objective:
    """Return the objective without metrics whose unit is not that of the key result that they feed."""
    misfits = {one.key: one for one in objective.key_results if one.metric and not _fits(one, metrics[one.metric])}
    if not misfits:
        return objective
    for key_result in misfits.values():
        metric = metrics[key_result.metric]
        known.findings.append(
            METRIC_UNIT.at(
                key_result.place.at("metric"),
                f"{_name(key_result)} counts in `{key_result.unit}`, and the metric `{metric.id}` in `{metric.unit}`.",
                "Nothing is converted, so its rows are not used here.",
                "Write both in one unit, or name another metric.",
            )
        )
    return replace(
        objective,
        key_results=tuple(replace(one, metric="") if one.key in misfits else one for one in objective.key_results),
    )


def _fits(key_result: KeyResult, metric: Metric) -> bool:
    one = key_result
    own = sample_of((one.target, one.start, one.minimum, one.maximum, one.current), one.unit)
    rows = sample_of((row.value for row in metric.rows[:1]), metric.unit)
    return own is None or rows is None or same_unit(own, rows)

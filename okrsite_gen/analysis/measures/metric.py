"""Metrics: how far the way from start to target has been gone."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from okrsite_gen.analysis.exact import ONE, ZERO, usable
from okrsite_gen.analysis.measures.measured import Measured, agree, shown, unmeasured
from okrsite_gen.analysis.observations import Observation
from okrsite_gen.model.insights import Formula
from okrsite_gen.model.kinds import Direction
from okrsite_gen.model.objectives import KeyResult
from okrsite_gen.model.values import Figure, Value


def measure_metric(key_result: KeyResult, observations: Sequence[Observation]) -> Measured:
    """Progress is (current − start) ÷ (target − start), up or down; without a start it counts from 0."""
    valued = [seen.value is not None for seen in observations]
    figures = [seen.value for seen in observations if seen.value is not None]
    target, start = key_result.target, key_result.start
    because = _why_not(key_result, figures)
    if because or not isinstance(target, Value):
        return unmeasured(because or "no-target", valued)
    begin = start.number if isinstance(start, Value) else ZERO
    span = target.number - begin
    readings = [
        usable((seen.value.number - begin) / span)
        if isinstance(seen.value, Value) and (seen.value.unit == target.unit or agree(seen.value, target))
        else None
        for seen in observations
    ]
    raw = ZERO
    if figures:
        latest = [reading for reading, has in zip(readings, valued, strict=True) if has][-1]
        if latest is None:
            return Measured(readings, valued, "unit-mismatch" if isinstance(figures[-1], Value) else "withheld")
        raw = latest
    return Measured(readings, valued, raw=raw, formula=_formula(key_result, figures), scale=(begin, target.number))


def _why_not(key_result: KeyResult, figures: Sequence[Figure]) -> str:
    target, start = key_result.target, key_result.start
    if target is None:
        return "no-target"
    if not isinstance(target, Value):
        return "withheld"
    if start is None:
        return _start_needed(key_result, target.number, figures)
    if not isinstance(start, Value):
        return "withheld"
    if not agree(start, target):
        return "unit-mismatch"
    return "start-is-target" if start.number == target.number else ""


def _start_needed(key_result: KeyResult, target: Decimal, figures: Sequence[Figure]) -> str:
    if target == ZERO:
        return "start-needed-target-zero"
    if key_result.better is Direction.DOWN:
        return "start-needed-falling"
    first = next((figure for figure in figures if isinstance(figure, Value)), None)
    if first is not None and first.number / target > ONE:
        return "start-needed-past"
    return ""


def _formula(key_result: KeyResult, figures: Sequence[Figure]) -> Formula:
    from_zero = key_result.start is None
    code = "metric-from-zero" if from_zero else "metric"
    if key_result.figures_hidden:
        return Formula(code)
    inputs = [("current", shown(figures[-1]) if figures else ""), ("target", shown(key_result.target))]
    if not from_zero:
        inputs.insert(1, ("start", shown(key_result.start)))
    return Formula(code, tuple(inputs))

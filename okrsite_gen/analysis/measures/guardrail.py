"""Guardrails: how many checks were inside the band."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from okrsite_gen.analysis.cycles import Window
from okrsite_gen.analysis.exact import ZERO
from okrsite_gen.analysis.measures.measured import Measured, agree, shown, unmeasured
from okrsite_gen.analysis.observations import Observation
from okrsite_gen.model.insights import Band, Formula
from okrsite_gen.model.objectives import KeyResult
from okrsite_gen.model.values import Value, Withheld


def measure_guardrail(key_result: KeyResult, observations: Sequence[Observation], window: Window) -> Measured:
    """Progress is checks inside ÷ checks made; a check is a check-in's value or a metric row within the cycle."""
    valued = [seen.value is not None for seen in observations]
    low, high = key_result.minimum, key_result.maximum
    if low is None and high is None:
        return unmeasured("no-band", valued)
    if isinstance(low, Withheld) or isinstance(high, Withheld):
        return unmeasured("withheld", valued)
    readings: list[Decimal | None] = []
    outside: list[int] = []
    checks = inside = run = 0
    for seen in observations:
        held = _inside(seen, low, high) if _is_check(seen, window) else None
        if held is not None:
            checks += 1
            inside += held
            run = 0 if held else run + 1
        readings.append(None if held is None else Decimal(inside) / checks)
        outside.append(run)
    if not checks and any(isinstance(seen.value, Withheld) for seen in observations):
        return unmeasured("withheld", valued)
    return Measured(
        readings,
        valued,
        raw=Decimal(inside) / checks if checks else ZERO,
        formula=_formula(key_result, inside, checks),
        band=Band(checks, inside, run == 0 if checks else None),
        outside=outside,
    )


def _is_check(seen: Observation, window: Window) -> bool:
    """Whether a value falls into the cycle; a late check-in of grading time counts, a late metric row does not."""
    if seen.day is None:
        return True
    if window.start is not None and seen.day < window.start:
        return False
    return window.end is None or seen.day <= window.end or seen.source.kind == "check-in"


def _inside(seen: Observation, low: Value | None, high: Value | None) -> bool | None:
    value = seen.value
    if not isinstance(value, Value) or not all(agree(value, limit) for limit in (low, high) if limit is not None):
        return None
    return not ((low is not None and value.number < low.number) or (high is not None and value.number > high.number))


def _formula(key_result: KeyResult, inside: int, checks: int) -> Formula:
    inputs = [("inside", str(inside)), ("checks", str(checks))]
    if not key_result.figures_hidden:
        limits = (("min", key_result.minimum), ("max", key_result.maximum))
        inputs += [(name, shown(limit)) for name, limit in limits if limit is not None]
    return Formula("guardrail", tuple(inputs))

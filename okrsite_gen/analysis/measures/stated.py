"""Stated progress: a fraction that a person gives, or that supporting objectives add up to."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from okrsite_gen.analysis.exact import fraction
from okrsite_gen.analysis.measures.measured import Measured, unmeasured
from okrsite_gen.analysis.observations import Observation
from okrsite_gen.model.insights import Formula


def measure_stated(observations: Sequence[Observation]) -> Measured:
    """Progress is as stated; where nobody states any there is no measure at all."""
    valued = [seen.progress is not None for seen in observations]
    stated = [seen.progress for seen in observations if seen.progress is not None]
    if not stated:
        return unmeasured("no-measure", valued)
    return Measured(
        [seen.progress for seen in observations],
        valued,
        raw=stated[-1],
        formula=Formula("stated", (("progress", fraction(stated[-1])),)),
    )


def measure_rollup(observations: Sequence[Observation], present: Decimal | None, measured: int, total: int) -> Measured:
    """Progress is `present`, the mean of the `measured` among `total` supporting objectives."""
    valued = [seen.progress is not None for seen in observations]
    if present is None:
        return unmeasured("supporters-unmeasured" if total else "no-supporters", valued)
    inputs = (("measured", str(measured)), ("total", str(total)))
    return Measured([seen.progress for seen in observations], valued, raw=present, formula=Formula("rollup", inputs))

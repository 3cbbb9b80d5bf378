"""Yes/no, levels and baseline: results that are there or are not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from okrsite_gen.analysis.exact import ONE, ZERO
from okrsite_gen.analysis.measures.measured import Measured, shown
from okrsite_gen.analysis.observations import Observation
from okrsite_gen.model.insights import Formula
from okrsite_gen.model.objectives import KeyResult
from okrsite_gen.model.values import Figure

WORTH: Mapping[str, Decimal] = {"none": ZERO, "commit": Decimal("0.3"), "target": Decimal("0.7"), "stretch": ONE}
"""What each level is worth; published, so that everybody can compute it."""


def measure_yes_no(observations: Sequence[Observation]) -> Measured:
    """Progress is 1 once it is done, else 0."""
    valued = [seen.done is not None for seen in observations]
    readings = [None if seen.done is None else ONE if seen.done else ZERO for seen in observations]
    raw = next((reading for reading in reversed(readings) if reading is not None), ZERO)
    done = raw == ONE
    return Measured(readings, valued, raw=raw, formula=Formula("yes-no", (("done", str(done).lower()),)), done=done)


def measure_levels(observations: Sequence[Observation]) -> Measured:
    """Progress is the published worth of the level reached."""
    levels = [seen.reached if seen.reached in WORTH else "" for seen in observations]
    readings = [WORTH[level] if level else None for level in levels]
    reached = next((level for level in reversed(levels) if level), "")
    return Measured(
        readings,
        [bool(level) for level in levels],
        raw=WORTH.get(reached, ZERO),
        formula=Formula("levels", (("reached", reached or "none"),)),
        reached=reached,
    )


def measure_baseline(key_result: KeyResult, observations: Sequence[Observation]) -> Measured:
    """Progress is 1 once the value that was to be found out is recorded, even if it may not be shown."""
    valued = [seen.value is not None for seen in observations]
    latest: Figure | None = next((seen.value for seen in reversed(observations) if seen.value is not None), None)
    inputs = [("recorded", str(latest is not None).lower())]
    if not key_result.figures_hidden:
        inputs.append(("current", shown(latest)))
    return Measured(
        [ONE if has else None for has in valued],
        valued,
        raw=ZERO if latest is None else ONE,
        formula=Formula("baseline", tuple(inputs)),
    )

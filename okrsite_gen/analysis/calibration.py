"""How well confidence halfway through a cycle told the end of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from okrsite_gen.analysis.basis import Basis
from okrsite_gen.analysis.exact import to_tenths
from okrsite_gen.model.calibration import Calibration, CalibrationBand
from okrsite_gen.model.insights import KeyResultInsight
from okrsite_gen.model.kinds import KeyResultState
from okrsite_gen.model.objectives import Objective
from okrsite_gen.model.organisation import Cycle

BANDS = ((7, 10), (4, 6), (0, 3))
"""Confidence that means "we expect to make it", "it may go either way", "we do not expect to"."""

WEEK = 7

FEWEST = 5
"""Key results below which a share says nothing."""

ENDED = frozenset({"over", "grading"})


def calibrations(basis: Basis, key_results: Mapping[str, KeyResultInsight]) -> dict[str, Calibration]:
    """Return cycle key → its calibration, for cycles that have ended and have enough to tell.

    The week is the last whole one of the cycle's first half: week 6 of a quarter. A key result counts with the last
    confidence given up to the end of that week, and ended as expected where its score, to one decimal, is what its
    objective's ambition expects (`scores.expected`). Dropped and deferred ones are left out, and scores that nobody has
    given or confirmed. It is told of all key results of the cycle that this build shows, never of a team or a person.
    """
    by_cycle: dict[str, list[Objective]] = defaultdict(list)
    for objective in basis.org.objectives.values():
        by_cycle[objective.cycle].append(objective)
    found = {}
    for cycle in basis.org.cycles.values():
        if basis.phases[cycle.key] in ENDED:
            calibration = _calibration(basis, cycle, by_cycle[cycle.key], key_results)
            if calibration is not None:
                found[cycle.key] = calibration
    return found


def _calibration(
    basis: Basis, cycle: Cycle, objectives: Iterable[Objective], key_results: Mapping[str, KeyResultInsight]
) -> Calibration | None:
    if cycle.start is None or cycle.end is None:
        return None
    week = ((cycle.end - cycle.start).days + 1) // WEEK // 2
    if week < 1:
        return None
    day = cycle.start + timedelta(days=week * WEEK - 1)
    bands = tuple(_bands(tuple(_pairs(basis, objectives, day, key_results))))
    return Calibration(week, day, bands) if bands else None


def _pairs(
    basis: Basis, objectives: Iterable[Objective], day: date, key_results: Mapping[str, KeyResultInsight]
) -> Iterator[tuple[int, bool]]:
    """Yield (confidence on the day, whether it ended as expected) of each key result that has both."""
    for objective in objectives:
        expected = basis.settings.scores.expected(objective.ambition)
        for key_result in objective.key_results:
            score = key_results[key_result.key].score
            confidence = _confidence_on(day, key_results[key_result.key])
            if key_result.state is not KeyResultState.ACTIVE or score is None or confidence is None:
                continue
            if not score.provisional:
                yield confidence, to_tenths(score.value) >= expected


def _confidence_on(day: date, insight: KeyResultInsight) -> int | None:
    given = [
        point.confidence
        for point in insight.series
        if point.confidence is not None and point.day is not None and point.day <= day
    ]
    return given[-1] if given else None


def _bands(pairs: tuple[tuple[int, bool], ...]) -> Iterator[CalibrationBand]:
    for least, most in BANDS:
        ends = [well for confidence, well in pairs if least <= confidence <= most]
        if len(ends) >= FEWEST:
            yield CalibrationBand(least, most, len(ends), sum(ends))

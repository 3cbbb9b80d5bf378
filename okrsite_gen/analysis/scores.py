"""Scores between 0 and 1, their bands, and the outcome that a score means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from okrsite_gen.analysis.closing import Closing, closing_said
from okrsite_gen.analysis.exact import clamp, to_tenths, weighted_mean
from okrsite_gen.model.insights import ScoreInsight, Source
from okrsite_gen.model.objectives import KeyResult
from okrsite_gen.model.organisation import UpdateEdge
from okrsite_gen.model.settings import ScoreSettings
from okrsite_gen.model.status import Status

COMPUTED = Source("computed")


@dataclass(frozen=True, slots=True)
class Final:
    """Final words about a key result or an objective; they count whenever they are given."""

    score: Decimal | None = None
    reason: str = ""
    source: Source | None = None
    result: str = ""
    closing: Closing | None = None


def final_words(edges: Iterable[UpdateEdge], key_result: KeyResult, as_of: date) -> Final:
    """Return the newest score, result and closing of check-ins up to the as-of date, else those of the file."""
    score, reason, result = key_result.score, key_result.score_reason, key_result.result
    source = Source("file") if score is not None else None
    closes = False
    for edge in edges:
        update = edge.update
        if update.score is None and not update.result and update.closed_as is None:
            continue
        if edge.check_in.day > as_of:
            continue
        if update.score is not None:
            score, reason, source = update.score, update.score_reason, Source("check-in", edge.check_in.key)
        result = update.result or result
        closes = closes or update.closed_as is not None
    return Final(score, reason, source, result, closing_said(edges, as_of) if closes else None)


def score_of(final: Final, raw: Decimal | None, settings: ScoreSettings, *, closed: bool) -> ScoreInsight | None:
    """Return the given score, else clamped progress; nothing where there is neither."""
    computed = None if raw is None else clamp(raw)
    value = computed if final.score is None else final.score
    if value is None or not value.is_finite():
        return None
    return ScoreInsight(
        value=value,
        computed=computed,
        given=final.score is not None,
        provisional=not closed,
        band=band_of(value, settings),
        reason=final.reason if final.score is not None else "",
        source=final.source if final.score is not None else COMPUTED,
    )


def mean_score(
    scored: Sequence[tuple[Decimal, ScoreInsight]], settings: ScoreSettings, *, closed: bool
) -> ScoreInsight | None:
    """Return the score of an objective: the weighted mean of (weight, score) of its key results."""
    value = weighted_mean((weight, score.value) for weight, score in scored)
    if value is None:
        return None
    return ScoreInsight(
        value=value,
        computed=weighted_mean((weight, score.computed) for weight, score in scored if score.computed is not None),
        given=False,
        provisional=not closed,
        band=band_of(value, settings),
        source=COMPUTED,
    )


def band_of(score: Decimal, settings: ScoreSettings) -> str:
    """Return `low`, `middle` or `high`, after rounding to one decimal."""
    rounded = to_tenths(score)
    if rounded < settings.low:
        return "low"
    return "middle" if rounded < settings.high else "high"


def outcome_of(score: Decimal, expected: Decimal, settings: ScoreSettings) -> Status:
    """Return what a score means for a closed key result: achieved as expected, missed in the low band."""
    rounded = to_tenths(score)
    if rounded >= expected:
        return Status.ACHIEVED
    return Status.MISSED if rounded < settings.low else Status.PARTLY

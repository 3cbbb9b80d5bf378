"""What was said and measured about one key result, one observation a day, oldest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from operator import lt
from typing import NamedTuple

from okrsite_gen.analysis.basis import Basis
from okrsite_gen.analysis.cycles import Window
from okrsite_gen.model.insights import Source
from okrsite_gen.model.kinds import Kind, Said
from okrsite_gen.model.names import fold
from okrsite_gen.model.objectives import KeyResult
from okrsite_gen.model.organisation import Metric, UpdateEdge
from okrsite_gen.model.values import Figure

IN_FILE = Source("file")
WITH_FIGURES = (Kind.METRIC, Kind.GUARDRAIL, Kind.BASELINE)
"""Kinds whose values are figures."""


class Observation(NamedTuple):
    """All that became known about a key result on one day."""

    day: date | None
    """None for what stands undated in the objective's file."""
    source: Source
    """Where the value comes from; without a value, where the words do."""
    value: Figure | None = None
    done: bool | None = None
    reached: str = ""
    milestones: tuple[tuple[str, bool], ...] = ()
    progress: Decimal | None = None
    confidence: int | None = None
    said: Said | None = None
    unchanged: bool = False
    """Looked at, nothing moved: the value known so far holds on this day too."""
    spoken: bool = False
    """Whether a person says anything else: that nothing moved is no word about what nobody has spoken of yet."""
    voice: Source | None = None
    """Where confidence and stated status come from, if not from `source`."""


class _Entry(NamedTuple):
    day: date
    rank: int
    """Whose word wins on the same day: metric rows, `unchanged`, other teams, the owning team."""
    file: str
    observation: Observation


def counted(edges: Iterable[UpdateEdge], window: Window, basis: Basis) -> list[UpdateEdge]:
    """Return the updates that count: within the window of the objective's cycle and of their own, not after as-of."""
    first, last, uncounted = window.first, min(window.last, basis.as_of), basis.uncounted
    return [
        edge
        for edge in edges
        if first <= edge.check_in.day <= last and not (uncounted and edge.check_in.key in uncounted)
    ]


def metric_rows(metric: Metric, window: Window, basis: Basis) -> list[Observation]:
    """Return the rows of a metric that count for a key result which it feeds."""
    first, last = window.first, min(window.last, basis.as_of)
    source = Source("metric", metric.key)
    return [Observation(row.day, source, row.value) for row in metric.rows if first <= row.day <= last]


def gather(
    edges: Sequence[UpdateEdge],
    unchanged: Sequence[UpdateEdge],
    fed: Sequence[Observation],
    owner: str,
    basis: Basis,
    kind: Kind,
) -> list[Observation]:
    """Return the dated observations of a key result, one a day.

    `edges` are its own updates, `unchanged` those that leave its whole objective as it was, `fed` what a metric or
    supporting objectives contribute, `owner` is the key of the team whose word wins. What people state of the
    progress of a roll-up is not heard, since it is computed.
    """
    own = _heard(edges, basis)
    if kind is Kind.ROLLUP:
        own = [seen._replace(progress=None) for seen in own]
    if not unchanged and not fed and _one_a_day(edges):
        return own
    entries = [_Entry(row.day, 0, "", row) for row in fed if row.day is not None]
    entries += [
        _Entry(edge.check_in.day, 1, edge.check_in.place.file, _heard_unchanged(edge, basis)) for edge in unchanged
    ]
    for edge, observation in zip(edges, own, strict=True):
        check_in = edge.check_in
        entries.append(_Entry(check_in.day, 3 if check_in.team == owner else 2, check_in.place.file, observation))
    entries.sort(key=lambda entry: entry[:3])
    merged: list[Observation] = []
    for entry in entries:
        if merged and merged[-1].day == entry.day:
            merged[-1] = _over(merged[-1], entry.observation)
        else:
            merged.append(entry.observation)
    return merged


def undated(key_result: KeyResult, dated: Sequence[Observation]) -> Observation | None:
    """Return what the objective's file says of the present, as far as no dated observation says it better."""
    kind = key_result.kind
    value, done, reached, progress = key_result.current, key_result.done, key_result.reached, key_result.progress
    if kind not in WITH_FIGURES or any(seen.value is not None for seen in dated):
        value = None
    if kind is not Kind.YES_NO or not done or any(seen.done is not None for seen in dated):
        done = None
    if kind is not Kind.LEVELS or any(seen.reached for seen in dated):
        reached = ""
    if kind not in (Kind.STATED, Kind.UNMEASURED) or any(seen.progress is not None for seen in dated):
        progress = None
    confidence = None if any(seen.confidence is not None for seen in dated) else key_result.confidence
    steps = tuple((step.id, True) for step in key_result.milestones if step.done) if kind is Kind.MILESTONES else ()
    if value is None and progress is None and confidence is None and not (done or reached or steps):
        return None
    return Observation(None, IN_FILE, value, done, reached, steps, progress, confidence)


def _heard(edges: Sequence[UpdateEdge], basis: Basis) -> list[Observation]:
    source = basis.source
    return [
        Observation(
            edge.check_in.day,
            source(edge.check_in.key),
            (update := edge.update).value,
            update.done,
            update.reached,
            update.milestones,
            update.progress,
            update.confidence,
            update.status,
            update.unchanged,
            not update.unchanged or bool(update.note),
        )
        for edge in edges
    ]


def _heard_unchanged(edge: UpdateEdge, basis: Basis) -> Observation:
    return Observation(edge.check_in.day, basis.source(edge.check_in.key), unchanged=True)


def _one_a_day(edges: Sequence[UpdateEdge]) -> bool:
    days = [edge.check_in.day for edge in edges]
    return all(map(lt, days, days[1:]))


def _carries_value(seen: Observation) -> bool:
    return bool(
        seen.value is not None or seen.done is not None or seen.reached or seen.milestones or seen.progress is not None
    )


def _over(low: Observation, high: Observation) -> Observation:
    """Merge two words of one day field by field: what the stronger says wins, what it leaves out stands."""
    steps = {fold(step): done for step, done in low.milestones + high.milestones}
    speaks = high.confidence is not None or high.said is not None
    return Observation(
        high.day,
        high.source if _carries_value(high) or not _carries_value(low) else low.source,
        low.value if high.value is None else high.value,
        low.done if high.done is None else high.done,
        high.reached or low.reached,
        tuple(steps.items()),
        low.progress if high.progress is None else high.progress,
        low.confidence if high.confidence is None else high.confidence,
        high.said or low.said,
        low.unchanged or high.unchanged,
        low.spoken or high.spoken,
        (high.voice or high.source) if speaks else (low.voice or low.source),
    )

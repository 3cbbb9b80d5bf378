"""The worst of several statuses, now and over time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from okrsite_gen.model.status import WORST_FIRST, Status, StatusSpan, span_of

DECIDING = WORST_FIRST[:6]
"""Statuses of what is alive; only they speak for an objective. A tuple: looking up by hash is slower for enums."""
NOTHING = len(DECIDING)
"""The rank of what is not alive."""


def worst_of(statuses: Iterable[Status]) -> Status | None:
    """Return the worst status among those of what is alive; nothing if nothing is."""
    rank = min(map(_rank, statuses), default=NOTHING)
    return DECIDING[rank] if rank < NOTHING else None


def counts_of(statuses: Sequence[Status]) -> tuple[tuple[Status, int], ...]:
    """Return how many have which status, worst first."""
    return tuple((status, statuses.count(status)) for status in WORST_FIRST if status in statuses)


def worst_spans(histories: Sequence[tuple[StatusSpan, ...]]) -> tuple[StatusSpan, ...]:
    """Return the worst status over time of several histories, as far as anything is alive."""
    changes = sorted(
        (span.since, position, _rank(span.status)) for position, spans in enumerate(histories) for span in spans
    )
    now = [NOTHING] * len(histories)
    spans: list[StatusSpan] = []
    last = NOTHING
    for index, (day, position, rank) in enumerate(changes):
        now[position] = rank
        if index + 1 < len(changes) and changes[index + 1][0] == day:
            continue
        worst = min(now)
        if worst not in (last, NOTHING):
            spans.append(span_of(day, DECIDING[worst]))
            last = worst
    return tuple(spans)


def _rank(status: Status) -> int:
    return DECIDING.index(status) if status in DECIDING else NOTHING

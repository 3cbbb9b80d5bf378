"""The worst of several statuses, now and over time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from okrsite_gen.model.status import WORST_FIRST, Status, StatusSpan

DECIDING = WORST_FIRST[:6]
"""Statuses of what is alive; only they speak for an objective."""
RANK = {status: rank for rank, status in enumerate(WORST_FIRST)}
ALIVE = frozenset(DECIDING)


def worst_of(statuses: Iterable[Status]) -> Status | None:
    """Return the worst status among those of what is alive; nothing if nothing is."""
    return min((status for status in statuses if status in ALIVE), key=RANK.__getitem__, default=None)


def counts_of(statuses: Sequence[Status]) -> tuple[tuple[Status, int], ...]:
    """Return how many have which status, worst first."""
    return tuple(sorted(Counter(statuses).items(), key=lambda pair: RANK[pair[0]]))


def worst_spans(histories: Sequence[tuple[StatusSpan, ...]]) -> tuple[StatusSpan, ...]:
    """Return the worst status over time of several histories, as far as anything is alive."""
    alive = [spans for spans in histories if spans]
    if len(alive) == 1:
        return tuple(span for span in alive[0] if span.status in ALIVE)
    changes = sorted(
        ((span.since, position, span.status) for position, spans in enumerate(alive) for span in spans),
        key=lambda change: change[:2],
    )
    now: dict[int, Status] = {}
    spans: list[StatusSpan] = []
    for index, (day, position, status) in enumerate(changes):
        now[position] = status
        if index + 1 < len(changes) and changes[index + 1][0] == day:
            continue
        worst = worst_of(now.values())
        if worst is not None and (not spans or spans[-1].status is not worst):
            spans.append(StatusSpan(day, worst))
    return tuple(spans)

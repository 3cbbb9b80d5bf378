"""Small marks beside figures. They are decorative: the same figures always stand in words beside them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from markupsafe import Markup

from okrsite_gen.model.rhythm import Beat, Rhythm
from okrsite_gen.model.status import Status
from okrsite_gen.site.charts.svg import element, share

MIDDLE = 6
CONFIDENCE_MOST = 10
STEP = 8
"""From one mark to the next."""
HEIGHTS = {
    Beat.IN_TIME: 12,
    Beat.LATE: 6,
    Beat.MISSED: 12,
    Beat.DUE: 12,
    Beat.BEFORE: 1,
    Beat.NOT_SHOWN: 2,
    Beat.NEXT: 2,
    Beat.TO_COME: 1,
    Beat.BREAK: 1,
}
"""How tall the mark of what became of a check-in is."""
HALF = Decimal("0.5")
"""Of a hairline, which lies around the middle of where it is drawn."""

QUIET = frozenset({Status.STALE, Status.PLANNED, Status.NOT_STARTED, Status.DROPPED, Status.DEFERRED})
"""Statuses whose progress is not news: their bar is grey and broken."""


@lru_cache(maxsize=4096)
def progress_bar(progress: Decimal | None, plan: Decimal | None = None, status: Status | None = None) -> Markup:
    """Draw progress as the heavy part of a hairline, with a tick where the plan stands today.

    Without progress only the hairline is left.
    """
    lines = [element("line", class_="bar-ground", x1=0, x2="100%", y1=MIDDLE, y2=MIDDLE)]
    if progress:
        lines.append(element("line", class_="bar-way", x1=0, x2=share(progress), y1=MIDDLE, y2=MIDDLE))
    if plan:
        lines.append(element("line", class_="bar-plan", x1=share(plan), x2=share(plan), y1=0, y2=2 * MIDDLE))
    quiet = " is-quiet" if status in QUIET else ""
    return _decorative(f"bar{quiet}", "100%", 2 * MIDDLE, lines)


def distribution_bar(counts: Sequence[tuple[Status, int]]) -> Markup:
    """Draw how many have which status as stretches of one line, in the order given."""
    total = sum(count for _, count in counts)
    lines, before = [], 0
    for status, count in counts:
        if count > 0:
            ends = share(Decimal(before) / total), share(Decimal(before + count) / total)
            lines.append(
                element("line", class_=f"part is-{status.value}", x1=ends[0], x2=ends[1], y1=MIDDLE, y2=MIDDLE)
            )
            before += count
            if before < total:
                lines.append(element("line", class_="part-end", x1=ends[1], x2=ends[1], y1=0, y2=2 * MIDDLE))
    return _decorative("distribution", "100%", 2 * MIDDLE, lines)


def spark(values: Sequence[int | None], so_far: Collection[int] = ()) -> Markup:
    """Draw figures from 0 to 10, such as confidence by check-in, as small bars, the last one strong.

    None leaves a short stroke as a gap. Those at the places `so_far`, counted from 0, are hollow, as they may change.
    """
    return _spark(tuple(values), frozenset(so_far))


@lru_cache(maxsize=4096)
def _spark(values: tuple[int | None, ...], so_far: frozenset[int]) -> Markup:
    last = max((index for index, value in enumerate(values) if value is not None and index not in so_far), default=-1)
    strokes: dict[str, str] = {}
    for index, value in enumerate(values):
        height = max(1, min(value or 0, CONFIDENCE_MOST) * 2)
        if value is not None and index in so_far:
            left, high = Decimal(index * STEP) + HALF, max(1, height - 1)
            strokes["spark-open"] = strokes.get("spark-open", "") + f"M{left} 19.5v-{high}h5v{high}z"
            continue
        name = "spark-gap" if value is None else "spark-bar is-last" if index == last else "spark-bar"
        strokes[name] = strokes.get(name, "") + f"M{index * STEP + 3} 20v-{height}"
    return _decorative("spark", str(max(1, len(values)) * STEP), 20, _paths(strokes))


def cadence_marks(rhythm: Rhythm) -> Markup:
    """Draw the check-ins of a cycle as a row of marks: tall ones that came, half ones late, broken ones missing.

    What is to come is a line on the ground. The count stands beside it in words.
    """
    strokes: dict[str, str] = {}
    for index, period in enumerate(rhythm.periods):
        name = f"beat is-{period.beat.value}"
        strokes[name] = strokes.get(name, "") + f"M{index * STEP + 3} 13v-{HEIGHTS[period.beat]}"
    return _decorative("cadence-marks", str(max(1, len(rhythm.periods)) * STEP), 14, _paths(strokes))


def _paths(strokes: Mapping[str, str]) -> list[Markup]:
    """Return one path for all strokes of a class, so that a page of many rows stays light."""
    return [element("path", class_=name, d=drawn) for name, drawn in strokes.items()]


def _decorative(name: str, width: str, height: int, inside: list[Markup]) -> Markup:
    return element("svg", *(inside or [Markup("")]), class_=name, width=width, height=height, aria_hidden="true")

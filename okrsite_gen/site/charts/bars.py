"""Small marks beside figures. They are decorative: the same figures always stand in words beside them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup

from okrsite_gen.model.status import Status
from okrsite_gen.site.charts.svg import element, share

MIDDLE = 6
CONFIDENCE_MOST = 10
QUIET = frozenset({Status.STALE, Status.PLANNED, Status.NOT_STARTED, Status.DROPPED, Status.DEFERRED})
"""Statuses whose progress is not news: their bar is grey and broken."""


def progress_bar(progress: Decimal | None, plan: Decimal | None = None, status: Status | None = None) -> Markup:
    """Draw progress as the heavy part of a hairline, with a tick where the plan stands today.

    Without progress only the hairline is left.
    """
    lines = [element("line", class_="bar-ground", x1=0, x2="100%", y1=MIDDLE, y2=MIDDLE)]
    if progress:
        lines.append(element("line", class_="bar-way", x1=0, x2=share(progress), y1=MIDDLE, y2=MIDDLE))
    if plan is not None:
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
    return _decorative("distribution", "100%", 2 * MIDDLE, lines)


def spark(values: Sequence[int | None]) -> Markup:
    """Draw confidence (0 to 10) by check-in as small bars, the last one strong; None leaves a gap."""
    bars = []
    last = max((index for index, value in enumerate(values) if value is not None), default=-1)
    for index, value in enumerate(values):
        if value is not None:
            height = max(1, min(value, CONFIDENCE_MOST) * 2)
            strong = " is-last" if index == last else ""
            bars.append(
                element("rect", class_=f"spark-bar{strong}", x=index * 8, y=20 - height, width=6, height=height)
            )
    return _decorative("spark", str(max(1, len(values)) * 8), 20, bars)


def _decorative(name: str, width: str, height: int, inside: list[Markup]) -> Markup:
    return element("svg", *(inside or [Markup("")]), class_=name, width=width, height=height, aria_hidden="true")

"""What all boxes of a map have in common, drawn in a few strokes: a page holds hundreds of them, and stays light."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from okrsite_gen.site.charts.bars import MIDDLE, QUIET
from okrsite_gen.site.charts.svg import place
from okrsite_gen.site.maps.drawing import PlacedBox
from okrsite_gen.site.summary import Summary


@dataclass(frozen=True, slots=True)
class MapBars:
    """The rules of all boxes as commands of SVG paths; empty where nothing is to be drawn."""

    grounds: str
    """The hairline of each box."""
    ways: str
    """The way covered."""
    quiet_ways: str
    """The same for boxes whose progress is not news."""
    plans: str
    """Where the plan stands today."""


def bars_of(boxes: Iterable[tuple[PlacedBox, Summary]]) -> MapBars:
    """Return the rules of boxes, each with the objective that stands in it."""
    grounds: list[str] = []
    ways: list[str] = []
    quiet_ways: list[str] = []
    plans: list[str] = []
    for box, objective in boxes:
        at = f"M{box.x} {box.y}"
        grounds.append(f"{at}h{box.width}")
        if objective.progress:
            way = f"{at}h{place(box.width * _share(objective.progress))}"
            (quiet_ways if objective.status in QUIET else ways).append(way)
        if objective.plan:
            x = box.x + box.width * _share(objective.plan)
            plans.append(f"M{place(x)} {box.y - MIDDLE}v{2 * MIDDLE}")
    return MapBars("".join(grounds), "".join(ways), "".join(quiet_ways), "".join(plans))


def _share(fraction: Decimal) -> float:
    return min(max(float(fraction), 0.0), 1.0)


def dots_of(boxes: Iterable[PlacedBox]) -> str:
    """Return a dot for each key result that is named in a box; a line of no length with round ends is a dot."""
    lines = ((box.x + 3, text.lines[0][0] - 4) for box in boxes for _, text in box.key_results)
    return "".join(f"M{x} {y}h0" for x, y in lines)

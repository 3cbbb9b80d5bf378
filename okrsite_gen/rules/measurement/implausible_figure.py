"""MEA007."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.kinds import Kind
from okrsite_gen.model.names import Place
from okrsite_gen.model.objectives import KeyResult
from okrsite_gen.model.values import PERCENT, Figure, Value, known
from okrsite_gen.rules.rule import Found, rule
from okrsite_gen.rules.scene import Scene

BEYOND = Decimal(10)
"""How many times the larger of start and target a value must be to look like a slip of the point."""

_SHARE = re.compile(
    r"\b(?:share of (?!voice)|percentage of|proportion of|uptime|availability|available|anteil de[rs]|verfügbarkeit"
    r"|part des|disponibilité)\b",
    re.IGNORECASE,
)


@rule(
    "MEA007",
    "implausible-figure",
    Severity.WARNING,
    since="0.1",
    why="Progress, colour and charts are computed from it, and a slip of the point makes all of them wrong.",
).each_key_result
def implausible_figure(key_result: KeyResult, scene: Scene) -> Iterator[Found]:
    """A figure lies where it can hardly be: a share above 100 %, or a value ten times beyond start and target.

    Such figures are nearly always slips: a decimal point too far right, thousands where the key result counts in
    millions, seconds where it counts in minutes. Nobody notices them in a file, and everybody does on the site.

    Bad:
        title: Riders find a bike within sight
        key_results:
          - id: fit
            title: Share of bikes fit to ride rises from 93.4 % to 96.5 %
            start: 93.4 %
            target: 965 %

    Good:
        title: Riders find a bike within sight
        key_results:
          - id: fit
            title: Share of bikes fit to ride rises from 93.4 % to 96.5 %
            start: 93.4 %
            target: 96.5 %

    Fix: Look at the point and the unit. If the figure is right, start or target are in another unit: mend these.
    """
    is_share = bool(_SHARE.search(scene.plain(key_result.title)))
    for figure, place in _figures_of(key_result, scene):
        value = known(figure)
        if value is None:
            continue
        if is_share and value.unit == PERCENT and value.number > 100:
            message = f"`{value.written}` is more than all of what this is a share of."
        elif _is_beyond(value, key_result):
            message = f"`{value.written}` is more than ten times what start and target are."
        else:
            continue
        yield Found(place, message, "Look at the decimal point and at the unit.")


def _figures_of(key_result: KeyResult, scene: Scene) -> Iterator[tuple[Figure | None, Place]]:
    place = key_result.place
    yield key_result.start, place.at("start")
    yield key_result.target, place.at("target")
    yield key_result.current, place.at("current")
    for edge in scene.org.updates.get(key_result.key, ()):
        yield edge.update.value, edge.update.place.at("value")


def _is_beyond(value: Value, key_result: KeyResult) -> bool:
    start, target = known(key_result.start), known(key_result.target)
    if key_result.kind is not Kind.METRIC or start is None or target is None:
        return False
    most = max(abs(start.number), abs(target.number))
    return most > 0 and abs(value.number) > BEYOND * most

"""Drawn maps: a cycle's cascade from above, and one objective with all that it serves and all that serves it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from okrsite_gen.model.kinds import Alignment
from okrsite_gen.model.objectives import Objective, Support
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.maps.drawing import Bond, Box, PlacedBox, draw
from okrsite_gen.site.summaries import ObjectiveSummary

MOST_BOXES = 60
"""Boxes of one map; what is further away is counted instead."""


@dataclass(frozen=True, slots=True)
class MapNode:
    """An objective on a map."""

    objective: ObjectiveSummary
    """The objective itself."""
    box: PlacedBox
    """Where it stands."""
    here: bool
    """Whether the map is about it."""
    more_below: int
    """Objectives that support it and are not drawn."""


@dataclass(frozen=True, slots=True)
class MapLine:
    """A supporting line on a map."""

    path: str
    """Commands of an SVG path, from the supported to the supporting objective."""
    agreed: bool
    """Whether both teams stand by it; otherwise it is proposed."""
    primary: bool
    """Whether it is the supporting objective's line of sight."""


@dataclass(frozen=True, slots=True)
class MapView:
    """A map with everything in its place. The lists beside it say the same in words."""

    width: int
    """Pixels at full size."""
    height: int
    """Pixels at full size."""
    nodes: tuple[MapNode, ...]
    """Objectives, column by column from the mission's side."""
    lines: tuple[MapLine, ...]
    """The lines between them."""
    left_out: int
    """Objectives that belong here and for which there was no room."""


def local_map(edition: Edition, objective: Objective) -> MapView | None:
    """Return the map of an objective: everything above it, and what supports it.

    None where it lies on a single line with nothing below, which its line of sight shows as well.
    """
    above = tuple(_upwards(edition, objective.key))
    below = tuple(_supporters(edition, objective.key))
    if not below and not any(len(_ways_up(edition, key)) > 1 for key in (objective.key, *above)):
        return None
    keys = (*reversed(above), objective.key, *below)
    return _map(edition, keys, here=objective.key, cycle=objective.cycle)


def overview_map(edition: Edition, cycle: str, roots: Sequence[str]) -> MapView | None:
    """Return the two upper levels of a cycle: the roots of its outline and what supports them; None without any."""
    keys = dict.fromkeys(roots)
    keys |= dict.fromkeys(
        below
        for root in roots
        for below in _supporters(edition, root)
        if edition.org.objectives[below].cycle == cycle or edition.org.objectives[root].cycle == cycle
    )
    return _map(edition, tuple(keys), here="", cycle=cycle) if len(keys) > 1 else None


def _upwards(edition: Edition, key: str) -> Iterator[str]:
    """Yield everything that an objective supports, and what that supports, nearest first."""
    met = {key}
    waiting = [key]
    for each in waiting:
        for target in _ways_up(edition, each):
            if target not in met:
                met.add(target)
                waiting.append(target)
                yield target


def _ways_up(edition: Edition, key: str) -> Mapping[str, None]:
    """Return what an objective supports, each once."""
    targets = (support.target.objective or "" for support in edition.org.objectives[key].supports)
    return dict.fromkeys(target for target in targets if target in edition.org.objectives)


def _supporters(edition: Edition, key: str) -> Iterable[str]:
    return dict.fromkeys(edge.supporter for edge in edition.org.supporters.get(key, ()))


def _map(edition: Edition, keys: Sequence[str], *, here: str, cycle: str) -> MapView:
    drawn = dict.fromkeys(keys[:MOST_BOXES])
    supports = [
        (key, support)
        for key in drawn
        for support in edition.org.objectives[key].supports
        if support.target.objective in drawn
    ]
    bonds = {_bond(edition, key, support): (key, support) for key, support in supports}
    drawing = draw([_box(edition, key, cycle, bonds) for key in drawn], bonds)
    return MapView(
        width=drawing.width,
        height=drawing.height,
        nodes=tuple(_node(edition, box, drawn, here) for box in drawing.boxes),
        lines=tuple(_line(edition, each.path, *bonds[each.bond]) for each in drawing.bonds),
        left_out=len(dict.fromkeys(keys)) - len(drawn),
    )


def _bond(edition: Edition, key: str, support: Support) -> Bond:
    key_result = support.target.key_result or ""
    return Bond(support.target.objective or "", key, key_result if key_result in edition.org.key_results else "")


def _box(edition: Edition, key: str, cycle: str, bonds: Iterable[Bond]) -> Box:
    org, plain = edition.org, edition.linker.plain
    ends = dict.fromkeys(bond.key_result for bond in bonds if bond.above == key and bond.key_result)
    return Box(
        key,
        plain(org.objectives[key].title),
        _whose(edition, key, cycle),
        tuple((each, plain(org.key_results[each].title)) for each in ends),
    )


def _whose(edition: Edition, key: str, cycle: str) -> str:
    """Return the words that say whose an objective is, and of which cycle where that is another one."""
    objective = edition.directory.objectives[key]
    return objective.team if edition.org.objectives[key].cycle == cycle else f"{objective.team}, {objective.cycle}"


def _node(edition: Edition, box: PlacedBox, drawn: Mapping[str, None], here: str) -> MapNode:
    return MapNode(
        objective=edition.directory.objectives[box.key],
        box=box,
        here=box.key == here,
        more_below=sum(each not in drawn for each in _supporters(edition, box.key)),
    )


def _line(edition: Edition, path: str, key: str, support: Support) -> MapLine:
    first = edition.lines.parent(key)
    return MapLine(path, support.status is Alignment.AGREED, primary=support.target.objective == first)

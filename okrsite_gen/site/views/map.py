"""Drawn maps: a cycle's cascade from above, and one objective with all that it serves and all that serves it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from okrsite_gen.model.kinds import Alignment
from okrsite_gen.model.objectives import Objective, Support
from okrsite_gen.site import routes
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.maps.drawing import Bond, Box, PlacedBond, PlacedBox, draw
from okrsite_gen.site.maps.strokes import MapBars, bars_of, dots_of
from okrsite_gen.site.summaries import ObjectiveSummary
from okrsite_gen.site.views.map_files import members

MOST_BOXES = 60
"""Boxes of one map; what is further away is counted instead."""

MOST_SUPPORTERS = 12
"""Supporting objectives that are drawn of one objective; a last box leads to the others."""

REST = "…"
"""How the key of a box begins that stands for those others: no objective's does."""


@dataclass(frozen=True, slots=True)
class MapNode:
    """An objective on a map."""

    objective: ObjectiveSummary
    """The objective itself."""
    box: PlacedBox
    """Where it stands."""
    here: bool
    """Whether the map is about it."""
    below: int
    """Objectives that support it; on a cycle's map those that belong there."""
    shown: int
    """Those of them that are drawn."""


@dataclass(frozen=True, slots=True)
class MapLines:
    """All supporting lines of a kind on a map, drawn in one stroke."""

    path: str
    """Commands of an SVG path, each line from the supported to the supporting objective."""
    agreed: bool
    """Whether both teams stand by them; otherwise they are proposed."""
    primary: bool
    """Whether they are the supporting objectives' lines of sight; those that are not agreed are not told apart."""


@dataclass(frozen=True, slots=True)
class MapRest:
    """The box that stands for supporting objectives without a box of their own."""

    box: PlacedBox
    """Where it stands."""
    count: int
    """How many they are."""
    address: str
    """Where the outline and the whole map are."""
    objective: str
    """Key of the objective around which the whole map is to be unfolded."""


@dataclass(frozen=True, slots=True)
class MapView:
    """A map with everything in its place. The lists beside it say the same in words."""

    width: int
    """Pixels at full size."""
    height: int
    """Pixels at full size."""
    nodes: tuple[MapNode, ...]
    """Objectives, column by column from the mission's side."""
    lines: tuple[MapLines, ...]
    """The lines between them, by kind."""
    bars: MapBars
    """Their progress."""
    dots: str
    """Commands of an SVG path: a dot beside each key result at which lines end; empty where none does."""
    rests: tuple[MapRest, ...]
    """Supporting objectives that are folded into one box for each that they support."""
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
    keys = (*reversed(above), objective.key, *below[:MOST_SUPPORTERS])
    rests = {objective.key: below[MOST_SUPPORTERS:]}
    return _map(edition, keys, rests, here=objective.key, cycle=objective.cycle)


def overview_map(edition: Edition, cycle: str, roots: Sequence[str]) -> MapView | None:
    """Return the two upper levels of a cycle: the roots of its outline and what supports them; None without any."""
    belonging = members(edition, cycle)
    keys, rests = dict.fromkeys(roots), {}
    for root in roots:
        below = [each for each in _supporters(edition, root) if each in belonging]
        keys |= dict.fromkeys(below[:MOST_SUPPORTERS])
        rests[root] = below[MOST_SUPPORTERS:]
    return _map(edition, tuple(keys), rests, here="", cycle=cycle, belonging=belonging) if len(keys) > 1 else None


def downwards(view: MapView) -> tuple[str, ...]:
    """Return the keys of what is drawn, from top to bottom."""
    return tuple(node.box.key for node in sorted(view.nodes, key=lambda node: (node.box.y, node.box.x)))


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


def _map(
    edition: Edition,
    keys: Sequence[str],
    rests: Mapping[str, Sequence[str]],
    *,
    here: str,
    cycle: str,
    belonging: Container[str] | None = None,
) -> MapView:
    """Return a map of objectives. `belonging` are those that are counted below others; all where it is None."""
    drawn = dict.fromkeys(keys[:MOST_BOXES])
    rests = {key: tuple(each for each in rest if each not in drawn) for key, rest in rests.items() if key in drawn}
    counts = {f"{REST}{key}": (key, len(rest)) for key, rest in rests.items() if rest}
    supports = [
        (key, support)
        for key in drawn
        for support in edition.org.objectives[key].supports
        if support.target.objective in drawn
    ]
    bonds = {_bond(edition, key, support): (key, support) for key, support in supports}
    boxes = [_box(edition, key, cycle, bonds) for key in drawn]
    folded = [Bond(key, rest) for rest, (key, _) in counts.items()]
    drawing = draw([*boxes, *(Box(rest, "…") for rest in counts)], [*bonds, *folded])
    nodes = tuple(_node(edition, box, drawn, here, belonging) for box in drawing.boxes if box.key in drawn)
    told = {each for rest in rests.values() for each in rest}
    return MapView(
        width=drawing.width,
        height=drawing.height,
        nodes=nodes,
        lines=_lines(edition, drawing.bonds, bonds),
        bars=bars_of((node.box, node.objective) for node in nodes),
        dots=dots_of(node.box for node in nodes),
        rests=tuple(_rest(box, *counts[box.key], cycle) for box in drawing.boxes if box.key in counts),
        left_out=sum(key not in drawn and key not in told for key in dict.fromkeys(keys)),
    )


def _rest(box: PlacedBox, key: str, count: int, cycle: str) -> MapRest:
    return MapRest(box, count, routes.address_of_alignment(cycle), key)


def _bond(edition: Edition, key: str, support: Support) -> Bond:
    key_result = support.target.key_result or ""
    return Bond(support.target.objective or "", key, key_result if key_result in edition.org.key_results else "")


def _box(edition: Edition, key: str, cycle: str, bonds: Iterable[Bond]) -> Box:
    org, plain = edition.org, edition.linker.plain
    wanted = {bond.key_result for bond in bonds if bond.above == key}
    return Box(
        key,
        plain(org.objectives[key].title),
        _whose(edition, key, cycle),
        tuple((each.key, plain(each.title)) for each in org.objectives[key].key_results if each.key in wanted),
    )


def _whose(edition: Edition, key: str, cycle: str) -> str:
    """Return the words that say whose an objective is, and of which cycle where that is another one."""
    objective = edition.directory.objectives[key]
    return objective.team if edition.org.objectives[key].cycle == cycle else f"{objective.team}, {objective.cycle}"


def _node(
    edition: Edition, box: PlacedBox, drawn: Mapping[str, None], here: str, belonging: Container[str] | None
) -> MapNode:
    below = [each for each in _supporters(edition, box.key) if belonging is None or each in belonging]
    return MapNode(
        objective=edition.directory.objectives[box.key],
        box=box,
        here=box.key == here,
        below=len(below),
        shown=sum(each in drawn for each in below),
    )


def _lines(
    edition: Edition, placed: Iterable[PlacedBond], bonds: Mapping[Bond, tuple[str, Support]]
) -> tuple[MapLines, ...]:
    """Return the lines by kind; that from the box of the rest is drawn as a usual one."""
    strokes: dict[tuple[bool, bool], str] = {}
    for each in placed:
        key, support = bonds.get(each.bond, ("", None))
        agreed = support is None or support.status is Alignment.AGREED
        primary = support is None or not agreed or support.target.objective == edition.lines.parent(key)
        strokes[agreed, primary] = strokes.get((agreed, primary), "") + each.path
    return tuple(MapLines(path, *kind) for kind, path in strokes.items())

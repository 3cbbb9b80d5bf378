"""The data of a cycle's map: every objective that belongs there, numbered from the tops down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from okrsite_gen.model.kinds import Alignment
from okrsite_gen.model.status import Status
from okrsite_gen.site import routes
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.maps.entries import NOWHERE, MapEntry, MapSupport
from okrsite_gen.site.maps.shards import MapShardView, shard_page
from okrsite_gen.site.page import Page
from okrsite_gen.site.paging import cut
from okrsite_gen.site.views.needs import PRESSING, needs_of

LARGEST = 1_000_000
"""Bytes of one file, roughly: compressed well below 100 kB, since boxes are much alike."""

COLUMNS, MOST_AT_FIRST = 4, 60
"""How far a map is unfolded when it opens: as many levels as a page is wide, as long as they hold so many boxes."""

OVERHEAD = 1_100
"""Bytes of an entry besides its words."""


def map_files(edition: Edition, cycle: str, drawn: Sequence[str]) -> Iterator[Page]:
    """Yield the files of a cycle's map; none where nothing supports anything.

    `drawn` are the keys of what stands on its drawing, from top to bottom: the map opens with them, in this order.
    """
    tree = _Tree(edition, cycle, drawn)
    entries = tuple(_entry(edition, cycle, tree, key) for key in tree.numbers)
    starts, parts = [0], cut(entries, _bytes, LARGEST, read=False)
    for own, _ in parts[:-1]:
        starts.append(starts[-1] + len(own))
    for number, ((own, _), first) in enumerate(zip(parts, starts, strict=True), 1):
        if own:
            listed = tuple(starts) if number == 1 else ()
            opened = tuple(sorted(tree.numbers[key] for key in tree.opened)) if number == 1 else ()
            view = MapShardView(first, own, listed, tree.tops, tree.upper, opened)
            yield shard_page(routes.address_of_map_shard(cycle, number), view)


def statuses_on(files: Iterable[Page]) -> tuple[Status, ...]:
    """Return the statuses of all objectives of a map."""
    views = (page.view for page in files)
    met = {entry.status for view in views if isinstance(view, MapShardView) for entry in view.entries}
    return tuple(status for status in Status if status in met)


class _Tree:
    """The objectives of a cycle's map, each under what it supports first."""

    def __init__(self, edition: Edition, cycle: str, drawn: Sequence[str]) -> None:
        place = {key: number for number, key in enumerate(drawn)}
        belonging = sorted(members(edition, cycle), key=lambda key: place.get(key, len(place)))
        self.under = _parents(edition, belonging)
        """Key → what it stands under."""
        self.below: dict[str, list[str]] = defaultdict(list)
        """Key → what stands under it."""
        for key in belonging:
            if key in self.under:
                self.below[self.under[key]].append(key)
        tops = [key for key in belonging if key not in self.under]
        second = [key for top in tops for key in self.below[top]]
        self.opened = self._opened(tops, second, drawn)
        """What is unfolded at first besides the tops."""
        at_first = (*tops, *second, *(key for each in self.opened for key in self.below[each]))
        self.tops, self.upper = len(tops), len(dict.fromkeys(at_first))
        further = (key for each in second for key in self._branch(each))
        self.numbers = {key: number for number, key in enumerate(dict.fromkeys((*at_first, *further)))}
        """Key → its number."""
        self.ends = {key: _ends(edition, key) for key in self.numbers}
        """Key → its key results at which lines end, each with its place among them."""

    def _opened(self, tops: Sequence[str], second: Sequence[str], drawn: Iterable[str]) -> dict[str, None]:
        """Return what has to be unfolded to show what is drawn, and further levels while they fit."""
        opened: dict[str, None] = {}
        for key in drawn:
            above = self.under.get(key, "")
            while above in self.under:
                opened[above] = None
                above = self.under[above]
        count = len(tops) + len(second) + sum(len(self.below[key]) for key in opened)
        level = second
        for _ in range(COLUMNS - 2):
            closed = [key for key in level if key not in opened and self.below[key]]
            count += sum(len(self.below[key]) for key in closed)
            if count > MOST_AT_FIRST:
                break
            opened |= dict.fromkeys(closed)
            level = [key for each in level for key in self.below[each]]
        return opened

    def _branch(self, key: str) -> Iterator[str]:
        """Yield everything below an objective, from the top of each branch to its end."""
        waiting = list(reversed(self.below[key]))
        while waiting:
            each = waiting.pop()
            yield each
            waiting += reversed(self.below[each])


def _parents(edition: Edition, members: Iterable[str]) -> dict[str, str]:
    """Return the primary parents of objectives; in a circle, the one that the walk comes back to has none."""
    parents = {key: edition.lines.parent(key) for key in members}
    parents = {key: parent for key, parent in parents.items() if parent in parents}
    met: dict[str, str] = {}
    for start in tuple(parents):
        key = start
        while key in parents and key not in met:
            met[key] = start
            key = parents[key]
        if met.get(key) == start:
            parents.pop(key, None)
    return parents


def members(edition: Edition, cycle: str) -> dict[str, None]:
    """Return the objectives of a cycle that a line joins to others, all that these serve, and who serves them."""
    found: dict[str, None] = {}
    for objective in edition.objectives_in.get(cycle, ()):
        above, below = _served(edition, objective.key), _supporters(edition, objective.key)
        if above or below:
            found |= dict.fromkeys((objective.key, *below))
            waiting = list(above)
            for key in waiting:
                if key not in found:
                    found[key] = None
                    waiting += _served(edition, key)
    return found


def _served(edition: Edition, key: str) -> tuple[str, ...]:
    """Return the objectives that an objective supports."""
    targets = dict.fromkeys(support.target.objective or "" for support in edition.org.objectives[key].supports)
    return tuple(target for target in targets if target in edition.org.objectives and target != key)


def _supporters(edition: Edition, key: str) -> tuple[str, ...]:
    found = dict.fromkeys(edge.supporter for edge in edition.org.supporters.get(key, ()))
    return tuple(each for each in found if each != key)


def _entry(edition: Edition, cycle: str, tree: _Tree, key: str) -> MapEntry:
    summary, plain, numbers = edition.directory.objectives[key], edition.linker.plain, tree.numbers
    foreign = edition.org.objectives[key].cycle != cycle
    below = tree.below[key]
    others = (each for each in _supporters(edition, key) if each in numbers and tree.under.get(each) != key)
    return MapEntry(
        key=key,
        title=plain(edition.org.objectives[key].title),
        whose=f"{summary.team}, {summary.cycle}" if foreign else summary.team,
        status=summary.status,
        progress=summary.progress,
        plan=summary.plan,
        under=numbers[tree.under[key]] if key in tree.under else NOWHERE,
        supports=tuple(_supports(edition, tree, key)),
        below=tuple(numbers[each] for each in below),
        also_below=tuple(numbers[each] for each in others),
        key_results=tuple(plain(edition.org.key_results[each].title) for each in tree.ends[key]),
        needs=tuple(_needs(edition, numbers, key)),
    )


def _supports(edition: Edition, tree: _Tree, key: str) -> Iterator[MapSupport]:
    for support in edition.org.objectives[key].supports:
        above = support.target.objective or ""
        if above in tree.numbers and above != key:
            place = tree.ends[above].get(support.target.key_result or "", NOWHERE)
            yield MapSupport(tree.numbers[above], place, support.status is Alignment.AGREED)


def _ends(edition: Edition, key: str) -> Mapping[str, int]:
    """Return the keys of an objective's key results at which lines end, in their order, and their places in it."""
    wanted = {edge.key_result for edge in edition.org.supporters.get(key, ())}
    ends = (each.key for each in edition.org.objectives[key].key_results if each.key in wanted)
    return {end: place for place, end in enumerate(ends)}


def _needs(edition: Edition, numbers: Mapping[str, int], key: str) -> Iterator[tuple[int, bool]]:
    objective = edition.org.objectives[key]
    for dependency, view in zip(objective.depends_on, needs_of(edition, objective), strict=True):
        target = (dependency.target.objective if dependency.target else "") or ""
        if target in numbers and target != key:
            yield numbers[target], view.concern in PRESSING


def _bytes(entry: MapEntry) -> int:
    texts = (entry.key, entry.title, entry.whose, *entry.key_results)
    return OVERHEAD + sum(len(text.encode(errors="replace")) for text in texts)

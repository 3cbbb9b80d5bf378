"""What the API holds of one team in one cycle, made again only where something that it tells is another than before."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, cast
from urllib.parse import unquote

from okrsite_gen.model.check_ins import CheckIn
from okrsite_gen.model.names import fold
from okrsite_gen.model.open_data.alignment import OpenEdge
from okrsite_gen.model.open_data.check_ins import OpenCheckIn
from okrsite_gen.model.open_data.csv_text import END, csv_lines
from okrsite_gen.model.open_data.files import OpenBeside
from okrsite_gen.model.open_data.objectives import OpenKeyResult, OpenObjective
from okrsite_gen.model.open_data.plain import json_of
from okrsite_gen.model.open_data.table_source import Meanings
from okrsite_gen.model.open_data.tables import TABLES
from okrsite_gen.model.open_data.weeks import OpenEvent
from okrsite_gen.model.settings import Outputs
from okrsite_gen.site.api.addresses import address_of_part
from okrsite_gen.site.api.beside import NAME, NOTHING
from okrsite_gen.site.api.weeks import PartOfWeek, Weeks, parts_of_weeks
from okrsite_gen.site.api.write import Scribe, as_bytes
from okrsite_gen.site.links import encoded
from okrsite_gen.site.open_data.check_ins import open_check_in
from okrsite_gen.site.open_data.graph import open_edges_of
from okrsite_gen.site.open_data.key_results import open_key_result
from okrsite_gen.site.open_data.objectives import open_objective
from okrsite_gen.site.open_data.teller import Teller
from okrsite_gen.site.open_data.weeks import events_of, events_of_cycles
from okrsite_gen.site.page import LaterFile
from okrsite_gen.site.watch import Packed, Watch, pack

COLLECTIONS = ("objectives", "key-results", "check-ins", "alignment")
"""What is cut by team and cycle and may be large."""
_UNTITLED = "\x03"
"""Stands for the title of a page, of which only the plan of the site knows."""

Key = tuple[str, str]
"""Keys of a team and a cycle."""
Titles = Mapping[str, str]
"""Address of a page beside which data are to stand → its title."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """What a later build needs to know of a team in a cycle."""

    looked: Packed
    """What was looked at to tell it."""
    digest: bytes
    """Stands for all that was seen there."""
    counts: tuple[int, ...]
    """How many items it has of each of `COLLECTIONS`."""
    rows: tuple[bytes, ...]
    """Its lines of each table, packed."""
    files: tuple[tuple[str, str], ...]
    """Address of each file, and what stands for its text."""
    weeks: tuple[PartOfWeek, ...]
    """What happened in it, by week."""

    def to_plain(self) -> tuple[Any, ...]:
        """Return the same as plain values."""
        return (self.looked, self.digest, self.counts, self.rows, self.files, tuple(map(tuple, self.weeks)))


def chapters_from_plain(plain: object) -> Mapping[str, Chapter]:
    """Return name → chapter, from what `to_plain` made of each; nothing where that is unreadable."""
    try:
        return {
            name: replace(Chapter(*values), weeks=tuple(map(PartOfWeek._make, values[-1])))
            for name, values in cast("Mapping[str, tuple[Any, ...]]", plain).items()
        }
    except (AttributeError, TypeError, ValueError):
        return {}


@dataclass(frozen=True, slots=True)
class _Told:
    """A team in a cycle as open data."""

    objectives: tuple[OpenObjective, ...]
    key_results: tuple[OpenKeyResult, ...]
    check_ins: tuple[OpenCheckIn, ...]
    alignment: tuple[OpenEdge, ...]


class Chapters:
    """Every team in every cycle, as the API tells it."""

    def __init__(self, tell: Teller, former: Mapping[str, Chapter], outputs: Outputs) -> None:
        """`former` are chapters of an edition that differs from this one only in what its `watch` can see."""
        self._tell = tell
        self._watch = tell.edition.watch or Watch()
        self._former = former if tell.edition.watch else {}
        self._outputs = outputs
        self._latest: tuple[Key, Mapping[str, str]] = (("", ""), {})
        self.made: dict[str, Chapter] = {}
        """Name of each chapter that was told → what to remember of it."""

    def keys(self) -> tuple[Key, ...]:
        """Return what there are chapters of."""
        org = self._tell.edition.org
        keys = dict.fromkeys((each.team, each.cycle) for each in org.objectives.values())
        return tuple(dict.fromkeys((*keys, *self._tell.edition.check_ins_of)))

    def take(self, told: Mapping[Key, Chapter]) -> None:
        """Take what `chapter` returned of all `keys`, whoever asked for it."""
        self.made = {self.name(*key): told[key] for key in self.keys()}

    def files(self, key: Key, chapter: Chapter, titles: Titles) -> Iterator[LaterFile]:
        """Yield the files of a chapter: parts of collections, and what stands beside pages of `titles`."""
        for address, digest in chapter.files if self._outputs.json else ():
            if not address.endswith(f"/{NAME}"):
                yield LaterFile(address, digest, partial(self._bytes, key, address, ""))
            elif (title := titles.get(address.removesuffix(NAME))) is not None:
                yield LaterFile(address, f"{digest} {title}", partial(self._bytes, key, address, title))

    def name(self, team: str, cycle: str) -> str:
        """Return the name of the parts in which a team in a cycle stands."""
        return fold(f"{self._tell.team(team)}/{self._tell.cycle(cycle)}")

    def in_order(self, collection: str) -> tuple[str, ...]:
        """Return the names of chapters, in the order in which the items of a collection are listed."""
        if collection != "check-ins":
            return tuple(self.made)
        edition = self._tell.edition
        rank = {team.key: place for place, (team, _) in enumerate(edition.teams)}
        keys = sorted(edition.check_ins_of, key=lambda key: (rank.get(key[0], len(rank)), key[1]))
        return tuple(self.name(*key) for key in keys)

    def counts(self, collection: str) -> Iterator[tuple[str, int]]:
        """Yield the parts of a collection that are not empty: name, and how many items each has."""
        position = COLLECTIONS.index(collection)
        for name in self.in_order(collection):
            if count := self.made[name].counts[position]:
                yield name, count

    def count(self, collection: str) -> int:
        """Return how many items a collection has."""
        return sum(count for _, count in self.counts(collection))

    def weeks(self) -> Weeks:
        """Return all weeks in which something happened."""
        of_cycles = parts_of_weeks(events_of_cycles(self._tell))
        return Weeks.of((*(part for chapter in self.made.values() for part in chapter.weeks), *of_cycles))

    def rows(self, table: str) -> Iterator[bytes]:
        """Yield all lines of a table, some at a time."""
        position = [each.name for each in TABLES].index(table)
        packed = (self.made[name].rows[position] for name in self.in_order(table))
        return map(zlib.decompress, packed)

    def chapter(self, key: Key) -> Chapter:
        """Tell a chapter, or return what is remembered of it where that is still true."""
        former = self._former.get(self.name(*key))
        if former is not None and self._watch.digest_of(former.looked) == former.digest:
            return former
        self._watch.forget()
        (told, texts, names, weeks), looked = self._watch.during(lambda: self._made(key))
        self._latest = key, texts
        return Chapter(
            pack(looked),
            self._watch.digest(looked),
            (len(told.objectives), len(told.key_results), len(told.check_ins), len(told.alignment)),
            tuple(_packed(csv_lines(table.rows_of(told, names), END)) for table in TABLES),
            tuple((address, _digest(text)) for address, text in texts.items()),
            weeks,
        )

    def _made(self, key: Key) -> tuple[_Told, Mapping[str, str], Meanings, tuple[PartOfWeek, ...]]:
        told = self._told(*key)
        if not self._outputs.json:
            return told, {}, self._names(key, told), ()
        return told, dict(self._texts(key, told)), self._names(key, told), parts_of_weeks(self._events(key))

    def _events(self, key: Key) -> Iterator[OpenEvent]:
        edition = self._tell.edition
        objectives = (edition.org.objectives[each] for each in edition.org.objectives_of.get(key, ()))
        return events_of(self._tell, objectives, edition.check_ins_of.get(key, ()))

    def _told(self, team: str, cycle: str) -> _Told:
        tell, edition = self._tell, self._tell.edition
        objectives = [edition.org.objectives[key] for key in edition.org.objectives_of.get((team, cycle), ())]
        return _Told(
            tuple(open_objective(tell, each) for each in objectives),
            tuple(open_key_result(tell, each, part) for each in objectives for part in each.key_results),
            tuple(open_check_in(tell, each) for each in reversed(edition.check_ins_of.get((team, cycle), ()))),
            tuple(edge for each in objectives for edge in open_edges_of(tell, each)),
        )

    def _texts(self, key: Key, told: _Told) -> Iterator[tuple[str, str]]:
        """Yield address and text of each file."""
        scribe, name = Scribe(), self.name(*key)
        lists = (told.objectives, told.key_results, told.check_ins, told.alignment)
        parts: dict[str, str] = {}
        for collection, items in zip(COLLECTIONS, lists, strict=True):
            if items:
                parts[collection] = address_of_part(collection, name)
                yield parts[collection], scribe.text_of_part(collection, items)
        more = tuple(encoded(parts[each]) for each in ("objectives", "key-results", "check-ins") if each in parts)
        by_id = {each.id: each for each in told.key_results}
        for objective in told.objectives:
            address = unquote(objective.computed.address)
            own = tuple(by_id[each] for each in objective.key_results)
            beside = _beside(address, objective.computed.title, more=more, objective=objective, key_results=own)
            yield f"{address}{NAME}", scribe.text_of_one(beside)
        for address, check_ins in _by_page(told.check_ins).items():
            yield f"{address}{NAME}", scribe.text_of_one(_beside(address, _UNTITLED, check_ins=check_ins))

    def _names(self, key: Key, told: _Told) -> Meanings:
        """Return what the ids in a chapter stand for."""
        tell, edition = self._tell, self._tell.edition
        teams = {each.team for each in told.objectives} | {each.team for each in told.key_results}
        return Meanings(
            {each: edition.org.teams[fold(each)].name for each in teams if fold(each) in edition.org.teams},
            {tell.cycle(cycle): edition.org.cycles[cycle].name for cycle in key[1:] if cycle in edition.org.cycles},
            dict(self._titles(edition.check_ins_of.get(key, ()))),
            edition.facts.base_url,
        )

    def _titles(self, check_ins: Iterable[CheckIn]) -> Iterator[tuple[str, str]]:
        """Yield id and title of what check-ins speak of."""
        targets = (update.target for check_in in check_ins for update in check_in.updates)
        directory, plain = self._tell.edition.directory, self._tell.words.plain
        for key in dict.fromkeys(each.key_result or each.objective or "" for each in targets):
            if told := self._tell.id(key):
                summary = directory.key_results[key] if "#" in key else directory.objectives[key]
                yield told, plain(summary.title)

    def _bytes(self, key: Key, address: str, title: str) -> bytes:
        if self._latest[0] != key:
            self._latest = key, dict(self._texts(key, self._told(*key)))
        text = self._latest[1][address]
        return as_bytes(text.replace(json_of(_UNTITLED), json_of(title), 1))


def _beside(address: str, title: str, **about: Any) -> OpenBeside:  # noqa: ANN401 - fields of a dataclass
    return replace(NOTHING, page=encoded(address), title=title, **about)


def _by_page(check_ins: Iterable[OpenCheckIn]) -> Mapping[str, tuple[OpenCheckIn, ...]]:
    found: dict[str, tuple[OpenCheckIn, ...]] = {}
    for each in check_ins:
        page = unquote(each.computed.address.partition("#")[0])
        found[page] = (*found.get(page, ()), each)
    return found


def _packed(lines: str) -> bytes:
    return zlib.compress(as_bytes(lines), 1)


def _digest(text: str) -> str:
    return hashlib.blake2b(as_bytes(text), digest_size=16).hexdigest()

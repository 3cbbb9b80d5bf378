"""What was different between two states, remembered for whoever asks again, as in another form."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from okrsite_gen.content.remembered import finding_from_plain, finding_to_plain
from okrsite_gen.model.changes import Comparison, Delta, Sort, Subject, Topic
from okrsite_gen.model.names import Place
from okrsite_gen.pipeline.diff_report import DiffReport, ToldSide
from okrsite_gen.store.cache import CacheFolder

PREFIX = "compared"
MOST = 4
"""Pairs of states that are remembered."""

_Plain = tuple[Any, ...]


class Compared:
    """The comparison of two states, in the cache of the project."""

    def __init__(self, cache: CacheFolder, key: str, *, use_cache: bool) -> None:
        """Look for what stands under a key, which stands for all that a comparison follows from."""
        self._cache = cache
        self._name = f"{PREFIX}-{key}"
        self._use_cache = use_cache

    def recall(self) -> DiffReport | None:
        """Return what was told of the same two states; None where that is not remembered, or cannot be read."""
        plain = self._cache.read(self._name) if self._use_cache else None
        try:
            before, after, written, followed, teams, cycles, keys = cast("_Plain", plain)
            comparison = Comparison(_deltas(written), _deltas(followed), dict(teams), dict(cycles))
            return DiffReport(_side(before), _side(after), comparison, tuple(keys))
        except (TypeError, ValueError):
            return None

    def keep(self, report: DiffReport) -> None:
        """Remember what is told of two states, and forget those of long ago."""
        told = report.comparison
        deltas = [[_plain_delta(each) for each in some] for some in (told.written, told.followed)]
        sides = map(_plain_side, (report.before, report.after))
        self._cache.write(self._name, (*sides, *deltas, dict(told.teams), dict(told.cycles), report.teams))
        self._cache.keep_latest(f"{PREFIX}-*", MOST)


def _plain_side(side: ToldSide) -> _Plain:
    errors = [finding_to_plain(each) for each in side.errors]
    return side.as_of.isoformat(), side.objectives, errors, side.note, side.day.isoformat() if side.day else ""


def _side(plain: _Plain) -> ToldSide:
    as_of, objectives, errors, note, day = plain
    known = tuple(map(finding_from_plain, errors))
    return ToldSide(date.fromisoformat(as_of), objectives, known, note, date.fromisoformat(day) if day else None)


def _plain_delta(delta: Delta) -> _Plain:
    about, place = delta.subject, delta.subject.place
    where = (place.file, place.path, place.line, place.column, place.length)
    return (
        (delta.sort.value, delta.topic.value),
        (about.entity, about.key, about.title, about.team, about.cycle, where, about.gone, about.above),
        (delta.name, delta.item, delta.before, delta.after, delta.reason, delta.said),
        [_plain_delta(each) for each in delta.within],
        finding_to_plain(delta.finding) if delta.finding else None,
    )


def _deltas(plain: Iterable[_Plain]) -> tuple[Delta, ...]:
    return tuple(map(_delta, plain))


def _delta(plain: _Plain) -> Delta:
    (sort, topic), (entity, key, title, team, cycle, where, gone, above), words, within, finding = plain
    name, item, before, after, reason, said = words
    subject = Subject(entity, key, title, team, cycle, Place(*where), gone, above)
    found = finding_from_plain(finding) if finding else None
    return Delta(Sort(sort), Topic(topic), subject, name, item, before, after, reason, said, _deltas(within), found)

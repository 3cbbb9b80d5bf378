"""The fields of what both states have, held against each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from okrsite_gen.analysis.changes.errors import Errors
from okrsite_gen.analysis.changes.facts import Fact, Facts, Name, Thing, same
from okrsite_gen.analysis.changes.objectives import FROM_ELSEWHERE, NEEDS, UNANSWERABLE
from okrsite_gen.analysis.changes.sorts import Pair, sort_of, topic_of
from okrsite_gen.analysis.rewording import reworded
from okrsite_gen.model.changes import Delta, Side, Sort, Subject, Topic
from okrsite_gen.model.objectives import KeyResult, Objective
from okrsite_gen.model.organisation import Org

REASON = "reason"
_EXPLAINED = frozenset({Topic.TARGETS, Topic.GOALS, Topic.WORDING})
"""What the reason beside a key result may be about."""
_FIGURES = frozenset({"start", "target", "min", "max"})
"""What the title of a key result may name."""

_Difference = tuple[Name, "Fact | None", "Fact | None"]


class Editing:
    """Tells how things were edited between two states."""

    def __init__(self, before: Side, after: Side) -> None:
        self._before, self._after = before, after
        self._errors = Errors.of(before), Errors.of(after)

    def edited(self, was: Thing, now: Thing) -> Iterator[Delta]:
        """Yield the fields that say something else.

        Of a file that is the same only what other files say about it counts. A name in it may lead elsewhere now, or
        nowhere; but its author did not change it.
        """
        same_file = self._same_file(was.subject, now.subject)
        unreadable = () if same_file else self._unreadable(was.subject, now.subject)
        old, new = was.facts, now.facts
        for field in unreadable:
            words = old.get((field, ""))
            yield Delta(Sort.UNREADABLE, Topic.GOALS, now.subject, field, "", words.words if words else "")
        found = list(_differences(old, new, from_elsewhere=same_file, silent=bool(unreadable)))
        yield from self._explained(was.subject, now, _without_following_title(found))

    def _explained(self, was: Subject, now: Thing, found: Iterable[_Difference]) -> Iterator[Delta]:
        """Yield differences, with the reason where one was written together with them."""
        pair = self._pair(was, now.subject)
        told = [(name, _delta(now, name, one, other, pair)) for name, one, other in found]
        reason = next((delta.after for name, delta in told if name[0] == REASON), "")
        explains = reason and any(delta.topic in _EXPLAINED for name, delta in told if name[0] != REASON)
        for name, delta in told:
            if explains and delta.topic in _EXPLAINED:
                yield replace(delta, reason=reason)
            elif not (explains and name[0] == REASON):
                yield delta

    def _same_file(self, was: Subject, now: Subject) -> bool:
        digest = self._before.digests.get(was.place.file)
        return digest is not None and digest == self._after.digests.get(now.place.file)

    def _unreadable(self, was: Subject, now: Subject) -> tuple[str, ...]:
        """Return the fields that errors keep from being read in one of the states."""
        return tuple(dict.fromkeys((*self._errors[1].about(now), *self._errors[0].about(was))))

    def _pair(self, was: Subject, now: Subject) -> Pair:
        one, other = _entity(was, self._before.org), _entity(now, self._after.org)
        end_before, end_after = (
            org.cycles[subject.cycle].end if subject.cycle in org.cycles else None
            for subject, org in ((was, self._before.org), (now, self._after.org))
        )
        return Pair(one, other, end_before, end_after, self._begin(now))

    def _begin(self, subject: Subject) -> date | None:
        org = self._after.org
        cycle, objective = org.cycles.get(subject.cycle), org.objectives.get(subject.key.partition("#")[0])
        start = cycle.start if cycle else None
        later = objective.starts if objective else None
        return max(start, later) if start and later else start or later


def _differences(was: Facts, now: Facts, *, from_elsewhere: bool, silent: bool) -> Iterator[_Difference]:
    """Yield the names of fields that differ, with what they said and say.

    `from_elsewhere` takes only fields in which other files have a say. `silent` leaves out what an error may have taken
    away, so that it is not told as somebody's decision. The day and the note of a dependency that is new or gone as a
    whole are told with it.
    """
    found = []
    for name in dict.fromkeys((*was, *now)):
        one, other = was.get(name), now.get(name)
        if (one and other and _same(one, other)) or (from_elsewhere and name[0] not in FROM_ELSEWHERE):
            continue
        if not (silent and (one is None or other is None or name[0] == "kind")):
            found.append((name, one, other))
    whole = {name[1] for name, one, other in found if name[0] == NEEDS and (one is None or other is None)}
    return (each for each in found if each[0][0] not in {"needed_by", "note"} or each[0][1] not in whole)


def _without_following_title(found: Sequence[_Difference]) -> Iterator[_Difference]:
    """Yield differences without a title in which only figures follow those that were changed: that is one change."""
    with_figures = any(name[0] in _FIGURES for name, _, _ in found)
    for name, one, other in found:
        titles = (one.words, other.words) if name[0] == "title" and with_figures and one and other else ()
        if not titles or reworded(*titles, with_figures=True):
            yield name, one, other


def _same(one: Fact, other: Fact) -> bool:
    """Whether both say the same; an answer that no longer reaches who asked was not changed by anybody."""
    return same(one, other) or UNANSWERABLE in (one.at, other.at)


def _delta(thing: Thing, name: Name, was: Fact | None, now: Fact | None, pair: Pair) -> Delta:
    sort = sort_of(thing.subject.entity, name, was, now, pair)
    topic = topic_of(thing.subject.entity, sort)
    words = was.words if was else "", now.words if now else ""
    said = tuple(_beside_need(thing, name[1])) if name[0] == NEEDS and was is None else ()
    return Delta(sort, topic, thing.subject, name[0], name[1], *words, said=said)


def _beside_need(thing: Thing, item: str) -> Iterator[tuple[str, str, str]]:
    """Yield what else stands beside a dependency that is new as a whole."""
    facts = thing.facts
    for field in ("needed_by", "note"):
        fact = facts.get((field, item))
        if fact:
            yield field, item, fact.words


def _entity(subject: Subject, org: Org) -> KeyResult | Objective | None:
    return org.key_results.get(subject.key) if subject.entity == "key-result" else org.objectives.get(subject.key)

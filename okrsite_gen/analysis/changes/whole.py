"""What came and what went as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from okrsite_gen.analysis.changes.facts import Facts, Thing
from okrsite_gen.analysis.changes.objectives import named
from okrsite_gen.analysis.changes.renames import Renames, own_names
from okrsite_gen.analysis.changes.sorts import topic_of
from okrsite_gen.model.changes import Delta, Sort, Topic
from okrsite_gen.model.organisation import Org

Things = Mapping[str, Thing]
ALWAYS_THERE = frozenset({"organisation", "configuration"})
"""What every state has, though perhaps nothing could be read of it."""


class Wholes:
    """Tells of things that only one of two states has. Key results are told with an objective that came or went."""

    def __init__(self, before: Org, after: Org, names: Renames, old: Things, new: Things) -> None:
        """Prepare; `old` and `new` are all things by the names by which both states know them."""
        self._before, self._after = before, after
        self._names, self._own = names, own_names(after, names)
        self._old, self._new = old, new
        self._kept = frozenset(names.objectives.values())
        self._kept_key_results = frozenset(names.key_results.values())
        self._unreadable_now = {(each.kind, each.key) for each in after.broken}
        self._unreadable_before = {(each.kind, names.team_and_cycle(each.key)) for each in before.broken}

    def added(self, thing: Thing) -> Iterator[Delta]:
        """Yield that something came, or can be read again."""
        subject = thing.subject
        if subject.entity in ALWAYS_THERE:
            return
        if subject.entity == "key-result" and subject.key.partition("#")[0] not in self._kept:
            return
        readable = (subject.entity, subject.key) in self._unreadable_before
        yield self._whole(thing, Sort.READABLE if readable else Sort.ADDED, gone=False)

    def removed(self, thing: Thing) -> Iterator[Delta]:
        """Yield that something went, or cannot be read any more."""
        subject = thing.subject
        if subject.entity in ALWAYS_THERE:
            return
        if subject.entity == "key-result" and subject.key.partition("#")[0] not in self._names.objectives:
            return
        keys = {subject.key, self._names.team_and_cycle(subject.key)}
        unreadable = any((subject.entity, key) in self._unreadable_now for key in keys)
        yield self._whole(thing, Sort.UNREADABLE if unreadable else Sort.REMOVED, gone=True)

    def _whole(self, thing: Thing, sort: Sort, *, gone: bool) -> Delta:
        subject = replace(thing.subject, gone=gone)
        within = tuple(self._within(subject.key, sort, gone=gone)) if subject.entity == "objective" else ()
        return Delta(sort, topic_of(subject.entity, sort), subject, said=_said(thing.facts), within=within)

    def _within(self, objective: str, sort: Sort, *, gone: bool) -> Iterator[Delta]:
        """Yield the key results that came or went with their objective; others were moved from or to another one."""
        org, things = (self._before, self._old) if gone else (self._after, self._new)
        names = self._names if gone else self._own
        elsewhere = self._names.key_results if gone else self._kept_key_results
        for each in org.objectives[objective].key_results:
            if each.key not in elsewhere:
                thing = things[named("key-result", each.key, names.key_results)]
                yield Delta(sort, Topic.GOALS, replace(thing.subject, gone=gone), said=_said(thing.facts))


def _said(facts: Facts) -> tuple[tuple[str, str, str], ...]:
    return tuple((*name, fact.words) for name, fact in facts.items())

"""Two states of an organisation, held against each other thing by thing and field by field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from okrsite_gen.analysis.changes.errors import Errors
from okrsite_gen.analysis.changes.facts import Fact, Facts, Name, Thing, same
from okrsite_gen.analysis.changes.followed import followed
from okrsite_gen.analysis.changes.matching import matched
from okrsite_gen.analysis.changes.moves import moves
from okrsite_gen.analysis.changes.objectives import FROM_ELSEWHERE, NEEDS, objective_things
from okrsite_gen.analysis.changes.others import other_things
from okrsite_gen.analysis.changes.renames import Renames, own_names
from okrsite_gen.analysis.changes.sorts import Pair, sort_of, topic_of
from okrsite_gen.model.changes import Comparison, Delta, Side, Sort, Topic
from okrsite_gen.model.objectives import KeyResult, Objective
from okrsite_gen.model.organisation import Org

REASON = "reason"
_KINDS = {"organisation": "index"}
"""What audiences call it."""
_TOPICS = tuple(Topic)
_SORTS = tuple(Sort)
_EXPLAINED = frozenset({Topic.TARGETS, Topic.GOALS, Topic.WORDING})
"""What the reason beside a key result may be about."""

Things = Mapping[str, Thing]


def compare(before: Side, after: Side) -> Comparison:
    """Return everything that is different, by meaning.

    Other spellings, the order of fields and entries, comments, line breaks and the places of files mean nothing. What
    has another name or place is known again by former addresses, its title, or most of what it says.
    """
    names = matched(before.org, after.org)
    old, new = things_of(before, names), things_of(after, own_names(after.org))
    written = tuple(_Comparing(before, after, names, old, new).deltas())
    computed = tuple(followed(before, after, names))
    teams = _teams(before.org, after.org, (*written, *computed))
    cycles = {key: cycle.name for org in (before.org, after.org) for key, cycle in org.cycles.items()}
    places = {key: place for place, key in enumerate(teams)}
    return Comparison(_in_order(written, places), _in_order(computed, places), teams, cycles)


def things_of(side: Side, names: Renames) -> dict[str, Thing]:
    """Return everything that one state says, by `entity:key` with present keys."""
    things = chain(objective_things(side, names), other_things(side, names))
    return {name: _with_audience(thing, side) for name, thing in things}


def _with_audience(thing: Thing, side: Side) -> Thing:
    """Return a thing with who may see it, as its author wrote."""
    about = thing.subject
    entity = _KINDS.get(about.entity, about.entity)
    said = {
        (name, ""): Fact(side.audiences[kind, about.key])
        for name, kind in (("audience", entity), ("figures", f"figures of {entity}"))
        if (kind, about.key) in side.audiences
    }
    return replace(thing, facts={**thing.facts, **said}) if said else thing


@dataclass(frozen=True, slots=True)
class _Comparing:
    before: Side
    after: Side
    names: Renames
    old: Things
    new: Things

    def deltas(self) -> Iterator[Delta]:
        errors = Errors.of(self.before), Errors.of(self.after)
        for name, thing in self.new.items():
            if name not in self.old:
                yield from self._whole(thing, Sort.ADDED)
                continue
            was = self.old[name]
            yield from moves(was.subject, thing.subject, self.before.org, self.after.org, self.names)
            if was.facts != thing.facts:
                yield from self._edited(*self._as_written(was, thing), self._unreadable(was, thing, errors))
        for name, thing in self.old.items():
            if name not in self.new:
                yield from self._whole(thing, Sort.REMOVED)

    def _same_file(self, was: Thing, now: Thing) -> bool:
        digest = self.before.digests.get(was.subject.place.file)
        return digest is not None and digest == self.after.digests.get(now.subject.place.file)

    def _as_written(self, was: Thing, now: Thing) -> tuple[Thing, Thing]:
        """Return what may differ: of a file that is the same only what others say about it.

        A name in it may lead elsewhere now, or nowhere; but its author did not change it.
        """
        if not self._same_file(was, now):
            return was, now
        one, other = (
            replace(thing, facts={name: fact for name, fact in thing.facts.items() if name[0] in FROM_ELSEWHERE})
            for thing in (was, now)
        )
        return one, other

    def _unreadable(self, was: Thing, now: Thing, errors: tuple[Errors, Errors]) -> tuple[str, ...]:
        if self._same_file(was, now):
            return ()
        return errors[1].about(now.subject, gained=errors[0].about(was.subject))

    def _whole(self, thing: Thing, sort: Sort) -> Iterator[Delta]:
        """Yield that something was added or removed, unless it is told with the objective that it belongs to."""
        subject = replace(thing.subject, gone=sort is Sort.REMOVED)
        if subject.entity in {"organisation", "configuration"}:
            yield from self._edited(*((Thing(subject), thing) if sort is Sort.ADDED else (thing, Thing(subject))), ())
            return
        if subject.entity == "key-result" and self._with_objective(subject.key, sort):
            return
        sort = self._readable(thing, sort)
        within = tuple(self._key_results_of(subject.key, sort)) if subject.entity == "objective" else ()
        yield Delta(sort, topic_of(subject.entity, sort), subject, said=_said(thing.facts), within=within)

    def _with_objective(self, key: str, sort: Sort) -> bool:
        objective = key.partition("#")[0]
        return objective not in (self.names.objectives.values() if sort is Sort.ADDED else self.names.objectives)

    def _readable(self, thing: Thing, sort: Sort) -> Sort:
        key, entity = thing.subject.key, thing.subject.entity
        if sort is Sort.REMOVED:
            now = self.names.objective(key) if entity == "objective" else self.names.team_and_cycle(key)
            broken = {(each.kind, each.key) for each in self.after.org.broken}
            return Sort.UNREADABLE if (entity, now) in broken or (entity, key) in broken else sort
        broken = {(each.kind, self.names.team_and_cycle(each.key)) for each in self.before.org.broken}
        return Sort.READABLE if (entity, key) in broken else sort

    def _key_results_of(self, key: str, sort: Sort) -> Iterator[Delta]:
        gone = sort in {Sort.REMOVED, Sort.UNREADABLE}
        org, things = (self.before.org, self.old) if gone else (self.after.org, self.new)
        moved = self.names.key_results if gone else frozenset(self.names.key_results.values())
        of = {thing.subject.key: thing for thing in things.values() if thing.subject.entity == "key-result"}
        for each in org.objectives[key].key_results:
            if each.key not in moved:
                subject = replace(of[each.key].subject, gone=gone)
                yield Delta(sort, Topic.GOALS, subject, said=_said(of[each.key].facts))

    def _edited(self, was: Thing, now: Thing, unreadable: tuple[str, ...]) -> Iterator[Delta]:
        """Yield the fields that say something else."""
        subject = now.subject
        for field in unreadable:
            words = was.facts.get((field, ""))
            yield Delta(Sort.UNREADABLE, Topic.GOALS, subject, field, "", words.words if words else "")
        pair = self._pair(was, now)
        found = list(_with_needs(self._differences(was.facts, now.facts, silent=bool(unreadable))))
        reason = next((one.words for name, _, one in found if name[0] == REASON and one), "")
        told = [self._delta(now, name, one, other, pair, reason) for name, one, other in found if name[0] != REASON]
        if any(each.reason for each in told):
            yield from told
        else:
            everything = (self._delta(now, name, one, other, pair, "") for name, one, other in found)
            yield from everything

    def _differences(self, was: Facts, now: Facts, *, silent: bool) -> Iterator[tuple[Name, Fact | None, Fact | None]]:
        """Yield the names of fields that differ, with what they said and say.

        `silent` leaves out what an error may have taken away, so that it is not told as somebody's decision.
        """
        for name in dict.fromkeys((*was, *now)):
            one, other = was.get(name), now.get(name)
            if one and other and same(one, other):
                continue
            if silent and (one is None or other is None or name[0] == "kind"):
                continue
            yield name, one, other

    def _delta(self, thing: Thing, name: Name, was: Fact | None, now: Fact | None, pair: Pair, reason: str) -> Delta:
        sort = sort_of(thing.subject.entity, name, was, now, pair)
        topic = topic_of(thing.subject.entity, sort)
        words = was.words if was else "", now.words if now else ""
        own = reason if topic in _EXPLAINED else ""
        said = self._said_of_need(thing, name, was, now) if name[0] == NEEDS else ()
        return Delta(sort, topic, thing.subject, name[0], name[1], *words, own, said)

    def _said_of_need(
        self, thing: Thing, name: Name, was: Fact | None, now: Fact | None
    ) -> tuple[tuple[str, str, str], ...]:
        """Return what else stands beside a dependency that is new as a whole."""
        if was is not None or now is None:
            return ()
        facts = {field: thing.facts.get((field, name[1])) for field in ("needed_by", "note")}
        return tuple((field, name[1], fact.words) for field, fact in facts.items() if fact)

    def _pair(self, was: Thing, now: Thing) -> Pair:
        one, other = _entity(was, self.before.org), _entity(now, self.after.org)
        ends = (
            org.cycles[subject.cycle].end if subject.cycle in org.cycles else None
            for subject, org in ((was.subject, self.before.org), (now.subject, self.after.org))
        )
        return Pair(one, other, *ends)


def _with_needs(
    found: Iterable[tuple[Name, Fact | None, Fact | None]],
) -> Iterator[tuple[Name, Fact | None, Fact | None]]:
    """Yield differences but those of the day and the note of a dependency that is new or gone as a whole."""
    listed = tuple(found)
    whole = {name[1] for name, one, other in listed if name[0] == NEEDS and (one is None or other is None)}
    return (each for each in listed if each[0][0] not in {"needed_by", "note"} or each[0][1] not in whole)


def _entity(thing: Thing, org: Org) -> KeyResult | Objective | None:
    key = thing.subject.key
    return org.key_results.get(key) if thing.subject.entity == "key-result" else org.objectives.get(key)


def _said(facts: Facts) -> tuple[tuple[str, str, str], ...]:
    return tuple((*name, fact.words) for name, fact in facts.items())


def _teams(before: Org, after: Org, deltas: tuple[Delta, ...]) -> dict[str, str]:
    """Return key → name of the teams that are concerned, in the order in which they are listed."""
    met = {delta.subject.team for delta in deltas}
    names = {key: team.name for org in (before, after) for key, team in org.teams.items()}
    order = dict.fromkeys((*after.teams, *before.teams))
    return {key: names[key] for key in order if key in met}


def _in_order(deltas: tuple[Delta, ...], places: Mapping[str, int]) -> tuple[Delta, ...]:
    """Return differences by team, those of none last, and the weightiest first."""

    def order(delta: Delta) -> tuple[int, int, int, str, str]:
        place = places.get(delta.subject.team, len(places))
        return place, _TOPICS.index(delta.topic), _SORTS.index(delta.sort), delta.subject.key, delta.item

    return tuple(sorted(deltas, key=order))

"""Two states of an organisation, held against each other thing by thing and field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from okrsite_gen.analysis.changes.edited import Editing
from okrsite_gen.analysis.changes.facts import Fact, Thing
from okrsite_gen.analysis.changes.followed import followed
from okrsite_gen.analysis.changes.matching import matched
from okrsite_gen.analysis.changes.moves import moves
from okrsite_gen.analysis.changes.objectives import objective_things
from okrsite_gen.analysis.changes.others import other_things
from okrsite_gen.analysis.changes.renames import Renames, own_names
from okrsite_gen.analysis.changes.whole import Wholes
from okrsite_gen.analysis.changes.withholding import without_hidden_figures
from okrsite_gen.model.changes import Comparison, Delta, Side, Sort, Topic
from okrsite_gen.model.organisation import Org

_KINDS = {"organisation": "index"}
"""What audiences call it."""
_TOPICS = tuple(Topic)
_SORTS = tuple(Sort)


def compare(before: Side, after: Side) -> Comparison:
    """Return everything that is different, by meaning.

    Other spellings, the order of fields and entries, comments, line breaks and the places of files mean nothing. What
    has another name or place is known again by former addresses, its title, or most of what it says.
    """
    names = matched(before.org, after.org)
    before, after = without_hidden_figures(before, after, names)
    written = tuple(_written(before, after, names))
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
    return Thing(about, (thing.basis, said), lambda: {**thing.facts, **said}) if said else thing


def _written(before: Side, after: Side, names: Renames) -> Iterator[Delta]:
    """Yield what somebody wrote."""
    old, new = things_of(before, names), things_of(after, own_names(after.org, names))
    editing, wholes = Editing(before, after), Wholes(before.org, after.org, names, old, new)
    for name, thing in new.items():
        if name not in old:
            yield from wholes.added(thing)
            continue
        was = old[name]
        yield from moves(was.subject, thing.subject, before.org, after.org, names)
        if was.basis != thing.basis:
            yield from editing.edited(was, thing)
    for name, thing in old.items():
        if name not in new:
            yield from wholes.removed(thing)


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

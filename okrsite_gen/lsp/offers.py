"""What can be written at a cursor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from okrsite_gen.lsp import names
from okrsite_gen.lsp.cards import card, how_it_goes
from okrsite_gen.lsp.cursor import ENTRY, Cursor
from okrsite_gen.lsp.fields import Schema, fields_at, words_at
from okrsite_gen.lsp.names import Names, called, meant_by
from okrsite_gen.model.insights import Insights
from okrsite_gen.model.objectives import Objective
from okrsite_gen.pipeline.look import Look, kind_of, schema_for, scope_of

MOST = 200
"""Offers at once; whoever types on gets others."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that can be written."""

    text: str
    """What is written."""
    kind: str
    """`field`, `word`, `name`, or `key` for a name that is the name of a field."""
    detail: str = ""
    """A few words beside it."""
    meaning: str = ""
    """What it means, in Markdown."""


def is_key(cursor: Cursor) -> bool:
    """Whether what is written at a cursor becomes the name of a field."""
    return not (cursor.is_value or cursor.is_link or cursor.path[-1:] == (ENTRY,))


def offers(look: Look, file: str, cursor: Cursor) -> tuple[tuple[Offer, ...], bool]:
    """Return what can be written at a cursor, and whether that is all."""
    typed = cursor.typed.lower()
    fitting = (each for each in _all(look, file, cursor) if _fits(typed, each))
    found = tuple(islice(fitting, MOST + 1))
    return found[:MOST], len(found) <= MOST


def _fits(typed: str, offer: Offer) -> bool:
    return typed in offer.text.lower() or typed in offer.detail.lower()


def _all(look: Look, file: str, cursor: Cursor) -> Iterator[Offer]:
    role = look.role(file)
    kind = kind_of(file, role)
    meant = meant_by(kind, cursor)
    if meant == names.AUDIENCES:
        yield from (Offer(audience, "name") for audience in look.project.settings.audiences)
    elif meant and look.org is not None and look.insights is not None:
        for each in _names(meant, Names(look.org, scope_of(role)), cursor, look.insights):
            if each.text not in cursor.siblings:
                yield replace(each, kind="key") if is_key(cursor) else each
    yield from _from_schema(schema_for(kind), cursor)


def _from_schema(schema: Schema, cursor: Cursor) -> Iterator[Offer]:
    """Yield names of fields where one can be added, and the words that a field takes."""
    if not cursor.is_value and not cursor.is_link:
        for name, field in fields_at(schema, cursor.path).items():
            if name not in cursor.siblings or name == cursor.word:
                yield Offer(name, "field", "", field.get("description", ""))
    if cursor.is_value or cursor.path[-1:] == (ENTRY,):
        for word in words_at(schema, cursor.path):
            yield Offer(word, "word")


def _names(meant: str, known: Names, cursor: Cursor, insights: Insights) -> Iterator[Offer]:
    """Yield what a field can name."""
    if meant == names.KEY_RESULTS:
        objective = known.objective_named(cursor.path[1])
        yield from _key_results(objective, "", insights) if objective else ()
    elif meant == names.OBJECTIVES:
        yield from _objectives(known, cursor, insights)
    else:
        yield from _others(meant, known, insights, "@" if cursor.is_link else "")


def _objectives(known: Names, cursor: Cursor, insights: Insights) -> Iterator[Offer]:
    """Yield references to objectives; behind a `#` those to the key results of the one before it."""
    before, sign, _ = cursor.typed.partition("#")
    if sign:
        own = known.org.objectives.get(known.scope.objective)
        objective = known.objective_named(before) if before else own
        yield from _key_results(objective, f"{before}#", insights) if objective else ()
        return
    for objective in _nearest_first(known):
        reference = known.reference_to(objective)
        yield Offer(reference, "name", objective.title, card(objective, known.org, insights))
    if cursor.is_link:
        yield from _others(names.PEOPLE, known, insights, "@")


def _nearest_first(known: Names) -> Iterable[Objective]:
    """Return all objectives but the one written in, those of the same cycle first."""

    def far(objective: Objective) -> tuple[bool, bool, str]:
        team, cycle, _ = objective.key.split("/")
        return cycle != known.scope.cycle, team != known.scope.team, objective.key

    each = (one for one in known.org.objectives.values() if one.key != known.scope.objective)
    return sorted(each, key=far)


def _key_results(objective: Objective, before: str, insights: Insights) -> Iterator[Offer]:
    for each in objective.key_results:
        if each.id:
            yield Offer(f"{before}{each.id}", "name", each.title, f"**{each.title}**\n\n{how_it_goes(each, insights)}")


def _others(meant: str, known: Names, insights: Insights, before: str) -> Iterator[Offer]:
    for each in known.among(meant).values():
        yield Offer(f"{before}{each.id}", "name", called(each), card(each, known.org, insights))

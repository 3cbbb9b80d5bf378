"""Check-ins and retrospectives of our own JSON."""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import groupby

from okrsite_gen.exchange.own.values import Record, fields_of, percent
from okrsite_gen.model.incoming import Field, IncomingDocument, Spot

_COLLECTED = ("wins", "blockers", "asks", "next")
_LEARNED = ("keep", "change", "learned")


def check_in_of(one: Record, spot: Spot, known: Container[str]) -> Iterator[IncomingDocument]:
    """Yield a check-in: what moved in its fields, words about it below, under the name of what they are about.

    What is about nothing in `known`, the ids of objectives and key results, has its words beside its fields, since no
    heading could lead to it.
    """
    without = ("id", "team", "cycle", "day", "updates", "notes", *_COLLECTED)
    fields = fields_of(one, without)
    updates = one.get("updates", ())
    if updates:
        fields["updates"] = _updates(updates, f"{one['team']}/{one['cycle']}/", known)
    sections = [(each.get("heading", ""), each.get("body", "")) for each in one.get("notes", ())]
    about = [(_heading(each, one), each["note"]) for each in updates if each.get("note") and each.get("ref") in known]
    collected = [(f"@{name}", one[name]) for name in _COLLECTED if one.get(name)]
    path = f"teams/{one['team']}/{one['cycle']}/check-ins/{one['day']}.md"
    yield IncomingDocument(path, "check-in", spot, fields, (*_first(sections), *about, *_others(sections), *collected))


def _first(sections: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    return (each for each in sections if not each[0])


def _others(sections: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    return (each for each in sections if each[0])


def _heading(update: Record, check_in: Record) -> str:
    """Return what a section about an update is called: by its short name where that cannot mean anything else."""
    ref = str(update["ref"])
    return ref.removeprefix(f"{check_in['team']}/{check_in['cycle']}/") if "#" in ref else ref


def _updates(updates: list[Record], here: str, known: Container[str]) -> dict[str, Field]:
    """Return updates in their order: those of one objective in a row below it, what comes back to it on its own.

    Objectives in the folder `here` have their short names.
    """
    found: dict[str, Field] = {}
    for objective, each in groupby(updates, key=lambda one: _objective(one, here)):
        own: dict[str, Field] = {}
        for one in each:
            key_result = str(one.get("ref", "")).partition("#")[2]
            fields = _update(one, with_note=one.get("ref") not in known)
            if not key_result:
                own.update(fields)
            elif objective in found:
                found[f"{objective}#{key_result}"] = fields
            else:
                own[key_result] = fields
        if own:
            found[objective] = own
    return found


def _objective(update: Record, here: str) -> str:
    return str(update.get("ref", "")).partition("#")[0].removeprefix(here)


def _update(one: Record, *, with_note: bool) -> dict[str, Field]:
    more: dict[str, Field] = {}
    if one.get("progress") is not None:
        more["progress"] = percent(one["progress"])
    if one.get("milestones"):
        more["milestones"] = {str(each["id"]): "true" if each["done"] else "false" for each in one["milestones"]}
    if one.get("unchanged"):
        more["unchanged"] = "true" if "#" in str(one.get("ref", "")) else "all"
    return fields_of(one, ("ref", *(() if with_note else ("note",)), *more)) | more


def retrospective_of(one: Record, spot: Spot) -> Iterator[IncomingDocument]:
    """Yield a retrospective."""
    fields = fields_of(one, ("id", "team", "cycle", "notes", *_LEARNED))
    sections = [(each.get("heading", ""), each.get("body", "")) for each in one.get("notes", ())]
    learned = [(f"@{name}", one[name]) for name in _LEARNED if one.get(name)]
    path = f"teams/{one['team']}/{one['cycle']}/retrospective.md"
    yield IncomingDocument(path, "retrospective", spot, fields, (*_first(sections), *learned, *_others(sections)))

"""New names and places of what is the same."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.analysis.changes.renames import Renames
from okrsite_gen.model.changes import Delta, Sort, Subject, Topic
from okrsite_gen.model.names import fold
from okrsite_gen.model.organisation import Org


def moves(was: Subject, now: Subject, before: Org, after: Org, names: Renames) -> Iterator[Delta]:
    """Yield how a thing is called otherwise, or belongs elsewhere, than it did.

    What followed its team or cycle to a new name has neither moved nor been renamed.
    """
    if now.entity == "objective":
        yield from _of_objective(was, now, before, after, names)
    elif now.entity == "key-result":
        yield from _of_key_result(was, now, before, after, names)
    elif now.entity in {"team", "cycle"} and was.key != now.key:
        yield Delta(Sort.RENAMED, Topic.MOVES, now, "id", "", was.key, now.key)


def _of_objective(was: Subject, now: Subject, before: Org, after: Org, names: Renames) -> Iterator[Delta]:
    if names.team(was.team) != now.team:
        teams = before.teams[was.team].name, after.teams[now.team].name
        yield Delta(Sort.MOVED, Topic.MOVES, now, "team", "", *teams)
    if names.cycle(was.cycle) != now.cycle:
        cycles = before.cycles[was.cycle].name, after.cycles[now.cycle].name
        yield Delta(Sort.MOVED, Topic.MOVES, now, "cycle", "", *cycles)
    slugs = before.objectives[was.key].id.rpartition("/")[2], after.objectives[now.key].id.rpartition("/")[2]
    if fold(slugs[0]) != fold(slugs[1]):
        yield Delta(Sort.RENAMED, Topic.MOVES, now, "id", "", *slugs)


def _of_key_result(was: Subject, now: Subject, before: Org, after: Org, names: Renames) -> Iterator[Delta]:
    one, other = before.key_results[was.key], after.key_results[now.key]
    if names.objectives.get(one.objective) != other.objective:
        objectives = before.objectives[one.objective].title, after.objectives[other.objective].title
        yield Delta(Sort.MOVED, Topic.MOVES, now, "objective", "", *objectives)
    if fold(one.id) != fold(other.id):
        yield Delta(Sort.RENAMED, Topic.MOVES, now, "id", "", one.id, other.id)

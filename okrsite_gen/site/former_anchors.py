"""Ids that key results had before, which links from elsewhere still use."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.history import History
from okrsite_gen.model.names import fold
from okrsite_gen.model.objectives import KeyResult, Objective

NOTHING = History()


def former_anchors(objective: Objective, key_result: KeyResult, history: History = NOTHING) -> tuple[str, ...]:
    """Return former ids that no other key result of the objective has; aliases with a slash are addresses.

    What aliases say goes before what git saw.
    """
    seen = history.former_anchors
    if not key_result.aliases and key_result.key not in seen:
        return ()
    others = [each for each in objective.key_results if each is not key_result]
    taken = {each.anchor for each in objective.key_results}
    for each in others:
        taken.update(_bare_names(each) if each.position < key_result.position else ())
    written = [name for name in _bare_names(key_result) if name not in taken]
    for each in others:
        taken.update(_bare_names(each))
        taken.update(seen.get(each.key, ()) if each.position < key_result.position else ())
    return tuple(dict.fromkeys((*written, *(name for name in seen.get(key_result.key, ()) if name not in taken))))


def _bare_names(key_result: KeyResult) -> Iterator[str]:
    for alias in key_result.aliases:
        name = fold(alias.removeprefix("#"))
        if name and "/" not in name and not any(character.isspace() for character in name):
            yield name

"""Ids that key results had before, which links from elsewhere still use."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.names import fold
from okrsite_gen.model.objectives import KeyResult, Objective


def former_anchors(objective: Objective, key_result: KeyResult) -> tuple[str, ...]:
    """Return former ids that no other key result of the objective has; aliases with a slash are addresses."""
    if not key_result.aliases:
        return ()
    taken = {each.anchor for each in objective.key_results}
    for each in objective.key_results[: key_result.position - 1]:
        taken.update(_bare_names(each))
    return tuple(dict.fromkeys(name for name in _bare_names(key_result) if name not in taken))


def _bare_names(key_result: KeyResult) -> Iterator[str]:
    for alias in key_result.aliases:
        name = fold(alias.removeprefix("#"))
        if name and "/" not in name and not any(character.isspace() for character in name):
            yield name

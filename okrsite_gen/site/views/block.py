"""Objectives with their key results, as team pages show them, and groups of objectives by team or cycle."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from okrsite_gen.model.objectives import Objective
from okrsite_gen.model.organisation import Org
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.summaries import KeyResultSummary, ObjectiveSummary

SHOWN = 24
"""Key results of one objective in such a block, at most; its own page has them all."""

OBJECTIVE, TABLE, KEY_RESULT = 34, 16, 28
"""Elements of an objective, of the table around its key results and of each of these, as team pages show them."""


@dataclass(frozen=True, slots=True)
class ObjectiveBlock:
    """An objective and its key results in a line each."""

    summary: ObjectiveSummary
    """The objective."""
    key_results: tuple[KeyResultSummary, ...]
    """Its key results, in the order written, as many as there is room for."""
    more: int = 0
    """Those for which there is none."""


def block(edition: Edition, objective: Objective) -> ObjectiveBlock:
    """Return an objective with its key results."""
    directory, key_results = edition.directory, objective.key_results
    return ObjectiveBlock(
        directory.objectives[objective.key],
        tuple(directory.key_results[key_result.key] for key_result in key_results[:SHOWN]),
        len(key_results[SHOWN:]),
    )


def has_objectives(edition: Edition, team: str, cycle: str) -> bool:
    """Return whether a team is after anything in a cycle, of its own or together with others."""
    own, shared = edition.org.objectives_of, edition.org.shared_objectives_of
    return bool(own.get((team, cycle)) or shared.get((team, cycle)))


def rows_of(objective: Objective) -> int:
    """Return how many rows an objective takes with its key results."""
    return 1 + min(len(objective.key_results), SHOWN)


def elements_of(objective: Objective) -> int:
    """Return about how many HTML elements an objective takes with its key results."""
    count = min(len(objective.key_results), SHOWN)
    return OBJECTIVE + (TABLE + KEY_RESULT * count if count else 0)


def objectives(org: Org, keys: Iterable[str]) -> tuple[Objective, ...]:
    """Return the objectives with these keys."""
    return tuple(org.objectives[key] for key in keys)

"""Objectives with their key results, as team pages show them, and groups of objectives by team or cycle."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from okrsite_gen.model.objectives import Objective
from okrsite_gen.model.organisation import Org
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.summaries import KeyResultSummary, ObjectiveSummary


@dataclass(frozen=True, slots=True)
class ObjectiveBlock:
    """An objective and its key results in a line each."""

    summary: ObjectiveSummary
    """The objective."""
    key_results: tuple[KeyResultSummary, ...]
    """Its key results, in the order written."""


def block(edition: Edition, objective: Objective) -> ObjectiveBlock:
    """Return an objective with its key results."""
    directory = edition.directory
    return ObjectiveBlock(
        directory.objectives[objective.key],
        tuple(directory.key_results[key_result.key] for key_result in objective.key_results),
    )


def has_objectives(edition: Edition, team: str, cycle: str) -> bool:
    """Return whether a team is after anything in a cycle, of its own or together with others."""
    own, shared = edition.org.objectives_of, edition.org.shared_objectives_of
    return bool(own.get((team, cycle)) or shared.get((team, cycle)))


def rows_of(objective: Objective) -> int:
    """Return how many rows an objective takes with its key results."""
    return 1 + len(objective.key_results)


def objectives(org: Org, keys: Iterable[str]) -> tuple[Objective, ...]:
    """Return the objectives with these keys."""
    return tuple(org.objectives[key] for key in keys)

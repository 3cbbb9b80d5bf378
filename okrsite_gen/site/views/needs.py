"""Dependencies between teams, seen from the side that needs and from the side that provides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from okrsite_gen.model.kinds import Need
from okrsite_gen.model.objectives import Dependency, Objective
from okrsite_gen.model.organisation import NeedEdge
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.page import Link
from okrsite_gen.site.prose import Title
from okrsite_gen.site.summaries import ObjectiveSummary
from okrsite_gen.site.summary import Summary

OPEN = frozenset({Need.REQUESTED, Need.CONFIRMED, Need.AT_RISK})
"""States in which something is still to come."""


@dataclass(frozen=True, slots=True)
class NeedView:
    """One dependency."""

    asker: ObjectiveSummary
    """The objective that needs something."""
    target: Summary | None
    """What is needed; None where only a team is named."""
    provider: Link | None
    """The team that is to provide it; None where it is not known."""
    note: Title | None
    """Why it is needed."""
    status: Need
    """The state in force."""
    says: Link | None
    """The team whose word the status is."""
    by_provider: bool
    """Whether that is the providing team; otherwise only the asking side says so."""
    needed_by: date | None
    """The day by which it is needed."""
    overdue: bool
    """Whether that day has passed and it is not there."""


def need_view(edition: Edition, objective: Objective, dependency: Dependency) -> NeedView:
    """Return a dependency of an objective."""
    directory = edition.directory
    provider = directory.team(dependency.team) if dependency.team in edition.org.teams else None
    late = dependency.needed_by is not None and dependency.needed_by < edition.insights.as_of
    return NeedView(
        asker=directory.objectives[objective.key],
        target=directory.referred(dependency.target) if dependency.target else None,
        provider=provider,
        note=edition.title(dependency.note, edition.scope_of(objective), objective.place.file)
        if dependency.note
        else None,
        status=dependency.status,
        says=provider if dependency.said_by_provider else directory.team(objective.team),
        by_provider=dependency.said_by_provider,
        needed_by=dependency.needed_by,
        overdue=late and dependency.status in OPEN,
    )


def needs_of(edition: Edition, objective: Objective) -> tuple[NeedView, ...]:
    """Return what an objective needs, in the order written."""
    return tuple(need_view(edition, objective, dependency) for dependency in objective.depends_on)


def owed(edition: Edition, edges: Iterable[NeedEdge]) -> tuple[NeedView, ...]:
    """Return dependencies seen from the providing side, each once, in the order given."""
    views: dict[tuple[str, int], NeedView] = {}
    for edge in edges:
        objective = edition.org.objectives.get(edge.asker)
        if objective is not None and (edge.asker, edge.position) not in views:
            views[edge.asker, edge.position] = need_view(edition, objective, objective.depends_on[edge.position])
    return tuple(views.values())

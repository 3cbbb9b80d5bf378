"""Dependencies between teams, seen from the side that needs and from the side that provides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from okrsite_gen.model.kinds import Need
from okrsite_gen.model.objectives import Dependency, Objective
from okrsite_gen.model.organisation import NeedEdge
from okrsite_gen.site import routes
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.messages import message
from okrsite_gen.site.page import Link
from okrsite_gen.site.prose import Title
from okrsite_gen.site.summaries import ObjectiveSummary
from okrsite_gen.site.summary import Summary

OPEN = frozenset({Need.REQUESTED, Need.CONFIRMED, Need.AT_RISK})
"""States in which something is still to come."""


class Concern(str, Enum):
    """How pressing a dependency is: its state, heeding the day and whether its objective is closed. Worst first."""

    OVERDUE = "overdue"
    DECLINED = "declined"
    AT_RISK = "at-risk"
    REQUESTED = "requested"
    CONFIRMED = "confirmed"
    LEFT_OPEN = "left-open"
    """Neither delivered nor declined when the objective that needs it, or its cycle, was closed."""
    DELIVERED = "delivered"
    WITHDRAWN = "withdrawn"


WORST_FIRST = tuple(Concern)
PRESSING = frozenset({Concern.OVERDUE, Concern.DECLINED, Concern.AT_RISK, Concern.REQUESTED})
"""What somebody has to do something about."""


@dataclass(frozen=True, slots=True)
class NeedView:
    """One dependency."""

    anchor: str
    """Its id on the page of the cycle's dependencies."""
    concern: Concern
    """How pressing it is."""
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
    needed_by: date | None
    """The day by which it is needed."""


def need_view(edition: Edition, objective: Objective, position: int) -> NeedView:
    """Return the dependency at a position (from 0) of what an objective needs."""
    directory, dependency = edition.directory, objective.depends_on[position]
    provider = directory.team(dependency.team) if dependency.team in edition.org.teams else None
    team, _, slug = objective.key.split("/")
    return NeedView(
        anchor=f"{team}.{slug}.{position + 1}",
        concern=_concern(edition, objective, dependency),
        asker=directory.objectives[objective.key],
        target=directory.referred(dependency.target) if dependency.target else None,
        provider=provider,
        note=edition.title(dependency.note, edition.scope_of(objective), objective.place.file)
        if dependency.note
        else None,
        status=dependency.status,
        says=provider if dependency.said_by_provider else directory.team(objective.team),
        needed_by=dependency.needed_by,
    )


def _concern(edition: Edition, objective: Objective, dependency: Dependency) -> Concern:
    if dependency.status not in OPEN:
        return Concern(dependency.status.value)
    directory = edition.directory
    if directory.objectives[objective.key].over or directory.cycles[objective.cycle].closed:
        return Concern.LEFT_OPEN
    if dependency.needed_by is not None and dependency.needed_by < edition.insights.as_of:
        return Concern.OVERDUE
    return Concern(dependency.status.value)


def urgency(need: NeedView) -> tuple[int, date]:
    """Return what sorts dependencies: the most pressing first, then by the day on which they are needed."""
    return WORST_FIRST.index(need.concern), need.needed_by or date.max


def needs_of(edition: Edition, objective: Objective) -> tuple[NeedView, ...]:
    """Return what an objective needs, in the order written."""
    return tuple(need_view(edition, objective, position) for position in range(len(objective.depends_on)))


def owed(edition: Edition, edges: Iterable[NeedEdge]) -> tuple[NeedView, ...]:
    """Return dependencies seen from the providing side, each once, in the order given."""
    views: dict[tuple[str, int], NeedView] = {}
    for edge in edges:
        objective = edition.org.objectives.get(edge.asker)
        if objective is not None and (edge.asker, edge.position) not in views:
            views[edge.asker, edge.position] = need_view(edition, objective, edge.position)
    return tuple(views.values())


def dependencies_of(edition: Edition, cycle: str) -> Link | None:
    """Return the way to a cycle's dependencies with their number; None where there is none."""
    if cycle not in edition.frames.sections.dependencies:
        return None
    count = edition.needs_in.get(cycle, 0)
    return Link(message("dependencies.count", count=count), routes.address_of_dependencies(cycle))

"""Alignment around one objective: the line of sight above it, what it supports, and what supports it."""

from __future__ import annotations

from dataclasses import dataclass

from okrsite_gen.model.kinds import Alignment
from okrsite_gen.model.objectives import Objective
from okrsite_gen.model.organisation import SupportEdge
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.line_of_sight import primary
from okrsite_gen.site.page import Link
from okrsite_gen.site.prose import Title
from okrsite_gen.site.summaries import KeyResultSummary, ObjectiveSummary
from okrsite_gen.site.summary import Summary


@dataclass(frozen=True, slots=True)
class LineOfSight:
    """The way from the mission down to one objective."""

    mission: Title | None
    """The organisation's mission; None where the way does not come there."""
    pillar: Link | None
    """The pillar of the strategy to which it leads."""
    lost: bool
    """Whether the topmost objective supports something that is not shared here."""
    above: tuple[ObjectiveSummary, ...]
    """Objectives above, the top first."""
    skipped: int
    """Objectives between the top and the next one named."""
    nowhere: bool = False
    """Whether it leads nowhere yet: to no objective and no pillar, although its team has a team above it."""


@dataclass(frozen=True, slots=True)
class SupportView:
    """One line upwards."""

    target: Summary
    """The objective or key result supported; a placeholder where it may not be shown."""
    agreed: bool
    """Whether the supported team has agreed; otherwise it is proposed."""
    primary: bool
    """Whether it is the objective's line of sight."""


@dataclass(frozen=True, slots=True)
class SupporterView:
    """One line from below."""

    objective: ObjectiveSummary
    """The supporting objective."""
    via: KeyResultSummary | None
    """The key result that it supports; None where it supports the objective as a whole."""
    agreed: bool
    """Whether both teams stand by it; otherwise it is proposed."""


def line_of_sight(edition: Edition, objective: Objective) -> LineOfSight:
    """Return the way from the mission to an objective through the first thing that each one supports."""
    line = edition.lines.line(objective.key)
    team = edition.org.teams.get(objective.team)
    nowhere = bool(team and team.parent) and not (line.above or line.pillar or line.lost)
    return LineOfSight(
        mission=None if nowhere else edition.mission,
        pillar=edition.pillars.get(line.pillar),
        lost=line.lost,
        above=tuple(edition.directory.objectives[key] for key in line.above),
        skipped=line.skipped,
        nowhere=nowhere,
    )


def supports_of(edition: Edition, objective: Objective) -> tuple[SupportView, ...]:
    """Return everything that an objective supports, its line of sight first."""
    first = primary(objective)
    views = (
        SupportView(
            edition.directory.referred(support.target), support.status is Alignment.AGREED, primary=support is first
        )
        for support in objective.supports
    )
    return tuple(sorted(views, key=lambda view: not view.primary))


def supporter_view(edition: Edition, edge: SupportEdge) -> SupporterView:
    """Return a supporting objective as the supported one shows it."""
    return SupporterView(
        edition.directory.objectives[edge.supporter],
        edition.directory.key_results.get(edge.key_result),
        edge.status is Alignment.AGREED,
    )


def supporters_of(edition: Edition, key: str) -> tuple[SupporterView, ...]:
    """Return everything that supports an objective or one of its key results."""
    return tuple(supporter_view(edition, edge) for edge in edition.org.supporters.get(key, ()))

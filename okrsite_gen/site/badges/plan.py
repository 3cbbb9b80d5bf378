"""Which badges a site has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from okrsite_gen.model.insights import RollUp
from okrsite_gen.model.objectives import Objective
from okrsite_gen.model.organisation import Team
from okrsite_gen.model.status import Status
from okrsite_gen.site import routes
from okrsite_gen.site.badges.badge import BadgeView, badge_page
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.messages import Words, message
from okrsite_gen.site.page import Page
from okrsite_gen.site.summary import Summary

_OUT = frozenset({Status.DROPPED, Status.DEFERRED})


def badges_of_objective(edition: Edition, objective: Objective) -> Iterator[Page]:
    """Yield the badges of an objective and its key results; none where configuration wants none."""
    if not edition.settings.outputs.badges:
        return
    summary = edition.directory.objectives[objective.key]
    yield badge_page(routes.address_of_badge(summary.address), _of(summary))
    for key_result in objective.key_results:
        part = edition.directory.key_results[key_result.key]
        yield badge_page(routes.address_of_badge(summary.address, part.anchor), _of(part))


def badges_of_team(edition: Edition, team: Team) -> Iterator[Page]:
    """Yield the badge of a team; none where configuration wants none."""
    if edition.settings.outputs.badges:
        yield badge_page(routes.address_of_badge(routes.address_of_team(team.key)), _of_team(edition, team))


def _of_team(edition: Edition, team: Team) -> BadgeView:
    """Return how a team stands in the current cycle in which it has objectives, without a status: it has several."""
    for cycle in edition.insights.current_cycles:
        totals = edition.insights.teams.get((team.key, cycle), RollUp())
        if totals.total:
            name = edition.directory.cycles[cycle].name
            if totals.mean_progress is None:
                return BadgeView(team.name, message("badge.team-unmeasured", cycle=name, count=totals.total))
            words = message("badge.team", cycle=name, progress=totals.mean_progress)
            return BadgeView(team.name, words, progress=totals.mean_progress)
    return BadgeView(team.name, message("badge.team-none"))


@dataclass(frozen=True, slots=True)
class Stand:
    """How an objective or key result stands, as little pictures say it."""

    words: Words
    status: Status
    progress: Decimal | None
    """0–1; None where it is not measured, or out of the race."""


def how_it_stands(summary: Summary) -> Stand:
    """Return how an objective or key result stands; of one that is out of the race, not how far it came."""
    status = summary.status or Status.PLANNED
    if summary.progress is None or status in _OUT:
        return Stand(message("badge.unmeasured", status=status.value), status, None)
    words = message("badge.measured", status=status.value, progress=summary.progress)
    return Stand(words, status, summary.progress)


def _of(summary: Summary) -> BadgeView:
    stands = how_it_stands(summary)
    return BadgeView(summary.title, stands.words, stands.status, stands.progress)

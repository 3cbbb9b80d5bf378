"""How what a page is about can be followed."""

from __future__ import annotations

from okrsite_gen.model.organisation import Team
from okrsite_gen.site import routes
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.messages import Words, message
from okrsite_gen.site.navigation import Follow
from okrsite_gen.site.summaries import CycleSummary, ObjectiveSummary
from okrsite_gen.site.views.changed import targets_known
from okrsite_gen.site.views.explorer_rows import explored_cycles


def follow_weeks(edition: Edition) -> Follow:
    """Return how the weeks can be followed."""
    return Follow(message("feed.weekly", site=edition.settings.site.name), routes.WEEKLY_FEED)


def follow_targets(edition: Edition) -> Follow | None:
    """Return how changed targets can be followed; None where nobody knows of any."""
    if not has_targets(edition):
        return None
    return Follow(message("feed.targets", site=edition.settings.site.name), routes.TARGETS_FEED)


def follow_team(edition: Edition, team: Team) -> Follow:
    """Return how a team can be followed; one that is closed has no dates any more."""
    address = routes.address_of_team(team.key)
    calendar = "" if team.closed else routes.address_of_calendar(address)
    return Follow(title_of_feed(edition, team.name), routes.address_of_feed(address), calendar)


def follow_objective(edition: Edition, summary: ObjectiveSummary, cycle: CycleSummary) -> Follow | None:
    """Return how an objective can be followed; None where it has no feed."""
    if not has_feed(cycle):
        return None
    return Follow(title_of_feed(edition, summary.title), routes.address_of_feed(summary.address))


def has_targets(edition: Edition) -> bool:
    """Return whether changed targets can be followed: where git tells all that was changed in the current cycle."""
    cycle = edition.org.cycles.get(next(iter(explored_cycles(edition)), ""))
    return cycle is not None and targets_known(edition, cycle)


def has_feed(cycle: CycleSummary) -> bool:
    """Return whether the objectives of a cycle have feeds: until it is over, grading time too."""
    return cycle.phase != "over"


def title_of_feed(edition: Edition, title: Words) -> Words:
    """Return what the feed of a team or objective is called."""
    return message("feed.title-of", title=title, site=edition.settings.site.name)

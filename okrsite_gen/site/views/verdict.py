"""The top of an objective's page: what its status comes from, how it stood before, and what the page holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from okrsite_gen.model.kinds import Alignment
from okrsite_gen.model.objectives import Objective
from okrsite_gen.model.status import Status, StatusInsight
from okrsite_gen.site import routes
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.summaries import KeyResultSummary, ObjectiveSummary
from okrsite_gen.site.views.needs import owed
from okrsite_gen.site.views.timeline import timeline

CAUSES = 3
"""Key results named for one status at the top of the page."""

TRAIL = 8
"""Check-ins whose status stands at the top of the page."""

IN_TROUBLE = (Status.OFF_TRACK, Status.AT_RISK, Status.STALE, Status.NOT_STARTED)
"""Statuses of which the page names the key results that bring them about, worst first."""


@dataclass(frozen=True, slots=True)
class Cause:
    """Key results that speak for an objective's status, or the next worst ones."""

    status: Status
    """The status that they have."""
    key_results: tuple[KeyResultSummary, ...]
    """The first of them, in the order written."""
    more: int
    """How many more there are."""


@dataclass(frozen=True, slots=True)
class StatusDay:
    """How an objective stood on the day of one check-in about it."""

    day: date
    """Day of the check-in."""
    status: Status | None
    """Its status on that day; None before its first one."""
    address: str
    """Where the check-in stands."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A part of the page, for the row of links to its parts."""

    part: str
    """Its id is `part.<part>`."""
    count: int
    """How many entries it has on all pages."""


def causes_of(
    summary: ObjectiveSummary, deciding: tuple[KeyResultSummary, ...], all_of_them: tuple[KeyResultSummary, ...]
) -> tuple[Cause, ...]:
    """Return where an objective is in trouble, by status, worst first; nothing where it is not."""
    if summary.status not in IN_TROUBLE:
        return ()
    first = {each.key for each in deciding}
    groups = [(summary.status, deciding)]
    groups += [
        (status, tuple(each for each in all_of_them if each.status is status and each.key not in first))
        for status in IN_TROUBLE
        if status is not summary.status
    ]
    return tuple(Cause(status, found[:CAUSES], max(len(found) - CAUSES, 0)) for status, found in groups if found)[:2]


def trail(edition: Edition, objective: Objective, standing: StatusInsight) -> tuple[StatusDay, ...]:
    """Return how an objective stood at the latest check-ins about it."""
    keys = (objective.key, *(key_result.key for key_result in objective.key_results))
    days = {
        edge.check_in.day: routes.address_of_check_in(edge.check_in.team, edge.check_in.cycle, edge.check_in.day)
        for key in keys
        for edge in edition.updates(key)
    }
    return tuple(
        StatusDay(day, next((span.status for span in reversed(standing.spans) if span.since <= day), None), days[day])
        for day in sorted(days)[-TRAIL:]
    )


def anchors(edition: Edition, objective: Objective, longest: int) -> tuple[Anchor, ...]:
    """Return the parts of an objective's page with their entries; `longest` cuts the timeline as the page does."""
    org = edition.org
    carried = len(org.carried_to.get(objective.key, ())) + bool(objective.carried_from)
    counts = {
        "key-results": len(objective.key_results),
        "sight": 0 if plainly(objective) else len(objective.supports),
        "supporters": len(org.supporters.get(objective.key, ())),
        "needs": len(objective.depends_on),
        "owed": len(owed(edition, org.needed_by.get(objective.key, ()))),
        "work": len(objective.initiatives),
        "timeline": len(timeline(edition, objective, longest)),
        "carried": carried,
    }
    return tuple(Anchor(part, count) for part, count in counts.items() if count)


def plainly(objective: Objective) -> bool:
    """Return whether an objective supports one other as a whole, agreed by both: then its line of sight says it."""
    return len(objective.supports) == 1 and all(
        support.target.found and not support.target.key_result and support.status is Alignment.AGREED
        for support in objective.supports
    )

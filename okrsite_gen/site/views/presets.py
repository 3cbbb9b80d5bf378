"""The lists that the explorer has ready: what is off track, what nobody owns, what cannot be measured."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from okrsite_gen.model.objectives import Objective
from okrsite_gen.model.status import CLOSED_STATUSES, Reason, StatusInsight
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.summaries import KeyResultSummary, ObjectiveSummary
from okrsite_gen.site.views.alignment import unaligned
from okrsite_gen.site.views.goalposts import GoalpostView, view_of

RECENT = timedelta(days=28)
"""How long something that was closed is recent."""

OVERDUE = frozenset({"overdue", "milestone-overdue"})
"""Reasons of key results whose own day, or that of a milestone, has passed."""


@dataclass(frozen=True, slots=True)
class ExploreRow:
    """An objective or key result in the table of the explorer."""

    entry: ObjectiveSummary | KeyResultSummary
    """The objective or key result."""
    below: bool = False
    """Whether it is a key result, and its objective stands above it."""
    part: bool = False
    """Whether it is a key result."""
    reason: Reason | None = None
    """Why it stands in a list; None where the list tells."""
    changed: GoalpostView | None = None
    """From what to what it was changed, in the list of what was changed."""
    because: str = ""
    """Why it cannot be measured: the code of a message `unmeasured.<code>`; mostly empty."""


Rows = Iterator[ExploreRow]
Found = tuple[bool, Reason | None]
"""Whether something belongs to a list, and why."""


def rows_of_cycle(edition: Edition, cycle: str) -> Rows:
    """Yield every objective of a cycle, each with its key results below it, in the organisation's order."""
    directory = edition.directory
    for objective in edition.objectives_in.get(cycle, ()):
        yield ExploreRow(directory.objectives[objective.key])
        for key_result in objective.key_results:
            yield ExploreRow(directory.key_results[key_result.key], below=True, part=True)


def preset_rows(edition: Edition, preset: str, cycle: str) -> Rows:
    """Yield the rows of a list that is ready; only what was closed recently comes from every cycle."""
    if preset == "recently-closed":
        yield from _recently_closed(edition)
    elif preset in OF_OBJECTIVES:
        belongs = OF_OBJECTIVES[preset]
        for objective in edition.objectives_in.get(cycle, ()):
            if belongs(edition, objective):
                yield ExploreRow(edition.directory.objectives[objective.key])
    elif preset == "changed-targets":
        yield from _changed_targets(edition, cycle)
    elif preset == "not-measurable":
        yield from _not_measurable(edition, cycle)
    else:
        yield from _judged(edition, preset, cycle)


def presets(edition: Edition) -> tuple[str, ...]:
    """Return the names of all lists, in their order; none about owners where the site names none."""
    return tuple(name for name in PRESETS if name != "no-owner" or edition.settings.owners != "none")


def _judged(edition: Edition, preset: str, cycle: str) -> Rows:
    """Yield objectives and key results that belong to a list about what is computed."""
    insights, directory = edition.insights, edition.directory
    reasons = _contradictions(edition, cycle) if preset == "contradictory" else None
    for objective in edition.objectives_in.get(cycle, ()):
        whole = insights.objectives[objective.key].status
        listed, reason = _belongs(preset, objective.key, whole, reasons)
        listed = listed and not (preset == "overdue" and objective.key_results)
        if listed:
            yield ExploreRow(directory.objectives[objective.key], reason=reason)
        for key_result in objective.key_results:
            own = insights.key_results[key_result.key].status
            also, why = _belongs(preset, key_result.key, own, reasons)
            if also:
                yield ExploreRow(directory.key_results[key_result.key], below=listed, part=True, reason=why)


def _belongs(preset: str, key: str, status: StatusInsight, reasons: Mapping[str, Reason] | None) -> Found:
    """Return whether something belongs to a list; `reasons` are those of a list that statuses do not tell."""
    if reasons is not None:
        return key in reasons, reasons.get(key)
    if preset == "overdue":
        due = next((reason for reason in status.reasons if reason.code in OVERDUE), None)
        return due is not None, due
    return status.status.value == preset, next((each for each in status.reasons if each.code != "key-results"), None)


def _contradictions(edition: Edition, cycle: str) -> Mapping[str, Reason]:
    """Return key of an objective or key result → why people and numbers disagree about it."""
    found = edition.insights.attention.get(cycle, ())
    return {each.key_result or each.objective: each.reasons[0] for each in found if each.kind == "contradiction"}


def _not_measurable(edition: Edition, cycle: str) -> Rows:
    for objective in edition.objectives_in.get(cycle, ()):
        for key_result in objective.key_results:
            insight = edition.insights.key_results[key_result.key]
            if not insight.measurable and insight.status.status not in CLOSED_STATUSES:
                row = edition.directory.key_results[key_result.key]
                yield ExploreRow(row, part=True, because=insight.unmeasured_because)


def _changed_targets(edition: Edition, cycle: str) -> Rows:
    """Yield what was made easier after it had been agreed on, each with its latest change."""
    directory = edition.directory
    for objective in edition.objectives_in.get(cycle, ()):
        latest = {each.key_result: each for each in edition.goalposts_in.get(objective.key, ())}
        for key, goalpost in latest.items():
            known = directory.key_results.get(key)
            entry = known or directory.objectives[objective.key]
            yield ExploreRow(entry, part=known is not None, reason=goalpost.told, changed=view_of(edition, goalpost))


def _recently_closed(edition: Edition) -> Rows:
    """Yield the objectives that ended in the last four weeks, the latest first."""
    today, found = edition.insights.as_of, []
    for number, objective in enumerate(edition.org.objectives.values()):
        ended = edition.insights.objectives[objective.key].status
        if ended.status in CLOSED_STATUSES and ended.since and today - RECENT <= ended.since <= today:
            row = ExploreRow(edition.directory.objectives[objective.key], reason=next(iter(ended.reasons), None))
            found.append((-ended.since.toordinal(), number, row))
    yield from (row for _, _, row in sorted(found, key=lambda each: each[:2]))


def _no_owner(edition: Edition, objective: Objective) -> bool:
    return objective.owner is None and _open(edition, objective)


def _no_key_results(edition: Edition, objective: Objective) -> bool:
    return not objective.key_results and _open(edition, objective)


def _open(edition: Edition, objective: Objective) -> bool:
    return edition.insights.objectives[objective.key].status.status not in CLOSED_STATUSES


OF_OBJECTIVES: Mapping[str, Callable[[Edition, Objective], bool]] = {
    "unaligned": unaligned,
    "no-owner": _no_owner,
    "no-key-results": _no_key_results,
}
"""Lists of objectives alone."""

PRESETS = (
    "off-track",
    "at-risk",
    "stale",
    "overdue",
    "contradictory",
    "changed-targets",
    "unaligned",
    "no-owner",
    "no-key-results",
    "not-measurable",
    "recently-closed",
)
"""Lists that are ready, by the last part of their addresses."""

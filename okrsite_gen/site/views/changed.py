"""What the repository knows of an objective's past: which fields changed, when, by whom and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from okrsite_gen.model.history import ADDED, REMOVED, Change
from okrsite_gen.model.objectives import Objective
from okrsite_gen.model.organisation import Cycle
from okrsite_gen.model.status import CLOSED_STATUSES
from okrsite_gen.site.editing import commit_address
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.messages import Words, message
from okrsite_gen.site.page import Link
from okrsite_gen.site.prose import Title
from okrsite_gen.site.summary import Summary
from okrsite_gen.site.views.change_words import both_words, item_words

SHORT = 7
"""Characters of a commit's id that pages show."""

UNTOLD = frozenset({"reason", "audience", "figures", "unit"})
"""Fields of which no page tells by themselves: a reason stands with what it is the reason of."""

_BY_FORM = re.compile(r"(?:Update|Create|Add|Edit|Delete|Rename|Upload)\b.*\.(?:md|csv|ya?ml)\S*(?: .*)?|Merge\b.*")
"""Messages that hosting sites propose, and that say nothing."""


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One change of one field."""

    name: str
    """The field, as authors write it; or `milestones-due`, `added`, `removed`."""
    before: Words
    """What it was; empty where it was not written."""
    after: Words
    """What it is since; empty where it is not written any more."""
    item: Words = ""
    """Which level, or which milestone is due; empty where that is said already."""


@dataclass(frozen=True, slots=True)
class ChangesView:
    """What was changed of one objective or key result at once."""

    entity: Summary
    """The objective or key result; without an address where it is gone."""
    whole: bool
    """Whether it is the objective itself."""
    changes: tuple[ChangeView, ...]
    """In the order of the fields; without a title that merely follows a changed figure."""


@dataclass(frozen=True, slots=True)
class CommitView:
    """What one commit changed of an objective and its key results."""

    day: date
    """When it was written."""
    author: str
    """By whom, as configuration lets authors appear; may be empty."""
    commit: Link | None
    """Its short id, and its address where configuration tells; None for what is not committed yet."""
    reason: Title
    """The reason that was given; may be empty."""
    message: str
    """The first line of its message, where that says anything and no reason was given."""
    entities: tuple[ChangesView, ...]
    """What it changed, the objective first."""


def commits_of(edition: Edition, objective: Objective) -> Iterator[CommitView]:
    """Yield what commits up to the day of the build changed of an objective, newest first."""
    told = edition.changes_of.get(objective.key, ())
    titles = {change.entity: change.before for change in told if change.name == REMOVED}
    for _, group in groupby(told, key=lambda change: (change.day, change.commit)):
        changes = tuple(group)
        entities = tuple(_entities(edition, objective, changes, titles))
        if entities:
            first = changes[0]
            reason = next((change.reason for change in changes if change.reason), "")
            said = "" if reason or _BY_FORM.fullmatch(first.message) else first.message
            why = edition.title(reason, edition.scope_of(objective), objective.place.file)
            yield CommitView(first.day, first.author, commit_link(edition, first.commit), why, said, entities)


def unknown_past(edition: Edition) -> Words:
    """Return what of the past is not known here, and why; empty where all is, or nothing may be told."""
    history = edition.org.history
    if edition.org.hides:
        return ""
    if history.gap is not None:
        return message(f"history.{history.gap.value}")
    return message("history.since", day=history.since) if history.since else ""


def targets_known(edition: Edition, cycle: Cycle) -> bool:
    """Return whether git tells of a cycle all that was changed in it."""
    history = edition.org.history
    return history.known and (history.since is None or (cycle.start is not None and cycle.start >= history.since))


def closed_on(edition: Edition, objective: Objective) -> date | None:
    """Return the day on which an objective was closed; None where it is not, or nobody knows."""
    status = edition.insights.objectives[objective.key].status
    return objective.closed_on or (status.since if status.status in CLOSED_STATUSES else None)


def commit_link(edition: Edition, commit: str) -> Link | None:
    """Return the short id of a commit and where it can be read; None for what is not committed yet."""
    return Link(commit[:SHORT], commit_address(edition.settings.repository, commit)) if commit else None


def _entities(
    edition: Edition, objective: Objective, changes: tuple[Change, ...], titles: Mapping[str, str]
) -> Iterator[ChangesView]:
    begun = any(change.name == ADDED and change.entity == objective.key for change in changes)
    by_entity: dict[str, list[Change]] = {objective.key: []}
    for change in reversed(changes):
        followed = change.name == "title" and (change.entity, change.commit) in edition.insights.following_titles
        if change.name not in UNTOLD and not followed and not (begun and change.entity != objective.key):
            by_entity.setdefault(change.entity, []).append(change)
    for key, of_one in by_entity.items():
        fresh = any(change.name == ADDED for change in of_one)
        shown = (_change_view(edition, objective, change) for change in of_one if change.name == ADDED or not fresh)
        views = tuple(view for view in shown if view is not None)
        if views:
            yield ChangesView(_entity(edition, objective, key, titles), key == objective.key, views)


def _entity(edition: Edition, objective: Objective, key: str, titles: Mapping[str, str]) -> Summary:
    directory = edition.directory
    found = directory.key_results.get(key) or directory.objectives.get(key)
    return found or Summary(edition.title(titles.get(key, ""), edition.scope_of(objective), objective.place.file), "")


def _change_view(edition: Edition, objective: Objective, change: Change) -> ChangeView | None:
    name = change.name
    if name in {ADDED, REMOVED}:
        return ChangeView(name, "", "")
    if name == "owner" and edition.settings.owners != "person":
        return None
    before, after = both_words(edition, objective, change)
    return ChangeView(name.replace(" ", "-"), before, after, item_words(edition, objective, change))

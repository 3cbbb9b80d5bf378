"""Key results that were made easier after they had been agreed on: from what to what, when, by whom and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from okrsite_gen.model.history import REMOVED, Goalpost
from okrsite_gen.model.objectives import Objective
from okrsite_gen.model.values import Value
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.messages import Words, message
from okrsite_gen.site.page import Link
from okrsite_gen.site.prose import Title
from okrsite_gen.site.summary import Summary
from okrsite_gen.site.views.change_words import both_words, item_words
from okrsite_gen.site.views.changed import commit_link
from okrsite_gen.site.views.week_turns import named

GONE = "part.taken-out"
"""Id of the place on an objective's page that tells of key results that were taken out."""


@dataclass(frozen=True, slots=True)
class GoalpostView:
    """One such change."""

    name: str
    """The field, as authors write it: `target`, `min`, `max`, `due`, `state`, `title`, `levels`, `milestones` or
    `planned`, or of an objective `closed_as`; or `milestones-due`, `removed`."""
    what: str
    """What was done, as a message `goalpost-short.<what>` words it: the field, or `dropped`, `deferred`, `withheld`,
    `levels-out` or `milestones-out`."""
    given_up: bool
    """Whether it was dropped or put off, which says it all."""
    item: Words
    """Which level, or which milestone is due; empty where that is said already."""
    before: Words
    """What had been agreed on; of a key result that was taken out, its title."""
    after: Words
    """What stands there now; empty where nothing does."""
    day: date
    """When it was changed."""
    reason: Title
    """Why; empty where nobody said."""
    unexplained: bool
    """Whether it lacks a reason. Why a whole objective was dropped, its own words may tell."""
    author: str
    """By whom, as configuration lets authors appear; may be empty."""
    commit: Link | None
    """In which commit; None for what is not committed yet."""
    progress: Decimal | None
    """How far the way to the former target has been gone; None where that was no target or cannot be said."""
    today: Decimal | None
    """How far the way to today's target has been gone, beside it."""


@dataclass(frozen=True, slots=True)
class MovedGoalpost:
    """Such a change as lists of other pages show it."""

    title: Summary
    """The key result or objective; of a key result that was taken out, its objective."""
    objective: Summary | None
    """The objective of a key result that is still there."""
    goalpost: GoalpostView
    """The change."""


def moved_goalposts(edition: Edition, goalposts: Iterable[Goalpost]) -> Iterator[MovedGoalpost]:
    """Yield changes of any objectives with the names of what was changed."""
    for each in goalposts:
        key = each.key_result
        objective = edition.org.objectives[key.partition("#")[0]]
        whole = named(edition, objective.key)
        part = named(edition, key) if key in edition.directory.key_results else None
        yield MovedGoalpost(part or whole, whole if part else None, _view(edition, objective, each))


def changed_words(view: GoalpostView) -> Words:
    """Return from what to what something was changed, in few words; of what was taken out, what it was.

    Empty where what was done says it all.
    """
    if view.given_up:
        return ""
    told = message("digest.words", before=view.before, after=view.after) if view.before and view.after else view.before
    return message("change.of", what=told, item=view.item) if told and view.item else told


def view_of(edition: Edition, goalpost: Goalpost) -> GoalpostView:
    """Return how one was moved."""
    return _view(edition, edition.org.objectives[goalpost.key_result.partition("#")[0]], goalpost)


def why_words(view: GoalpostView) -> Words:
    """Return why something was changed, or that nobody said; empty where its own words may tell."""
    if view.reason:
        return message("digest.reason", reason=view.reason)
    return message("digest.no-reason") if view.unexplained else ""


def goalposts_of(edition: Edition, objective: Objective, key: str) -> tuple[GoalpostView, ...]:
    """Return how a key result was made easier, oldest first."""
    return tuple(_view(edition, objective, each) for each in edition.insights.goalposts.get(key, ()))


def gone_from(edition: Edition, objective: Objective) -> tuple[GoalpostView, ...]:
    """Return the key results that were taken out of an objective's file after they had been agreed on."""
    every = edition.goalposts_in.get(objective.key, ())
    return tuple(_view(edition, objective, each) for each in every if each.name == REMOVED)


def moved_in(edition: Edition, objective: Objective) -> Link | None:
    """Return how many key results were changed after they had been agreed on, and where the first of them is told."""
    every = {each.key_result for each in edition.goalposts_in.get(objective.key, ())} - {objective.key}
    if not every:
        return None
    present = (edition.directory.key_results[each.key] for each in objective.key_results if each.key in every)
    gone = f"{edition.directory.objectives[objective.key].address}#{GONE}"
    return Link(message("goalpost.count", count=len(every)), next((each.address for each in present), gone))


def former_targets(edition: Edition, objective: Objective, key: str) -> tuple[tuple[date, Value], ...]:
    """Return the day until which another figure was a key result's target, and that figure; oldest first."""
    changes = (each for each in reversed(edition.changes_of.get(objective.key, ())) if each.entity == key)
    targets = (each for each in changes if each.name == "target")
    return tuple((each.day, each.value_before) for each in targets if each.value_before is not None)


def _view(edition: Edition, objective: Objective, goalpost: Goalpost) -> GoalpostView:
    scope, file = edition.scope_of(objective), objective.place.file
    insight = edition.insights.key_results.get(goalpost.key_result)
    before, after = both_words(edition, objective, goalpost)
    return GoalpostView(
        name=goalpost.name.replace(" ", "-"),
        what=goalpost.what,
        given_up=goalpost.name in {"state", "closed_as"},
        item=item_words(edition, objective, goalpost),
        before=before,
        after=after,
        day=goalpost.day,
        reason=edition.title(goalpost.reason, scope, file),
        unexplained=not goalpost.reason and goalpost.name != "closed_as",
        author=goalpost.author,
        commit=commit_link(edition, goalpost.commit),
        progress=goalpost.progress,
        today=insight.raw if insight and goalpost.progress is not None else None,
    )

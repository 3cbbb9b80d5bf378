"""What happened to an objective, newest first: words of check-ins and changes that the repository knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from okrsite_gen.model.check_ins import CheckIn
from okrsite_gen.model.objectives import Objective
from okrsite_gen.site import routes
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.page import Link
from okrsite_gen.site.prose import Title
from okrsite_gen.site.views.changed import ChangesView, commits_of
from okrsite_gen.site.views.words import UpdateView, said


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """What one check-in said about the objective, or what one commit changed of it."""

    day: date
    """When."""
    team: Link | None = None
    """The reporting team."""
    author: Link | None = None
    """Who said it, as configuration lets people appear."""
    address: str = ""
    """Where the whole check-in stands; empty for changes."""
    updates: tuple[UpdateView, ...] = ()
    """What was said."""
    changes: tuple[ChangesView, ...] = ()
    """What changed; empty for check-ins."""
    by: str = ""
    """Who changed it, as configuration lets authors of commits appear."""
    commit: Link | None = None
    """The commit that changed it."""
    reason: Title | None = None
    """Why it was changed; may be empty."""
    message: str = ""
    """What the commit says of itself, where no reason was given; may be empty."""


def timeline(edition: Edition, objective: Objective, longest: int) -> tuple[TimelineEntry, ...]:
    """Return everything said and changed about an objective and its key results, newest first.

    An entry of more than `longest` updates or changes becomes several.
    """
    entries = (*_said(edition, objective), *_changed(edition, objective))
    ordered = sorted(entries, key=lambda entry: entry.day, reverse=True)
    return tuple(part for entry in ordered for part in _parts(entry, longest))


def _parts(entry: TimelineEntry, longest: int) -> Iterator[TimelineEntry]:
    for start in range(0, max(len(entry.updates), len(entry.changes), 1), longest):
        end = start + longest
        yield replace(entry, updates=entry.updates[start:end], changes=entry.changes[start:end])


def _said(edition: Edition, objective: Objective) -> Iterator[TimelineEntry]:
    keys = {objective.key, *(key_result.key for key_result in objective.key_results)}
    check_ins: dict[str, CheckIn] = {
        edge.check_in.key: edge.check_in for key in sorted(keys) for edge in edition.updates(key)
    }
    for key in sorted(check_ins, reverse=True):
        check_in = check_ins[key]
        yield TimelineEntry(
            check_in.day,
            edition.directory.team(check_in.team),
            edition.directory.owner(check_in.author),
            routes.address_of_check_in(check_in.team, check_in.cycle, check_in.day),
            tuple(
                said(edition, check_in, position)
                for position, update in enumerate(check_in.updates)
                if (update.target.key_result or update.target.objective) in keys
            ),
        )


def _changed(edition: Edition, objective: Objective) -> Iterator[TimelineEntry]:
    for each in commits_of(edition, objective):
        yield TimelineEntry(
            each.day,
            changes=each.entities,
            by=each.author,
            commit=each.commit,
            reason=each.reason,
            message=each.message,
        )

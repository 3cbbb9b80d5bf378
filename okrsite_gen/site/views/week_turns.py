"""What turned in a week, under names that do not change from day to day."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from okrsite_gen.model.status import Status
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.happenings import Turn, Turned
from okrsite_gen.site.summary import Summary

PARTS = 2
"""Key results of one objective that are named, of those that turned with it."""


@dataclass(frozen=True, slots=True)
class TurnView:
    """A status that changed in the week."""

    title: Summary
    """The objective or key result."""
    before: Status
    """The status before the week."""
    after: Status
    """The status at its end."""
    score: Decimal | None = None
    """The score, 0–1, of an objective that was closed and scored."""


@dataclass(frozen=True, slots=True)
class TurnedView:
    """An objective of which something turned."""

    objective: Summary
    """The objective."""
    status: Status
    """Its own status at the end of the week."""
    itself: TurnView | None
    """How it turned itself; None where only key results did."""
    parts: tuple[TurnView, ...]
    """Key results that turned in the same way, the first ones."""
    parts_total: int
    """How many key results did."""


def named(edition: Edition, key: str) -> Summary:
    """Return the name of an objective or key result, and nothing that changes from day to day."""
    return edition.directory.named[key]


def turn_view(edition: Edition, turn: Turn) -> TurnView:
    """Return a status that changed."""
    return TurnView(named(edition, turn.key), turn.before, turn.after, turn.score)


def turned_view(edition: Edition, turned: Turned) -> TurnedView:
    """Return an objective of which something turned."""
    return TurnedView(
        named(edition, turned.objective),
        turned.status,
        turn_view(edition, turned.itself) if turned.itself else None,
        tuple(turn_view(edition, each) for each in turned.parts[:PARTS]),
        len(turned.parts),
    )

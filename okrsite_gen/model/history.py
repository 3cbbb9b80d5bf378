"""Who changed what, when and why, as the repository knows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum

from okrsite_gen.model.status import Reason
from okrsite_gen.model.values import Value, is_withheld

ADDED = "added"
"""Name of the change by which something came to be; `after` is its title."""
REMOVED = "removed"
"""Name of the change by which something went from the files; `before` is its title."""

LEVELS, MILESTONES, MILESTONE_DUE, PLANNED = "levels", "milestones", "milestones due", "planned"
"""Names of changes of what has several entries; those of a milestone's day have a name of their own."""

Points = tuple[tuple[date, Value], ...]
"""A planned path: what is to be reached when, by day."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one field of one entity."""

    day: date
    entity: str
    """Key of the objective or key result, as it is called today however it was called then."""
    name: str
    """The field that changed, as authors write it; or `added`, `removed`."""
    before: str
    """The author's words; empty where the field was not written."""
    after: str
    author: str
    """As configuration lets it appear; may be empty."""
    commit: str
    """Id of the commit, whole; empty for what is not committed yet."""
    reason: str
    """The reason given with the change: beside the field, or after `Reason:` in the commit. Empty where none was."""
    message: str = ""
    """First line of the commit's message."""
    value_before: Value | None = None
    """What `before` is as a figure, in the unit of its time; None where it is none."""
    value_after: Value | None = None
    item: str = ""
    """The entry of a field that holds several: which level, or the id of a milestone (its title where it has none)."""
    points_before: Points = ()
    """What `before` is as a planned path; empty where it is none, or cannot be read."""
    points_after: Points = ()


class Gap(str, Enum):
    """Why nothing is known of the past."""

    NO_GIT = "no-git"
    """No git, no repository, or no commit."""
    PARTIAL = "partial"
    """A partial clone, whose old files would have to be fetched one by one."""
    SLOW = "slow"
    """Git took too long."""
    DAMAGED = "damaged"
    """Something in the repository cannot be read."""


Named = tuple[str, str]
"""Kind (`objective`, `team`, `cycle` or `page`) and key."""


@dataclass(frozen=True, slots=True)
class History:
    """The past as git tells it; empty where there is none, which is never an error.

    It knows everything that was ever committed, also what was for fewer readers then, or for none. Whoever shows it
    begins where the thing became what its readers may see, and tells them no commit and no message from before.
    """

    known: bool = False
    """Whether a history was read at all; without one nothing may be concluded from silence."""
    changes: tuple[Change, ...] = ()
    """Oldest first. Of what is written with its first values, only the present ones (`current`, `confidence`, `done`,
    `reached`, `progress`) are told as changes, and that it was a draft."""
    touched: Mapping[str, date] = field(default_factory=dict)
    """Source file → the day of its last change."""
    former_names: Mapping[Named, tuple[str, ...]] = field(default_factory=dict)
    """Kind and present key → the keys that it had before, so that old addresses can lead on."""
    first_names: Mapping[Named, str] = field(default_factory=dict)
    """Kind (also `check-in`) and present key → the key that it had first, where git saw it renamed since."""
    former_anchors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Present key of a key result → the anchors that it had before on its objective's page, the first one first."""
    since: date | None = None
    """The day on which what is known begins, where that is not the beginning of everything (a shallow clone)."""
    gap: Gap | None = None
    """Why nothing is known, where somebody asked and git did not tell."""


@dataclass(frozen=True, slots=True)
class Goalpost:
    """A key result that was made easier to reach, dropped or put in other words, or an objective that was dropped.

    All of that after it had been agreed on.
    """

    key_result: str
    """Its key; of one that was taken out of its file, the key that it had; of an objective, its own."""
    name: str
    """The field: `target`, `min`, `max`, `due`, `state`, `title`, `levels`, `milestones`, `milestones due`, `planned`,
    or `closed_as` of an objective; or `removed`."""
    before: str
    """What had been agreed on, in its author's words; a day is written as year-month-day."""
    after: str
    """What stands there now; empty where nothing does."""
    day: date
    """When it was moved to where it is now."""
    reason: str
    """Empty where nobody gave one."""
    author: str = ""
    """As in `Change`, as is `commit`."""
    commit: str = ""
    value_before: Value | None = None
    """What `before` is as a figure; None where it is none."""
    value_after: Value | None = None
    progress: Decimal | None = None
    """How far the way to the former target has been gone, raw; None where that was no target or cannot be said."""
    item: str = ""
    """As in `Change`, as are `points_before` and `points_after`."""
    points_before: Points = ()
    points_after: Points = ()

    @property
    def what(self) -> str:
        """What was done, as lists call it: the field, the state in which it was left, or that it was taken out."""
        if self.name in {"state", "closed_as"}:
            return self.after
        if self.name in {LEVELS, MILESTONES} and not self.after:
            return f"{self.name}-out"
        if is_withheld(self.after) and self.name in {"target", "min", "max"}:
            return "withheld"
        return self.name.replace(" ", "-")

    @property
    def told(self) -> Reason:
        """What lists say of it: what was changed, when and why. Of a dropped objective its own words may tell why."""
        if self.name == "closed_as" and not self.reason:
            return Reason("given-up", (("what", self.what), ("day", self.day.isoformat())))
        return Reason("changed", (("what", self.what), ("day", self.day.isoformat()), ("reason", self.reason)))

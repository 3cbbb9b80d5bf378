"""The closed vocabularies of the content format."""

from __future__ import annotations

from enum import Enum


class Kind(str, Enum):
    """How a key result is measured; inferred from the fields that its author wrote."""

    METRIC = "metric"
    GUARDRAIL = "guardrail"
    MILESTONES = "milestones"
    YES_NO = "yes-no"
    LEVELS = "levels"
    BASELINE = "baseline"
    ROLLUP = "rollup"
    STATED = "stated"
    UNMEASURED = "unmeasured"


class Ambition(str, Enum):
    """What a good result is: all of it (committed, 1.0) or most of a stretch (aspirational, about 0.7)."""

    ASPIRATIONAL = "aspirational"
    COMMITTED = "committed"


class State(str, Enum):
    """Where an objective is in its life."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    ACTIVE = "active"
    CLOSED = "closed"


class KeyResultState(str, Enum):
    """Whether a key result still counts."""

    ACTIVE = "active"
    DROPPED = "dropped"
    DEFERRED = "deferred"


class Outcome(str, Enum):
    """How a closed objective ended, in its team's words."""

    ACHIEVED = "achieved"
    PARTLY = "partly"
    MISSED = "missed"
    DROPPED = "dropped"


class Said(str, Enum):
    """A status that a person stated in a check-in."""

    ON_TRACK = "on-track"
    AT_RISK = "at-risk"
    OFF_TRACK = "off-track"


class Alignment(str, Enum):
    """Whether a supporting link has been agreed with the supported team."""

    PROPOSED = "proposed"
    AGREED = "agreed"


class Need(str, Enum):
    """State of a dependency between teams."""

    REQUESTED = "requested"
    CONFIRMED = "confirmed"
    AT_RISK = "at-risk"
    DECLINED = "declined"
    DELIVERED = "delivered"
    WITHDRAWN = "withdrawn"


class Work(str, Enum):
    """State of an initiative; work is shown and never counted as progress."""

    PLANNED = "planned"
    DOING = "doing"
    DONE = "done"
    DROPPED = "dropped"


class CycleState(str, Enum):
    """A cycle's state as its file says it."""

    PLANNING = "planning"
    ACTIVE = "active"
    CLOSED = "closed"


class Cadence(str, Enum):
    """How often a check-in is expected."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"


class Direction(str, Enum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"

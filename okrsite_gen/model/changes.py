"""What is different between two states of an organisation, by meaning."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.insights import Insights
from okrsite_gen.model.names import Place
from okrsite_gen.model.organisation import Org
from okrsite_gen.model.settings import Settings


class Topic(str, Enum):
    """What a difference is about, the weightiest first."""

    TARGETS = "targets"
    """How much is asked for: target, start, due day, weight, kind, band, milestones."""
    GOALS = "goals"
    """Objectives and key results that came, went, or were closed."""
    WORDING = "wording"
    """Titles and texts of objectives and key results."""
    MOVES = "moves"
    """New names and places."""
    ALIGNMENT = "alignment"
    DEPENDENCIES = "dependencies"
    OWNERS = "owners"
    PROGRESS = "progress"
    """Values, confidence and scores."""
    CHECK_INS = "check-ins"
    OTHER = "other"
    """Whatever else is written."""
    STATUS = "status"
    """What follows from the rest: status and progress of objectives."""
    FINDINGS = "findings"
    """What `check` says now and did not say before, and the other way round."""


class Sort(str, Enum):
    """What kind of difference one is."""

    TARGET_LOWERED = "target-lowered"
    """It is easier to reach now, whichever way its figure moved; also of a band that became wider."""
    TARGET_RAISED = "target-raised"
    TARGET_CHANGED = "target-changed"
    """Another one, and nobody can say whether it is easier."""
    DUE_LATER = "due-later"
    DUE_EARLIER = "due-earlier"
    START_CHANGED = "start-changed"
    WEIGHT_CHANGED = "weight-changed"
    KIND_CHANGED = "kind-changed"
    """Another kind of key result."""
    MEASURE_CHANGED = "measure-changed"
    """Milestones, levels, a planned path, the better direction or the metric."""
    UNIT_CORRECTED = "unit-corrected"
    """The same number with another unit, or a share written as percent."""

    ADDED = "added"
    REMOVED = "removed"
    UNREADABLE = "unreadable"
    """Its file cannot be read any more."""
    READABLE = "readable"
    """Its file can be read again."""
    CLOSED = "closed"
    REOPENED = "reopened"
    DROPPED = "dropped"
    DEFERRED = "deferred"
    RESUMED = "resumed"
    """A key result that was dropped or deferred, and counts again."""
    STATE_CHANGED = "state-changed"

    REWORDED = "reworded"
    """Its title says other words."""
    TEXT_CHANGED = "text-changed"
    RENAMED = "renamed"
    """It has another id, and so another address."""
    MOVED = "moved"
    """It belongs to another team, cycle or objective."""

    ALIGNMENT_GAINED = "alignment-gained"
    ALIGNMENT_LOST = "alignment-lost"
    ALIGNMENT_CHANGED = "alignment-changed"
    ORPHANED = "orphaned"
    """It supported something, and supports nothing that is there any more."""

    DEPENDENCY_REQUESTED = "dependency-requested"
    DEPENDENCY_CONFIRMED = "dependency-confirmed"
    DEPENDENCY_DECLINED = "dependency-declined"
    DEPENDENCY_CHANGED = "dependency-changed"
    DEPENDENCY_REMOVED = "dependency-removed"

    OWNER_CHANGED = "owner-changed"
    VALUE_CHANGED = "value-changed"
    CONFIDENCE_CHANGED = "confidence-changed"
    SCORE_CHANGED = "score-changed"
    CHANGED = "changed"
    """Any other field."""

    STATUS_CHANGED = "status-changed"
    PROGRESS_CHANGED = "progress-changed"
    FINDING_NEW = "finding-new"
    FINDING_GONE = "finding-gone"


LESS_ASKED = frozenset({Sort.TARGET_LOWERED, Sort.DUE_LATER, Sort.DROPPED, Sort.DEFERRED})
"""Differences after which less is asked for than before, for which readers expect a reason."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a difference is about, as it is called now; what is gone, as it was called."""

    entity: str
    """`objective`, `key-result`, `team`, `cycle`, `plan`, `check-in`, `retrospective`, `metric`, `person`, `page`,
    `organisation` or `configuration`."""
    key: str
    """Its key; empty for `organisation` and `configuration`."""
    title: str = ""
    """Inline Markdown: its title or name."""
    team: str = ""
    """Key of the team that it belongs to; empty for what belongs to none."""
    cycle: str = ""
    place: Place = field(default_factory=lambda: Place(""))
    """Where it stands; of what is gone, where it stood."""
    gone: bool = False
    """Whether `key` and `place` are those of the state before."""
    above: str = ""
    """Of a key result the title of its objective."""


@dataclass(frozen=True, slots=True)
class Delta:
    """One difference in one respect."""

    sort: Sort
    topic: Topic
    subject: Subject
    name: str = ""
    """The field, as authors write it; empty where the whole thing is meant."""
    item: str = ""
    """The entry of a field that holds several: what is supported or needed, a milestone, an initiative …"""
    before: str = ""
    """In its author's words or, of what is computed, in figures; empty where there was nothing."""
    after: str = ""
    reason: str = ""
    """The reason given with the change: inline Markdown; empty where none was given."""
    said: tuple[tuple[str, str, str], ...] = ()
    """Of what was added or removed all that it says: field, entry and words."""
    within: tuple[Delta, ...] = ()
    """Of an objective that was added or removed its key results."""
    finding: Diagnostic | None = None
    """What `check` says, for findings."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two states, with all that is known of it."""

    org: Org
    insights: Insights
    settings: Settings = field(default_factory=Settings)
    audiences: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """(entity, key) → the audience that its author wrote; `index` has an empty key, and `figures of …` says who may
    see the figures."""
    findings: tuple[Diagnostic, ...] = ()
    """Those that count."""
    digests: Mapping[str, str] = field(default_factory=dict)
    """Source file → what stands for its bytes: where these are the same, nobody wrote anything."""
    configured: bool = True
    """Whether its own configuration could be read, and so may be compared."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that is different between two states; empty where they mean the same."""

    written: tuple[Delta, ...] = ()
    """What somebody wrote: by team, weightiest first."""
    followed: tuple[Delta, ...] = ()
    """What follows from that: status, progress, orphans, findings."""
    teams: Mapping[str, str] = field(default_factory=dict)
    """Key → name of every team that is concerned, in the order in which teams are listed."""
    cycles: Mapping[str, str] = field(default_factory=dict)
    """Key → name of every cycle of both states."""
    left_out: int = 0
    """How many differences there are beside these, which nobody asked for."""

    def __bool__(self) -> bool:
        """Whether anything is different."""
        return bool(self.written or self.followed)

    @property
    def deltas(self) -> tuple[Delta, ...]:
        """All differences."""
        return (*self.written, *self.followed)

"""Objectives, their key results, and how they relate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from okrsite_gen.model.flat import flat
from okrsite_gen.model.kinds import (
    Alignment,
    Ambition,
    Cadence,
    Direction,
    KeyResultState,
    Kind,
    Need,
    Outcome,
    State,
    Work,
)
from okrsite_gen.model.names import Owner, Place, Reference
from okrsite_gen.model.values import Figure


@dataclass(frozen=True, slots=True)
class Initiative:
    """Work meant to move the numbers. Never counted as progress."""

    title: str
    url: str = ""
    state: Work = Work.PLANNED


@flat
@dataclass(frozen=True, slots=True)
class Milestone:
    """One step of a key result of kind milestones."""

    id: str
    """As written, or `step-N` where the author gave none."""
    title: str
    done: bool = False
    weight: Decimal = Decimal(1)
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Levels:
    """Agreed results of a key result of kind levels; each is worth its published fraction (0.3, 0.7, 1.0)."""

    commit: str = ""
    target: str = ""
    stretch: str = ""


@flat
@dataclass(frozen=True, slots=True)
class Support:
    """A line of alignment upwards: this objective helps that one."""

    target: Reference
    status: Alignment
    place: Place


@flat
@dataclass(frozen=True, slots=True)
class Dependency:
    """Something needed from elsewhere. Exactly one of `target` and `team` says from whom."""

    target: Reference | None
    team: str
    """Key of the team needed, when no objective is named or where it is known from the target; else empty."""
    note: str
    """Why it is needed: inline Markdown."""
    status: Need
    """The state in force: the provider's own commitment if there is one, else what the asking side wrote."""
    said_by_provider: bool
    """Whether `status` is the provider's own word; otherwise only the asking side says so."""
    needed_by: date | None
    place: Place
    asked: Need = Need.REQUESTED
    """The state that the asking side wrote."""


@flat
@dataclass(frozen=True, slots=True)
class KeyResult:
    """A measurable result of an objective."""

    key: str
    """Folded id: `team/cycle/slug#kr`."""
    id: str
    """The id as written; empty when the author gave none (then nothing can refer to it)."""
    anchor: str
    """The fragment of its address on the objective's page; unique there."""
    position: int
    """Place in the objective's list, from 1."""
    objective: str
    """Key of its objective."""
    title: str
    """Inline Markdown."""
    kind: Kind
    place: Place
    start: Figure | None = None
    target: Figure | None = None
    better: Direction | None = None
    """As written; None lets start and target decide."""
    minimum: Figure | None = None
    maximum: Figure | None = None
    milestones: tuple[Milestone, ...] = ()
    done: bool | None = None
    levels: Levels | None = None
    reached: str = ""
    """Level reached as the objective's file says: `commit`, `target`, `stretch`, `none` or nothing."""
    progress: Decimal | None = None
    """A stated fraction (0.4 for 40 %), hand-typed in the objective's file."""
    planned: tuple[tuple[date, Figure], ...] = ()
    """Points of an explicit path in the key result's unit, by date."""
    unit: str = ""
    """The unit to show, as written by the author or taken from the figures."""
    current: Figure | None = None
    confidence: int | None = None
    """0 to 10, from the objective's file."""
    metric: str = ""
    """Key of the metric whose rows feed it; empty if none."""
    weight: Decimal = Decimal(1)
    owner: Owner | None = None
    team: str = ""
    """Key of another team that owns it; empty when the objective's team does."""
    commitment: Need | None = None
    """That team's own word, in its plan, on whether it delivers; None while it has said nothing."""
    due: date | None = None
    starts: date | None = None
    indicator: str = ""
    """`leading`, `lagging` or nothing."""
    priority: str = ""
    initiatives: tuple[Initiative, ...] = ()
    evidence: str = ""
    description: str = ""
    """Markdown from the front matter."""
    body: str = ""
    """Markdown of the section about it in the objective's body."""
    body_line: int = 0
    """Line of the file on which `body` begins."""
    state: KeyResultState = KeyResultState.ACTIVE
    reason: str = ""
    """Why it was dropped or deferred, or why a field beside it was changed: inline Markdown."""
    score: Decimal | None = None
    """0 to 1, as given in the objective's file."""
    score_reason: str = ""
    result: str = ""
    """How it ended: inline Markdown."""
    tags: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    figures_hidden: bool = False
    """Whether this build may show status and percentage but none of its values."""


@flat
@dataclass(frozen=True, slots=True)
class Objective:
    """What a team wants to be true, with the key results that would show it."""

    key: str
    """Folded id `team/cycle/slug`: the comparable name, and its address under `/teams/`."""
    id: str
    """`team/cycle/slug` as written."""
    team: str
    """Key of its team."""
    cycle: str
    """Key of its cycle."""
    title: str
    """Inline Markdown; often a whole paragraph."""
    place: Place
    owner: Owner | None = None
    contributors: tuple[Owner, ...] = ()
    shared_with: tuple[str, ...] = ()
    """Keys of co-owning teams that exist and may be shown."""
    supports: tuple[Support, ...] = ()
    """Alignment upwards; the first is the primary line of sight."""
    depends_on: tuple[Dependency, ...] = ()
    pillar: str = ""
    """Key of a strategy pillar; empty if none."""
    ambition: Ambition = Ambition.ASPIRATIONAL
    state: State = State.ACTIVE
    closed_as: Outcome | None = None
    starts: date | None = None
    closed_on: date | None = None
    priority: str = ""
    tags: tuple[str, ...] = ()
    carried_from: Reference | None = None
    check_in: Cadence | None = None
    aliases: tuple[str, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    key_results: tuple[KeyResult, ...] = ()
    body: str = ""
    """Markdown, without the sections that belong to single key results."""
    body_line: int = 0
    """Line of the file on which `body` begins."""
    confidence: int | None = None
    """0 to 10, from the objective's file (for objectives without key results)."""
    progress: Decimal | None = None
    """Stated fraction from the objective's file (for objectives without key results)."""

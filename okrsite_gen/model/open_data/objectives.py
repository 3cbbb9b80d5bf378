"""Objectives and key results."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from okrsite_gen.model.kinds import (
    Alignment,
    Ambition,
    Cadence,
    Direction,
    KeyResultState,
    Need,
    Outcome,
    State,
)
from okrsite_gen.model.open_data.computed import OpenKeyResultComputed, OpenObjectiveComputed
from okrsite_gen.model.open_data.values import OpenAllowed, OpenFigure, OpenInitiative


@dataclass(frozen=True, slots=True)
class OpenMilestone:
    """One step of a key result that counts steps."""

    id: str
    """As written, or `step-N` where the author gave none."""
    title: str
    """Inline Markdown."""
    done: bool = False
    """Whether it is reached, as the objective's file says."""
    weight: Decimal = Decimal(1)
    """How much it counts among the milestones."""
    due: date | None = None
    """The day it should be reached."""


@dataclass(frozen=True, slots=True)
class OpenLevels:
    """Degrees that were agreed beforehand."""

    commit: str = ""
    """Worth 0.3."""
    target: str = ""
    """Worth 0.7."""
    stretch: str = ""
    """Worth 1."""


@dataclass(frozen=True, slots=True)
class OpenPlanned:
    """Where a figure should be on a day."""

    day: date
    """The day."""
    value: OpenFigure
    """The figure."""


@dataclass(frozen=True, slots=True)
class OpenSupport:
    """A line of alignment upwards."""

    ref: str = ""
    """Id of what is supported; missing where it may not be shown."""
    status: Alignment = Alignment.AGREED
    """Whether it has been agreed."""


@dataclass(frozen=True, slots=True)
class OpenDependencyComputed:
    """What is known of a dependency beside what the asking side wrote."""

    status: Need
    """The state in force: the provider's own word if there is one."""
    said_by_provider: bool
    """Whether that is the provider's own word."""
    team: str = ""
    """Id of the team needed, also where an objective is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDependency:
    """Something needed from elsewhere."""

    ref: str = ""
    """Id of the objective or key result that is needed."""
    team: str = ""
    """Id of the team that is needed, where its author named no objective."""
    note: str = ""
    """What is needed: inline Markdown."""
    status: Need = Need.REQUESTED
    """How things stand, as the asking side wrote."""
    needed_by: date | None = None
    """The day it is needed."""
    computed: OpenDependencyComputed
    """What is in force."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenKeyResult:
    """A measurable result of an objective."""

    id: str
    """`team/cycle/slug#kr`."""
    unnamed: bool = False
    """Whether its author gave it no id, so that nothing can refer to it, and `id` only tells its place."""
    objective: str
    """Id of its objective."""
    position: int
    """Its place among the key results of its objective, from 1."""
    title: str
    """Inline Markdown."""
    unit: str = ""
    """The unit of its figures, as written."""
    start: OpenFigure | None = None
    """Where the figure begins."""
    target: OpenFigure | None = None
    """Where it is to get."""
    better: Direction | None = None
    """Which way is better, where start and target do not tell."""
    min: OpenFigure | None = None
    """The least that it may be."""
    max: OpenFigure | None = None
    """The most that it may be."""
    milestones: tuple[OpenMilestone, ...] = ()
    """Steps that add up."""
    done: bool | None = None
    """A yes or no, as the objective's file says."""
    levels: OpenLevels | None = None
    """Degrees that were agreed beforehand."""
    reached: str = ""
    """Which of the levels is reached, as the objective's file says."""
    baseline: bool | None = None
    """`true` where finding the figure is the result."""
    rollup: str = ""
    """`supporting` where its progress is that of the objectives that support it."""
    progress: Decimal | None = None
    """How far it is, stated by hand in the objective's file, as a fraction."""
    planned: tuple[OpenPlanned, ...] = ()
    """Points of a path that is not a straight line."""
    current: OpenFigure | None = None
    """The value now, as the objective's file says; the value in force is `computed.value`."""
    confidence: int | None = None
    """0 to 10, as the objective's file says; the one in force is in `computed.confidence`."""
    metric: str = ""
    """Id of the metric whose rows are its values."""
    weight: Decimal = Decimal(1)
    """How much it counts in the mean of its objective."""
    owner: str = ""
    """Who answers for it: a handle or plain words; missing where its objective's owner does."""
    team: str = ""
    """Id of another team that owns it."""
    due: date | None = None
    """The day it should be reached, where that is not the end of the cycle."""
    starts: date | None = None
    """The day its path begins, where that is not when its objective does."""
    indicator: str = ""
    """`leading` or `lagging`."""
    priority: str = ""
    """As written."""
    initiatives: tuple[OpenInitiative, ...] = ()
    """Work meant to move the number."""
    evidence: str = ""
    """A link to where the number comes from."""
    description: str = ""
    """A few words: Markdown."""
    body: str = ""
    """Markdown of the section about it in the objective's text."""
    state: KeyResultState = KeyResultState.ACTIVE
    """Whether it still counts."""
    reason: str = ""
    """Why it was dropped or deferred, or why a field was changed: inline Markdown."""
    score: Decimal | None = None
    """How good it was, 0 to 1, as the objective's file says; the one in force is in `computed.score`."""
    score_reason: str = ""
    """Why its score is not the one that is computed: inline Markdown."""
    result: str = ""
    """How it ended, as the objective's file says: inline Markdown."""
    audience: str = ""
    """Who may see it, as written; missing in a build that leaves anything out."""
    figures: str = ""
    """Who may see its figures, as written; missing in a build that leaves anything out."""
    tags: tuple[str, ...] = ()
    """Words to find it by."""
    aliases: tuple[str, ...] = ()
    """Ids that it had before, or old addresses."""
    computed: OpenKeyResultComputed
    """What the program worked out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenObjective:
    """What a team wants to be true, with the key results that would show it."""

    id: str
    """`team/cycle/slug`."""
    team: str
    """Id of its team."""
    cycle: str
    """Id of its cycle."""
    title: str
    """Inline Markdown; often a whole paragraph."""
    owner: str = ""
    """Who answers for it: a handle or plain words."""
    contributors: tuple[str, ...] = ()
    """Others who work on it."""
    shared_with: tuple[str, ...] = ()
    """Ids of teams that own it too."""
    supports: tuple[OpenSupport, ...] = ()
    """What it helps; the first is its main line of sight."""
    depends_on: tuple[OpenDependency, ...] = ()
    """What it needs from elsewhere."""
    pillar: str = ""
    """Id of a strategy pillar."""
    ambition: Ambition = Ambition.ASPIRATIONAL
    """What a good result is: all of it, or most of it."""
    state: State = State.ACTIVE
    """Where it is in its life."""
    closed_as: Outcome | None = None
    """How it ended, as its file says."""
    starts: date | None = None
    """The day it begins, where that is later than its cycle does."""
    closed_on: date | None = None
    """The day it was closed, as its file says."""
    priority: str = ""
    """As written."""
    tags: tuple[str, ...] = ()
    """Words to find it by."""
    carried_from: str = ""
    """Id of the earlier objective that it continues."""
    check_in: Cadence | None = None
    """How often somebody looks at it."""
    confidence: int | None = None
    """0 to 10, as its file says."""
    progress: Decimal | None = None
    """How far it is, stated by hand in its file, as a fraction."""
    audience: str = ""
    """Who may see it, as written; missing in a build that leaves anything out."""
    figures: str = ""
    """Who may see its figures, as written; missing in a build that leaves anything out."""
    aliases: tuple[str, ...] = ()
    """Old addresses that must keep working."""
    allow: tuple[OpenAllowed, ...] = ()
    """Findings that are right there all the same; missing in a build that leaves anything out."""
    initiatives: tuple[OpenInitiative, ...] = ()
    """Work meant to move the numbers."""
    body: str = ""
    """Markdown, without the sections that belong to single key results."""
    key_results: tuple[str, ...] = ()
    """Ids of its key results, in their order."""
    computed: OpenObjectiveComputed
    """What the program worked out."""

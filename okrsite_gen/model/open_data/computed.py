"""What the program works out: status, pace, confidence, scores, series."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from okrsite_gen.model.insights import Freshness, Pace
from okrsite_gen.model.kinds import Kind, Said
from okrsite_gen.model.open_data.values import OpenFigure
from okrsite_gen.model.status import Parameter, Status


@dataclass(frozen=True, slots=True)
class OpenReason:
    """Why something has its status."""

    code: str
    """What kind of reason it is (`pace-behind`)."""
    words: str
    """The reason as a sentence."""
    parameters: Mapping[str, Parameter]
    """What the sentence is made of: keys, days and decimals as text."""


@dataclass(frozen=True, slots=True)
class OpenStatusSpan:
    """A stretch of days with one status."""

    since: date
    """Its first day."""
    status: Status
    """The status."""


@dataclass(frozen=True, slots=True)
class OpenStatus:
    """A status with its causes and its past."""

    status: Status
    """The headline."""
    words: str
    """The same in words."""
    since: date | None = None
    """Its first day; missing where it is unknown."""
    before: Status | None = None
    """The status before."""
    reasons: tuple[OpenReason, ...] = ()
    """Most important first."""
    spans: tuple[OpenStatusSpan, ...] = ()
    """Every status so far, oldest first."""


@dataclass(frozen=True, slots=True)
class OpenPace:
    """Progress compared with the planned path on the day of the value."""

    verdict: Pace
    """What the numbers say."""
    reason: str = ""
    """Why it is too early or not judged: a code."""
    day: date | None = None
    """Day of the value judged."""
    planned: Decimal | None = None
    """Progress that the plan expects on that day, 0 to 1."""
    gap: Decimal | None = None
    """Progress minus plan."""
    planned_value: OpenFigure | None = None
    """The plan on that day in the key result's own unit."""


@dataclass(frozen=True, slots=True)
class OpenConfidence:
    """What people say: how likely a good result is, 0 to 10."""

    now: int | None = None
    """The latest."""
    day: date | None = None
    """Its day."""
    first: int | None = None
    """The first one given."""
    before: int | None = None
    """The one before the latest."""
    said: Said | None = None
    """The latest status that a person stated, while it stands."""
    said_day: date | None = None
    """Its day."""


@dataclass(frozen=True, slots=True)
class OpenFreshness:
    """When somebody last looked, and when the next word is due."""

    state: Freshness
    """Whether the latest word is recent enough."""
    last: date | None = None
    """Day of the latest word."""
    due: date | None = None
    """Last day on which it still counts as fresh."""


@dataclass(frozen=True, slots=True)
class OpenScore:
    """A score between 0 and 1."""

    value: Decimal
    """The score."""
    computed: Decimal | None = None
    """What progress alone would give."""
    given: bool = False
    """Whether a person gave it."""
    provisional: bool = False
    """Whether nobody has closed it yet."""
    band: str = "low"
    """`low`, `middle` or `high`."""
    reason: str = ""
    """Why it differs from the computed one."""


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """What was known about a key result on one day."""

    source: str
    """`check-in`, `metric`, `file`, `history` or `computed`."""
    day: date | None = None
    """Missing for what stands undated in the objective's file."""
    source_id: str = ""
    """Id of the check-in or metric."""
    value: OpenFigure | None = None
    """The value observed."""
    progress: Decimal | None = None
    """Raw progress then: 1 is the target, and it may lie outside 0 to 1."""
    confidence: int | None = None
    """0 to 10."""
    status: Said | None = None
    """The status that a person stated."""


@dataclass(frozen=True, slots=True)
class OpenPathPoint:
    """A point of the planned path, linear between points."""

    day: date
    """The day."""
    progress: Decimal
    """Progress planned for it."""


@dataclass(frozen=True, slots=True)
class OpenChecks:
    """Checks of a guardrail."""

    made: int
    """How many checks were made."""
    inside: int
    """How many of them were inside the band."""
    inside_now: bool | None = None
    """Whether the latest was; missing before the first."""


@dataclass(frozen=True, slots=True)
class OpenGoalpost:
    """A change that made something easier to reach after it had been agreed on."""

    name: str
    """The field that was changed, `removed` for a key result that was taken out."""
    day: date
    """When."""
    before: str = ""
    """What had been agreed on, as written."""
    after: str = ""
    """What stands there now, as written."""
    reason: str = ""
    """Why; missing where nobody said."""
    id: str = ""
    """Id of the key result, in lower case; missing where it is that of the entity itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenKeyResultComputed:
    """What is worked out of a key result."""

    address: str
    """Where it stands on the site."""
    title: str
    """Its title in plain words, on one line."""
    kind: Kind
    """How it is measured, as its fields tell."""
    owner: str = ""
    """Who answers for it, as pages name them; its objective's owner where it has none of its own."""
    status: OpenStatus
    """How it stands, and why."""
    measurable: bool
    """Whether progress can be computed at all."""
    unmeasured_because: str = ""
    """Why not: a code."""
    progress: Decimal | None = None
    """0 to 1; missing where it is not measurable or has no value yet."""
    raw: Decimal | None = None
    """The same, not clamped to 0 to 1."""
    value: OpenFigure | None = None
    """The current value."""
    value_day: date | None = None
    """Its day."""
    due_day: date | None = None
    """The day by which it is to be reached: its own, else the last day of its cycle."""
    formula: str = ""
    """How progress was computed, as a sentence."""
    planned_now: Decimal | None = None
    """Where its plan stands on the as-of day, 0 to 1."""
    pace: OpenPace
    """What the numbers say."""
    confidence: OpenConfidence = OpenConfidence()
    """What people say; missing where nobody said anything."""
    contradiction: str = ""
    """`confident-but-behind` or `worried-but-on-plan`, where the two disagree."""
    freshness: OpenFreshness
    """Whether somebody looked lately."""
    done: bool | None = None
    """Present state of a yes or no."""
    reached: str = ""
    """Level reached at present."""
    milestones_done: tuple[str, ...] = ()
    """Ids of the milestones that are done at present."""
    checks: OpenChecks | None = None
    """Checks of a guardrail."""
    score: OpenScore | None = None
    """Its score, once it is graded or over."""
    result: str = ""
    """How it ended, from the latest source that says so."""
    path: tuple[OpenPathPoint, ...] = ()
    """Its planned path."""
    series: tuple[OpenPoint, ...] = ()
    """Every observation up to the as-of day, oldest first."""
    goalposts: tuple[OpenGoalpost, ...] = ()
    """How it was made easier after it had been agreed on, oldest first."""
    supporters: tuple[str, ...] = ()
    """Ids of the objectives that support it."""


@dataclass(frozen=True, slots=True)
class OpenCount:
    """How many have one status."""

    status: Status
    """The status."""
    count: int
    """How many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenObjectiveComputed:
    """What is worked out of an objective."""

    address: str
    """Where it stands on the site."""
    title: str
    """Its title in plain words, on one line."""
    owner: str = ""
    """Who answers for it, as pages name them."""
    status: OpenStatus
    """How it stands, and why."""
    progress: Decimal | None = None
    """Weighted mean of its measurable key results, 0 to 1; missing where none is measurable or has a value yet."""
    measured: int = 0
    """How many key results count towards it."""
    counted: int = 0
    """How many key results are neither dropped nor deferred."""
    formula: str = ""
    """How progress was computed, as a sentence."""
    planned_now: Decimal | None = None
    """Progress that it would have on the as-of day if its key results kept to plan."""
    pace: Pace = Pace.NOT_JUDGED
    """What progress says beside that."""
    confidence: OpenConfidence = OpenConfidence()
    """The objective's own confidence, as people state it; missing where nobody did."""
    lowest_confidence: int | None = None
    """The lowest confidence that stands, its own or that of a key result that is neither dropped nor deferred."""
    due_day: date | None = None
    """Last day of its cycle; missing where that has no end."""
    freshness: OpenFreshness
    """Whether somebody looked lately."""
    key_result_statuses: tuple[OpenCount, ...] = ()
    """How many key results have which status, worst first."""
    deciding: tuple[str, ...] = ()
    """Ids of the key results that decide its status."""
    score: OpenScore | None = None
    """Its score, once it is graded or over."""
    supporting_progress: Decimal | None = None
    """Plain mean progress of the objectives that support it."""
    supporters: tuple[str, ...] = ()
    """Ids of the objectives that support it or one of its key results."""
    series: tuple[OpenPathPoint, ...] = ()
    """Its progress by day of change."""
    goalposts: tuple[OpenGoalpost, ...] = ()
    """How it, or a key result that is gone, was made easier after it had been agreed on."""


@dataclass(frozen=True, slots=True)
class OpenRollUp:
    """Objectives taken together; shared ones count once."""

    objectives: int
    """How many."""
    statuses: tuple[OpenCount, ...] = ()
    """How many have which status, worst first."""
    progress: Decimal | None = None
    """Plain mean of the progress of the measured ones."""
    measured: int = 0
    """How many entered it."""
    planned: Decimal | None = None
    """Where that mean would stand on the as-of day if all kept to plan."""
    score: Decimal | None = None
    """Plain mean of the scores of the scored ones."""
    scored: int = 0
    """How many have a score that is not provisional."""

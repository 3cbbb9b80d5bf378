"""What is computed from an organisation and a date, and never written by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum

from okrsite_gen.model.calibration import Calibration
from okrsite_gen.model.flat import flat
from okrsite_gen.model.history import Goalpost
from okrsite_gen.model.kinds import Said
from okrsite_gen.model.rhythm import Rhythm
from okrsite_gen.model.status import Reason, Status, StatusInsight
from okrsite_gen.model.values import Figure


class Pace(str, Enum):
    """What the numbers say."""

    AHEAD = "ahead"
    ON_PLAN = "on-plan"
    BEHIND = "behind"
    FAR_BEHIND = "far-behind"
    TOO_EARLY = "too-early"
    NOT_JUDGED = "not-judged"


class Freshness(str, Enum):
    """Whether the latest word is recent enough for its cadence."""

    FRESH = "fresh"
    STALE = "stale"
    NEVER = "never"
    UNKNOWN = "unknown"


@flat
@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure comes from."""

    kind: str
    """`check-in`, `metric`, `file` (the objective's own front matter), `history` or `computed`."""
    key: str = ""
    """Key of the check-in or metric; empty otherwise."""


@flat
@dataclass(frozen=True, slots=True)
class Point:
    """What was known about a key result on one day."""

    day: date | None
    """None for a figure that stands undated in the objective's file."""
    source: Source
    figure: Figure | None = None
    """The value observed, in the key result's unit, where its kind has values."""
    progress: Decimal | None = None
    """Raw progress at this point (1 = target), unclamped; None where it cannot be computed."""
    confidence: int | None = None
    said: Said | None = None


@flat
@dataclass(frozen=True, slots=True)
class Formula:
    """How a progress figure was computed: a code of the catalogue (`formula.<code>`) and its inputs as text."""

    code: str
    inputs: tuple[tuple[str, str], ...] = ()


@flat
@dataclass(frozen=True, slots=True)
class PaceInsight:
    """Progress compared with the planned path on the date of the value."""

    verdict: Pace
    reason: str = ""
    """For `TOO_EARLY` and `NOT_JUDGED`: a code of the catalogue (`pace.<code>`) that says why."""
    day: date | None = None
    """Date of the value judged."""
    planned: Decimal | None = None
    """Progress that the plan expects on that date."""
    gap: Decimal | None = None
    """Progress minus plan, in fractions of progress."""
    planned_figure: Figure | None = None
    """The plan on that date in the key result's own unit, where it has one."""


@flat
@dataclass(frozen=True, slots=True)
class ConfidenceInsight:
    """What people say."""

    now: int | None = None
    """0 to 10."""
    day: date | None = None
    source: Source | None = None
    first: int | None = None
    """The first confidence given."""
    before: int | None = None
    """The confidence before the present one."""
    said: Said | None = None
    """The latest status stated by a person, while it stands."""
    said_day: date | None = None


@flat
@dataclass(frozen=True, slots=True)
class FreshnessInsight:
    """When somebody last looked, and when the next word is due."""

    state: Freshness
    last: date | None = None
    due: date | None = None
    """Last day on which the latest word still counts as fresh."""


@dataclass(frozen=True, slots=True)
class Band:
    """Checks of a guardrail."""

    checks: int
    inside: int
    inside_now: bool | None
    """None before the first check."""


@dataclass(frozen=True, slots=True)
class ScoreInsight:
    """A score between 0 and 1."""

    value: Decimal
    computed: Decimal | None = None
    """What progress alone would give; None where nothing was measured."""
    given: bool = False
    """Whether a person gave `value`."""
    provisional: bool = False
    """Whether nobody has closed it yet."""
    band: str = "low"
    """`low`, `middle` or `high`, after rounding to one decimal."""
    reason: str = ""
    """Why the score differs from the computed one: inline Markdown."""
    source: Source | None = None


@flat
@dataclass(frozen=True, slots=True)
class KeyResultInsight:
    """Everything computed about one key result."""

    key: str
    status: StatusInsight
    measurable: bool
    """Whether progress can be computed at all."""
    unmeasured_because: str = ""
    """Why not: a code of the catalogue (`unmeasured.<code>`)."""
    raw: Decimal | None = None
    """Raw progress; None where not measurable. A measurable one without a value yet has 0."""
    progress: Decimal | None = None
    """Raw progress clamped to 0–1."""
    has_value: bool = False
    """Whether any value has been recorded."""
    now: Point | None = None
    """The newest point that carries a value (a figure, done, level, milestone, stated progress)."""
    figure: Figure | None = None
    """The current value, for kinds with values."""
    formula: Formula = field(default_factory=lambda: Formula("none"))
    confidence: ConfidenceInsight = field(default_factory=ConfidenceInsight)
    pace: PaceInsight = field(default_factory=lambda: PaceInsight(Pace.NOT_JUDGED))
    freshness: FreshnessInsight = field(default_factory=lambda: FreshnessInsight(Freshness.UNKNOWN))
    band: Band | None = None
    contradiction: str = ""
    """`confident-but-behind`, `worried-but-on-plan` or nothing."""
    score: ScoreInsight | None = None
    series: tuple[Point, ...] = ()
    """Every observation up to the as-of date, oldest first."""
    path: tuple[tuple[date, Decimal], ...] = ()
    """The planned path as points of progress, linear between them; empty where there is none."""
    planned_now: Decimal | None = None
    """Where that path stands on the as-of date, 0–1; None without a path, before it begins and once it is over."""
    done: bool | None = None
    """Present state of a yes/no key result."""
    reached: str = ""
    """Level reached at present."""
    milestones_done: tuple[str, ...] = ()
    """Ids of milestones that are done at present."""
    result: str = ""
    """How it ended, from the latest source that says so: inline Markdown."""

    @property
    def shown_progress(self) -> Decimal | None:
        """Progress as readers see it: nothing before the first value."""
        return self.progress if self.has_value else None


@flat
@dataclass(frozen=True, slots=True)
class ObjectiveInsight:
    """Everything computed about one objective."""

    key: str
    status: StatusInsight
    progress: Decimal | None = None
    """Weighted mean of its measurable key results, 0–1; None where none is measurable."""
    measured: int = 0
    """Key results that count towards `progress`."""
    has_value: bool = False
    """Whether a value was ever recorded for any of those; without one `progress` is 0, stands nowhere and enters no
    mean of a team or cycle."""
    counted: int = 0
    """Key results that are neither dropped nor deferred."""
    with_dropped: Decimal | None = None
    """Progress if the dropped key results still counted; None where none was dropped or it cannot be said."""
    counts: tuple[tuple[Status, int], ...] = ()
    """How many key results have which status, worst first."""
    deciding: tuple[str, ...] = ()
    """Keys of the key results that decide the status."""
    confidence: ConfidenceInsight = field(default_factory=ConfidenceInsight)
    """The objective's own confidence, as check-ins or its file state it."""
    freshness: FreshnessInsight = field(default_factory=lambda: FreshnessInsight(Freshness.UNKNOWN))
    score: ScoreInsight | None = None
    supporting_progress: Decimal | None = None
    """Plain mean progress of the objectives that support it; shown beside its own, never mixed in."""
    supporting: int = 0
    """Supporting objectives that entered `supporting_progress`."""
    series: tuple[tuple[date, Decimal], ...] = ()
    """Its progress by day of change."""
    formula: Formula = field(default_factory=lambda: Formula("none"))
    """How `progress` was computed."""
    stated: Decimal | None = None
    """Progress (0–1) that people state of the objective itself; beside key results it is shown, never counted."""
    pace: PaceInsight = field(default_factory=lambda: PaceInsight(Pace.NOT_JUDGED))
    """Of an objective without key results whose progress is stated; otherwise not judged."""
    contradiction: str = ""
    """As on key results; of an objective without key results only."""
    planned_now: Decimal | None = None
    """Progress that it would have on the as-of date if its key results kept to plan, 0–1; None where unknown."""
    against_plan: Pace = Pace.NOT_JUDGED
    """What `progress` says beside `planned_now`."""

    @property
    def shown_progress(self) -> Decimal | None:
        """Progress as readers see it: nothing before the first value, and for what was dropped."""
        return self.progress if self.has_value and self.status.status is not Status.DROPPED else None


@dataclass(frozen=True, slots=True)
class RollUp:
    """Objectives of a team or cycle taken together; shared objectives count once."""

    counts: tuple[tuple[Status, int], ...] = ()
    """How many objectives have which status, worst first; only those that occur."""
    total: int = 0
    mean_progress: Decimal | None = None
    """Plain mean of objective progress over the `measured` objectives."""
    measured: int = 0
    mean_planned: Decimal | None = None
    """Where `mean_progress` would stand today if all kept to plan; objectives without one count as they stand. None
    where none has a plan."""
    mean_score: Decimal | None = None
    """Plain mean of the scores of the `scored` objectives."""
    scored: int = 0
    """How many have a score that is not provisional."""

    @property
    def mostly_scored(self) -> bool:
        """Whether at least half of the objectives are scored, so that the mean score can be the mark of the whole."""
        return self.mean_score is not None and 2 * self.scored >= self.total


@dataclass(frozen=True, slots=True)
class Attention:
    """Something that needs somebody's eye."""

    kind: str
    """`off-track`, `at-risk`, `stale`, `not-started`, `contradiction`, `dependency`,
    `changed-target`, `blocker`, `ask`, or `not-graded` once the cycle is over."""
    severity: int
    """0 is the most severe."""
    objective: str
    """Key of the objective concerned; empty for a blocker or ask of a whole team."""
    key_result: str = ""
    check_in: str = ""
    """Key of the check-in that says it, for blockers and asks."""
    reasons: tuple[Reason, ...] = ()
    goalposts: tuple[Goalpost, ...] = ()
    """The changes that its reasons tell of, of a `changed-target`."""


@dataclass(frozen=True, slots=True)
class Insights:
    """All that is computed, for one as-of date."""

    as_of: date
    current_cycle: str
    """Key of the innermost active cycle; empty if none is active."""
    current_cycles: tuple[str, ...]
    """The current cycle and those around it, innermost first."""
    key_results: Mapping[str, KeyResultInsight]
    objectives: Mapping[str, ObjectiveInsight]
    teams: Mapping[tuple[str, str], RollUp]
    """(team key, cycle key) → own and shared objectives."""
    cycles: Mapping[str, RollUp]
    attention: Mapping[str, tuple[Attention, ...]]
    """Cycle key → what needs attention, most severe first."""
    cycle_phase: Mapping[str, str]
    """Cycle key → `planning`, `running`, `grading`, `over` or `open` (no dates)."""
    rhythms: Mapping[tuple[str, str], Rhythm] = field(default_factory=dict)
    """(team key, cycle key) → which of its check-ins came, where it wrote any."""
    check_in_days: Mapping[tuple[str, str], tuple[date, ...]] = field(default_factory=dict)
    """(team key, cycle key) → the days on which its check-ins are usual, in cycles that are not over."""
    calibrations: Mapping[str, Calibration] = field(default_factory=dict)
    """Cycle key → how well confidence told the end, for cycles that have ended."""
    goalposts: Mapping[str, tuple[Goalpost, ...]] = field(default_factory=dict)
    """Key of a key result → how it was made easier after it had been agreed on, oldest first; also of key results that
    were taken out of their file, and of an objective that it was dropped. Empty without a history."""
    following_titles: frozenset[tuple[str, str]] = frozenset()
    """(key of a key result, id of a commit) where a title was changed only to follow figures changed with it."""

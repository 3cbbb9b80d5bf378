"""The little of every entity that other pages may see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from okrsite_gen.model.flat import flat
from okrsite_gen.model.insights import Band, Pace, RollUp, ScoreInsight
from okrsite_gen.model.kinds import Kind
from okrsite_gen.model.status import Reason, Status
from okrsite_gen.model.values import Figure
from okrsite_gen.site.messages import Words
from okrsite_gen.site.page import Link
from okrsite_gen.site.prose import Title
from okrsite_gen.site.summary import Summary

Names = tuple[tuple[str, Words], ...]
"""Key → title, for the entities that reasons mention."""


@flat
@dataclass(frozen=True, slots=True)
class Trend:
    """Confidence from check-in to check-in."""

    values: tuple[int | None, ...]
    """0 to 10 by check-in, oldest first; None where a check-in said nothing or did not come."""
    first: int
    """The first confidence given."""
    now: int
    """The latest."""
    day: date
    """Day of the latest."""
    lowest: bool
    """Whether it is the lowest among several key results, since nobody states any for the whole."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ObjectiveSummary(Summary):
    """An objective as pages other than its own show it."""

    key: str
    """`team/cycle/slug`, folded."""
    team_cycle_address: str
    """Address of the page on which its team shows this cycle."""
    owner_address: str = ""
    """Address of its owner's page; empty if there is none."""
    reasons: tuple[Reason, ...] = ()
    """Why it has its status, most important first."""
    names: Names = ()
    """Titles of what the reasons mention."""
    since: date | None = None
    """First day of its present status."""
    before: Status | None = None
    """The status before."""
    measured: int = 0
    """Key results that count towards its progress."""
    counted: int = 0
    """Key results that are neither dropped nor deferred."""
    struck: int = 0
    """Key results that were dropped or deferred."""
    confidence: int | None = None
    """Its own confidence, 0 to 10, where somebody states one for the objective as a whole."""
    trend: Trend | None = None
    """Confidence by check-in; None where nobody ever stated any."""
    pace: Pace = Pace.NOT_JUDGED
    """What its progress says beside the plan of the day."""
    deciding: tuple[Title, ...] = ()
    """Titles of the key results that decide its status, where they are few."""
    deciding_total: int = 0
    """How many key results decide its status."""
    heard: date | None = None
    """Day on which somebody last looked at any part of it."""
    partial: bool = False
    """Whether the build may hide newer words, so that nobody can say that there are none."""
    supporting: int = 0
    """Objectives that support it, as agreed."""
    supporting_teams: int = 0
    """Teams to which those belong."""
    score: ScoreInsight | None = None
    """Its score, in cycles that are over."""
    over: bool = False
    """Whether it is closed, however it ended."""
    shared: bool = False
    """Whether other teams own it too."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class KeyResultSummary(Summary):
    """A key result as lists show it. Where figures may not be published, none of its values is here."""

    key: str
    """`team/cycle/slug#kr`, folded."""
    anchor: str
    """Id of its entry on its objective's page."""
    kind: Kind
    """How it is measured."""
    former_anchors: tuple[str, ...]
    """Ids that it had before, as links still use them."""
    objective_address: str
    """Address of its objective."""
    team_cycle_address: str
    """Address of the page on which its objective's team shows the cycle."""
    owner_address: str = ""
    """Address of its owner's page; empty if there is none."""
    reasons: tuple[Reason, ...] = ()
    """Why it has its status, most important first."""
    names: Names = ()
    """Titles of what the reasons mention."""
    since: date | None = None
    """First day of its present status."""
    before: Status | None = None
    """The status before."""
    hidden: bool = False
    """Whether its values are kept inside, so that only status and percentage show."""
    measurable: bool = True
    """Whether progress can be computed at all."""
    unmeasured_because: str = ""
    """Why not: the code of a message `unmeasured.<code>`."""
    raw: Decimal | None = None
    """Progress before it is clamped to 0–1; None where it lies inside or is not measured."""
    start: Figure | None = None
    """Where it started."""
    now: Figure | None = None
    """Its present value."""
    target: Figure | None = None
    """Where it is to arrive."""
    minimum: Figure | None = None
    """Lower end of a guardrail."""
    maximum: Figure | None = None
    """Upper end of a guardrail."""
    band: Band | None = None
    """How often a guardrail was inside."""
    steps_done: int = 0
    """Milestones that are done."""
    steps: int = 0
    """Milestones altogether."""
    done: bool | None = None
    """State of a yes/no key result."""
    reached: str = ""
    """Level reached: `commit`, `target`, `stretch`, `none` or nothing."""
    confidence: int | None = None
    """What people say, 0 to 10."""
    confidence_before: int | None = None
    """What they said before."""
    trend: Trend | None = None
    """Confidence by check-in; None where nobody ever stated any."""
    pace: Pace = Pace.NOT_JUDGED
    """What the numbers say."""
    gap: Decimal | None = None
    """Progress minus plan, in fractions of progress."""
    score: ScoreInsight | None = None
    """Its score, in cycles that are over."""
    struck: bool = False
    """Whether it was dropped or put off: still shown, out of the mean."""
    struck_because: Title | None = None
    """Why."""
    given_to: Link | None = None
    """The other team that owns it."""


@dataclass(frozen=True, slots=True)
class CycleSummary:
    """A cycle as other pages show it."""

    key: str
    """Its folded id."""
    name: str
    """Its name."""
    address: str
    """Address of its page."""
    phase: str
    """`planning`, `running`, `grading`, `over` or `open` (no dates)."""
    start: date | None
    """Its first day; None where it is not known."""
    end: date | None
    """Its last day; None where it is open or not known."""
    elapsed: Decimal | None
    """Share of its days that have passed, 0–1; None without both dates."""
    days_left: int | None
    """Days until its last one; None where it has no end or has ended."""
    grading_until: date | None
    """Last day on which late values count."""
    archived: date | None = None
    """When its words and figures were archived; None where they were not, and in builds that hide anything."""
    roll_up: RollUp = RollUp()  # noqa: RUF009 - immutable
    """Its objectives taken together; only on pages that show it, since every change of progress changes it."""

    @property
    def closed(self) -> bool:
        """Whether its pages are a record of the past."""
        return self.phase == "over"

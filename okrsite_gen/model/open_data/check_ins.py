"""What teams report, plan and learn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from okrsite_gen.model.kinds import Need, Outcome, Said
from okrsite_gen.model.open_data.values import OpenAddress, OpenAllowed, OpenFigure, OpenSection


@dataclass(frozen=True, slots=True)
class OpenStep:
    """What an update says of one milestone."""

    id: str
    """Id of the milestone."""
    done: bool
    """Whether it is reached."""


@dataclass(frozen=True, slots=True)
class OpenUpdate:
    """One word about one objective or key result."""

    ref: str = ""
    """Id of the objective or key result; what leads nowhere, as written."""
    value: OpenFigure | None = None
    """The value reported."""
    done: bool | None = None
    """A yes or no."""
    reached: str = ""
    """Level reached."""
    milestones: tuple[OpenStep, ...] = ()
    """Milestones spoken of."""
    progress: Decimal | None = None
    """Progress stated, as a fraction."""
    confidence: int | None = None
    """0 to 10."""
    status: Said | None = None
    """The status that its author stated."""
    unchanged: bool | None = None
    """`true` where somebody looked and nothing moved; on an objective that covers its key results."""
    note: str = ""
    """Markdown: the short note and the section of the text about it."""
    closed_as: Outcome | None = None
    """How it was closed."""
    score: Decimal | None = None
    """Score given, 0 to 1."""
    score_reason: str = ""
    """Why that score: inline Markdown."""
    result: str = ""
    """How it ended: inline Markdown."""


@dataclass(frozen=True, slots=True)
class OpenCheckInComputed:
    """What is worked out of a check-in."""

    address: str
    """Where it stands on the site."""
    author: str = ""
    """Who wrote it, as pages name them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCheckIn:
    """One team's report of one day about one cycle."""

    id: str
    """`team/cycle/YYYY-MM-DD`."""
    team: str
    """Id of the reporting team."""
    cycle: str
    """Id of the cycle in whose folder it stands."""
    day: date
    """Its day."""
    author: str = ""
    """Who wrote it: a handle or plain words."""
    updates: tuple[OpenUpdate, ...] = ()
    """What moved, in the order written."""
    wins: str = ""
    """What went well: Markdown."""
    blockers: str = ""
    """What stands in the way: Markdown."""
    asks: str = ""
    """What is asked of others: Markdown."""
    next: str = ""
    """What comes next: Markdown."""
    notes: tuple[OpenSection, ...] = ()
    """Everything else that it says."""
    audience: str = ""
    """Who may see it, as written; missing in a build that leaves anything out."""
    allow: tuple[OpenAllowed, ...] = ()
    """Findings that are right there all the same; missing in a build that leaves anything out."""
    computed: OpenCheckInComputed
    """What the program worked out."""


@dataclass(frozen=True, slots=True)
class OpenCommitment:
    """A team's own answer to what another one asks of it."""

    status: Need
    """The answer."""
    ref: str = ""
    """Id of the objective that asks, or of its key result given to this team; what leads nowhere, as written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPlan:
    """A team's context for a cycle."""

    id: str
    """`team/cycle`."""
    team: str
    """Id of the team."""
    cycle: str
    """Id of the cycle."""
    not_doing: tuple[str, ...] = ()
    """What the team decided against: inline Markdown."""
    commitments: tuple[OpenCommitment, ...] = ()
    """What it answers to others."""
    body: str = ""
    """Markdown."""
    audience: str = ""
    """Who may see it, as written; missing in a build that leaves anything out."""
    allow: tuple[OpenAllowed, ...] = ()
    """Findings that are right there all the same; missing in a build that leaves anything out."""
    computed: OpenAddress
    """Where it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRetrospective:
    """What a team learned from a cycle."""

    id: str
    """`team/cycle`."""
    team: str
    """Id of the team."""
    cycle: str
    """Id of the cycle."""
    keep: str = ""
    """Markdown."""
    change: str = ""
    """Markdown."""
    learned: str = ""
    """Markdown."""
    notes: tuple[OpenSection, ...] = ()
    """Everything else that it says."""
    audience: str = ""
    """Who may see it, as written; missing in a build that leaves anything out."""
    allow: tuple[OpenAllowed, ...] = ()
    """Findings that are right there all the same; missing in a build that leaves anything out."""
    computed: OpenAddress
    """Where it stands."""

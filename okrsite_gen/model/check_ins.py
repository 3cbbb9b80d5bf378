"""What teams report, week by week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from okrsite_gen.model.flat import flat
from okrsite_gen.model.kinds import Need, Outcome, Said
from okrsite_gen.model.names import Owner, Place, Reference
from okrsite_gen.model.values import Figure


@flat
@dataclass(frozen=True, slots=True)
class Update:
    """One word about one objective or key result in a check-in. Only what was written is filled in."""

    target: Reference
    """The objective, and the key result if the word is about one."""
    place: Place
    value: Figure | None = None
    done: bool | None = None
    reached: str = ""
    """`commit`, `target`, `stretch`, `none` or nothing."""
    milestones: tuple[tuple[str, bool], ...] = ()
    """Milestone id and whether it is done."""
    progress: Decimal | None = None
    """A stated fraction, 0.4 for 40 %."""
    confidence: int | None = None
    """0 to 10."""
    status: Said | None = None
    unchanged: bool = False
    """Looked at, nothing moved (`unchanged: all` on the objective covers its key results)."""
    note: str = ""
    """Markdown: the short note and the section of the body about it."""
    closed_as: Outcome | None = None
    score: Decimal | None = None
    score_reason: str = ""
    result: str = ""


@flat
@dataclass(frozen=True, slots=True)
class Section:
    """A part of a check-in's or retrospective's body under one heading."""

    heading: str
    """As written; empty for the text before the first heading."""
    body: str
    """Markdown."""
    line: int = 0
    """Line of the file on which `body` begins."""


@flat
@dataclass(frozen=True, slots=True)
class CheckIn:
    """One team's report of one day about one cycle."""

    key: str
    """`team/cycle/YYYY-MM-DD`, folded."""
    id: str
    team: str
    """Key of the reporting team."""
    cycle: str
    """Key of the cycle in whose folder it stands."""
    day: date
    place: Place
    author: Owner | None = None
    updates: tuple[Update, ...] = ()
    wins: str = ""
    """Markdown, as are the next three."""
    blockers: str = ""
    asks: str = ""
    next: str = ""
    notes: tuple[Section, ...] = ()
    """Free text: what stands before the first heading and under headings of no special meaning."""


@dataclass(frozen=True, slots=True)
class Retrospective:
    """What a team learned from a cycle."""

    key: str
    """`team/cycle`, folded."""
    team: str
    cycle: str
    place: Place
    keep: str = ""
    """Markdown, as are the next two."""
    change: str = ""
    learned: str = ""
    notes: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A team's context for a cycle."""

    key: str
    """`team/cycle`, folded."""
    team: str
    cycle: str
    place: Place
    not_doing: tuple[str, ...] = ()
    """Inline Markdown, one entry each: what the team decided against."""
    body: str = ""
    body_line: int = 0
    commitments: tuple[tuple[Reference, Need], ...] = ()
    """What others ask of the team, as they refer to it, and its answers; filled in once references are followed."""

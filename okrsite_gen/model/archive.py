"""A closed cycle as it was published, kept so that nothing changes it any more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from okrsite_gen.model.insights import KeyResultInsight, ObjectiveInsight
from okrsite_gen.model.settings import ScoreSettings, Thresholds


@dataclass(frozen=True, slots=True)
class ArchivedTeam:
    """What its own file said of a team, for the day when there is no such file any more."""

    name: str
    parent: str = ""
    """Key of the team above it; empty for a top."""
    order: int | None = None
    """Its place among the teams beside it; None for one behind those that have a place, by name."""


@dataclass(frozen=True, slots=True)
class Archive:
    """The figures of one cycle on the day when they were archived."""

    cycle: str
    """Key of the cycle."""
    day: date
    """When it was archived; seen from an earlier day its figures are not settled yet."""
    thresholds: Thresholds = field(default_factory=Thresholds)
    """The numbers behind each status, as they were then."""
    scores: ScoreSettings = field(default_factory=ScoreSettings)
    """How scores were read then."""
    objectives: Mapping[str, ObjectiveInsight] = field(default_factory=dict)
    """Objective key → what was computed then; empty where a build hides anything, since figures of all would tell of
    what it hides."""
    key_results: Mapping[str, KeyResultInsight] = field(default_factory=dict)
    """Key result key → what was computed then; empty likewise."""
    gone: Mapping[str, ArchivedTeam] = field(default_factory=dict)
    """Key of a team of which only archives are left → what is known of it."""
    edited: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Key of each objective whose file says something else today, and of its key results → field → the words of its
    author that were archived."""

"""Status over time: the headline on every day on which it could change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from okrsite_gen.analysis.days import later
from okrsite_gen.analysis.frame import Frame
from okrsite_gen.analysis.freshness import Track
from okrsite_gen.analysis.measures import Measured
from okrsite_gen.analysis.observations import Observation
from okrsite_gen.analysis.pace import Pacing
from okrsite_gen.analysis.standing import DUE_OR_NOT, Codes, Standing
from okrsite_gen.model.kinds import Kind, Need
from okrsite_gen.model.objectives import KeyResult
from okrsite_gen.model.status import Status, StatusSpan, span_of

MAY_BE_AT_RISK = (Status.AT_RISK, Status.ON_TRACK, Status.STALE, Status.NOT_STARTED)
"""Statuses that trouble with a dependency turns into at risk, or adds to."""


@dataclass(frozen=True, slots=True)
class Course:
    """Everything that decides the status of one key result."""

    key_result: KeyResult
    frame: Frame
    observations: Sequence[Observation]
    """Oldest first; what stands undated in the file comes before all others."""
    measured: Measured
    pacing: Pacing
    track: Track
    begin: date | None


@dataclass(frozen=True, slots=True)
class Life:
    """The status of a key result from its first day to a last one."""

    spans: tuple[StatusSpan, ...]
    """From what is dated alone; empty where nothing is and the file speaks instead."""
    standing: Standing
    status: Status
    """The headline on the day asked for, by all that is known."""
    codes: Codes


def live(course: Course, until: date | None, judged_on: date) -> Life:
    """Follow a key result to the day `until`, then judge it as of `judged_on` with all that is known.

    Without `until` it has no history: it has not begun, or nobody knows when it ended.
    """
    walk = _Walk(course)
    only_undated = bool(course.observations) and course.observations[-1].day is None
    spans = walk.follow([] if only_undated else _turns(course, until))
    last = course.frame.last_day
    walk.hear_undated(min(course.frame.touched or last, last))
    status, codes = _with_trouble(*walk.standing.headline(judged_on), course.frame)
    return Life(tuple(spans), walk.standing, status, codes)


class _Walk:
    """Takes in, day by day, what is dated up to that day."""

    __slots__ = ("_dated", "_shift", "_track", "_undated", "standing")

    def __init__(self, course: Course) -> None:
        self.standing = Standing(course.key_result, course.measured, course.pacing, course.frame)
        self._track = course.track
        self._dated = course.observations
        self._undated: Observation | None = None
        self._shift = 0
        """How many measured readings come before the first dated one."""
        if course.observations and course.observations[0].day is None:
            self._undated, self._dated, self._shift = course.observations[0], course.observations[1:], 1
            if course.key_result.kind is Kind.MILESTONES:
                self._hear_milestones_of_file()

    def follow(self, turns: Sequence[date]) -> list[StatusSpan]:
        """Take in everything that is dated; return the headlines given on these days, each where it is new."""
        standing, looked, until = self.standing, self._track.looked, self._track.until
        standing.fresh_until = self._track.until_first
        position, looks, status = 0, 0, None
        days = [seen.day or date.max for seen in self._dated]
        spans: list[StatusSpan] = []
        for day in turns:
            while position < len(days) and days[position] <= day:
                self._hear(position)
                position += 1
            while looks < len(looked) and looked[looks] <= day:
                standing.fresh_until = until[looks]
                looks += 1
            headline, _ = standing.headline(day)
            if headline is not status:
                status = headline
                spans.append(span_of(day, headline))
        for later_position in range(position, len(days)):
            self._hear(later_position)
        if looked:
            standing.fresh_until = until[-1]
        return spans

    def hear_undated(self, day: date) -> None:
        """Take in, once, what stands undated in the file, as of a day."""
        if self._undated is not None:
            self.standing.hear(0, self._undated, day)
            self._undated = None

    def _hear(self, position: int) -> None:
        seen = self._dated[position]
        if seen.unchanged and seen.day is not None:
            self.hear_undated(seen.day)
        self.standing.hear(position + self._shift, seen, seen.day)

    def _hear_milestones_of_file(self) -> None:
        """Take in what the file says is done from the start; nobody knows since when, and check-ins add to it."""
        if self._undated is not None:
            self.standing.hear(0, self._undated, None)
        if any(seen.milestones for seen in self._dated):
            self._undated = None


def _turns(course: Course, until: date | None) -> list[date]:
    """Return the days on which the status can change, oldest first, from the first day of life to `until`."""
    observations, frame, key_result = course.observations, course.frame, course.key_result
    dated = [seen.day for seen in observations if seen.day is not None]
    begin = course.begin or (dated[0] if dated else None)
    if begin is None or until is None or begin > until:
        return []
    days = {begin, *course.track.turns, *dated}
    due = key_result.due or frame.window.end
    if due is not None and (key_result.kind in DUE_OR_NOT or key_result.kind is Kind.GUARDRAIL):
        days.add(later(due, 1))
    if key_result.milestones:
        days.update(later(step.due, 1) for step in key_result.milestones if step.due is not None)
    if frame.needed_by is not None:
        days.add(later(frame.needed_by, 1))
    return sorted(day for day in days if begin <= day <= until)


def _with_trouble(status: Status, codes: Codes, frame: Frame) -> tuple[Status, Codes]:
    """Add what the objective's dependencies put at risk; nobody says since when they do."""
    if not frame.troubled or status not in MAY_BE_AT_RISK:
        return status, codes
    states = {need.status for need in frame.objective.depends_on}
    declined = ("dependency-declined",) if Need.DECLINED in states else ()
    at_risk = ("dependency-at-risk",) if Need.AT_RISK in states else ()
    return Status.AT_RISK, (*codes, *declined, *at_risk)

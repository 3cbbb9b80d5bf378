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
from okrsite_gen.model.status import Status, StatusSpan

BETTER_THAN_AT_RISK = frozenset({Status.ON_TRACK, Status.STALE, Status.NOT_STARTED})


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


def live(course: Course, until: date, judged_on: date) -> Life:
    """Follow a key result to the day `until`, then judge it as of `judged_on` with all that is known."""
    walk = _Walk(course)
    spans: list[StatusSpan] = []
    silent = all(seen.day is None for seen in course.observations) and bool(course.observations)
    for day in () if silent else _turns(course, until):
        walk.to(day)
        status, _ = walk.standing.headline(day)
        if not spans or spans[-1].status is not status:
            spans.append(StatusSpan(day, status))
    walk.to(date.max)
    walk.hear_undated(course.frame.touched or course.frame.basis.as_of)
    status, codes = _with_trouble(*walk.standing.headline(judged_on), course.frame)
    return Life(tuple(spans), walk.standing, status, codes)


class _Walk:
    """Takes in, day by day, what is dated up to that day."""

    __slots__ = ("_looks", "_observations", "_position", "_track", "_undated", "standing")

    def __init__(self, course: Course) -> None:
        self.standing = Standing(course.key_result, course.measured, course.pacing, course.frame)
        self.standing.fresh_until = course.track.until_first
        self._observations = course.observations
        self._track = course.track
        self._looks = 0
        first = course.observations[0] if course.observations else None
        self._undated = first if first is not None and first.day is None else None
        self._position = 0 if self._undated is None else 1
        if self._undated is not None and course.key_result.kind is Kind.MILESTONES:
            self.standing.hear(0, self._undated, None)
            if any(seen.milestones for seen in self._observations[1:]):
                self._undated = None

    def to(self, day: date) -> None:
        """Take in everything up to and including a day."""
        while self._position < len(self._observations):
            seen = self._observations[self._position]
            if seen.day is None or seen.day > day:
                break
            if seen.unchanged:
                self.hear_undated(seen.day)
            self.standing.hear(self._position, seen, seen.day)
            self._position += 1
        track = self._track
        while self._looks < len(track.looked) and track.looked[self._looks] <= day:
            self.standing.fresh_until = track.until[self._looks]
            self._looks += 1

    def hear_undated(self, day: date) -> None:
        """Take in, once, what stands undated in the file, as of a day."""
        if self._undated is not None:
            self.standing.hear(0, self._undated, day)
            self._undated = None


def _turns(course: Course, until: date) -> list[date]:
    """Return the days on which the status can change, oldest first, from the first day of life to `until`."""
    observations, frame, key_result = course.observations, course.frame, course.key_result
    dated = [seen.day for seen in observations if seen.day is not None]
    begin = course.begin or (dated[0] if dated else None)
    if begin is None or begin > until:
        return []
    days = {begin, *course.track.turns, *dated}
    due = key_result.due or frame.window.end
    if due is not None and (key_result.kind in DUE_OR_NOT or key_result.kind is Kind.GUARDRAIL):
        days.add(later(due, 1))
    days.update(later(step.due, 1) for step in key_result.milestones if step.due is not None)
    if frame.needed_by is not None:
        days.add(later(frame.needed_by, 1))
    return sorted(day for day in days if begin <= day <= until)


def _with_trouble(status: Status, codes: Codes, frame: Frame) -> tuple[Status, Codes]:
    """Add what the objective's dependencies put at risk; nobody says since when they do."""
    if not frame.troubled or (status not in BETTER_THAN_AT_RISK and status is not Status.AT_RISK):
        return status, codes
    states = {need.status for need in frame.objective.depends_on}
    declined = ("dependency-declined",) if Need.DECLINED in states else ()
    at_risk = ("dependency-at-risk",) if Need.AT_RISK in states else ()
    return Status.AT_RISK, (*codes, *declined, *at_risk)

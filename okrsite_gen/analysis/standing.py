"""How a key result stands: what is known up to a day, and the headline that the rules give it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from okrsite_gen.analysis.exact import ONE
from okrsite_gen.analysis.frame import Frame
from okrsite_gen.analysis.measures import Measured
from okrsite_gen.analysis.observations import Observation
from okrsite_gen.analysis.pace import Pacing
from okrsite_gen.model.insights import ConfidenceInsight, Source
from okrsite_gen.model.kinds import Kind, Said
from okrsite_gen.model.objectives import KeyResult
from okrsite_gen.model.status import Status

DUE_OR_NOT = (Kind.YES_NO, Kind.LEVELS, Kind.BASELINE)
"""Kinds that are met or not, and overdue once their due date has passed without."""
MET_LEVEL = Decimal("0.7")
"""Worth of the level `target`: from here on a key result of levels is not overdue."""

Codes = tuple[str, ...]


class Standing:
    """What is known of one key result, growing by one observation after the other, and its headline on any day."""

    __slots__ = (
        "_due", "_due_or_not", "_frame", "_gap_at_risk", "_gap_off", "_kind", "_limits", "_measured", "_pacing",
        "_said_off", "_said_risk", "_shown_off", "_shown_risk", "before", "confidence", "confidence_day",
        "confidence_source", "deadline", "first", "fresh_until", "has_value", "has_word", "looked", "met", "off",
        "outside", "raw", "risk", "said", "said_day", "said_source", "value_day",
    )  # fmt: skip

    def __init__(self, key_result: KeyResult, measured: Measured, pacing: Pacing, frame: Frame) -> None:
        self._frame = frame
        self._limits = limits = frame.basis.thresholds
        self._gap_off, self._gap_at_risk = -limits.pace_off, -limits.pace_at_risk
        self._kind = key_result.kind
        self._due_or_not = self._kind in DUE_OR_NOT
        self._measured = measured
        self._pacing = pacing
        self._due = key_result.due or frame.window.end
        self.confidence: int | None = None
        self.confidence_day: date | None = None
        self.confidence_source: Source | None = None
        self.first: int | None = None
        self.before: int | None = None
        self.said: Said | None = None
        self.said_day: date | None = None
        self.said_source: Source | None = None
        self.raw: Decimal | None = None
        self.value_day: date | None = None
        """Latest day on which the value was given or confirmed."""
        self.outside = 0
        self.met = False
        self.has_value = False
        self.has_word = False
        self.looked: date | None = None
        """Latest day on which somebody said that nothing had moved."""
        self.deadline = self._due if self._due_or_not else (measured.deadlines or (None,))[0]
        """Day after which it is overdue; None if nothing is or can be."""
        self.fresh_until: date | None = None
        """Last day on which the latest word is fresh; None where freshness is unknown."""
        self.off: Codes = ()
        """Codes of all that makes it off track, from words and from numbers."""
        self.risk: Codes = ()
        self._said_off: Codes = ()
        self._said_risk: Codes = ()
        self._shown_off: Codes = ()
        self._shown_risk: Codes = ()

    def hear(self, position: int, seen: Observation, day: date | None) -> None:
        """Take in an observation (`position` in the measured readings) as of `day`."""
        if seen.confidence is not None or seen.said is not None:
            self._hear_words(seen)
        elif seen.spoken:
            self.has_word = True
        if seen.unchanged:
            self.looked = day
        if self._measured.valued[position]:
            self._hear_value(position, day)
        elif seen.unchanged and self.has_value:
            self._judge_numbers(day)
        self.off = (*self._said_off, *self._shown_off)
        self.risk = (*self._said_risk, *self._shown_risk)

    def headline(self, day: date) -> tuple[Status, Codes]:
        """Return the status on a day by rules 4 to 9, with the codes of what caused it."""
        if self.met and (self._kind is not Kind.GUARDRAIL or (self._due is not None and day > self._due)):
            return Status.TARGET_MET, ()
        off = self.off
        if self.deadline is not None and day > self.deadline:
            off = (*off, "milestone-overdue" if self._kind is Kind.MILESTONES else "overdue")
        if off:
            return Status.OFF_TRACK, off
        risk = self.risk
        needed_by = self._frame.needed_by
        if needed_by is not None and day > needed_by:
            risk = (*risk, "dependency-overdue")
        if risk:
            return Status.AT_RISK, risk
        if not self.has_value and not self.has_word:
            return Status.NOT_STARTED, ()
        return (Status.STALE if self.stale(day) else Status.ON_TRACK), ()

    def stale(self, day: date) -> bool:
        """Whether the latest word is too old; the clock stops when the cycle ends."""
        end = self._frame.window.end
        clock_day = day if end is None or day < end else end
        return self.fresh_until is not None and clock_day > self.fresh_until

    def confidence_insight(self) -> ConfidenceInsight:
        """Return what people have said up to now."""
        return ConfidenceInsight(
            self.confidence,
            self.confidence_day,
            self.confidence_source,
            self.first,
            self.before,
            self.said,
            self.said_day,
        )

    def _hear_words(self, seen: Observation) -> None:
        self.has_word = True
        voice = seen.voice or seen.source
        if seen.said is not None:
            self.said, self.said_day, self.said_source = seen.said, seen.day, voice
        confidence = seen.confidence
        if confidence is not None:
            self.before, self.confidence = self.confidence, confidence
            self.confidence_day, self.confidence_source = seen.day, voice
            if self.first is None:
                self.first = confidence
        self._judge_words()

    def _judge_words(self) -> None:
        """Find what people's words speak of: a stated status, low confidence, a fall of confidence."""
        limits, confidence = self._limits, self.confidence
        off: Codes = ("said-off-track",) if self.said is Said.OFF_TRACK else ()
        risk: Codes = ("said-at-risk",) if self.said is Said.AT_RISK else ()
        if confidence is not None and self.first is not None:
            if confidence <= limits.confidence_off:
                off = (*off, "confidence-low")
            elif self._frame.committed and confidence <= limits.confidence_at_risk:
                risk = (*risk, "confidence-middling")
            if confidence < limits.confidence_safe and self.first - confidence >= limits.confidence_fall:
                risk = (*risk, "confidence-fell")
        self._said_off, self._said_risk = off, risk

    def _hear_value(self, position: int, day: date | None) -> None:
        measured = self._measured
        raw = measured.readings[position]
        self.has_value = True
        if self._kind is Kind.GUARDRAIL and measured.outside:
            self.outside = measured.outside[position]
            raw = self.raw if raw is None else raw
        self.raw = raw
        self.met = raw is not None and raw >= ONE
        if measured.deadlines:
            self.deadline = measured.deadlines[position + 1]
        elif self._due_or_not:
            self.deadline = self._due if raw is None or raw < MET_LEVEL else None
        self._judge_numbers(day)

    def _judge_numbers(self, day: date | None) -> None:
        """Find what the value, given or confirmed on `day`, speaks of: a gap to the plan, checks outside the band."""
        self.value_day = day
        self._shown_off = self._shown_risk = ()
        path, raw = self._pacing.path, self.raw
        if path is not None and raw is not None and day is not None:
            expected = path.judged(day)
            if expected is not None:
                gap = raw - expected
                if gap < self._gap_off:
                    self._shown_off = ("pace-off",)
                elif gap < self._gap_at_risk:
                    self._shown_risk = ("pace-behind",)
        elif self.outside and self.outside >= self._limits.guardrail_checks:
            self._shown_off = ("guardrail-out-again",)
        elif self.outside:
            self._shown_risk = ("guardrail-out",)

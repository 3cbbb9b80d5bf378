"""From codes of causes to reasons with their parameters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from okrsite_gen.analysis.exact import fraction
from okrsite_gen.analysis.frame import WAITING, Frame
from okrsite_gen.analysis.standing import Standing
from okrsite_gen.model.insights import Band, ConfidenceInsight, FreshnessInsight, Pace, PaceInsight, Source
from okrsite_gen.model.kinds import Kind, Need, Said
from okrsite_gen.model.names import fold
from okrsite_gen.model.objectives import Dependency, KeyResult
from okrsite_gen.model.settings import Thresholds
from okrsite_gen.model.status import Parameter, Reason, Status

Parameters = tuple[tuple[str, Parameter], ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that reasons may draw their parameters from."""

    key_result: KeyResult
    frame: Frame
    standing: Standing
    confidence: ConfidenceInsight
    pace: PaceInsight
    freshness: FreshnessInsight
    band: Band | None
    milestones_done: tuple[str, ...]
    day: date
    """The day on which it is judged."""

    @property
    def limits(self) -> Thresholds:
        """The configured thresholds."""
        return self.frame.basis.thresholds


def iso(day: date | None) -> str:
    """Return a day as parameters hold it; empty where it is not known."""
    return "" if day is None else day.isoformat()


def check_in_key(source: Source | None) -> str:
    """Return the key of the check-in that a word comes from; empty for other sources."""
    return source.key if source is not None and source.kind == "check-in" else ""


def explain(status: Status, codes: Iterable[str], evidence: Evidence) -> tuple[Reason, ...]:
    """Return the reasons for a headline under rules 4 to 9."""
    if codes:
        return tuple(reason for code in codes for reason in _explained(code, evidence))
    return tuple(_by_status(status, evidence))


def nothing_yet(frame: Frame) -> Reason:
    """Return the reason for a status of which nobody has said anything."""
    return Reason("nothing-yet", _partial(frame))


def dependency_reason(code: str, position: int, need: Dependency) -> Reason:
    """Return a reason that names one dependency."""
    objective = (need.target.objective or "") if need.target is not None else ""
    team = need.team or objective.partition("/")[0]
    parameters: list[tuple[str, Parameter]] = [
        ("position", position),
        ("objective", objective),
        ("team", team),
        ("note", need.note),
    ]
    if code in {"dependency-overdue", "dependency-requested"}:
        parameters.append(("needed_by", iso(need.needed_by)))
    else:
        parameters.append(("provider", int(need.said_by_provider)))
    return Reason(code, tuple(parameters))


def overdue(need: Dependency, day: date) -> bool:
    """Whether something was needed by a day that has passed, and has not come."""
    return need.needed_by is not None and need.status in WAITING and day > need.needed_by


def pace_parameters(pace: PaceInsight) -> Parameters:
    """Return progress, plan, gap and day of a judged pace."""
    progress = None if pace.planned is None or pace.gap is None else pace.planned + pace.gap
    return (
        ("progress", fraction(progress)),
        ("planned", fraction(pace.planned)),
        ("gap", fraction(pace.gap)),
        ("day", iso(pace.day)),
    )


def contradiction_reason(code: str, confidence: ConfidenceInsight, pace: PaceInsight) -> Reason:
    """Return the reason that sets what people say beside what the numbers say."""
    return Reason(code, (("confidence", confidence.now or 0), *pace_parameters(pace)))


def _explained(code: str, evidence: Evidence) -> Iterator[Reason]:
    state = DEPENDENCY_STATES.get(code)
    if state is not None or code == "dependency-overdue":
        for position, need in enumerate(evidence.frame.objective.depends_on):
            if need.status is state or (state is None and overdue(need, evidence.day)):
                yield dependency_reason(code, position, need)
    else:
        yield Reason(code, PARAMETERS[code](evidence))


def _by_status(status: Status, evidence: Evidence) -> Iterator[Reason]:
    if status is Status.TARGET_MET:
        yield _met(evidence)
    elif status is Status.NOT_STARTED:
        looked = evidence.standing.looked
        parameters = (("day", iso(looked)), *_partial(evidence.frame))
        yield Reason("unchanged-from-nothing", parameters) if looked else nothing_yet(evidence.frame)
    elif status is Status.STALE:
        yield _stale(evidence)
    else:
        yield from _on_track(evidence)


def _met(evidence: Evidence) -> Reason:
    kind = evidence.key_result.kind
    if kind is Kind.BASELINE:
        return Reason("baseline-recorded")
    if kind is Kind.GUARDRAIL:
        return Reason("guardrail-held", (("checks", evidence.band.checks if evidence.band else 0),))
    return Reason("target-met", (("progress", fraction(evidence.standing.raw)),))


def _stale(evidence: Evidence) -> Reason:
    fresh = evidence.freshness
    rhythm: Parameters = (("due", iso(fresh.due)), ("cadence", evidence.frame.cadence.value), *_partial(evidence.frame))
    if fresh.last is None:
        return Reason("never-checked-in", rhythm)
    return Reason("stale", (("last", iso(fresh.last)), *rhythm))


def _partial(frame: Frame) -> Parameters:
    """Return what goes with a missing word: a build that may hide something cannot tell that nobody has said it."""
    return (("partial", 1),) if frame.basis.org.hides else ()


def _on_track(evidence: Evidence) -> Iterator[Reason]:
    found = False
    pace, confidence, band = evidence.pace, evidence.confidence, evidence.band
    if confidence.said is Said.ON_TRACK:
        found = True
        yield Reason("said-on-track", _said(evidence))
    if pace.verdict in (Pace.AHEAD, Pace.ON_PLAN):
        found = True
        yield Reason(pace.verdict.value, pace_parameters(pace))
    if band is not None and band.checks:
        found = True
        day = iso(evidence.standing.value_day)
        yield Reason("inside-band", (("inside", band.inside), ("checks", band.checks), ("day", day)))
    if confidence.now is not None and confidence.now >= evidence.limits.confidence_safe:
        found = True
        yield Reason("confident", _confidence(evidence))
    if not found:
        yield Reason("no-warning")


def _said(evidence: Evidence) -> Parameters:
    confidence = evidence.confidence
    return (("day", iso(confidence.said_day)), ("check_in", check_in_key(evidence.standing.said_source)))


def _confidence(evidence: Evidence) -> Parameters:
    confidence = evidence.confidence
    return (
        ("confidence", confidence.now or 0),
        ("day", iso(confidence.day)),
        ("check_in", check_in_key(confidence.source)),
    )


def _confidence_with(name: str, limit: Callable[[Thresholds], int]) -> Callable[[Evidence], Parameters]:
    return lambda evidence: ((name, limit(evidence.limits)), *_confidence(evidence))


def _fell(evidence: Evidence) -> Parameters:
    first, now = evidence.confidence.first or 0, evidence.confidence.now or 0
    return (("first", first), ("by", first - now), *_confidence(evidence))


def _pace_off(evidence: Evidence) -> Parameters:
    return (*pace_parameters(evidence.pace), ("limit", fraction(evidence.limits.pace_off)))


def _pace_behind(evidence: Evidence) -> Parameters:
    return (*pace_parameters(evidence.pace), ("limit", fraction(evidence.limits.pace_at_risk)))


def _outside(evidence: Evidence) -> Parameters:
    return (("day", iso(evidence.standing.value_day)),)


def _outside_again(evidence: Evidence) -> Parameters:
    return (("checks", evidence.standing.outside), *_outside(evidence))


def _due(evidence: Evidence) -> Parameters:
    return (("due", iso(evidence.standing.deadline)),)


def _milestone(evidence: Evidence) -> Parameters:
    done = {fold(name) for name in evidence.milestones_done}
    late = [
        step
        for step in evidence.key_result.milestones
        if step.due is not None and step.due < evidence.day and fold(step.id) not in done
    ]
    first = min(late, key=lambda step: step.due or date.max)
    return (
        ("milestone", first.id),
        ("title", first.title),
        ("due", iso(first.due)),
        ("count", len(late)),
    )


DEPENDENCY_STATES: Mapping[str, Need] = {
    "dependency-at-risk": Need.AT_RISK,
    "dependency-declined": Need.DECLINED,
}
PARAMETERS: Mapping[str, Callable[[Evidence], Parameters]] = {
    "said-off-track": _said,
    "said-at-risk": _said,
    "confidence-low": _confidence_with("limit", lambda limits: limits.confidence_off),
    "confidence-middling": _confidence_with("limit", lambda limits: limits.confidence_at_risk),
    "confidence-fell": _fell,
    "pace-off": _pace_off,
    "pace-behind": _pace_behind,
    "guardrail-out-again": _outside_again,
    "guardrail-out": _outside,
    "overdue": _due,
    "milestone-overdue": _milestone,
}

"""What needs somebody's eye, most severe first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from okrsite_gen.analysis.basis import Basis
from okrsite_gen.analysis.reasons import contradiction_reason, dependency_reason, overdue
from okrsite_gen.model.check_ins import CheckIn
from okrsite_gen.model.history import Goalpost
from okrsite_gen.model.insights import Attention, ConfidenceInsight, KeyResultInsight, ObjectiveInsight, PaceInsight
from okrsite_gen.model.kinds import Need
from okrsite_gen.model.objectives import KeyResult, Objective
from okrsite_gen.model.status import CLOSED_STATUSES, Reason, Status, StatusInsight

SEVERITY: Mapping[str, int] = {
    "off-track": 0,
    "at-risk": 1,
    "stale": 2,
    "not-started": 3,
    "contradiction": 4,
    "dependency-overdue": 5,
    "dependency-declined": 6,
    "dependency-at-risk": 7,
    "dependency-requested": 8,
    "changed-target": 9,
    "blocker": 10,
    "ask": 11,
    "not-graded": 12,
}
BY_STATUS: Mapping[Status, str] = {
    Status.OFF_TRACK: "off-track",
    Status.AT_RISK: "at-risk",
    Status.STALE: "stale",
}
BY_NEED: Mapping[Need, str] = {
    Need.DECLINED: "dependency-declined",
    Need.AT_RISK: "dependency-at-risk",
    Need.REQUESTED: "dependency-requested",
}
DEPENDENCY = "dependency-"


def attention_by_cycle(
    basis: Basis,
    objectives: Mapping[str, ObjectiveInsight],
    key_results: Mapping[str, KeyResultInsight],
    goalposts: Mapping[str, tuple[Goalpost, ...]],
) -> dict[str, tuple[Attention, ...]]:
    """Return cycle key → what needs attention: of a cycle that is over, what nobody has graded."""
    org = basis.org
    found: dict[str, list[Attention]] = {key: [] for key in org.cycles}
    for key, objective in org.objectives.items():
        items = found.setdefault(objective.cycle, [])
        if basis.phases.get(objective.cycle) != "over":
            items.extend(_of_objective(objective, objectives[key], key_results, basis))
        elif objectives[key].status.status is Status.NOT_GRADED:
            kind = Status.NOT_GRADED.value
            items.append(Attention(kind, SEVERITY[kind], key, reasons=objectives[key].status.reasons))
    for key, moved in goalposts.items():
        objective = org.objectives[key.partition("#")[0]]
        if key != objective.key and basis.phases.get(objective.cycle) != "over":
            found[objective.cycle].extend(_of_goalposts(objective, key if key in key_results else "", moved))
    for check_in in _latest_check_ins(basis):
        if basis.phases.get(check_in.cycle) != "over":
            found.setdefault(check_in.cycle, []).extend(_of_check_in(check_in))
    return {key: tuple(sorted(items, key=lambda item: item.severity)) for key, items in found.items()}


def _of_objective(
    objective: Objective, insight: ObjectiveInsight, key_results: Mapping[str, KeyResultInsight], basis: Basis
) -> Iterator[Attention]:
    if insight.status.status in CLOSED_STATUSES:
        return
    key = objective.key
    if _silent(objective, insight, key_results, basis):
        yield Attention("not-started", SEVERITY["not-started"], key, reasons=insight.status.reasons)
    if not insight.counted:
        yield from _of_contradiction(insight.contradiction, insight.confidence, insight.pace, key, "")
    parts = [each for one in objective.key_results for each in _of_key_result(key_results[one.key].status, one)]
    kind = BY_STATUS.get(insight.status.status)
    if kind and all(each.kind != kind for each in parts):
        yield Attention(kind, SEVERITY[kind], key, reasons=_untold(objective, insight, key_results))
    yield from parts
    for key_result in objective.key_results:
        one = key_results[key_result.key]
        yield from _of_contradiction(one.contradiction, one.confidence, one.pace, key, key_result.key)
    for position, need in enumerate(objective.depends_on):
        code = "dependency-overdue" if overdue(need, basis.as_of) else BY_NEED.get(need.status, "")
        if code:
            reason = dependency_reason(code, position, need)
            yield Attention("dependency", SEVERITY[code], key, reasons=(reason,))


def _untold(
    objective: Objective, insight: ObjectiveInsight, key_results: Mapping[str, KeyResultInsight]
) -> tuple[Reason, ...]:
    """Return why an objective stands badly of which no key result is listed: what they have it from, where they do."""
    statuses = [key_results[each.key].status for each in objective.key_results]
    same = [reason for each in statuses if each.status is insight.status.status for reason in each.reasons]
    return tuple(dict.fromkeys(same)) or insight.status.reasons


def _silent(
    objective: Objective, insight: ObjectiveInsight, key_results: Mapping[str, KeyResultInsight], basis: Basis
) -> bool:
    """Whether nobody has said a word about an objective although the time in which that is early has passed."""
    if insight.status.status is not Status.NOT_STARTED:
        return False
    counted = [key_results[one.key].status.status for one in objective.key_results]
    if any(status is not Status.NOT_STARTED and status not in CLOSED_STATUSES for status in counted):
        return False
    cycle = basis.org.cycles.get(objective.cycle)
    begin, end = objective.starts or (cycle.start if cycle else None), cycle.end if cycle else None
    if begin is None or end is None or end <= begin:
        return False
    return Decimal((basis.as_of - begin).days) > basis.settings.thresholds.early * (end - begin).days


def _of_key_result(status: StatusInsight, key_result: KeyResult) -> Iterator[Attention]:
    """Yield what stands badly. What only a dependency of its objective puts at risk is told by the objective."""
    kind = BY_STATUS.get(status.status)
    if kind and not all(reason.code.startswith(DEPENDENCY) for reason in status.reasons):
        yield Attention(kind, SEVERITY[kind], key_result.objective, key_result.key, reasons=status.reasons)


def _of_contradiction(
    code: str, confidence: ConfidenceInsight, pace: PaceInsight, objective: str, key_result: str
) -> Iterator[Attention]:
    if code:
        reason = contradiction_reason(code, confidence, pace)
        yield Attention("contradiction", SEVERITY["contradiction"], objective, key_result, reasons=(reason,))


def _of_goalposts(objective: Objective, key_result: str, moved: Sequence[Goalpost]) -> Iterator[Attention]:
    """Yield that a key result was made easier and nobody said why; what has a reason needs nobody's eye."""
    silent = tuple(each for each in moved if not each.reason)
    if silent:
        severity, reasons = SEVERITY["changed-target"], tuple(each.told for each in silent)
        yield Attention("changed-target", severity, objective.key, key_result, reasons=reasons, goalposts=silent)


def _latest_check_ins(basis: Basis) -> Sequence[CheckIn]:
    """Return each team's latest check-in in each cycle: only what it repeats still stands."""
    latest: dict[tuple[str, str], CheckIn] = {}
    for check_in in basis.org.check_ins.values():
        if check_in.day <= basis.as_of and check_in.key not in basis.uncounted:
            known = latest.get((check_in.team, check_in.cycle))
            if known is None or known.day <= check_in.day:
                latest[check_in.team, check_in.cycle] = check_in
    return list(latest.values())


def _of_check_in(check_in: CheckIn) -> Iterator[Attention]:
    for kind, text in (("blocker", check_in.blockers), ("ask", check_in.asks)):
        if text.strip():
            yield Attention(kind, SEVERITY[kind], "", check_in=check_in.key)

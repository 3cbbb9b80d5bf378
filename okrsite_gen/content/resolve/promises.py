"""Teams' own answers, in their plans, to what others ask of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from okrsite_gen.content.codes_org import NOTHING_ASKED
from okrsite_gen.content.gathered import Promise
from okrsite_gen.content.locate import KEY
from okrsite_gen.content.resolve.known import Known
from okrsite_gen.model.check_ins import Plan
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.names import Reference
from okrsite_gen.model.objectives import Dependency, KeyResult, Objective
from okrsite_gen.model.references import Scope, expand


def with_promises(objectives: dict[str, Objective], promises: Iterable[Promise], known: Known) -> dict[str, Objective]:
    """Return the objectives with the providers' own words on what is asked of them.

    An answer to an objective goes to everything that it asks of the answering team: its dependencies on that team and
    its key results given to that team. An answer to a key result goes to that one, or where it is not given to the
    team, to the objective's dependencies.
    """
    answered = dict(objectives)
    for promise in promises:
        found = known.reference(promise.written, promise.scope, promise.place.at(KEY), "The answer reaches nobody.")
        if found.objective is None:
            continue
        before = answered[found.objective]
        after = _answered(before, found, promise)
        if after is not None:
            answered[found.objective] = after
        elif not _may_ask_more(before, known):
            known.findings.append(_nothing_asked(before, promise))
    return answered


def with_commitments(plan: Plan, known: Known) -> Plan:
    """Return a plan with its answers."""
    own = (each for each in known.gathered.promises if (each.scope.team, each.scope.cycle) == (plan.team, plan.cycle))
    answers = tuple((known.lookup(each.written, each.scope), each.status) for each in own)
    return replace(plan, commitments=answers) if answers else plan


def _answered(objective: Objective, asked: Reference, promise: Promise) -> Objective | None:
    """Return the objective with the answer; None where it asks nothing of the team."""
    team = promise.scope.team
    given = [one.key for one in objective.key_results if one.team == team and asked.key_result in (None, one.key)]
    needs = [need.team == team for need in objective.depends_on]
    if asked.key_result and given:
        needs = []
    if not given and not any(needs):
        return None
    return replace(
        objective,
        key_results=tuple(_promised(one, promise) if one.key in given else one for one in objective.key_results),
        depends_on=tuple(
            _confirmed(need, promise) if position < len(needs) and needs[position] else need
            for position, need in enumerate(objective.depends_on)
        ),
    )


def _may_ask_more(objective: Objective, known: Known) -> bool:
    """Whether an error hides what the objective asks, so that an answer to it is not the mistake."""
    scope = Scope(objective.team, objective.cycle)
    asked = (expand(need.target.written, scope) for need in objective.depends_on if need.target is not None)
    unread = any(named is not None and ("objective", named[0]) in known.broken for named in asked)
    return unread or objective.place.file in known.gathered.left_out


def _promised(key_result: KeyResult, promise: Promise) -> KeyResult:
    return replace(key_result, commitment=promise.status)


def _confirmed(need: Dependency, promise: Promise) -> Dependency:
    return replace(need, status=promise.status, said_by_provider=True)


def _nothing_asked(objective: Objective, promise: Promise) -> Diagnostic:
    return NOTHING_ASKED.at(
        promise.place.at(KEY),
        f"`{objective.id}` asks nothing of `{promise.scope.team}`.",
        "The answer reaches nobody.",
        f"Delete the line, or add `team: {promise.scope.team}` to its `depends_on`.",
    )

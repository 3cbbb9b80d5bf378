"""What is said of objectives and their key results."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from okrsite_gen.analysis.changes.facts import (
    Fact,
    Thing,
    Told,
    day,
    figure,
    listed,
    number,
    owner,
    owners,
    percent,
    plain_number,
    thing,
    words,
)
from okrsite_gen.analysis.changes.renames import Renames
from okrsite_gen.model.changes import Side, Subject
from okrsite_gen.model.insights import KeyResultInsight, ObjectiveInsight
from okrsite_gen.model.kinds import KeyResultState, Kind, State
from okrsite_gen.model.objectives import Dependency, Initiative, KeyResult, Objective
from okrsite_gen.model.references import Scope

SUPPORTS, NEEDS = "supports", "depends_on"
MILESTONES, MILESTONE_DUE, DONE = "milestones", "milestones due", "milestones done"
"""Fields with several entries that are told apart."""
UNANSWERABLE = "nobody"
"""What the answer to a need is compared by that leads nowhere, so that no answer reaches it."""
FROM_ELSEWHERE = frozenset(
    {"value", "confidence", "progress", "status", "score", "score_reason", "result", "commitment", "rows", DONE, NEEDS}
)
"""Fields in which other files have a say: check-ins, rows of metrics, and plans."""
_KINDS = {Kind.YES_NO: "yes or no", Kind.ROLLUP: "roll-up", Kind.STATED: "stated progress"}


def objective_things(side: Side, names: Renames) -> Iterator[tuple[str, Thing]]:
    """Yield present name → objectives and key results with all that is said of them."""
    org = side.org
    for objective in org.objectives.values():
        subject = Subject("objective", objective.key, objective.title, objective.team, objective.cycle, objective.place)
        insight = side.insights.objectives.get(objective.key)
        yield (
            named("objective", objective.key, names.objectives),
            thing(subject, partial(_of_objective, names=names), objective, insight),
        )
        for key_result in objective.key_results:
            yield _key_result(key_result, objective, side, names)


def _key_result(key_result: KeyResult, objective: Objective, side: Side, names: Renames) -> tuple[str, Thing]:
    subject = Subject(
        "key-result",
        key_result.key,
        key_result.title,
        objective.team,
        objective.cycle,
        key_result.place,
        above=objective.title,
    )
    insight = side.insights.key_results.get(key_result.key)
    return named("key-result", key_result.key, names.key_results), thing(
        subject, partial(_of_key_result, names=names), key_result, insight
    )


def _of_key_result(key_result: KeyResult, insight: KeyResultInsight | None, names: Renames) -> Told:
    yield from _written_of(key_result, names)
    yield from _known_of(key_result, insight)


def named(entity: str, key: str, present: Mapping[str, str]) -> str:
    """Return the name by which both states know a thing; what is gone has one that nothing else can have."""
    return f"{entity}:{present[key]}" if key in present else f"gone {entity}:{key}"


def _of_objective(objective: Objective, insight: ObjectiveInsight | None, names: Renames) -> Told:
    scope = Scope(objective.team, objective.cycle, objective.key)
    yield from (
        ("title", words(objective.title)),
        ("owner", owner(objective.owner)),
        ("contributors", owners(objective.contributors)),
        ("shared_with", listed(map(names.team, objective.shared_with))),
        ("pillar", words(objective.pillar)),
        ("ambition", Fact(objective.ambition.value)),
        ("state", _state(objective, insight)),
        ("starts", day(objective.starts)),
        ("priority", words(objective.priority)),
        ("tags", listed(objective.tags)),
        ("check_in", Fact(objective.check_in.value) if objective.check_in else None),
        ("aliases", listed(objective.aliases)),
        ("text", words(objective.body)),
    )
    if objective.carried_from:
        yield "carried_from", Fact(names.reference(objective.carried_from, scope))
    if not objective.key_results:
        yield "confidence", number(insight.confidence.now if insight else objective.confidence)
        yield "progress", percent(insight.stated if insight else objective.progress)
    for support in objective.supports:
        yield (SUPPORTS, names.reference(support.target, scope)), Fact(support.status.value)
    yield from _needs(objective.depends_on, scope, names)
    yield from _initiatives(objective.initiatives)


def _state(objective: Objective, insight: ObjectiveInsight | None) -> Fact:
    """Return the state; of what is closed with its outcome, day and score, of which the last is computed."""
    closed = objective.state is State.CLOSED
    said = objective.closed_as.value if closed and objective.closed_as else objective.state.value
    on = f" on {objective.closed_on.isoformat()}" if objective.closed_on else ""
    score = insight.score if insight and closed else None
    scored = f", score {plain_number(round(score.value, 2))}" if score and not score.provisional else ""
    return Fact(f"{said}{on}{scored}", (objective.state, objective.closed_as, objective.closed_on))


def _needs(given: Iterable[Dependency], scope: Scope, names: Renames) -> Told:
    for need in given:
        item = names.needed(need.target, scope) if need.target else names.team(need.team)
        yield (NEEDS, item), Fact(need.status.value, UNANSWERABLE if need.target and not need.target.found else None)
        yield ("needed_by", item), day(need.needed_by)
        yield ("note", item), words(need.note)


def _initiatives(given: Iterable[Initiative]) -> Told:
    for each in given:
        yield ("initiatives", " ".join(each.title.split())), Fact(f"{each.state.value} {each.url}".strip())


def _written_of(key_result: KeyResult, names: Renames) -> Told:
    kind = key_result.kind
    yield from (
        ("title", words(key_result.title)),
        ("kind", Fact(_KINDS.get(kind, kind.value))),
        ("start", figure(key_result.start)),
        ("target", figure(key_result.target)),
        ("better", Fact(key_result.better.value) if key_result.better else None),
        ("min", figure(key_result.minimum)),
        ("max", figure(key_result.maximum)),
        ("metric", words(key_result.metric)),
        ("weight", number(key_result.weight)),
        ("owner", owner(key_result.owner)),
        ("team", words(names.team(key_result.team))),
        ("commitment", Fact(key_result.commitment.value) if key_result.commitment else None),
        ("due", day(key_result.due)),
        ("starts", day(key_result.starts)),
        ("indicator", words(key_result.indicator)),
        ("priority", words(key_result.priority)),
        ("evidence", words(key_result.evidence)),
        ("description", words(key_result.description)),
        ("text", words(key_result.body)),
        ("state", Fact(key_result.state.value) if key_result.state is not KeyResultState.ACTIVE else None),
        ("reason", words(key_result.reason)),
        ("tags", listed(key_result.tags)),
        ("aliases", listed(key_result.aliases)),
    )
    if key_result.planned:
        path = tuple((on, figure(to)) for on, to in key_result.planned)
        at = tuple((on, getattr(to, "number", None)) for on, to in key_result.planned)
        yield "planned", Fact(", ".join(f"{on.isoformat()}: {to.words}" for on, to in path if to), at)
    if key_result.levels:
        levels = key_result.levels
        for name in ("commit", "target", "stretch"):
            yield ("levels", name), words(getattr(levels, name))
    for milestone in key_result.milestones:
        weight = f", weight {number(milestone.weight).words}" if milestone.weight != 1 else ""  # type: ignore[union-attr]
        yield (MILESTONES, milestone.id), Fact(f"{' '.join(milestone.title.split())}{weight}")
        yield (MILESTONE_DUE, milestone.id), day(milestone.due)
    yield from _initiatives(key_result.initiatives)


def _known_of(key_result: KeyResult, insight: KeyResultInsight | None) -> Told:
    """Yield what is known of a key result at present, from wherever it was said last."""
    if insight is None:
        return
    yield "value", _value(key_result, insight)
    yield "confidence", number(insight.confidence.now)
    said = insight.confidence.said
    yield "status", Fact(said.value) if said else None
    for milestone in insight.milestones_done:
        yield (DONE, milestone), Fact("done")
    score = insight.score
    if score and score.given:
        yield "score", number(score.value)
        yield "score_reason", words(score.reason)
    yield "result", words(insight.result)


def _value(key_result: KeyResult, insight: KeyResultInsight) -> Fact | None:
    if key_result.kind is Kind.YES_NO:
        return Fact("done") if insight.done else None
    if key_result.kind is Kind.LEVELS:
        return words(insight.reached)
    if key_result.kind in {Kind.STATED, Kind.UNMEASURED} and insight.now:
        return percent(insight.now.progress)
    return figure(insight.figure)

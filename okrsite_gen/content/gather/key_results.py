"""Key results out of an objective's front matter."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from okrsite_gen.content.document import Path
from okrsite_gen.content.gather.measure import Measure, measure_of
from okrsite_gen.content.gather.people import Handles
from okrsite_gen.content.schema.key_result import KeyResultFront
from okrsite_gen.content.schema.parts import InitiativeFront, MilestoneFront
from okrsite_gen.content.wording import key_result_name
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.kinds import Kind
from okrsite_gen.model.names import Place, fold
from okrsite_gen.model.objectives import Initiative, KeyResult, Levels, Milestone


@dataclass(frozen=True, slots=True)
class KeyResults:
    """The key results of one objective."""

    made: tuple[KeyResult, ...]
    unclear: tuple[str, ...]
    """Keys of those whose fields contradict each other, so that nobody knows their kind."""
    findings: tuple[Diagnostic, ...]


def key_results_of(
    fronts: Sequence[KeyResultFront],
    places: Sequence[Place],
    objective: str,
    handles: Handles,
    left_out: Sequence[Path] = (),
) -> KeyResults:
    """Return the key results of one objective, in its order; `places` says where each stands in the file.

    `left_out` are the paths of fields that could not be used.
    """
    findings: list[Diagnostic] = []
    made: list[KeyResult] = []
    unclear: list[str] = []
    anchors = anchors_of(tuple(front.id for front in fronts))
    for position, (front, place, anchor) in enumerate(zip(fronts, places, anchors, strict=True), 1):
        unusable = frozenset(str(path[-1]) for path in left_out if path[:-1] == place.path)
        measure, found = measure_of(front, key_result_name(front.id, position), place, unusable)
        findings += found
        made.append(_key_result(front, measure, (objective, anchor, position, place), handles))
        if not measure.clear:
            unclear.append(made[-1].key)
    return KeyResults(tuple(made), tuple(unclear), tuple(findings))


def anchors_of(ids: Sequence[str]) -> tuple[str, ...]:
    """Return the fragment of each key result's address: its folded id, or `key-result-N` where it has none."""
    taken = {fold(identifier) for identifier in ids if identifier}
    return tuple(
        fold(identifier) if identifier else _free(f"key-result-{position}", taken)
        for position, identifier in enumerate(ids, 1)
    )


def _free(name: str, taken: set[str]) -> str:
    """Return `name`, or the first `name-N` that nobody has written as an id."""
    found, number = name, 1
    while found in taken:
        number += 1
        found = f"{name}-{number}"
    taken.add(found)
    return found


def initiatives_of(fronts: Iterable[InitiativeFront]) -> tuple[Initiative, ...]:
    """Return the work that is meant to move the numbers."""
    return tuple(Initiative(front.title, front.url, front.state) for front in fronts)


def _milestones(fronts: Sequence[MilestoneFront]) -> tuple[Milestone, ...]:
    taken = {fold(front.id) for front in fronts if front.id}
    return tuple(
        Milestone(front.id or _free(f"step-{number}", taken), front.title, front.done, front.weight, front.due)
        for number, front in enumerate(fronts, 1)
    )


def _key_result(
    front: KeyResultFront, measure: Measure, where: tuple[str, str, int, Place], handles: Handles
) -> KeyResult:
    objective, anchor, position, place = where
    kind, figures = measure.kind, measure.figures
    return KeyResult(
        key=f"{objective}#{anchor}",
        id=sys.intern(front.id),
        anchor=sys.intern(anchor),
        position=position,
        objective=objective,
        title=front.title,
        kind=kind,
        place=place,
        start=figures.get("start"),
        target=figures.get("target"),
        better=front.better if kind in (Kind.METRIC, Kind.BASELINE) else None,
        minimum=figures.get("min"),
        maximum=figures.get("max"),
        milestones=_milestones(front.milestones) if kind is Kind.MILESTONES else (),
        done=front.done if kind is Kind.YES_NO else None,
        levels=_levels(front) if kind is Kind.LEVELS else None,
        reached=front.reached if kind is Kind.LEVELS else "",
        progress=front.progress if kind is Kind.STATED else None,
        planned=measure.planned,
        unit=sys.intern(measure.unit),
        current=figures.get("current"),
        confidence=front.confidence,
        metric=measure.metric,
        weight=front.weight,
        owner=handles.owner(front.owner),
        team=front.team,
        due=front.due,
        starts=front.starts,
        indicator=front.indicator,
        priority=front.priority,
        initiatives=initiatives_of(front.initiatives),
        evidence=front.evidence,
        description=front.description,
        state=front.state,
        reason=front.reason,
        score=front.score,
        score_reason=front.score_reason,
        result=front.result,
        tags=front.tags,
        aliases=front.aliases,
    )


def _levels(front: KeyResultFront) -> Levels | None:
    levels = front.levels
    return Levels(levels.commit, levels.target, levels.stretch) if levels else None

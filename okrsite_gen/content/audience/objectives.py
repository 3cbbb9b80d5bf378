"""Objectives as one audience may see them."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from okrsite_gen.content.gather.key_results import anchors_of
from okrsite_gen.content.levels import Levels
from okrsite_gen.content.resolve.known import Known
from okrsite_gen.model.names import Reference
from okrsite_gen.model.objectives import KeyResult, Objective
from okrsite_gen.model.references import Scope


def shared_objective(
    objective: Objective, levels: Levels, shown: int, known: Known, still_there: Container[str]
) -> Objective:
    """Return an objective without key results for narrower audiences, and without the names of what is left out.

    `known` knows everything, `still_there` holds the keys of the objectives that are shown.
    """
    scope = Scope(objective.team, objective.cycle, objective.key)

    def veiled(reference: Reference) -> Reference:
        found = known.lookup(reference.written, scope).objective or known.in_doubt(reference.written, scope)
        return Reference("") if found and found not in still_there else reference

    key_results = _key_results(objective, levels, shown)
    carried = objective.carried_from
    named = (*(one.target for one in objective.supports), *(one.target for one in objective.depends_on), carried)
    if key_results is objective.key_results and all(one is None or veiled(one) is one for one in named):
        return objective
    return replace(
        objective,
        supports=tuple(replace(support, target=veiled(support.target)) for support in objective.supports),
        depends_on=tuple(
            replace(need, target=veiled(need.target)) if need.target is not None else need
            for need in objective.depends_on
        ),
        carried_from=veiled(carried) if carried is not None else None,
        key_results=key_results,
    )


def _key_results(objective: Objective, levels: Levels, shown: int) -> tuple[KeyResult, ...]:
    """Return the key results shown, counted anew: positions and anchors must not tell that there are others."""
    kept = [one for one in objective.key_results if levels.key_result(one.key) <= shown]
    if len(kept) == len(objective.key_results) and not any(levels.figures(one) > shown for one in kept):
        return objective.key_results
    anchors = anchors_of([one.id for one in kept])
    return tuple(
        replace(
            one,
            key=f"{objective.key}#{anchor}",
            anchor=anchor,
            position=position,
            figures_hidden=levels.figures(one) > shown,
        )
        for position, (one, anchor) in enumerate(zip(kept, anchors, strict=True), 1)
    )

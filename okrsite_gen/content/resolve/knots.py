"""Circles among objectives, teams and cycles: each is reported, and opened at one place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from okrsite_gen.content.codes_org import (
    CARRIED_CIRCLE,
    CYCLE_CIRCLE,
    SUPPORT_CIRCLE,
    SUPPORTS_ITSELF,
    TEAM_CIRCLE,
)
from okrsite_gen.content.resolve.circles import Circle, Edge, circles_in
from okrsite_gen.content.resolve.known import Known
from okrsite_gen.model.codes import Code
from okrsite_gen.model.names import Place
from okrsite_gen.model.objectives import Objective
from okrsite_gen.model.organisation import Cycle, Team

Nested = TypeVar("Nested", Team, Cycle)

_LEFT_OUT = "The link from here is left out, so that the rest can be shown."


def without_support_circles(objectives: dict[str, Objective], known: Known) -> dict[str, Objective]:
    """Return the objectives without supporting links that lead in a circle.

    A roll-up follows the same links, so no circle of roll-ups is left either.
    """
    edges = (
        Edge(objective.place.file, position, objective.key, support.target.objective)
        for objective in objectives.values()
        for position, support in enumerate(objective.supports)
        if support.target.objective is not None
    )
    opened = dict(objectives)
    dropped: dict[str, set[int]] = {}
    for circle in circles_in(edges):
        edge = circle.dropped
        support = objectives[edge.source].supports[edge.position]
        dropped.setdefault(edge.source, set()).add(edge.position)
        if edge.source == edge.target:
            known.findings.append(
                SUPPORTS_ITSELF.at(
                    support.place,
                    f"`{support.target.written}` is this objective itself.",
                    _LEFT_OUT,
                    "Name the objective above it, or delete the line.",
                )
            )
        else:
            ids = {key: objectives[key].id for key in circle.path}
            _report(circle, ids, "supports", SUPPORT_CIRCLE, support.place, known)
    for key, positions in dropped.items():
        kept = tuple(one for position, one in enumerate(objectives[key].supports) if position not in positions)
        opened[key] = replace(objectives[key], supports=kept)
    return opened


def without_carried_circles(objectives: dict[str, Objective], known: Known) -> dict[str, Objective]:
    """Return the objectives such that none continues itself, however indirectly."""
    edges = (
        Edge(objective.place.file, 0, objective.key, objective.carried_from.objective)
        for objective in objectives.values()
        if objective.carried_from is not None and objective.carried_from.objective is not None
    )
    opened = dict(objectives)
    for circle in circles_in(edges):
        objective = objectives[circle.dropped.source]
        ids = {key: objectives[key].id for key in circle.path}
        _report(circle, ids, "continues", CARRIED_CIRCLE, objective.place.at("carried_from"), known)
        opened[objective.key] = replace(objective, carried_from=None)
    return opened


def without_team_circles(teams: dict[str, Team], known: Known) -> dict[str, Team]:
    """Return the teams such that none lies within itself."""
    return _nested(teams, TEAM_CIRCLE, known, lambda team: replace(team, parent=""))


def without_cycle_circles(cycles: dict[str, Cycle], known: Known) -> dict[str, Cycle]:
    """Return the cycles such that none lies within itself."""
    return _nested(cycles, CYCLE_CIRCLE, known, lambda cycle: replace(cycle, parent=""))


def _nested(
    things: dict[str, Nested], code: Code, known: Known, opened: Callable[[Nested], Nested]
) -> dict[str, Nested]:
    found = dict(things)
    edges = (Edge(one.place.file, 0, one.key, one.parent) for one in things.values() if one.parent)
    for circle in circles_in(edges):
        last = things[circle.dropped.source]
        ids = {key: things[key].id for key in circle.path}
        _report(circle, ids, "lies within", code, last.place.at("parent"), known)
        found[last.key] = opened(last)
    return found


def _report(circle: Circle, ids: Mapping[str, str], verb: str, code: Code, place: Place, known: Known) -> None:
    """Name the whole path of a circle."""
    names = [f"`{ids[key]}`" for key in circle.path]
    if len(names) == 2:
        message = f"{names[0]} {verb} itself."
    else:
        message = f"{names[0]} {verb} {_chain(names[1:-1], verb)}, which {verb} {names[0]} again."
    known.findings.append(code.at(place, message, _LEFT_OUT, "Delete the one of these links that is not meant."))


def _chain(names: Iterable[str], verb: str) -> str:
    return f", which {verb} ".join(names)

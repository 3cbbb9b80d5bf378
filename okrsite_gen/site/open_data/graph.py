"""The alignment graph as open data."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.names import Reference
from okrsite_gen.model.objectives import Objective
from okrsite_gen.model.open_data.alignment import OpenEdge
from okrsite_gen.site.open_data.teller import Teller


def open_edges(tell: Teller) -> Iterator[OpenEdge]:
    """Yield every line of alignment and every dependency, by the objective from which it leads."""
    for objective in tell.edition.org.objectives.values():
        yield from open_edges_of(tell, objective)


def open_edges_of(tell: Teller, objective: Objective) -> Iterator[OpenEdge]:
    """Yield those that lead from one objective."""
    yield from _supports(tell, objective)
    yield from _needs(tell, objective)


def _supports(tell: Teller, objective: Objective) -> Iterator[OpenEdge]:
    for position, support in enumerate(objective.supports):
        yield OpenEdge(
            sort="supports",
            source=objective.id,
            target=_target(tell, support.target),
            team=_team(tell, support.target),
            cycle=tell.cycle(objective.cycle),
            status=support.status.value,
            primary=position == 0,
        )


def _needs(tell: Teller, objective: Objective) -> Iterator[OpenEdge]:
    for need in objective.depends_on:
        yield OpenEdge(
            sort="depends_on",
            source=objective.id,
            target=_target(tell, need.target) if need.target else "",
            team=tell.team(need.team),
            cycle=tell.cycle(objective.cycle),
            status=need.status.value,
            said_by_provider=need.said_by_provider,
            note=tell.text(need.note),
            needed_by=need.needed_by,
        )


def _target(tell: Teller, reference: Reference) -> str:
    return tell.ref(reference) if reference.found else ""


def _team(tell: Teller, reference: Reference) -> str:
    return tell.team(reference.objective.partition("/")[0]) if reference.objective else ""

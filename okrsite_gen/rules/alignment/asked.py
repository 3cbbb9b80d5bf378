"""What an objective asks of other teams, in words, and by when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from okrsite_gen.model.kinds import State
from okrsite_gen.model.names import Place
from okrsite_gen.model.objectives import Dependency, Objective
from okrsite_gen.rules.scene import Scene


def open_needs(objective: Objective, scene: Scene) -> Iterator[Dependency]:
    """Yield the dependencies of an objective that its team works on at present."""
    if objective.state is State.ACTIVE and scene.runs(objective.cycle):
        yield from objective.depends_on


def due_of(need: Dependency, objective: Objective, scene: Scene) -> date | None:
    """Return the day by which something is needed: that of the dependency, else the end of the cycle."""
    return need.needed_by or scene.org.cycles[objective.cycle].end


def name_of(need: Dependency) -> str:
    """Return what the author wrote for it."""
    return need.target.written if need.target is not None else need.team


def place_of_name(need: Dependency) -> Place:
    """Return where the author wrote it; a dependency that is nothing but a name is found as a whole."""
    return need.place.at("ref" if need.target is not None else "team")


def provider_of(need: Dependency, scene: Scene) -> str:
    """Return the key of the team that is asked; empty where it is not known."""
    asked = scene.org.objectives.get((need.target.objective if need.target else "") or "")
    return need.team or (asked.team if asked else "")

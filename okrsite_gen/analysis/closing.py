"""Whether and when something was closed, and in which words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from okrsite_gen.model.history import Change
from okrsite_gen.model.kinds import Outcome, State
from okrsite_gen.model.names import fold
from okrsite_gen.model.objectives import Objective
from okrsite_gen.model.organisation import Org, UpdateEdge


@dataclass(frozen=True, slots=True)
class Closing:
    """The word that closed an objective or a key result."""

    outcome: Outcome | None
    day: date | None
    """None where nobody says when."""
    check_in: str = ""
    """Key of the check-in that says it; empty for the objective's own file."""


def state_days(org: Org) -> dict[str, date]:
    """Return entity key → the day on which it came to be closed, or a key result to be what it is.

    As far as history tells; of an objective that is not closed it tells none.
    """
    of_key_results: dict[str, date] = {}
    of_objectives: dict[str, list[Change]] = defaultdict(list)
    for change in org.history.changes:
        if change.entity in org.objectives and change.name in {"state", "closed_as"}:
            of_objectives[change.entity].append(change)
        elif change.name == "state":
            of_key_results[change.entity] = change.day
    closed = {key: _closed_since(org.objectives[key], changes) for key, changes in of_objectives.items()}
    return of_key_results | {key: day for key, day in closed.items() if day}


def _closed_since(objective: Objective, changes: Sequence[Change]) -> date | None:
    """Go back from what its file says to the change before which it did not say that the objective is closed."""
    says = {"state": objective.state is State.CLOSED, "closed_as": objective.closed_as is not None}
    if not any(says.values()):
        return None
    for change in reversed(changes):
        says[change.name] = fold(change.before) == State.CLOSED.value if change.name == "state" else bool(change.before)
        if not any(says.values()):
            return change.day
    return None


def closing_in_file(objective: Objective, changed: date | None) -> Closing | None:
    """Return how the objective's own file closes it, if it does."""
    if objective.state is not State.CLOSED and objective.closed_as is None:
        return None
    return Closing(objective.closed_as, objective.closed_on or changed)


def closing_said(edges: Iterable[UpdateEdge], as_of: date) -> Closing | None:
    """Return the newest word of a check-in that closes, on or before the as-of date."""
    found: Closing | None = None
    for edge in edges:
        outcome, day = edge.update.closed_as, edge.check_in.day
        if outcome is not None and day <= as_of and (found is None or found.day is None or day >= found.day):
            found = Closing(outcome, day, edge.check_in.key)
    return found


def closing_of(in_file: Closing | None, said: Closing | None, as_of: date) -> Closing | None:
    """Return the closing that holds on the as-of date: the newest dated word, else the undated one of the file."""
    if in_file is not None and in_file.day is not None and in_file.day > as_of:
        in_file = None
    if in_file is None or said is None:
        return in_file or said
    if in_file.day is None or said.day is None or said.day >= in_file.day:
        return said
    return in_file if in_file.outcome is not None else Closing(said.outcome, in_file.day)

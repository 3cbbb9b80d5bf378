"""The collections of the API, each cut into parts so that an edit changes few of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from okrsite_gen.model.names import fold
from okrsite_gen.model.open_data import OpenData
from okrsite_gen.model.open_data.alignment import OpenEdge
from okrsite_gen.model.open_data.check_ins import OpenCheckIn, OpenPlan, OpenRetrospective
from okrsite_gen.model.open_data.findings import OpenFinding
from okrsite_gen.model.open_data.metrics import OpenMetric
from okrsite_gen.model.open_data.objectives import OpenKeyResult, OpenObjective
from okrsite_gen.model.open_data.organisation import OpenCycle, OpenPage, OpenPerson, OpenTeam
from okrsite_gen.model.open_data.weeks import OpenWeek


@dataclass(frozen=True, slots=True)
class Collection:
    """All entities of one kind."""

    name: str
    """As addresses have it: `key-results`."""
    of: type
    """What its items are."""
    cut: str
    """By what it is cut into parts, in words."""
    part: Callable[[Any], str]
    """Returns the name of the part in which an item stands."""
    table: bool = False
    """Whether it has a twin as CSV."""

    def items(self, data: OpenData) -> Sequence[Any]:
        """Return its items."""
        found: Sequence[Any] = getattr(data, self.name.replace("-", "_"))
        return found

    def parts(self, data: OpenData) -> Iterator[tuple[str, list[Any]]]:
        """Yield name and items of each part, in the order of their first items."""
        parts: dict[str, list[Any]] = {}
        for item in self.items(data):
            parts.setdefault(self.part(item), []).append(item)
        yield from parts.items()


def _by_id(one: OpenCycle | OpenTeam | OpenMetric | OpenPage | OpenWeek) -> str:
    return fold(one.id)


def _by_team_and_cycle(one: OpenObjective | OpenCheckIn | OpenPlan | OpenRetrospective) -> str:
    return fold(f"{one.team}/{one.cycle}")


def _of_key_result(one: OpenKeyResult) -> str:
    return fold(one.objective.rpartition("/")[0])


def _of_edge(one: OpenEdge) -> str:
    return fold(one.source.rpartition("/")[0])


def _by_team(one: OpenPerson | OpenFinding) -> str:
    return fold(f"teams/{one.team}") if one.team else "rest"


TEAM_AND_CYCLE = "team and cycle"
TEAM_OR_REST = "team (`teams/<team>`), with `rest` for what belongs to none"

COLLECTIONS = (
    Collection("cycles", OpenCycle, "cycle", _by_id),
    Collection("teams", OpenTeam, "team", _by_id),
    Collection("objectives", OpenObjective, TEAM_AND_CYCLE, _by_team_and_cycle, table=True),
    Collection("key-results", OpenKeyResult, f"{TEAM_AND_CYCLE} of their objectives", _of_key_result, table=True),
    Collection("check-ins", OpenCheckIn, TEAM_AND_CYCLE, _by_team_and_cycle, table=True),
    Collection("plans", OpenPlan, TEAM_AND_CYCLE, _by_team_and_cycle),
    Collection("retrospectives", OpenRetrospective, TEAM_AND_CYCLE, _by_team_and_cycle),
    Collection("metrics", OpenMetric, "metric", _by_id),
    Collection("people", OpenPerson, TEAM_OR_REST, _by_team),
    Collection("pages", OpenPage, "page", _by_id),
    Collection("alignment", OpenEdge, f"{TEAM_AND_CYCLE} of their sources", _of_edge, table=True),
    Collection("findings", OpenFinding, TEAM_OR_REST, _by_team),
    Collection("changes", OpenWeek, "week", _by_id),
)

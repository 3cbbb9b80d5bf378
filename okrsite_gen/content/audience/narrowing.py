"""What is left, beside objectives, when everything for narrower audiences is taken away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from okrsite_gen.content.gather.organisation import NOWHERE
from okrsite_gen.content.gathered import Gathered
from okrsite_gen.content.levels import Levels
from okrsite_gen.model.check_ins import CheckIn, Plan, Retrospective
from okrsite_gen.model.organisation import Charter

Entity = TypeVar("Entity")
OfTeam = TypeVar("OfTeam", Plan, Retrospective)


def narrowed(after: Gathered, levels: Levels, shown: int) -> Gathered:
    """Return everything without what is for audiences narrower than `shown`.

    Files that cannot be read are left out too: nobody knows for whom they are.
    """

    def visible(kind: str, entities: Mapping[str, Entity]) -> dict[str, Entity]:
        return {key: one for key, one in entities.items() if levels.of(kind, key) <= shown}

    def of_teams(kind: str, entities: Mapping[str, OfTeam]) -> dict[str, OfTeam]:
        return {key: one for key, one in entities.items() if levels.in_team(kind, key, one.team) <= shown}

    return replace(
        after,
        charter=after.charter if levels.of("index", "") <= shown else Charter(NOWHERE),
        teams={key: one for key, one in after.teams.items() if levels.team(key) <= shown},
        cycles=visible("cycle", after.cycles),
        metrics=visible("metric", after.metrics),
        people=visible("person", after.people),
        pages=visible("page", after.pages),
        plans=of_teams("plan", after.plans),
        retrospectives=of_teams("retrospective", after.retrospectives),
        check_ins=_check_ins(after.check_ins, levels, shown),
        broken=(),
        passages=(),
        audiences={},
        figures={},
        archives={key: replace(one, objectives={}, key_results={}) for key, one in after.archives.items()},
    )


def _check_ins(check_ins: Mapping[str, CheckIn], levels: Levels, shown: int) -> dict[str, CheckIn]:
    """Return check-ins without the updates and texts for narrower audiences; none of which nothing would be left."""
    found: dict[str, CheckIn] = {}
    for key, check_in in check_ins.items():
        updates = tuple(one for one in check_in.updates if levels.update(one, check_in) <= shown)
        if levels.free_text(check_in) <= shown:
            found[key] = replace(check_in, updates=updates)
        elif updates:
            found[key] = replace(check_in, updates=updates, wins="", blockers="", asks="", next="", notes=())
    return found


def says_something(check_in: CheckIn) -> bool:
    """Whether a check-in holds more than its date and its author."""
    texts = (check_in.wins, check_in.blockers, check_in.asks, check_in.next)
    return bool(check_in.updates or check_in.notes or any(text.strip() for text in texts))

"""The indexes of an organisation: who refers to what, in the order in which pages list it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from okrsite_gen.model.check_ins import CheckIn
from okrsite_gen.model.names import natural
from okrsite_gen.model.objectives import KeyResult, Objective
from okrsite_gen.model.organisation import NeedEdge, SupportEdge, Team, UpdateEdge

Lists = dict[str, tuple[str, ...]]


def in_order(objectives: Mapping[str, Objective], teams: Iterable[str], cycles: Iterable[str]) -> dict[str, Objective]:
    """Return the objectives by team, cycle and slug; teams and cycles come in their own orders."""
    team_ranks = {key: rank for rank, key in enumerate(teams)}
    cycle_ranks = {key: rank for rank, key in enumerate(cycles)}
    ordered = sorted(
        objectives.values(), key=lambda one: (team_ranks[one.team], cycle_ranks[one.cycle], natural(one.key))
    )
    return {objective.key: objective for objective in ordered}


def check_ins_in_order(check_ins: Iterable[CheckIn], teams: Iterable[str]) -> dict[str, CheckIn]:
    """Return check-ins by date, then by the order of their teams."""
    ranks = {key: rank for rank, key in enumerate(teams)}
    ordered = sorted(check_ins, key=lambda one: (one.day, ranks[one.team], one.key))
    return {check_in.key: check_in for check_in in ordered}


def supporters_of(objectives: Iterable[Objective]) -> dict[str, tuple[SupportEdge, ...]]:
    """Return, by supported objective, who supports it or one of its key results."""
    found: dict[str, list[SupportEdge]] = {}
    for objective in objectives:
        for support in objective.supports:
            target = support.target
            if target.objective is not None:
                edge = SupportEdge(objective.key, target.key_result or "", support.status)
                found.setdefault(target.objective, []).append(edge)
    return {key: tuple(edges) for key, edges in found.items()}


def needed_by(objectives: Iterable[Objective]) -> dict[str, tuple[NeedEdge, ...]]:
    """Return who depends on an objective, or on a team where no objective is named."""
    found: dict[str, list[NeedEdge]] = {}
    for objective in objectives:
        for position, need in enumerate(objective.depends_on):
            provider = need.target.objective if need.target is not None else need.team
            if provider:
                found.setdefault(provider, []).append(NeedEdge(objective.key, position))
    return {key: tuple(edges) for key, edges in found.items()}


def updates_about(
    check_ins: Iterable[CheckIn], objectives: Mapping[str, Objective], key_results: Mapping[str, KeyResult]
) -> dict[str, tuple[UpdateEdge, ...]]:
    """Return, by objective or key result, the updates about it.

    They come by day; of one day by file, the owning team's last: so the last word of a day is the one that counts.
    """
    found: dict[str, list[UpdateEdge]] = {}
    for check_in in sorted(check_ins, key=lambda one: (one.day, one.place.file)):
        for update in check_in.updates:
            target = update.target.key_result or update.target.objective
            if target:
                found.setdefault(target, []).append(UpdateEdge(check_in, update))
    return {key: tuple(_owner_last(edges, _team_of(key, objectives, key_results))) for key, edges in found.items()}


def _team_of(key: str, objectives: Mapping[str, Objective], key_results: Mapping[str, KeyResult]) -> str:
    """Return the key of the team whose word on an objective or key result wins."""
    key_result = key_results.get(key)
    if key_result is not None:
        return key_result.team or objectives[key_result.objective].team
    return objectives[key].team


def _owner_last(edges: list[UpdateEdge], team: str) -> list[UpdateEdge]:
    """Return updates, which are sorted by day and file, with those of `team` at the end of each day."""
    if all(edge.check_in.team == edges[0].check_in.team for edge in edges):
        return edges
    return sorted(edges, key=lambda edge: (edge.check_in.day, edge.check_in.team == team))


def objectives_of(objectives: Iterable[Objective]) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return the objectives of each team in each cycle."""
    return _by_team_and_cycle(((one.team, one.cycle), one.key) for one in objectives)


def shared_objectives_of(objectives: Iterable[Objective]) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return the objectives of others that are shared with each team in each cycle."""
    return _by_team_and_cycle(((team, one.cycle), one.key) for one in objectives for team in one.shared_with)


def _by_team_and_cycle(pairs: Iterable[tuple[tuple[str, str], str]]) -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], list[str]] = {}
    for place, key in pairs:
        found.setdefault(place, []).append(key)
    return {place: tuple(keys) for place, keys in found.items()}


def _lists(pairs: Iterable[tuple[str, str]]) -> Lists:
    found: dict[str, list[str]] = {}
    for name, key in pairs:
        found.setdefault(name, []).append(key)
    return {name: tuple(keys) for name, keys in found.items()}


def key_results_owned_by(objectives: Iterable[Objective]) -> Lists:
    """Return the key results that each team owns in other teams' objectives."""
    return _lists((one.team, one.key) for objective in objectives for one in objective.key_results if one.team)


def children(teams: Iterable[Team]) -> Lists:
    """Return the teams directly below each team; below the empty key the tops."""
    return _lists((team.parent, team.key) for team in teams)


def carried_to(objectives: Iterable[Objective]) -> Lists:
    """Return the objectives that continue each objective."""
    return _lists(
        (one.carried_from.objective, one.key)
        for one in objectives
        if one.carried_from is not None and one.carried_from.objective is not None
    )

"""The part of open data that belongs to some teams or a cycle."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from okrsite_gen.errors import OkrsiteError
from okrsite_gen.model.names import fold
from okrsite_gen.model.open_data import OpenData
from okrsite_gen.pipeline.chosen import unknown


def part_of(data: OpenData, team: str, cycle: str) -> OpenData:
    """Return what belongs to a team and those below it, and to a cycle; an empty name stands for all of them.

    An objective belongs to the teams that share it too. What belongs to no team or cycle stays, but the story of weeks,
    which is told of everybody. Raises `OkrsiteError` where there is no such team or cycle.
    """
    if not team and not cycle:
        return data
    teams = _teams(data, team) if team else frozenset(fold(each.id) for each in data.teams)
    cycles = frozenset({_cycle(data, cycle)}) if cycle else frozenset(fold(each.id) for each in data.cycles)

    def belongs(of_team: str, of_cycle: str) -> bool:
        return fold(of_team) in teams and fold(of_cycle) in cycles

    objectives = tuple(
        each for each in data.objectives if any(belongs(name, each.cycle) for name in (each.team, *each.shared_with))
    )
    kept = frozenset(each.id for each in objectives)
    return replace(
        data,
        cycles=tuple(each for each in data.cycles if fold(each.id) in cycles),
        teams=tuple(each for each in data.teams if fold(each.id) in teams),
        objectives=objectives,
        key_results=tuple(each for each in data.key_results if each.objective in kept),
        check_ins=tuple(each for each in data.check_ins if belongs(each.team, each.cycle)),
        plans=tuple(each for each in data.plans if belongs(each.team, each.cycle)),
        retrospectives=tuple(each for each in data.retrospectives if belongs(each.team, each.cycle)),
        people=tuple(each for each in data.people if not team or fold(each.team) in teams),
        alignment=tuple(each for each in data.alignment if each.source in kept),
        findings=tuple(each for each in data.findings if not team or fold(each.team) in teams),
        changes=(),
    )


def _teams(data: OpenData, written: str) -> frozenset[str]:
    known = {fold(each.id): each for each in data.teams}
    if fold(written) not in known:
        raise unknown("team", written, (each.id for each in data.teams))
    below: dict[str, list[str]] = defaultdict(list)
    for each in data.teams:
        below[fold(each.parent)].append(fold(each.id))
    found: list[str] = [fold(written)]
    for key in found:
        found += (each for each in below[key] if each not in found)
    return frozenset(found)


def _cycle(data: OpenData, written: str) -> str:
    if written == "current":
        written = data.organisation.computed.current_cycle
        if not written:
            raise OkrsiteError("No cycle is running on that day.", "Name one with --cycle.")
    if fold(written) not in {fold(each.id) for each in data.cycles}:
        raise unknown("cycle", written, (each.id for each in data.cycles))
    return fold(written)

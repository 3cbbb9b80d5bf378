"""Organisations for the tests of analysis: built directly, with every index that reading would have made."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from decimal import Decimal

from okrsite_gen.model.check_ins import CheckIn
from okrsite_gen.model.history import History
from okrsite_gen.model.kinds import Kind
from okrsite_gen.model.names import Place, Reference
from okrsite_gen.model.objectives import KeyResult, Objective
from okrsite_gen.model.organisation import (
    Charter,
    Cycle,
    Metric,
    NeedEdge,
    Org,
    SupportEdge,
    Team,
    UpdateEdge,
)
from okrsite_gen.model.values import WITHHELD, Figure, Value

QUARTER = Cycle("q4", "Q4", "Q4", Place("cycles/q4.md"), date(2026, 10, 1), date(2026, 12, 31))


def figure(text: str) -> Figure:
    """Read a plain figure: `38%`, `$5`, `12 days`, `withheld`."""
    if text == "withheld":
        return WITHHELD
    match = re.fullmatch(r"([^\d\s-]*)(-?[\d.]+(?:E[+-]?\d+)?)(\s*)(.*)", text)
    assert match, text
    prefix, number, space, unit = match.groups()
    comparable = (prefix or unit).removesuffix("s") if (prefix or unit) != "%" else "%"
    return Value(Decimal(number), comparable, text, "", prefix, space + unit)


def key_result(objective: str, name: str, kind: Kind, position: int = 1, **fields) -> KeyResult:
    """Return a key result of an objective."""
    place = Place(f"teams/{objective}.md", ("key_results", position - 1))
    return KeyResult(f"{objective}#{name}", name, name, position, objective, name.title(), kind, place, **fields)


def objective(key: str, *key_results: KeyResult, **fields) -> Objective:
    """Return an objective `team/cycle/slug`."""
    team, cycle, slug = key.split("/")
    return Objective(key, key, team, cycle, slug.title(), Place(f"teams/{key}.md"), key_results=key_results, **fields)


def target(key: str) -> Reference:
    """Return the reference to an objective (`t/c/o`) or a key result (`t/c/o#kr`)."""
    return Reference(key, key.partition("#")[0], key if "#" in key else None)


def check_in(team: str, cycle: str, day: date, *updates, **fields) -> CheckIn:
    """Return a team's check-in of one day."""
    key = f"{team}/{cycle}/{day.isoformat()}"
    return CheckIn(
        key, key, team, cycle, day, Place(f"teams/{team}/{cycle}/check-ins/{day}.md"), None, updates, **fields
    )


def organisation(
    objectives: list[Objective],
    check_ins: list[CheckIn] = (),
    *,
    cycles: list[Cycle] = (QUARTER,),
    teams: list[Team] = (),
    metrics: list[Metric] = (),
    history: History | None = None,
) -> Org:
    """Return an organisation with all its indexes."""
    known = {team.key for team in teams}
    keys = sorted({one.team for one in objectives} | {one.team for one in check_ins} | known)
    team_of = {team.key: team for team in teams}
    by_day = sorted(check_ins, key=lambda one: (one.day, one.team, one.key))
    return Org(
        charter=Charter(Place("index.md")),
        teams={key: team_of.get(key) or Team(key, key, key.title(), Place(f"teams/{key}/team.md")) for key in keys},
        cycles={cycle.key: cycle for cycle in cycles},
        objectives={one.key: one for one in objectives},
        key_results={part.key: part for one in objectives for part in one.key_results},
        check_ins={one.key: one for one in by_day},
        plans={},
        retrospectives={},
        metrics={metric.key: metric for metric in metrics},
        people={},
        pages={},
        assets={},
        history=history or History(),
        **_indexes(objectives, by_day),
    )


def _indexes(objectives: list[Objective], check_ins: list[CheckIn]) -> dict:
    updates, supporters, needed_by = defaultdict(list), defaultdict(list), defaultdict(list)
    own, shared = defaultdict(list), defaultdict(list)
    for one in check_ins:
        for update in one.updates:
            updates[update.target.key_result or update.target.objective].append(UpdateEdge(one, update))
    for one in objectives:
        own[one.team, one.cycle].append(one.key)
        for team in one.shared_with:
            shared[team, one.cycle].append(one.key)
        for support in one.supports:
            edge = SupportEdge(one.key, support.target.key_result or "", support.status)
            supporters[support.target.objective].append(edge)
        for position, need in enumerate(one.depends_on):
            provider = need.target.objective if need.target else need.team
            needed_by[provider].append(NeedEdge(one.key, position))
    return {
        "updates": {key: tuple(edges) for key, edges in updates.items()},
        "supporters": {key: tuple(edges) for key, edges in supporters.items()},
        "needed_by": {key: tuple(edges) for key, edges in needed_by.items()},
        "objectives_of": {key: tuple(keys) for key, keys in own.items()},
        "shared_objectives_of": {key: tuple(keys) for key, keys in shared.items()},
    }

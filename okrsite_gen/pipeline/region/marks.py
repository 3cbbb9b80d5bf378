"""What others may see of a team: digests of that, so that one glance tells whether they have to look again."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Mapping
from dataclasses import replace
from hashlib import blake2b
from typing import NamedTuple

from okrsite_gen.content.sample import sample_of
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.insights import Insights
from okrsite_gen.model.kinds import Kind
from okrsite_gen.model.names import Reference
from okrsite_gen.model.objectives import KeyResult, Objective
from okrsite_gen.model.organisation import BrokenFile, Org
from okrsite_gen.model.references import Scope, expand
from okrsite_gen.pipeline.region.units import Units, team_of
from okrsite_gen.pipeline.region.words import Words
from okrsite_gen.rules import RULES, Scene


class Marks(NamedTuple):
    """What others see of one team, all in plain values."""

    objectives: Mapping[str, str]
    """Key of an objective, of one that cannot be read too → what those see that name it."""
    gives: Mapping[str, str]
    """Key of an objective → what it gives to one that adds it up; of those only that support one which does."""
    looks: Mapping[str, str]
    """Code of a rule of the whole organisation → what it sees, where it can be told by a digest."""
    sums: Mapping[str, tuple[object, ...]]
    """Code of a rule that adds up → what it sees."""
    elsewhere: tuple[str, ...]
    """Keys of other teams in whose files something is found about this one."""
    cycles: Mapping[str, str]
    """Key of a cycle for which it has objectives → key of one of them."""
    names: str
    """What somebody may have meant who names something else."""


def marks_of(
    scene: Scene,
    raw: Iterable[Diagnostic],
    left_out: Mapping[str, Collection[object]],
    others: Mapping[str, tuple[str, ...]],
) -> dict[str, Marks]:
    """Return team → what others see of it, for the teams that the scene asks about, in their order.

    `raw` is what was found in files by themselves, `left_out` says what could not be used of them, and `others` in
    which teams' files something else is found.
    """
    org, insights = scene.org, scene.insights
    told: dict[str, list[str]] = {}
    for each in raw:
        told.setdefault(each.place.file, []).append(f"{each.code} {each.place.path}")
    rules = [(rule, rule.sees(scene)) for rule in RULES if rule.sees]
    own, unread = _by_team(org, scene), {file.key for file in org.broken if file.kind == "objective"}
    found = {}
    for team, (objectives, broken) in own.items():
        seen = {each.key: _digest(_seen(each, told, left_out, unread)) for each in objectives}
        seen |= {each.key: _digest((each.place.file, each.doubt)) for each in broken}
        gives = {each.key: _digest(_given(each, org, insights)) for each in objectives if _is_added_up(each, org)}
        found[team] = Marks(
            seen,
            gives,
            {rule.code.id: _digest(by_team.get(team)) for rule, by_team in rules if not rule.adds_up},
            {rule.code.id: by_team.get(team, ()) for rule, by_team in rules if rule.adds_up},
            others.get(team, ()),
            {each.cycle: each.key for each in objectives},
            _digest([(each.id, [one.id for one in each.key_results]) for each in objectives]),
        )
    return found


def elsewhere(
    found: Iterable[tuple[str, Diagnostic]], words: Mapping[str, Words], units: Units
) -> Mapping[str, tuple[str, ...]]:
    """Return team → the other teams in whose files something is found about it.

    `found` is what rules found, with the team that it is about; where they do not tell that, a finding in a report may
    be about any team of which the report speaks.
    """
    spoken_of = {file: keys for each in words.values() for file, keys in each.reports}
    met: dict[str, set[str]] = {}
    for about, finding in found:
        where = units.of(finding.place.file)
        teams = {about} if about else {team_of(key) for key in spoken_of.get(finding.place.file, ())}
        for team in teams - {where} if where else ():
            met.setdefault(team, set()).add(where)
    return {team: tuple(sorted(others)) for team, others in met.items()}


def _by_team(org: Org, scene: Scene) -> Mapping[str, tuple[list[Objective], list[BrokenFile]]]:
    own: dict[str, tuple[list[Objective], list[BrokenFile]]] = {
        team: ([], []) for team in org.teams if scene.asks_about(team)
    }
    for objective in org.objectives.values():
        if objective.team in own:
            own[objective.team][0].append(objective)
    for file in org.broken:
        team = file.key.partition("/")[0]
        if file.kind == "objective" and team in own:
            own[team][1].append(file)
    return own


def _seen(
    objective: Objective,
    told: Mapping[str, list[str]],
    left_out: Mapping[str, Collection[object]],
    unread: Container[str],
) -> tuple[object, ...]:
    """Return what whoever names an objective may come to see of it: supporters, check-ins, plans, links."""
    scope = Scope(objective.team, objective.cycle, objective.key)
    file = objective.place.file
    needs = tuple(
        (need.target and _seen_target(need.target, scope, unread), need.team, need.status)
        for need in objective.depends_on
    )
    return (
        (objective.id, file, objective.title, objective.state, objective.closed_as, objective.shared_with),
        tuple(each.target.objective for each in objective.supports),
        needs,
        tuple(map(_seen_key_result, objective.key_results)),
        (told.get(file), sorted(map(str, left_out.get(file, ())))),
    )


def _seen_target(target: Reference, scope: Scope, unread: Container[str]) -> tuple[object, ...]:
    named = expand(target.written, scope)
    return (target.written, target.objective, bool(named and named[0] in unread))


def _seen_key_result(one: KeyResult) -> tuple[object, ...]:
    path = (figure for _, figure in one.planned)
    sample = sample_of((one.target, one.start, one.minimum, one.maximum, one.current, *path), one.unit)
    unit = sample and (sample.unit, sample.prefix, sample.suffix)
    milestones = tuple(each.id for each in one.milestones)
    return (one.key, one.id, one.title, one.kind, one.place.path, one.team, one.state, one.unit, unit, milestones)


def _is_added_up(objective: Objective, org: Org) -> bool:
    above = (org.objectives.get(each.target.objective or "") for each in objective.supports)
    return any(one.kind is Kind.ROLLUP for each in above if each for one in each.key_results)


def _given(objective: Objective, org: Org, insights: Insights) -> tuple[object, ...]:
    """Return what an objective that adds up its supporters takes from this one."""
    keys = [objective.key, *(one.key for one in objective.key_results)]
    days = tuple(edge.check_in.day for key in keys for edge in org.updates.get(key, ()))
    key_results = tuple(insights.key_results[one.key] for one in objective.key_results)
    supports = tuple((each.target, each.status) for each in objective.supports)
    own = replace(insights.objectives[objective.key], supporting_progress=None, supporting=0)
    return (objective.state, supports, own, key_results, days)


def _digest(value: object) -> str:
    return blake2b(repr(value).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def differ(before: Mapping[str, str], now: Mapping[str, str]) -> set[str]:
    """Return the keys that one of both lacks, or that stand for something else."""
    return {key for key, _ in before.items() ^ now.items()}

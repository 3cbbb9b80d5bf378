"""Objectives with their references resolved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from okrsite_gen.content.codes_org import UNKNOWN_METRIC, UNKNOWN_PILLAR, UNKNOWN_TEAM
from okrsite_gen.content.resolve.known import Known
from okrsite_gen.content.resolve.links import check_person
from okrsite_gen.model.names import Owner, Place, fold
from okrsite_gen.model.objectives import Dependency, KeyResult, Objective
from okrsite_gen.model.references import Scope


def resolved(objective: Objective, known: Known) -> Objective:
    """Return an objective whose references, teams, metrics and pillar are keys; what leads nowhere is reported."""
    scope = Scope(objective.team, objective.cycle, objective.key)
    place = objective.place
    supports = tuple(
        replace(support, target=known.reference(support.target.written, scope, support.place.at("ref")))
        for support in objective.supports
    )
    carried = objective.carried_from
    return replace(
        objective,
        owner=owner(objective.owner, place.at("owner"), known),
        contributors=owners(objective.contributors, place, "contributors", known),
        shared_with=_shared_with(objective, known),
        supports=supports,
        depends_on=tuple(_dependency(need, scope, known) for need in objective.depends_on),
        pillar=_pillar(objective, known),
        carried_from=known.reference(carried.written, scope, place.at("carried_from")) if carried else None,
        key_results=tuple(_key_result(key_result, objective.team, known) for key_result in objective.key_results),
    )


def owner(found: Owner | None, place: Place, known: Known) -> Owner | None:
    """Return who answers for something; a handle without a person is reported and shown as plain words.

    Where readers are not to see everybody, whoever is not among those shown is left out altogether.
    """
    if found is None or not found.handle or found.handle in known.gathered.people:
        return found
    if known.gathered.hides:
        return None
    check_person(found.text, place, known)
    return Owner(found.text)


def owners(found: Iterable[Owner], place: Place, field: str, known: Known) -> tuple[Owner, ...]:
    """Return everybody of a list that may be shown, each once."""
    shown = (owner(one, known.entry(place, field, position), known) for position, one in enumerate(found))
    return tuple(dict.fromkeys(one for one in shown if one is not None))


def _key_result(key_result: KeyResult, own_team: str, known: Known) -> KeyResult:
    place = key_result.place
    team, metric = key_result.team, key_result.metric
    if team:
        team = known.name("team", team, known.gathered.teams, place.at("team"), UNKNOWN_TEAM)
    if metric:
        metric = known.name("metric", metric, known.gathered.metrics, place.at("metric"), UNKNOWN_METRIC)
    answering = owner(key_result.owner, place.at("owner"), known)
    if team == key_result.team == "" and metric == key_result.metric == "" and answering == key_result.owner:
        return key_result
    return replace(key_result, team="" if team == own_team else team, metric=metric, owner=answering)


def _shared_with(objective: Objective, known: Known) -> tuple[str, ...]:
    found = (
        known.name(
            "team", written, known.gathered.teams, known.entry(objective.place, "shared_with", position), UNKNOWN_TEAM
        )
        for position, written in enumerate(objective.shared_with)
    )
    return tuple(dict.fromkeys(team for team in found if team and team != objective.team))


def _pillar(objective: Objective, known: Known) -> str:
    if not objective.pillar:
        return ""
    pillars = {pillar.key: pillar for pillar in known.gathered.charter.pillars}
    key = fold(objective.pillar)
    if key in pillars or ("index", "") in known.broken:
        return key if key in pillars else ""
    listed = ", ".join(f"`{pillar.id}`" for pillar in pillars.values())
    hint = f"The pillars are {listed}." if listed else "List the `pillars` in `index.md`, or delete the line."
    known.findings.append(
        UNKNOWN_PILLAR.at(
            objective.place.at("pillar"),
            f"There is no pillar `{objective.pillar[:100]}`.",
            "The objective is listed with those that serve no pillar.",
            known.guess(objective.pillar, pillars, "Did you mean `{}`?") or hint,
        )
    )
    return ""


def _dependency(need: Dependency, scope: Scope, known: Known) -> Dependency:
    if need.target is not None:
        target = known.reference(need.target.written, scope, need.place.at("ref"))
        provider = known.gathered.objectives[target.objective].team if target.objective else ""
        return replace(need, target=target, team=provider)
    if not need.team:
        return replace(need, target=known.nowhere(""))
    team = known.name("team", need.team, known.gathered.teams, need.place.at("team"), UNKNOWN_TEAM)
    return replace(need, team=team) if team else replace(need, target=known.nowhere(need.team), team="")

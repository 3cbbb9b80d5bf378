"""Objectives as open data."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.history import REMOVED, Goalpost
from okrsite_gen.model.kinds import KeyResultState
from okrsite_gen.model.objectives import Dependency, Objective
from okrsite_gen.model.open_data.computed import OpenGoalpost, OpenObjectiveComputed, OpenPathPoint
from okrsite_gen.model.open_data.objectives import OpenDependency, OpenDependencyComputed, OpenObjective, OpenSupport
from okrsite_gen.site import routes
from okrsite_gen.site.open_data.teller import Teller, address, confidence, counts, freshness
from okrsite_gen.site.wording import places_of_plan, word_formula


def open_objectives(tell: Teller) -> Iterator[OpenObjective]:
    """Yield every objective, in the order in which the site lists them."""
    for objective in tell.edition.org.objectives.values():
        yield open_objective(tell, objective)


def open_objective(tell: Teller, objective: Objective) -> OpenObjective:
    """Return one objective."""
    org, key = tell.edition.org, objective.key
    pillar = next((each.id for each in org.charter.pillars if each.key == objective.pillar), objective.pillar)
    return OpenObjective(
        id=objective.id,
        team=tell.team(objective.team),
        cycle=tell.cycle(objective.cycle),
        title=tell.text(objective.title),
        owner=tell.owner(objective.owner),
        contributors=tell.owners(objective.contributors),
        shared_with=tuple(map(tell.team, objective.shared_with)),
        supports=tuple(OpenSupport(tell.ref(each.target), each.status) for each in objective.supports),
        depends_on=tuple(_dependency(tell, each) for each in objective.depends_on),
        pillar=pillar,
        ambition=objective.ambition,
        state=objective.state,
        closed_as=objective.closed_as,
        starts=objective.starts,
        closed_on=objective.closed_on,
        priority=objective.priority,
        tags=objective.tags,
        carried_from=tell.ref(objective.carried_from),
        check_in=objective.check_in,
        confidence=objective.confidence,
        progress=objective.progress,
        audience=tell.audience("objective", key),
        figures=org.figures.get(key, ""),
        aliases=objective.aliases,
        allow=tell.allow(objective.place),
        initiatives=tell.initiatives(objective.initiatives),
        body=tell.text(objective.body),
        key_results=tuple(tell.id(each.key) for each in objective.key_results),
        computed=_computed(tell, objective),
    )


def _dependency(tell: Teller, need: Dependency) -> OpenDependency:
    named = need.target is not None
    return OpenDependency(
        ref=tell.ref(need.target),
        team="" if named else tell.team(need.team),
        note=tell.text(need.note),
        status=need.asked if need.said_by_provider else need.status,
        needed_by=need.needed_by,
        computed=OpenDependencyComputed(need.status, need.said_by_provider, tell.team(need.team)),
    )


def _computed(tell: Teller, objective: Objective) -> OpenObjectiveComputed:
    edition, key = tell.edition, objective.key
    insight = edition.insights.objectives[key]
    progress = insight.shown_progress
    supporters = dict.fromkeys(edge.supporter for edge in edition.org.supporters.get(key, ()))
    return OpenObjectiveComputed(
        address=address(routes.address_of_objective(key)),
        title=tell.words.plain(edition.directory.objectives[key].title),
        owner=tell.named(objective.owner),
        status=tell.status(insight.status),
        progress=progress,
        measured=insight.measured,
        counted=insight.counted,
        formula=word_formula(tell.words, insight.formula, progress, places_of_plan(insight.pace)),
        planned_now=insight.planned_now,
        pace=insight.against_plan,
        confidence=confidence(insight.confidence),
        lowest_confidence=_lowest_confidence(tell, objective),
        due_day=edition.org.cycles[objective.cycle].end,
        freshness=freshness(insight.freshness),
        key_result_statuses=counts(insight.counts),
        deciding=tuple(map(tell.id, insight.deciding)),
        score=tell.score(insight.score),
        supporting_progress=insight.supporting_progress,
        supporters=tuple(map(tell.id, supporters)),
        series=tuple(OpenPathPoint(day, value) for day, value in insight.series),
        goalposts=tuple(goalposts(tell, objective, own=False)),
    )


def _lowest_confidence(tell: Teller, objective: Objective) -> int | None:
    insights = tell.edition.insights
    parts = (insights.key_results[each.key] for each in objective.key_results if each.state is KeyResultState.ACTIVE)
    stated = (insights.objectives[objective.key].confidence.now, *(each.confidence.now for each in parts))
    return min((each for each in stated if each is not None), default=None)


def goalposts(tell: Teller, objective: Objective, key: str = "", *, own: bool) -> Iterator[OpenGoalpost]:
    """Yield how a key result was made easier; without `own`, the objective itself and key results that are gone."""
    for each in tell.edition.goalposts_in.get(objective.key, ()):
        is_own = each.key_result in tell.edition.org.key_results
        if is_own is own and (not own or each.key_result == key):
            yield _goalpost(tell, each, "" if own or each.key_result == objective.key else each.key_result)


def _goalpost(tell: Teller, goalpost: Goalpost, gone: str) -> OpenGoalpost:
    before, after = goalpost.before, goalpost.after
    if goalpost.name in {"title", REMOVED}:
        before, after = tell.text(before), tell.text(after)
    return OpenGoalpost(goalpost.name, goalpost.day, before, after, tell.text(goalpost.reason), gone)

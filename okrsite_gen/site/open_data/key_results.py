"""Key results as open data."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from okrsite_gen.model.insights import KeyResultInsight, Point
from okrsite_gen.model.kinds import Kind
from okrsite_gen.model.objectives import KeyResult, Objective
from okrsite_gen.model.open_data.computed import OpenChecks, OpenKeyResultComputed, OpenPathPoint, OpenPoint
from okrsite_gen.model.open_data.objectives import OpenKeyResult, OpenLevels, OpenMilestone, OpenPlanned
from okrsite_gen.site import routes
from okrsite_gen.site.open_data.objectives import goalposts
from okrsite_gen.site.open_data.teller import Teller, address, confidence, freshness
from okrsite_gen.site.wording import places_of_plan, word_formula


def open_key_results(tell: Teller) -> Iterator[OpenKeyResult]:
    """Yield the key results of all objectives, in their order."""
    for objective in tell.edition.org.objectives.values():
        for key_result in objective.key_results:
            yield open_key_result(tell, objective, key_result)


def open_key_result(tell: Teller, objective: Objective, one: KeyResult) -> OpenKeyResult:
    """Return one key result of an objective."""
    org, hidden = tell.edition.org, one.figures_hidden
    metric = org.metrics.get(one.metric)
    return OpenKeyResult(
        id=tell.id(one.key),
        unnamed=not one.id,
        objective=objective.id,
        position=one.position,
        title=tell.text(one.title),
        unit="" if hidden else one.unit,
        start=tell.figure(one.start, one.unit, hidden=hidden),
        target=tell.figure(one.target, one.unit, hidden=hidden),
        better=one.better,
        min=tell.figure(one.minimum, one.unit, hidden=hidden),
        max=tell.figure(one.maximum, one.unit, hidden=hidden),
        milestones=tuple(
            OpenMilestone(each.id, tell.text(each.title), each.done, each.weight, each.due) for each in one.milestones
        ),
        done=one.done,
        levels=_levels(tell, one),
        reached=one.reached,
        baseline=True if one.kind is Kind.BASELINE else None,
        rollup="supporting" if one.kind is Kind.ROLLUP else "",
        progress=one.progress,
        planned=() if hidden else _planned(tell, one),
        current=tell.figure(one.current, one.unit, hidden=hidden),
        confidence=one.confidence,
        metric=metric.id if metric else "",
        weight=one.weight,
        owner=tell.owner(one.owner),
        team=tell.team(one.team) if one.team else "",
        due=one.due,
        starts=one.starts,
        indicator=one.indicator,
        priority=one.priority,
        initiatives=tell.initiatives(one.initiatives),
        evidence=one.evidence,
        description=tell.text(one.description),
        body=tell.text(one.body),
        state=one.state,
        reason=tell.text(one.reason),
        score=one.score,
        score_reason=tell.text(one.score_reason),
        result=tell.text(one.result),
        audience=tell.audience("key-result", one.key),
        figures=org.figures.get(one.key, ""),
        tags=one.tags,
        aliases=one.aliases,
        computed=_computed(tell, objective, one),
    )


def _levels(tell: Teller, one: KeyResult) -> OpenLevels | None:
    levels = one.levels
    return OpenLevels(*map(tell.text, (levels.commit, levels.target, levels.stretch))) if levels else None


def _planned(tell: Teller, one: KeyResult) -> tuple[OpenPlanned, ...]:
    told = ((day, tell.figure(figure)) for day, figure in one.planned)
    return tuple(OpenPlanned(day, figure) for day, figure in told if figure is not None)


def _computed(tell: Teller, objective: Objective, one: KeyResult) -> OpenKeyResultComputed:
    insight, hidden = tell.edition.insights.key_results[one.key], one.figures_hidden
    progress = insight.progress if insight.has_value else None
    total = len(objective.key_results)
    supporters = (edge for edge in tell.edition.org.supporters.get(objective.key, ()) if edge.key_result == one.key)
    return OpenKeyResultComputed(
        address=address(routes.address_of_key_result(objective.key, one.anchor, one.position, total)),
        title=tell.words.plain(tell.edition.directory.key_results[one.key].title),
        kind=one.kind,
        owner=tell.named(one.owner or objective.owner),
        status=tell.status(insight.status),
        measurable=insight.measurable,
        unmeasured_because=insight.unmeasured_because,
        progress=progress,
        raw=insight.raw if insight.has_value and not hidden else None,
        value=tell.figure(insight.figure, one.unit, hidden=hidden),
        value_day=insight.now.day if insight.now else None,
        due_day=one.due or tell.edition.org.cycles[objective.cycle].end,
        formula=word_formula(tell.words, insight.formula, progress, places_of_plan(insight.pace)),
        planned_now=insight.planned_now,
        pace=tell.pace(insight.pace, one.unit, hidden=hidden),
        confidence=confidence(insight.confidence),
        contradiction=insight.contradiction,
        freshness=freshness(insight.freshness),
        done=insight.done,
        reached=insight.reached,
        milestones_done=insight.milestones_done,
        checks=_checks(insight),
        score=tell.score(insight.score),
        result=tell.text(insight.result),
        path=tuple(OpenPathPoint(day, value) for day, value in insight.path),
        series=tuple(_point(tell, each, one.unit, hidden=hidden) for each in insight.series),
        goalposts=tuple(goalposts(tell, objective, one.key, own=True)),
        supporters=tuple(dict.fromkeys(tell.id(edge.supporter) for edge in supporters)),
    )


def _checks(insight: KeyResultInsight) -> OpenChecks | None:
    band = insight.band
    return OpenChecks(band.checks, band.inside, band.inside_now) if band else None


def _point(tell: Teller, point: Point, unit: str, *, hidden: bool) -> OpenPoint:
    return OpenPoint(
        source=point.source.kind,
        day=point.day,
        source_id=_source_id(tell, point.source.key),
        value=tell.figure(point.figure, unit, hidden=hidden),
        progress=_clamped(point) if hidden else point.progress,
        confidence=point.confidence,
        status=point.said,
    )


def _clamped(point: Point) -> Decimal | None:
    """Return progress as pages show it that keep figures inside: nothing beyond the way from 0 to 1."""
    return None if point.progress is None else min(max(point.progress, Decimal(0)), Decimal(1))


def _source_id(tell: Teller, key: str) -> str:
    org = tell.edition.org
    found = org.check_ins.get(key) or org.metrics.get(key)
    return found.id if found else ""

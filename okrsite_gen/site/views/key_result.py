"""A key result in full, as it stands on its objective's page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from okrsite_gen.model.insights import ConfidenceInsight, Formula, KeyResultInsight, PaceInsight, Source
from okrsite_gen.model.kinds import KeyResultState, Work
from okrsite_gen.model.objectives import Initiative, KeyResult, Objective
from okrsite_gen.model.values import PERCENT, Figure, Value, known
from okrsite_gen.site import routes
from okrsite_gen.site.charts.lanes import Lane, LanesChart
from okrsite_gen.site.charts.line import LineChart
from okrsite_gen.site.charts.metric import MetricChart
from okrsite_gen.site.charts.result_bar import ResultBar
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.long_texts import room_in_objective
from okrsite_gen.site.page import Link
from okrsite_gen.site.prose import Prose, Title
from okrsite_gen.site.summaries import KeyResultSummary
from okrsite_gen.site.views.charting import band_chart, key_result_chart, lanes_chart, result_bar, span_of
from okrsite_gen.site.views.goalposts import GoalpostView, former_targets, goalposts_of
from okrsite_gen.site.views.steps import LevelView, MilestoneView, levels_of, milestones_of
from okrsite_gen.site.views.supports import SupporterView
from okrsite_gen.site.views.words import UpdateView, update_view

SUPPORTERS = 4
"""Supporting objectives that stand with a key result itself."""


@dataclass(frozen=True, slots=True)
class InitiativeView:
    """Work meant to move the numbers; never counted as progress."""

    title: Title
    """What it is."""
    url: str
    """Where it is tracked, in the web or on the site; empty if unknown."""
    state: Work
    """How far it is."""


@dataclass(frozen=True, slots=True)
class LatestWord:
    """The newest note about a key result."""

    day: date
    """Day of the check-in."""
    team: Link
    """The reporting team."""
    author: Link | None
    """Who wrote it, as configuration lets people appear."""
    address: str
    """Where the whole check-in stands."""
    update: UpdateView
    """What was said."""


@dataclass(frozen=True, slots=True)
class SourceView:
    """Where a figure was written down."""

    kind: str
    """`check-in`, `metric`, `file` (the objective's own) or `history`."""
    day: date | None
    """The day of the figure; None where it stands undated."""
    address: str
    """Address of the check-in or metric; empty otherwise."""


@dataclass(frozen=True, slots=True)
class WhyView:
    """How a figure came about."""

    formula: Formula
    """The arithmetic and its inputs."""
    progress: Decimal | None
    """What came out of it, before it is clamped."""
    day: date | None
    """Day of the value."""
    source: SourceView | None
    """Where the value was written down."""


@dataclass(frozen=True, slots=True)
class StraightPlan:
    """A plan that rises evenly."""

    start: date
    """The day from which it rises."""
    end: date
    """The day on which it arrives."""
    expected: Decimal
    """Progress expected on that day, 0–1."""


@dataclass(frozen=True, slots=True)
class KeyResultView:
    """One key result with everything that is known about it."""

    summary: KeyResultSummary
    """What lists show of it."""
    straight: StraightPlan | None
    """Its plan, where that is a straight line; None where points or due days were set, or there is none."""
    state: KeyResultState
    """Whether it still counts."""
    weight: Decimal | None
    """Its weight in the objective's mean; None where all weigh the same."""
    due: date | None
    """Its own due date."""
    starts: date | None
    """Its own late start."""
    indicator: str
    """`leading`, `lagging` or nothing."""
    priority: str
    """As written; may be empty."""
    tags: tuple[str, ...]
    """As written."""
    evidence: str
    """A web address, or an address of the site, where one can look; empty if there is none."""
    description: Prose
    """What its entry in the front matter says about it."""
    body: Prose
    """What the section about it in the objective's text says."""
    milestones: tuple[MilestoneView, ...]
    """Its steps; empty for other kinds."""
    levels: tuple[LevelView, ...]
    """Its agreed results; empty for other kinds."""
    pace: PaceInsight
    """The value compared with the plan on its day; without a planned figure where values may not be shown."""
    gap: Value | None
    """Value minus plan in its own unit; None also where the value is the progress, whose gap the pace has."""
    confidence: ConfidenceInsight
    """What people say."""
    confidence_source: SourceView | None
    """Where the latest confidence was written down."""
    contradiction: str
    """`confident-but-behind`, `worried-but-on-plan` or nothing."""
    bar: ResultBar | None
    """The way from start to target; None for kinds without one and where figures may not be shown."""
    chart: LineChart | None
    """The key result over time; None where there is too little to draw."""
    band_chart: MetricChart | None
    """A guardrail over time; None for other kinds or where there is too little to draw."""
    lanes: LanesChart | None
    """Its milestones over time; None for other kinds and where no day is known."""
    latest: LatestWord | None
    """The newest note about it; None where nobody wrote one."""
    why: WhyView
    """How its figure came about."""
    initiatives: tuple[InitiativeView, ...]
    """Work meant to move it."""
    metric: Link | None
    """The metric that feeds it."""
    supporters: tuple[SupporterView, ...]
    """The first objectives that support this key result."""
    more_supporters: int
    """How many more there are; they stand in the objective's own list."""
    result: Title | None
    """How it ended."""
    score_reason: Title | None
    """Why its score differs from the computed one."""
    goalposts: tuple[GoalpostView, ...]
    """How it was made easier after it had been agreed on, oldest first."""
    folded: bool
    """Whether its entry is folded, since the page has many."""


def key_result_view(
    edition: Edition,
    objective: Objective,
    key_result: KeyResult,
    supporters: tuple[SupporterView, ...],
    *,
    folded: bool = False,
) -> KeyResultView:
    """Return a key result in full; `supporters` are all objectives that support its objective."""
    insight = edition.insights.key_results[key_result.key]
    summary = edition.directory.key_results[key_result.key]
    scope, file = edition.scope_of(objective), objective.place.file
    span = span_of(key_result, objective.starts, edition.org.cycles[objective.cycle])
    hidden, page = key_result.figures_hidden, routes.address_of_objective(objective.key)
    room, anchor = room_in_objective(objective), key_result.anchor
    metric = edition.org.metrics.get(key_result.metric)
    score_reason = insight.score.reason if insight.score else ""
    uneven = len({each.weight for each in objective.key_results}) > 1
    mine = tuple(each for each in supporters if each.via is summary)
    steps = milestones_of(edition, objective, key_result, insight)
    lanes = tuple(Lane(step.due, step.done, step.done_on, step.overdue) for step in steps)
    as_of = edition.insights.as_of
    drawn = lanes_chart(key_result, summary.title, insight, lanes, span, as_of)
    return KeyResultView(
        summary=summary,
        straight=_straight(insight),
        state=key_result.state,
        weight=key_result.weight if uneven else None,
        due=key_result.due,
        starts=key_result.starts,
        indicator=key_result.indicator,
        priority=key_result.priority,
        tags=key_result.tags,
        evidence=edition.linker.destination(key_result.evidence, file),
        description=edition.prose(key_result.description, scope, file, f"{anchor}.described.", 4, page, room),
        body=edition.prose(key_result.body, scope, file, f"{anchor}.", 4, page, room),
        milestones=steps,
        levels=levels_of(edition, objective, key_result, insight),
        pace=replace(insight.pace, planned_figure=None) if hidden else insight.pace,
        gap=None if hidden else _gap(insight),
        confidence=insight.confidence,
        confidence_source=source_view(edition, insight.confidence.source, insight.confidence.day),
        contradiction=insight.contradiction,
        bar=result_bar(summary, insight.pace),
        chart=None
        if drawn
        else key_result_chart(
            key_result, summary.title, insight, span, as_of, former_targets(edition, objective, key_result.key)
        ),
        band_chart=band_chart(key_result, summary.title, insight, span, as_of),
        lanes=drawn,
        latest=latest_word(edition, key_result.key, f"{key_result.anchor}.latest.", 4),
        why=_why(edition, insight),
        initiatives=initiatives(edition, objective, key_result.initiatives),
        metric=Link(metric.name, routes.address_of_metric(metric.key)) if metric else None,
        supporters=mine[:SUPPORTERS],
        more_supporters=max(len(mine) - SUPPORTERS, 0),
        result=edition.title(insight.result, scope, file) if insight.result else None,
        score_reason=edition.title(score_reason, scope, file) if score_reason else None,
        goalposts=goalposts_of(edition, objective, key_result.key),
        folded=folded,
    )


def initiatives(edition: Edition, objective: Objective, works: tuple[Initiative, ...]) -> tuple[InitiativeView, ...]:
    """Return work as an objective's page shows it."""
    scope, file = edition.scope_of(objective), objective.place.file
    return tuple(
        InitiativeView(edition.title(work.title, scope, file), edition.linker.destination(work.url, file), work.state)
        for work in works
    )


def latest_word(edition: Edition, key: str, prefix: str, level: int) -> LatestWord | None:
    """Return the newest note about an objective or key result; None where nobody wrote one."""
    for edge in reversed(edition.updates(key)):
        if edge.update.note.strip():
            check_in = edge.check_in
            return LatestWord(
                check_in.day,
                edition.directory.team(check_in.team),
                edition.directory.owner(check_in.author),
                routes.address_of_check_in(check_in.team, check_in.cycle, check_in.day),
                update_view(edition, check_in, edge.update, prefix, level),
            )
    return None


def source_view(edition: Edition, source: Source | None, day: date | None) -> SourceView | None:
    """Return where a figure was written down; None where it was only computed."""
    if source is None or source.kind == "computed":
        return None
    check_in = edition.org.check_ins.get(source.key) if source.kind == "check-in" else None
    if check_in is not None:
        address = routes.address_of_check_in(check_in.team, check_in.cycle, check_in.day)
        return SourceView("check-in", check_in.day, address)
    if source.kind == "metric" and source.key in edition.org.metrics:
        return SourceView("metric", day, routes.address_of_metric(source.key))
    return SourceView(source.kind if source.kind == "history" else "file", day, "")


def _gap(insight: KeyResultInsight) -> Value | None:
    gap, pace = difference(insight.figure, insight.pace.planned_figure), insight.pace
    value = known(insight.figure)
    if gap and value and gap.unit == PERCENT and pace.planned is not None and pace.gap is not None:
        return None if value.number == 100 * (pace.planned + pace.gap) else gap
    return gap


def difference(figure: Figure | None, plan: Figure | None) -> Value | None:
    """Return a figure minus its plan; None where either is not known or their units differ."""
    mine, other = known(figure), known(plan)
    if mine is None or other is None or mine.unit != other.unit:
        return None
    return Value(mine.number - other.number, mine.unit, "", "", mine.prefix, mine.suffix, mine.scale)


def _straight(insight: KeyResultInsight) -> StraightPlan | None:
    if len(insight.path) != 2 or insight.path[0][1]:
        return None
    (start, _), (end, expected) = insight.path
    return StraightPlan(start, end, expected)


def _why(edition: Edition, insight: KeyResultInsight) -> WhyView:
    now = insight.now
    return WhyView(
        insight.formula,
        insight.raw,
        now.day if now else None,
        source_view(edition, now.source, now.day) if now else None,
    )

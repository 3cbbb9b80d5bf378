"""A cycle: every team's objectives, how they stand together, and what came of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import groupby

from okrsite_gen.model.check_ins import Plan, Retrospective
from okrsite_gen.model.insights import RollUp
from okrsite_gen.model.kinds import Ambition
from okrsite_gen.model.objectives import Objective
from okrsite_gen.model.organisation import Cycle
from okrsite_gen.model.references import Scope
from okrsite_gen.model.rhythm import Rhythm
from okrsite_gen.model.status import Status
from okrsite_gen.site import routes
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.messages import message
from okrsite_gen.site.page import Frame, Link, Page
from okrsite_gen.site.paging import Pager, cut, nth, pager
from okrsite_gen.site.prose import Prose, Title
from okrsite_gen.site.summaries import CycleSummary, ObjectiveSummary
from okrsite_gen.site.views.explorer_rows import explored_cycles
from okrsite_gen.site.views.heat import HeatMap, heat_maps
from okrsite_gen.site.views.needs import dependencies_of

OBJECTIVES, FIRST = 45, 36
"""Objectives on one page, and on the first one, which also tells how they stand together."""

LINES, LESSONS = 60, 25
"""Decisions against something on one page, where each team weighs as one more, and teams whose lessons stand on it."""

OFF_TRACK = 5
"""Objectives that are off track which the page names before all others."""

BANDS = ("high", "middle", "low")


@dataclass(frozen=True, slots=True)
class TeamGroup:
    """One team's objectives of the cycle."""

    team: Link
    """The team."""
    address: str
    """Address of the team's page for the cycle."""
    objectives: tuple[ObjectiveSummary, ...]
    """Its objectives on this page."""
    rhythm: Rhythm | None
    """Its check-ins of the cycle; None where none is expected."""


@dataclass(frozen=True, slots=True)
class NotDoing:
    """What one team decided against."""

    team: Link
    """The team."""
    address: str
    """Address of the team's page for the cycle."""
    items: tuple[Title, ...]
    """What it decided against, a line each."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """What one team learned."""

    team: Link
    """The team."""
    address: str
    """Address of the team's page for the cycle."""
    learned: Prose
    """What it wrote."""


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of a cycle, taken together."""

    mean: Decimal
    """Plain mean, 0–1."""
    scored: int
    """Objectives that have a score which is not provisional."""
    bands: tuple[tuple[str, int], ...]
    """(`high`, `middle` or `low`, objectives in it)."""
    rules_of_then: tuple[Decimal, Decimal] | None
    """Below which score the lowest band ends and from which the highest begins, where the cycle was archived with other
    bands than those of today."""
    provisional: int
    """Further objectives, whose scores nobody has confirmed yet; they count in none of the other figures."""
    too_easy: bool
    """Whether every objective, stretching ones among them, came out at 1.0."""


@dataclass(frozen=True, slots=True)
class CycleView:
    """A cycle."""

    frame: Frame
    """What stands around the page."""
    cycle: CycleSummary
    """The cycle itself."""
    roll_up: RollUp
    """Its objectives taken together, shared ones once; behind the first page only how many there are."""
    parent: Link | None
    """The cycle around it; None if there is none."""
    children: tuple[Link, ...]
    """Cycles inside it."""
    body: Prose
    """What its file says about it."""
    scores: Scores | None
    """Once something is scored, on the first page."""
    attention: int
    """How many things need somebody's eye, on the first page; 0 on others."""
    alignment_address: str
    """Address of its alignment outline."""
    attention_address: str
    """Address of the list of what needs attention."""
    review: str
    """Address of its review; empty where it has no objectives."""
    present: str
    """Address of its objectives one a screen; empty where it has none."""
    explore: str
    """Address of the table of its objectives and key results; empty for cycles that it does not begin with."""
    dependencies: Link | None
    """What teams need from each other, with its number; None where nothing is needed."""
    off_track: tuple[ObjectiveSummary, ...]
    """The objectives that are off track, the one that turned last first; the first few of them, on the first page."""
    off_track_total: int
    """How many are off track altogether, on the first page; 0 on others."""
    groups: tuple[TeamGroup, ...]
    """Objectives on this page by team, in the organisation's order."""
    not_doing: tuple[NotDoing, ...]
    """What teams decided against, on this page."""
    lessons: tuple[Lesson, ...]
    """What teams learned, on this page."""
    heat: HeatMap | None
    """Check-ins by team and week, on this page; None once the cycle is over, and where none was expected."""
    pager: Pager
    """The way to the other pages of the list."""


def cycle_pages(edition: Edition, cycle: Cycle) -> Iterator[Page]:
    """Yield the pages of one cycle."""
    objectives = edition.objectives_in.get(cycle.key, ())
    own = cut(objectives, limit=OBJECTIVES, first=FIRST if len(objectives) > OBJECTIVES else 0)
    against = cut(_not_doing(edition, cycle), lambda each: 1 + len(each.items), LINES)
    lessons = cut(_lessons(edition, cycle), limit=LESSONS)
    heat = heat_maps(edition, cycle.key) if not edition.directory.cycles[cycle.key].closed else ()
    total = max(len(own), len(against), len(lessons), len(heat))
    rows = sum(len(entries) for part in (own, against, lessons) for entries, _ in part)
    address = routes.address_of_cycle(cycle.key)
    frame, scores = _frame(edition, cycle), scores_of(edition, cycle)
    trouble = _off_track(edition, cycle)
    for number in range(1, total + 1):
        directory = edition.directory
        view = CycleView(
            frame=frame,
            cycle=directory.cycle_with_totals(cycle.key) or directory.cycles[cycle.key],
            roll_up=edition.insights.cycles.get(cycle.key, RollUp()),
            parent=_link(edition, cycle.parent) if cycle.parent in directory.cycles else None,
            children=tuple(
                _link(edition, each.key) for each in edition.org.cycles.values() if each.parent == cycle.key
            ),
            body=edition.prose(cycle.body, Scope("", cycle.key), cycle.place.file, "about.", 2, address),
            scores=scores,
            attention=len(edition.insights.attention.get(cycle.key, ())),
            alignment_address=routes.address_of_alignment(cycle.key),
            attention_address=routes.address_of_attention(cycle.key),
            review=routes.address_of_review(cycle.key) if edition.objectives_in.get(cycle.key) else "",
            present=routes.address_of_present(cycle.key) if edition.objectives_in.get(cycle.key) else "",
            explore=routes.EXPLORE if explored_cycles(edition)[:1] == (cycle.key,) else "",
            dependencies=dependencies_of(edition, cycle.key),
            off_track=trouble[:OFF_TRACK],
            off_track_total=len(trouble),
            groups=tuple(_groups(edition, nth(own, number))),
            not_doing=nth(against, number),
            lessons=nth(lessons, number),
            heat=heat[number - 1] if number <= len(heat) else None,
            pager=pager(address, number, total, rows),
        )
        view = view if number == 1 else _further(view, directory.cycles[cycle.key])
        yield Page(routes.numbered(address, number), "pages/cycle.html", view)


def _further(view: CycleView, cycle: CycleSummary) -> CycleView:
    """Return a page behind the first one, which alone tells of all objectives: others change with what they list."""
    return replace(
        view,
        cycle=cycle,
        roll_up=RollUp(total=view.roll_up.total),
        scores=None,
        attention=0,
        off_track=(),
        off_track_total=0,
    )


def cycle_way(edition: Edition, cycle: str, *further: Link) -> tuple[Link, ...]:
    """Return the breadcrumb of a page that belongs to a cycle."""
    return (Link(message("nav.cycles"), routes.CYCLES), _link(edition, cycle), *further)


def section_of(edition: Edition, cycle: str) -> str:
    """Return the navigation entry that holds a cycle's page: its own for the current one, else the list's."""
    return routes.address_of_cycle(cycle) if cycle == edition.insights.current_cycle else routes.CYCLES


def _frame(edition: Edition, cycle: Cycle) -> Frame:
    return edition.frames.frame(
        section_of(edition, cycle.key),
        cycle_way(edition, cycle.key),
        dated=not edition.directory.cycles[cycle.key].closed,
        file=cycle.place.file,
        changed=_days(edition, cycle),
    )


def _days(edition: Edition, cycle: Cycle) -> Iterator[date]:
    """Yield the days on which something that the page shows changed, beside the file of the cycle itself."""
    org = edition.org
    shown: list[Objective | Plan | Retrospective] = [*edition.objectives_in.get(cycle.key, ())]
    for team in org.teams:
        yield from (check_in.day for check_in in edition.check_ins_of.get((team, cycle.key), ())[:1])
        found = org.plans.get(f"{team}/{cycle.key}"), org.retrospectives.get(f"{team}/{cycle.key}")
        shown += [each for each in found if each is not None]
    days = (org.history.touched.get(each.place.file) for each in shown)
    yield from (day for day in days if day is not None)


def _link(edition: Edition, cycle: str) -> Link:
    summary = edition.directory.cycles[cycle]
    return Link(summary.name, summary.address)


def _off_track(edition: Edition, cycle: Cycle) -> tuple[ObjectiveSummary, ...]:
    """Return the objectives of a cycle that are off track, those first that turned last."""
    summaries = (edition.directory.objectives[each.key] for each in edition.objectives_in.get(cycle.key, ()))
    found = [each for each in summaries if each.status is Status.OFF_TRACK]
    return tuple(sorted(found, key=lambda each: -(each.since.toordinal() if each.since else 0)))


def _groups(edition: Edition, objectives: Iterable[Objective]) -> Iterator[TeamGroup]:
    for team, found in groupby(objectives, key=lambda objective: objective.team):
        own = tuple(found)
        yield TeamGroup(
            edition.directory.team(team),
            routes.address_of_team_cycle(team, own[0].cycle),
            tuple(edition.directory.objectives[objective.key] for objective in own),
            edition.insights.rhythms.get((team, own[0].cycle)),
        )


def _not_doing(edition: Edition, cycle: Cycle) -> Iterator[NotDoing]:
    for team, _ in edition.teams:
        plan = edition.org.plans.get(f"{team.key}/{cycle.key}")
        if plan is not None and plan.not_doing:
            scope = Scope(team.key, cycle.key)
            for part, _ in cut(plan.not_doing, limit=LINES - 1):
                yield NotDoing(
                    edition.directory.team(team.key),
                    routes.address_of_team_cycle(team.key, cycle.key),
                    tuple(edition.title(text, scope, plan.place.file) for text in part),
                )


def _lessons(edition: Edition, cycle: Cycle) -> Iterator[Lesson]:
    for team, _ in edition.teams:
        found = edition.org.retrospectives.get(f"{team.key}/{cycle.key}")
        if found is not None and found.learned.strip():
            scope, prefix = Scope(team.key, cycle.key), f"learned-{team.key}."
            address = routes.address_of_team_cycle(team.key, cycle.key)
            yield Lesson(
                edition.directory.team(team.key),
                address,
                edition.excerpt(found.learned, scope, found.place.file, prefix, 4, f"{address}#retrospective"),
            )


def scores_of(edition: Edition, cycle: Cycle) -> Scores | None:
    """Return the scores of a cycle taken together; None before one is more than provisional."""
    roll_up = edition.insights.cycles.get(cycle.key, RollUp())
    if roll_up.mean_score is None:
        return None
    objectives = edition.objectives_in.get(cycle.key, ())
    found = [(objective, edition.insights.objectives[objective.key].score) for objective in objectives]
    scored = [(objective, score) for objective, score in found if score is not None and not score.provisional]
    counts = Counter(score.band for _, score in scored)
    stretching = any(objective.ambition is Ambition.ASPIRATIONAL for objective, _ in scored)
    return Scores(
        roll_up.mean_score,
        roll_up.scored,
        tuple((band, counts[band]) for band in BANDS if counts[band]),
        _rules_of_then(edition, cycle),
        sum(score is not None and score.provisional for _, score in found),
        stretching and len(scored) > 1 and all(score.value >= 1 for _, score in scored),
    )


def _rules_of_then(edition: Edition, cycle: Cycle) -> tuple[Decimal, Decimal] | None:
    archive = edition.org.archives.get(cycle.key)
    if archive is None or edition.directory.cycles[cycle.key].archived is None:
        return None
    then, now = archive.scores, edition.settings.scores
    return None if (then.low, then.high) == (now.low, now.high) else (then.low, then.high)

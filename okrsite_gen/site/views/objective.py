"""The page of one objective, and the pages on which its long lists go on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from okrsite_gen.model.insights import ConfidenceInsight, ScoreInsight
from okrsite_gen.model.kinds import Ambition, Outcome, State
from okrsite_gen.model.objectives import Objective
from okrsite_gen.model.status import Reason, Status
from okrsite_gen.site import routes
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.generations import Generation, generations
from okrsite_gen.site.long_texts import room_in_objective
from okrsite_gen.site.messages import Words, message
from okrsite_gen.site.page import Frame, Link, Page
from okrsite_gen.site.paging import Pager, Rest, after, cut, nth, pager
from okrsite_gen.site.prose import Prose, Title
from okrsite_gen.site.summaries import CycleSummary, KeyResultSummary, ObjectiveSummary
from okrsite_gen.site.summary import Summary
from okrsite_gen.site.views.changed import closed_on, unknown_past
from okrsite_gen.site.views.following import follow_objective
from okrsite_gen.site.views.goalposts import GoalpostView, gone_from, moved_in
from okrsite_gen.site.views.key_result import (
    InitiativeView,
    KeyResultView,
    LatestWord,
    initiatives,
    key_result_view,
    latest_word,
)
from okrsite_gen.site.views.map import MapView, local_map
from okrsite_gen.site.views.needs import NeedView, needs_of, owed
from okrsite_gen.site.views.objective_room import LIST_FROM, first_rooms, room_of, weigh
from okrsite_gen.site.views.part import Part, parts_of
from okrsite_gen.site.views.restored import Restored, restored
from okrsite_gen.site.views.supports import (
    LineOfSight,
    SupporterView,
    SupportView,
    line_of_sight,
    supporters_of,
    supports_of,
)
from okrsite_gen.site.views.timeline import TimelineEntry, timeline
from okrsite_gen.site.views.verdict import IN_TROUBLE, Anchor, Cause, StatusDay, anchors, causes_of, plainly, trail

LISTED, SLIM_FROM = 24, 13
"""Key results in that list at most, and how many of them leave it without small drawings and nothing to read aloud."""

OPEN = 5
"""Entries in trouble that stand open on a page where entries are folded."""


@dataclass(frozen=True, slots=True)
class More:
    """What of an objective's lists stands on the pages after one."""

    key_results: Rest
    """Key results in full."""
    supporters: Rest
    """Objectives that support it."""
    timeline: Rest
    """Entries of the timeline."""


@dataclass(frozen=True, slots=True)
class Lists:
    """What of the lists that can grow stands on one page."""

    key_results: tuple[KeyResultView, ...]
    """Key results in full."""
    supports: tuple[SupportView, ...]
    """What it supports, its line of sight first."""
    supporters: tuple[SupporterView, ...]
    """Objectives that support it."""
    needs: tuple[NeedView, ...]
    """What it needs from others."""
    owed: tuple[NeedView, ...]
    """What others need from this objective."""
    initiatives: tuple[InitiativeView, ...]
    """Work meant to move it."""
    carried_to: tuple[ObjectiveSummary, ...]
    """Objectives that continue it."""
    timeline: tuple[TimelineEntry, ...]
    """What was said and what changed, newest first."""
    more: More
    """What of these lists stands on further pages."""
    pager: Pager
    """The way to the other pages of the lists."""
    pager_below: str
    """The field above below which it stands: the last list of this page that has further ones; empty without any."""


@dataclass(frozen=True, slots=True)
class ObjectiveView:
    """An objective with everything that is known about it."""

    frame: Frame
    """What stands around the page."""
    summary: ObjectiveSummary
    """What lists show of it."""
    team: Link
    """Its team."""
    contact: str
    """How to reach its team."""
    cycle: CycleSummary
    """Its cycle."""
    lists: Lists
    """Its lists that can grow, as far as they stand on this page."""
    total_key_results: int
    """Key results on all pages."""
    key_result_list: tuple[KeyResultSummary, ...]
    """Its key results as a compact list, wherever they stand in full; empty where there are few."""
    unlisted: tuple[KeyResultSummary, ...]
    """Those for which that list has no room."""
    slim: bool
    """Whether that list is too long for small drawings."""
    counts: tuple[tuple[Status, int], ...]
    """How many of its key results have which status, worst first."""
    causes: tuple[Cause, ...]
    """Where it is in trouble: the key results that decide that, and the next worst in trouble."""
    reasons: tuple[Reason, ...]
    """Why it has its status, besides those key results."""
    trail: tuple[StatusDay, ...]
    """How it stood at the latest check-ins about it, oldest first."""
    anchors: tuple[Anchor, ...]
    """The parts of the page that have entries."""
    changed: Link | None
    """How many of its key results were changed after they had been agreed on, and where the first of these is told."""
    gone: tuple[GoalpostView, ...]
    """Key results that were taken out of its file after they had been agreed on."""
    restored: Restored | None
    """What stands in for its file, where that cannot be read; None where it can."""
    unknown_past: Words
    """What of its past is not known, and why; empty where all is, or nothing may be told."""
    parts: tuple[Part, ...]
    """How its progress comes about; empty without key results."""
    with_dropped: Decimal | None
    """Progress if the dropped key results still counted."""
    confidence: ConfidenceInsight
    """What people say of it as a whole."""
    score: ScoreInsight | None
    """Its score, in cycles that are over."""
    latest: LatestWord | None
    """The newest note about the objective as a whole."""
    state: State
    """Where it is in its life."""
    closed_as: Outcome | None
    """How it ended, once closed."""
    closed_on: date | None
    """The day on which it was closed."""
    starts: date | None
    """Its own late start."""
    ambition: Ambition
    """Whether it is committed or aspirational."""
    expected: Decimal
    """The score that counts as a good result for this ambition, 0–1."""
    priority: str
    """As written; may be empty."""
    tags: tuple[str, ...]
    """As written."""
    owner: Link | None
    """Who answers for it, as configuration lets people appear."""
    contributors: tuple[Link, ...]
    """Who else works on it."""
    shared_with: tuple[Link, ...]
    """Teams that own it too."""
    pillar: Link | None
    """The pillar that it names itself."""
    body: Prose
    """What its file says about it."""
    sight: LineOfSight
    """The way from the mission to it."""
    map: MapView | None
    """Everything above it and what supports it, drawn; None where its line of sight already says that."""
    supports_plainly: bool
    """Whether it supports one objective as a whole, agreed by both: then its line of sight says it all."""
    supporters: int
    """Objectives that support it, on all pages."""
    supporting_progress: Decimal | None
    """Their mean progress; shown beside its own, never mixed in."""
    supporting_measured: int
    """How many of them entered that mean."""
    carried_from: Summary | None
    """The earlier objective that it continues."""
    generations: tuple[Generation, ...]
    """All cycles through which it was carried, oldest first; empty where it was not."""
    previous: ObjectiveSummary | None
    """The one before in its team and cycle."""
    next: ObjectiveSummary | None
    """The one after."""
    namesake: bool
    """Whether another objective of its team and cycle has the same title."""
    number: int
    """Its place in its team and cycle, from 1."""
    siblings: int
    """Objectives of its team in the cycle."""
    sentence: tuple[Title, ...]
    """Titles of the key results that measure it, for reading the objective aloud."""
    discuss: str
    """Absolute address at which people talk about objectives; empty if there is none."""


@dataclass(frozen=True, slots=True)
class ObjectiveMoreView:
    """A further page of an objective's long lists."""

    frame: Frame
    """What stands around the page."""
    summary: ObjectiveSummary
    """The objective."""
    cycle: CycleSummary
    """Its cycle."""
    lists: Lists
    """What of its lists stands on this page."""
    key_results_before: int
    """Key results on the pages before this one."""
    supporters: int
    """Objectives that support it, on all pages."""


def objective_pages(edition: Edition, objective: Objective) -> Iterator[Page]:
    """Yield the pages of one objective: its own, and as many more as its lists need."""
    lists = _lists(edition, objective)
    summary = edition.directory.objectives[objective.key]
    frame = _frame(edition, objective, lists[0])
    yield Page(summary.address, "pages/objective.html", _view(edition, objective, frame, lists[0]))
    for number, more in enumerate(lists[1:], 2):
        view = ObjectiveMoreView(
            frame,
            summary,
            edition.directory.cycles[objective.cycle],
            more,
            sum(len(before.key_results) for before in lists[: number - 1]),
            len(edition.org.supporters.get(objective.key, ())),
        )
        yield Page(routes.numbered(summary.address, number), "pages/objective_more.html", view)


def _lists(edition: Edition, objective: Objective) -> tuple[Lists, ...]:
    all_supporters = supporters_of(edition, objective.key)
    continued = (edition.directory.objectives[key] for key in edition.org.carried_to.get(objective.key, ()))
    count = len(objective.key_results)
    room = room_of(objective)
    told = timeline(edition, objective, room.words)
    first_lines, first_words = first_rooms(room, len(all_supporters), sum(map(weigh, told)))
    key_results = cut(objective.key_results, limit=routes.KEY_RESULTS_PER_PAGE, first=routes.first_key_results(count))
    supports = cut(supports_of(edition, objective), limit=room.lines)
    supporters = cut(all_supporters, limit=room.lines, first=first_lines)
    needs = cut(needs_of(edition, objective), limit=room.lines)
    owing = cut(owed(edition, edition.org.needed_by.get(objective.key, ())), limit=room.lines)
    works = cut(initiatives(edition, objective, objective.initiatives), limit=room.lines)
    carried_to = cut(continued, limit=room.lines)
    entries = cut(told, weigh, room.words, first_words)
    folded = _folded(edition, objective)
    cuts = (key_results, supports, supporters, needs, owing, works, entries, carried_to)
    total = max(map(len, cuts))
    rows = count + len(all_supporters)
    return tuple(
        Lists(
            tuple(
                key_result_view(edition, objective, each, all_supporters, folded=each.key in folded)
                for each in nth(key_results, number)
            ),
            nth(supports, number),
            nth(supporters, number),
            nth(needs, number),
            nth(owing, number),
            nth(works, number),
            nth(carried_to, number),
            nth(entries, number),
            More(after(key_results, number), after(supporters, number), after(entries, number)),
            pager(routes.address_of_objective(objective.key), number, total, rows),
            _pager_below(number, *map(len, cuts)),
        )
        for number in range(1, total + 1)
    )


def _pager_below(number: int, *pages: int) -> str:
    """Return the last list in the order of the page that has several pages, and entries on page `number`."""
    names = ("key_results", "supports", "supporters", "needs", "owed", "initiatives", "timeline", "carried_to")
    return next(
        (name for name, total in reversed(tuple(zip(names, pages, strict=True))) if total >= max(number, 2)), ""
    )


def _folded(edition: Edition, objective: Objective) -> frozenset[str]:
    """Return the key results whose entries are folded: of many, all but the first that are in trouble."""
    keys = [key_result.key for key_result in objective.key_results]
    if len(keys) < LIST_FROM:
        return frozenset()
    statuses = {key: edition.insights.key_results[key].status.status for key in keys}
    troubled = [key for status in IN_TROUBLE[:2] for key in keys if statuses[key] is status]
    return frozenset(keys) - set(troubled[:OPEN])


def _frame(edition: Edition, objective: Objective, lists: Lists) -> Frame:
    directory = edition.directory
    cycle, summary = directory.cycles[objective.cycle], directory.objectives[objective.key]
    return edition.frames.frame(
        routes.TEAMS,
        (
            Link(message("nav.teams"), routes.TEAMS),
            directory.team(objective.team),
            Link(cycle.name, summary.team_cycle_address),
            Link(message("objective.number", number=edition.places.get(objective.key, 1)), summary.address),
        ),
        dated=not summary.over and not cycle.closed,
        file=objective.place.file,
        changed=(entry.day for entry in lists.timeline[:1]),
        follow=follow_objective(edition, summary, cycle),
    )


def _view(edition: Edition, objective: Objective, frame: Frame, lists: Lists) -> ObjectiveView:
    directory, insight = edition.directory, edition.insights.objectives[objective.key]
    siblings = edition.org.objectives_of.get((objective.team, objective.cycle), (objective.key,))
    number = edition.places.get(objective.key, 1)
    summaries = tuple(directory.key_results[key_result.key] for key_result in objective.key_results)
    team = edition.org.teams.get(objective.team)
    summary, room = directory.objectives[objective.key], room_in_objective(objective)
    causes = causes_of(summary, tuple(directory.key_results[key] for key in insight.deciding), summaries)
    return ObjectiveView(
        frame=frame,
        summary=summary,
        team=directory.team(objective.team),
        contact=team.contact if team else "",
        cycle=directory.cycles[objective.cycle],
        lists=lists,
        total_key_results=len(summaries),
        key_result_list=summaries[:LISTED] if len(summaries) >= LIST_FROM else (),
        unlisted=summaries[LISTED:],
        slim=len(summaries) >= SLIM_FROM,
        counts=insight.counts,
        causes=causes,
        reasons=tuple(reason for reason in summary.reasons if not (causes and reason.code == "key-results")),
        trail=trail(edition, objective, insight.status),
        anchors=anchors(edition, objective, room_of(objective).words),
        changed=moved_in(edition, objective),
        gone=gone_from(edition, objective),
        restored=restored(edition, "objective", objective.place.file),
        unknown_past=unknown_past(edition),
        parts=parts_of(objective, summary, summaries),
        with_dropped=insight.with_dropped,
        confidence=insight.confidence,
        score=insight.score,
        latest=latest_word(edition, objective.key, "latest.", 3),
        state=objective.state,
        closed_as=objective.closed_as,
        closed_on=closed_on(edition, objective),
        starts=objective.starts,
        ambition=objective.ambition,
        expected=edition.settings.scores.expected(objective.ambition),
        priority=objective.priority,
        tags=objective.tags,
        owner=directory.owner(objective.owner),
        contributors=directory.owners(objective.contributors),
        shared_with=tuple(map(directory.team, objective.shared_with)),
        pillar=edition.pillars.get(objective.pillar),
        body=edition.prose(
            objective.body,
            edition.scope_of(objective),
            objective.place.file,
            "about.",
            2,
            summary.address,
            room,
        ),
        sight=line_of_sight(edition, objective),
        map=local_map(edition, objective),
        supports_plainly=plainly(objective),
        supporters=len(edition.org.supporters.get(objective.key, ())),
        supporting_progress=insight.supporting_progress,
        supporting_measured=insight.supporting,
        carried_from=directory.referred(objective.carried_from) if objective.carried_from else None,
        generations=generations(edition, objective),
        previous=directory.objectives[siblings[number - 2]] if number > 1 else None,
        next=directory.objectives[siblings[number]] if number < len(siblings) else None,
        namesake=objective.key in edition.namesakes,
        number=number,
        siblings=len(siblings),
        sentence=tuple(one.title for one in summaries if not one.struck) if len(summaries) < SLIM_FROM else (),
        discuss=edition.settings.discuss_url,
    )

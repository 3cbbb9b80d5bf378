"""A cycle for the people who decide: what came of it, what was missed and why, and how well confidence told the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby

from okrsite_gen.model.calibration import Calibration
from okrsite_gen.model.history import Goalpost
from okrsite_gen.model.insights import RollUp
from okrsite_gen.model.kinds import Ambition, KeyResultState, Need
from okrsite_gen.model.objectives import KeyResult, Objective
from okrsite_gen.model.organisation import Cycle, heads
from okrsite_gen.model.references import Scope
from okrsite_gen.model.status import Status
from okrsite_gen.site import routes
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.messages import message
from okrsite_gen.site.page import Frame, Link, Page
from okrsite_gen.site.paging import Pager, cut, nth, pager
from okrsite_gen.site.prose import Prose, Title
from okrsite_gen.site.summaries import CycleSummary, KeyResultSummary, ObjectiveSummary
from okrsite_gen.site.views.block import ObjectiveBlock, block, rows_of
from okrsite_gen.site.views.cycle import Scores, cycle_way, scores_of, section_of
from okrsite_gen.site.views.goalposts import MovedGoalpost, moved_goalposts
from okrsite_gen.site.views.needs import NeedView, needs_of

ROWS = 60
"""Objectives and key results in the table of one page."""
ENTRIES, SHORTFALLS = 15, 24
"""Entries of each list on one page, and of one objective the key results that fell short."""
SHORT = (
    Status.OFF_TRACK,
    Status.AT_RISK,
    Status.STALE,
    Status.MISSED,
    Status.DROPPED,
    Status.PARTLY,
)
"""Statuses of what did not, or does not, come out as it was meant, in the order in which they are told."""
GIVEN_UP = frozenset({KeyResultState.DROPPED, KeyResultState.DEFERRED})
SAFE = Decimal("0.9")
"""Mean score from which goals that were meant to stretch did so little."""
SEVERAL = 2
"""Graded goals from which they are judged as a whole."""
GOOD = frozenset({Status.ACHIEVED, Status.TARGET_MET})


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A key result that fell short."""

    key_result: KeyResultSummary
    """The key result."""
    why: Title
    """What its team said of how it ended, or why it was given up; empty where it said nothing."""


@dataclass(frozen=True, slots=True)
class Miss:
    """An objective that was missed, in whole or in part."""

    summary: ObjectiveSummary
    """The objective."""
    why: Title
    """Why its score is what it is; empty where nobody said so."""
    shortfalls: tuple[Shortfall, ...]
    """Its key results that fell short, as many as there is room for."""
    more: int = 0
    """Those for which there is none."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a team asked of others."""

    team: Link
    """The team."""
    day: date
    """Day of its check-in."""
    address: str
    """Where it asks."""
    text: Prose
    """What it asked."""


@dataclass(frozen=True, slots=True)
class ReviewGroup:
    """One team's objectives."""

    team: Link
    """The team."""
    address: str
    """Address of the team's page for the cycle."""
    blocks: tuple[ObjectiveBlock, ...]
    """Its objectives on this page, with their key results."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the scores say of the goals as a whole."""

    code: str
    """Code of a message `review-verdict.<code>`."""
    mean: Decimal
    """Mean score of the goals that it is about: those that stretch, else all; 0–1, to one decimal."""


@dataclass(frozen=True, slots=True)
class ReviewView:
    """The review of a cycle."""

    frame: Frame
    """What stands around the page."""
    cycle: CycleSummary
    """The cycle."""
    roll_up: RollUp
    """Its objectives taken together, on the first page."""
    scores: Scores | None
    """Once something is scored, on the first page."""
    verdict: Verdict | None
    """What the scores say of the goals as a whole, on the first page; None before enough of them are graded."""
    calibration: Calibration | None
    """How well confidence told the end, on the first page; None while too little has ended."""
    wins: tuple[ObjectiveSummary, ...]
    """Objectives that came out as they were meant, on this page."""
    misses: tuple[Miss, ...]
    """Objectives that did not, on this page, by status."""
    not_graded: tuple[ObjectiveSummary, ...]
    """Objectives that nobody has graded although the time for it is over, on this page."""
    declined: tuple[NeedView, ...]
    """What teams asked for and did not get, on this page."""
    goalposts: tuple[MovedGoalpost, ...]
    """Key results that were made easier after they had been agreed on, on this page."""
    asks: tuple[Asked, ...]
    """What teams asked for in check-ins of the cycle, newest first, on this page."""
    groups: tuple[ReviewGroup, ...]
    """The table on this page, by team in the organisation's order."""
    pager: Pager
    """The way to the other pages."""


def review_pages(edition: Edition, cycle: Cycle) -> Iterator[Page]:
    """Yield the pages of the review of a cycle; nothing where it has no objectives."""
    own = edition.objectives_in.get(cycle.key, ())
    if not own:
        return
    summary, address = edition.directory.cycles[cycle.key], routes.address_of_review(cycle.key)
    table = cut(own, rows_of, ROWS)
    wins, misses = cut(_wins(edition, own), limit=ENTRIES), cut(_misses(edition, own), limit=ENTRIES)
    not_graded = cut(_not_graded(edition, own), limit=ENTRIES)
    declined, asks = cut(_declined(edition, own), limit=ENTRIES), cut(_asks(edition, cycle.key), limit=ENTRIES)
    moved = cut(_moved(edition, own), limit=ENTRIES)
    total = max(map(len, (table, wins, misses, not_graded, declined, moved, asks)))
    scores, verdict = scores_of(edition, cycle), _verdict(edition, own)
    totals = edition.directory.cycle_with_totals(cycle.key) or summary
    way = cycle_way(edition, cycle.key, Link(message("review.title"), address))
    frame = edition.frames.frame(section_of(edition, cycle.key), way, dated=not summary.closed)
    for number in range(1, total + 1):
        view = ReviewView(
            frame=frame,
            cycle=totals,
            roll_up=edition.insights.cycles.get(cycle.key, RollUp()),
            scores=scores,
            verdict=verdict,
            calibration=edition.insights.calibrations.get(cycle.key),
            wins=nth(wins, number),
            misses=nth(misses, number),
            not_graded=nth(not_graded, number),
            declined=nth(declined, number),
            goalposts=tuple(moved_goalposts(edition, nth(moved, number))),
            asks=nth(asks, number),
            groups=tuple(_groups(edition, nth(table, number))),
            pager=pager(address, number, total, len(own)),
        )
        if number > 1:  # so that it changes with what it lists alone
            view = replace(view, cycle=summary, roll_up=RollUp(), scores=None, verdict=None, calibration=None)
        yield Page(routes.numbered(address, number), "pages/review.html", view)


def _wins(edition: Edition, objectives: tuple[Objective, ...]) -> Iterator[ObjectiveSummary]:
    summaries = (edition.directory.objectives[objective.key] for objective in objectives)
    return (summary for summary in summaries if summary.status in GOOD)


def _not_graded(edition: Edition, objectives: tuple[Objective, ...]) -> Iterator[ObjectiveSummary]:
    summaries = (edition.directory.objectives[objective.key] for objective in objectives)
    return (summary for summary in summaries if summary.status is Status.NOT_GRADED)


def _misses(edition: Edition, objectives: tuple[Objective, ...]) -> Iterator[Miss]:
    """Yield what fell short by status, within one the organisation's own first, then in its order: no ranking."""
    tops = {team.key for team in heads(edition.org.teams.values())}
    statuses = {objective.key: edition.directory.objectives[objective.key].status for objective in objectives}
    found = [
        (SHORT.index(status), each.team not in tops, each)
        for each in objectives
        if (status := statuses[each.key]) in SHORT
    ]
    for *_, objective in sorted(found, key=lambda each: each[:2]):
        score = edition.insights.objectives[objective.key].score
        why = _said(edition, objective, score.reason if score else "")
        shortfalls = tuple(_shortfalls(edition, objective))
        more = len(shortfalls[SHORTFALLS:])
        yield Miss(edition.directory.objectives[objective.key], why, shortfalls[:SHORTFALLS], more)


def _shortfalls(edition: Edition, objective: Objective) -> Iterator[Shortfall]:
    for key_result in objective.key_results:
        summary = edition.directory.key_results[key_result.key]
        if summary.status in SHORT:
            yield Shortfall(summary, _said(edition, objective, _why(edition, key_result)))


def _why(edition: Edition, key_result: KeyResult) -> str:
    """Return what is said of how a key result ended, the first that there is."""
    insight = edition.insights.key_results[key_result.key]
    given_up = key_result.reason if key_result.state in GIVEN_UP else ""
    return insight.result or (insight.score.reason if insight.score else "") or given_up


def _said(edition: Edition, objective: Objective, text: str) -> Title:
    return edition.title(text, edition.scope_of(objective), objective.place.file)


def _declined(edition: Edition, objectives: tuple[Objective, ...]) -> Iterator[NeedView]:
    for objective in objectives:
        if any(need.status is Need.DECLINED for need in objective.depends_on):
            yield from (need for need in needs_of(edition, objective) if need.status is Need.DECLINED)


def _moved(edition: Edition, objectives: tuple[Objective, ...]) -> Iterator[Goalpost]:
    """Yield changes in the organisation's order, those of one objective by day."""
    return (each for objective in objectives for each in edition.goalposts_in.get(objective.key, ()))


def _asks(edition: Edition, cycle: str) -> Iterator[Asked]:
    check_ins = [found for (_, key), several in edition.check_ins_of.items() if key == cycle for found in several]
    for check_in in sorted(check_ins, key=lambda each: (-each.day.toordinal(), each.key)):
        if check_in.asks.strip():
            prefix = f"ask-{check_in.team}-{check_in.day.isoformat()}."
            scope = Scope(check_in.team, check_in.cycle)
            address = routes.address_of_check_in(check_in.team, check_in.cycle, check_in.day)
            yield Asked(
                edition.directory.team(check_in.team),
                check_in.day,
                address,
                edition.excerpt(check_in.asks, scope, check_in.place.file, prefix, 4, address),
            )


def _groups(edition: Edition, objectives: tuple[Objective, ...]) -> Iterator[ReviewGroup]:
    for team, found in groupby(objectives, key=lambda objective: objective.team):
        own = tuple(found)
        address = routes.address_of_team_cycle(team, own[0].cycle)
        yield ReviewGroup(edition.directory.team(team), address, tuple(block(edition, each) for each in own))


def _verdict(edition: Edition, objectives: tuple[Objective, ...]) -> Verdict | None:
    """Return what graded scores say of the goals as a whole; None where fewer than two are graded.

    Goals that stretch are judged by themselves: about 0.7 is a good end for them, all at 1.0 were too easy, and a mean
    in the lowest band means that too much was promised. Only where none of them stretches are the promises judged,
    which are meant to be kept in full. Means are held against limits as they are shown, to one decimal.
    """
    found = [(objective.ambition, edition.insights.objectives[objective.key].score) for objective in objectives]
    graded = [(ambition, score.value) for ambition, score in found if score is not None and not score.provisional]
    stretching = [value for ambition, value in graded if ambition is Ambition.ASPIRATIONAL]
    values = stretching or [value for _, value in graded]
    if len(values) < SEVERAL:
        return None
    mean = (sum(values, Decimal(0)) / len(values)).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    settings = edition.settings.scores
    if not stretching:
        return Verdict("kept" if mean >= settings.expected_committed else "promised", mean)
    if all(value >= 1 for value in values):
        return Verdict("too-easy", mean)
    if mean < settings.low:
        return Verdict("too-much", mean)
    return Verdict("safe" if mean >= SAFE else "stretching", mean)

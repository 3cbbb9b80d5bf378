"""The sentences that open the home page: only facts, from fixed patterns, one set for each season of a cycle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from okrsite_gen.model.insights import Pace
from okrsite_gen.model.kinds import State
from okrsite_gen.model.status import WORST_FIRST, Status
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.messages import Words, message
from okrsite_gen.site.summaries import CycleSummary, ObjectiveSummary
from okrsite_gen.site.views.seven_days import Week

PACES = (Pace.AHEAD, Pace.ON_PLAN, Pace.BEHIND, Pace.FAR_BEHIND)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the lede."""

    opening: Words
    """Its beginning, or all of it."""
    parts: tuple[Words, ...] = ()
    """What the page adds, one after the other with commas between."""


def lede(edition: Edition, cycle: CycleSummary, own: Sequence[ObjectiveSummary], week: Week) -> tuple[Sentence, ...]:
    """Return what opens the home page while `cycle` is the one to speak of; `own` are the organisation's objectives."""
    if cycle.phase == "planning":
        return tuple(_planning(edition, cycle))
    if cycle.phase == "grading":
        return tuple(_grading(edition, cycle))
    if cycle.phase == "over":
        return tuple(_over(edition, cycle))
    return (*_running(cycle), *_standing(edition, cycle, own), *_week(week), *_neighbours(edition, cycle))


def _running(cycle: CycleSummary) -> Iterator[Sentence]:
    if cycle.start is not None and cycle.end is not None and cycle.days_left is not None:
        days = (cycle.end - cycle.start).days + 1
        gone = max(0, days - cycle.days_left - 1)
        total = round(days / 7)
        if days >= 21:
            yield Sentence(message("lede.weeks", cycle=cycle.name, gone=gone // 7, count=total))
        else:
            yield Sentence(message("lede.days", cycle=cycle.name, gone=gone, count=days))


def _standing(edition: Edition, cycle: CycleSummary, own: Sequence[ObjectiveSummary]) -> Iterator[Sentence]:
    """Yield how the organisation's own objectives stand, what the numbers say beside that, and how others stand."""
    alive = [each for each in own if not each.over and each.status is not None]
    statuses = Counter(each.status for each in alive)
    if len(statuses) == 1:
        yield Sentence(message("lede.all", count=len(alive), status=alive[0].status.value if alive[0].status else ""))
    elif alive:
        parts = (
            message("lede.status", count=statuses[status], status=status.value)
            for status in WORST_FIRST
            if statuses[status]
        )
        yield Sentence(message("lede.own", count=len(alive)), tuple(parts))
    paces = Counter(each.pace for each in alive)
    judged = [pace for pace in PACES if paces[pace]]
    if len(judged) == 1 and paces[judged[0]] == len(alive) > 1:
        yield Sentence(message(f"lede.all-{judged[0].value}", count=len(alive)))
    elif judged:
        parts = (message(f"lede.{pace.value}", count=paces[pace]) for pace in judged)
        yield Sentence(message("lede.numbers"), tuple(parts))
    known = {each.key for each in own}
    found = (edition.directory.objectives[each.key] for each in edition.objectives_in.get(cycle.key, ()))
    others = [each for each in found if each.key not in known and not each.over]
    if others:
        yield _others(Counter(each.status for each in others), "lede.elsewhere" if alive else "lede.teams")


def _others(statuses: Mapping[Status | None, int], code: str) -> Sentence:
    """Return how many objectives stand badly, the worst that there is first."""
    off, risk = statuses[Status.OFF_TRACK], statuses[Status.AT_RISK]
    if not risk:
        return Sentence(message(code, count=off))
    at_risk = message("lede.status", count=risk, status=Status.AT_RISK.value)
    off_track = message("lede.status", count=off, status=Status.OFF_TRACK.value)
    parts = (off_track, at_risk) if off else (at_risk, message("lede.none-off-track"))
    return Sentence(message(f"{code}-stand"), parts)


def _week(week: Week) -> Iterator[Sentence]:
    changes = (("met", week.met_total), ("worse", week.worse_total), ("better", week.better_total))
    turned = tuple(message(f"lede.{name}", count=total) for name, total in changes if total)
    if turned:
        yield Sentence(message("lede.week"), turned)


def _neighbours(edition: Edition, cycle: CycleSummary) -> Iterator[Sentence]:
    """Yield what there is to say of the cycle before, until it is graded, and of the next, once teams propose."""
    others = [each for each in edition.directory.cycles.values() if each.key in edition.filled]
    ended = max((each.end for each in others if each.phase == "over" and each.end), default=None)
    for other in others:
        if other.key == cycle.key:
            continue
        if other.phase == "grading":
            yield from _grading(edition, other)
        elif other.phase == "planning":
            yield from _planning(edition, other)
        elif other.phase == "over" and other.end == ended:
            yield from _not_graded(edition, other)


def _planning(edition: Edition, cycle: CycleSummary) -> Iterator[Sentence]:
    objectives = edition.objectives_in.get(cycle.key, ())
    teams = len({each.team for each in objectives})
    agreed = sum(each.state is State.ACTIVE for each in objectives)
    if cycle.start is not None:
        yield Sentence(message("lede.begins", cycle=cycle.name, day=cycle.start))
    parts = (message("lede.written", count=len(objectives)), message("lede.agreed", count=agreed))
    yield Sentence(message("lede.proposing", count=teams, cycle=cycle.name), parts)


def _grading(edition: Edition, cycle: CycleSummary) -> Iterator[Sentence]:
    objectives = edition.objectives_in.get(cycle.key, ())
    graded = sum(edition.directory.objectives[each.key].over for each in objectives)
    if cycle.end is not None:
        yield Sentence(message("lede.ended", cycle=cycle.name, day=cycle.end))
    until = (message("lede.until", day=cycle.grading_until),) if cycle.grading_until else ()
    yield Sentence(message("lede.graded", graded=graded, count=len(objectives)), until)


def _not_graded(edition: Edition, cycle: CycleSummary) -> Iterator[Sentence]:
    """Yield how many objectives of a cycle that is over nobody has graded, where others of it are."""
    found = [edition.directory.objectives[each.key] for each in edition.objectives_in[cycle.key]]
    left = sum(each.status is Status.NOT_GRADED for each in found)
    if left and any(each.over for each in found):
        yield Sentence(message("lede.not-graded", cycle=cycle.name, count=left, total=len(found)))


def _over(edition: Edition, cycle: CycleSummary) -> Iterator[Sentence]:
    totals = edition.insights.cycles.get(cycle.key)
    lessons = sum(
        bool(found.learned.strip()) for found in edition.org.retrospectives.values() if found.cycle == cycle.key
    )
    if totals is not None and totals.mean_score is not None and totals.mostly_scored:
        yield Sentence(message("lede.scored", score=Decimal(totals.mean_score), count=totals.scored))
    if lessons:
        yield Sentence(message("lede.learned", count=lessons))

"""What a team could write beside its next check-in: what closes a cycle, what it learned, what goes on, what is new."""

from __future__ import annotations

from collections.abc import Container, Iterator
from contextlib import suppress
from datetime import date, timedelta
from itertools import islice
from pathlib import PurePosixPath

from okrsite_gen.analysis.cycles import window_of
from okrsite_gen.content.cycles import following, period_of
from okrsite_gen.content.writing.closing_form import closing_form
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.model.kinds import Outcome, State
from okrsite_gen.model.names import fold
from okrsite_gen.model.new_files import NewFile, OfferedFile
from okrsite_gen.model.objectives import Objective
from okrsite_gen.model.organisation import Cycle, Org, Team
from okrsite_gen.model.status import Status
from okrsite_gen.pipeline.new.draft import Draft, distinct
from okrsite_gen.pipeline.new.objective import ObjectiveWish, new_objective
from okrsite_gen.pipeline.new.plan import new_retrospective
from okrsite_gen.pipeline.new.reported import is_busy, subjects_to_close
from okrsite_gen.pipeline.new.standing import Standing

NEAR_ITS_END = 35
"""Days before the end of a cycle from which on closing it is offered; of a short cycle half of its days."""
MOST_CARRIED = 6
"""Objectives of one team that are offered to be carried over."""
A_TITLE = "What will be true, in one sentence"
"""Title of an objective that nobody has worded yet."""
A_SLUG = "new-objective"
"""Name of its file, without the ending."""
_FINISHED = frozenset({Status.ACHIEVED, Status.TARGET_MET, Status.DROPPED})


def carried_keys(org: Org) -> frozenset[str]:
    """Return the keys of the objectives that are carried over already."""
    return frozenset(filter(None, (one.carried_from.objective for one in org.objectives.values() if one.carried_from)))


def offered_files(here: Standing, team: Team, carried: Container[str]) -> Iterator[OfferedFile]:
    """Yield what a team could write now, what closes a cycle first; nothing for one that is closed.

    `carried` are the keys of the objectives that are carried over already.
    """
    if team.closed:
        return
    closing = tuple(_near_their_end(here, team))
    for cycle in closing:
        yield from _closing(here, team, cycle)
    last = _last_of(here, team)
    into = _after(here, last) if last else ""
    for cycle in dict.fromkeys((*closing, *((last,) if last and into else ()))):
        yield from _retrospective(here, team, cycle)
    if last and into:
        yield from _carried_over(here, team, last, into, carried)
    current = here.insights.current_cycles
    busy = next((key for key in current if is_busy(here.org, team, key)), current[0] if current else "")
    cycles = [here.org.cycles[busy].id] if busy else []
    cycles.append(into)
    cycles += [following(cycle.id, here.project.settings.cycles) for cycle in closing]
    for name in dict.fromkeys(filter(None, cycles)):
        slug = _free_slug(here.org, team, name, A_SLUG)
        wish = ObjectiveWish(team.id, A_TITLE, slug, name, team.lead.text if team.lead else "")
        yield from _offer("objective", here, wish)


def free_day(org: Org, team: Team, cycle: str, day: date) -> date:
    """Return the first day from `day` on of which the team has no check-in yet."""
    while f"{team.key}/{cycle}/{day.isoformat()}" in org.check_ins:
        day += timedelta(days=1)
    return day


def new_file(path: str, text: str) -> NewFile:
    """Return a file by its path relative to the project folder."""
    place = PurePosixPath(path)
    return NewFile(place.parent.as_posix(), place.name, text)


def _near_their_end(here: Standing, team: Team) -> Iterator[Cycle]:
    """Yield the cycles that a team can close: those that end soon or have ended, until late figures count no more."""
    for key in here.org.cycles:
        cycle = here.org.cycles[key]
        if cycle.end is None or not here.org.objectives_of.get((team.key, key)):
            continue
        days = (cycle.end - cycle.start).days // 2 if cycle.start else NEAR_ITS_END
        soon = cycle.end - timedelta(days=min(NEAR_ITS_END, days))
        phase = here.insights.cycle_phase.get(key)
        if phase in {"running", "grading"} and soon <= here.day:
            yield cycle


def _closing(here: Standing, team: Team, cycle: Cycle) -> Iterator[OfferedFile]:
    subjects = tuple(subjects_to_close(here.org, here.insights, team, cycle.key))
    day = free_day(here.org, team, cycle.key, here.day)
    if not subjects or day > window_of(cycle, here.project.settings.thresholds).last:
        return
    path = here.path("teams", team.id, cycle.id, "check-ins", f"{day.isoformat()}.md")
    text = closing_form(subjects, here.insights, here.project.settings.headings)
    yield OfferedFile("closing", cycle.id, new_file(path, text))


def _retrospective(here: Standing, team: Team, cycle: Cycle) -> Iterator[OfferedFile]:
    """Yield the retrospective of a cycle, unless it is written, or a file with errors stands at its place."""
    draft = new_retrospective(here, team.id, cycle.id)
    if f"{team.key}/{cycle.key}" not in here.org.retrospectives and draft.path not in here.sources:
        yield OfferedFile("retrospective", cycle.id, new_file(draft.path, draft.text))


def _last_of(here: Standing, team: Team) -> Cycle | None:
    """Return the cycle with objectives of a team that ended last; None where none has ended yet."""
    over = [
        cycle
        for key, cycle in here.org.cycles.items()
        if cycle.end and here.insights.cycle_phase.get(key) in {"grading", "over"}
        if here.org.objectives_of.get((team.key, key))
    ]
    return max(over, key=lambda cycle: (cycle.end or date.min, cycle.key), default=None)


def _carried_over(here: Standing, team: Team, last: Cycle, into: str, carried: Container[str]) -> Iterator[OfferedFile]:
    """Yield what the team did not finish in its last cycle and has not carried over yet."""
    unfinished = (one for one in _unfinished(here, team, last) if one.key not in carried)
    for old in islice(unfinished, MOST_CARRIED):
        slug = _free_slug(here.org, team, into, old.id.rpartition("/")[2])
        yield from _offer("carry-over", here, ObjectiveWish(team.id, slug=slug, cycle=into, carry_over=old.id), old)


def _unfinished(here: Standing, team: Team, cycle: Cycle) -> Iterator[Objective]:
    org = here.org
    for key in org.objectives_of[team.key, cycle.key]:
        objective = org.objectives[key]
        ended = here.insights.objectives[key].status.status in _FINISHED or objective.closed_as is Outcome.DROPPED
        if not ended and objective.state is not State.DRAFT:
            yield objective


def _after(here: Standing, cycle: Cycle) -> str:
    """Return the name of the cycle of the day that comes after one that is over; empty where none runs."""
    settings = here.project.settings.cycles
    name = following(cycle.id, settings)
    period = period_of(name, settings) if name else None
    if period and period.start <= here.day <= period.end:
        return here.org.cycles[fold(name)].id if fold(name) in here.org.cycles else name
    later = (here.org.cycles[key] for key in here.insights.current_cycles)
    return next((one.id for one in later if one.start and cycle.end and one.start > cycle.end), "")


def _free_slug(org: Org, team: Team, cycle: str, slug: str) -> str:
    own = org.objectives_of.get((team.key, fold(cycle)), ())
    return distinct(slug, {key.rpartition("/")[2] for key in own})


def _offer(purpose: str, here: Standing, wish: ObjectiveWish, old: Objective | None = None) -> Iterator[OfferedFile]:
    """Yield what the command `new objective` would write; nothing where it would refuse."""
    with suppress(OkrsiteError):
        draft: Draft = new_objective(here, wish)
        yield OfferedFile(purpose, wish.cycle, new_file(draft.path, draft.text), old.title if old else "")

"""A team's check-ins of a cycle as a strip: which came in time, late or not at all, and when the next one is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from okrsite_gen.model.kinds import Cadence
from okrsite_gen.model.rhythm import Beat, Period, Rhythm
from okrsite_gen.site import routes
from okrsite_gen.site.edition import Edition

LONGEST, AHEAD = 14, 3
"""Periods that a strip shows, and how many of them lie ahead at least where it is cut."""


@dataclass(frozen=True, slots=True)
class StripEntry:
    """One period of a strip."""

    period: Period
    """What was expected, and what became of it."""
    address: str
    """Where its check-in stands; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Strip:
    """The check-ins of a team in a cycle."""

    cycle: str
    """Name of the cycle."""
    cadence: Cadence
    """How often a check-in is expected."""
    done: int
    """Expected check-ins that came."""
    expected: int
    """Check-ins that were expected so far."""
    due: date | None
    """Day on which one was due that may still come; None where none is."""
    next: date | None
    """Day on which the next one is usual; None where no further one is expected."""
    partial: bool
    """Whether there may be check-ins that are not for the readers of this build."""
    entries: tuple[StripEntry, ...]
    """Oldest first, those around the day of the build where there are many."""


def strip_of(edition: Edition, team: str, cycle: str) -> Strip | None:
    """Return the strip of a team in a cycle; None where none is expected."""
    rhythm = edition.insights.rhythms.get((team, cycle))
    if rhythm is None:
        return None
    days = {check_in.day for check_in in edition.check_ins_of.get((team, cycle), ())}
    entries = tuple(
        StripEntry(each, routes.address_of_check_in(team, cycle, each.day) if each.day in days else "")
        for each in rhythm.periods
    )
    past = sum(each.beat not in (Beat.NEXT, Beat.TO_COME) for each in rhythm.periods)
    begin = max(0, min(past + AHEAD, len(entries)) - LONGEST)
    return Strip(
        cycle=edition.directory.cycles[cycle].name,
        cadence=rhythm.cadence,
        done=rhythm.done,
        expected=rhythm.expected,
        due=_first(rhythm, Beat.DUE),
        next=_first(rhythm, Beat.NEXT),
        partial=rhythm.partial,
        entries=entries[begin : begin + LONGEST],
    )


def _first(rhythm: Rhythm, beat: Beat) -> date | None:
    return next((each.day for each in rhythm.periods if each.beat is beat), None)

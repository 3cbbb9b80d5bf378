"""Check-ins with their references resolved, and whether they count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from okrsite_gen.content.codes_org import IN_FUTURE, OUTSIDE_WINDOW
from okrsite_gen.content.gathered import Gathered
from okrsite_gen.content.resolve.known import Known
from okrsite_gen.content.resolve.objectives import owner
from okrsite_gen.model.check_ins import CheckIn, Update
from okrsite_gen.model.kinds import State
from okrsite_gen.model.names import Place
from okrsite_gen.model.organisation import Cycle
from okrsite_gen.model.references import Scope
from okrsite_gen.model.settings import Settings

_COUNTS_NOT = "It counts for nothing."
_COUNTS_NOT_NOR_SHOWS = (
    "It counts for nothing, and no site that hides anything shows it: it may be about what is hidden."
)

Window = tuple[date, date]
"""First and last day on which a check-in about a cycle counts."""


_ALWAYS = (date.min, date.max)


def windows_of(cycles: Iterable[Cycle], settings: Settings) -> dict[str, Window]:
    """Return when check-ins count, by cycle: from some days before it begins until the end of grading."""
    found: dict[str, Window] = {}
    for cycle in cycles:
        try:
            first = cycle.start - timedelta(days=settings.thresholds.check_in_before) if cycle.start else date.min
        except OverflowError:
            first = date.min
        last = max(cycle.end, cycle.grading_until or cycle.end) if cycle.end else date.max
        found[cycle.key] = (first, last)
    return found


class CheckInResolver:
    """Resolves the check-ins of an organisation."""

    def __init__(self, known: Known, cycles: Mapping[str, Cycle], settings: Settings, today: date | None) -> None:
        self._known = known
        self._cycles = cycles
        self._windows = windows_of(cycles.values(), settings)
        self._today = today
        self._costs = _COUNTS_NOT_NOR_SHOWS if _may_hide(known.gathered, settings) else _COUNTS_NOT

    def resolved(self, check_in: CheckIn) -> CheckIn:
        """Return a check-in whose updates know what they are about.

        One about nothing that exists keeps its words; one outside its time is reported.
        """
        scope = Scope(check_in.team, check_in.cycle)
        updates = check_in.updates
        if not all(update.target.found for update in updates):
            updates = tuple(self._blamed(update, scope) for update in updates)
        author = owner(check_in.author, check_in.place.at("author"), self._known)
        self._look_at_day(check_in)
        if updates is check_in.updates and author == check_in.author:
            return check_in
        return replace(check_in, author=author, updates=updates)

    def _blamed(self, update: Update, scope: Scope) -> Update:
        if update.target.found:
            return update
        target = self._known.reference(update.target.written, scope, update.place, self._costs)
        return replace(update, target=target)

    def _look_at_day(self, check_in: CheckIn) -> None:
        day = check_in.day
        if self._today is not None and day > self._today:
            self._known.findings.append(
                IN_FUTURE.at(
                    check_in.place,
                    f"This check-in is of {day}, and today is {self._today}.",
                    "It is not read before its day.",
                    "Correct the date, which is the file's name.",
                )
            )
            return
        first, last = self._windows.get(check_in.cycle, _ALWAYS)
        if not first <= day <= last:
            self._report(f"This check-in is of {day}", check_in.cycle, check_in.place)
            return
        self._look_at_other_cycles(check_in)

    def _look_at_other_cycles(self, check_in: CheckIn) -> None:
        """Report the first update about each cycle in which the day does not count."""
        seen = {check_in.cycle}
        for update in check_in.updates:
            if update.target.objective is None:
                continue
            cycle = update.target.objective.split("/", 2)[1]
            if cycle in seen:
                continue
            seen.add(cycle)
            first, last = self._windows.get(cycle, _ALWAYS)
            if not first <= check_in.day <= last:
                self._report(f"`{update.target.written}` is reported on {check_in.day}", cycle, update.place)

    def _report(self, said: str, cycle: str, place: Place) -> None:
        first, last = self._windows[cycle]
        limits = f"from {first}" if last == date.max else f"until {last}" if first == date.min else f"{first} to {last}"
        self._known.findings.append(
            OUTSIDE_WINDOW.at(
                place,
                f"{said}, outside the time in which check-ins of `{self._cycles[cycle].id}` count ({limits}).",
                "It is shown, and counts for nothing.",
                "Correct the date, move the file to the right cycle, or set `grading_until` of the cycle.",
            )
        )


def _may_hide(gathered: Gathered, settings: Settings) -> bool:
    """Whether a site may leave something out: for fewer readers, a draft, or what may be either."""
    drafts = any(one.state is State.DRAFT for one in gathered.objectives.values())
    return drafts or len(settings.audiences) > 1 or any(one.doubt for one in gathered.broken)

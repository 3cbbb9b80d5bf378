"""What holds for all key results of one objective: its days, its clock, its needs, and who spoke of it when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from okrsite_gen.analysis.basis import NO_DATES, Basis
from okrsite_gen.analysis.closing import Closing, closing_in_file, closing_of, closing_said
from okrsite_gen.analysis.cycles import Window
from okrsite_gen.analysis.days import Clock
from okrsite_gen.analysis.observations import counted
from okrsite_gen.model.kinds import Ambition, Cadence, Need
from okrsite_gen.model.objectives import Dependency, Objective
from okrsite_gen.model.organisation import UpdateEdge

WAITING = frozenset({Need.REQUESTED, Need.CONFIRMED, Need.AT_RISK})
"""States of a dependency that is still to come."""
TROUBLED = frozenset({Need.AT_RISK, Need.DECLINED})
"""States of a dependency that put what waits for it at risk."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The facts about one objective within which each of its key results is judged."""

    basis: Basis
    objective: Objective
    window: Window
    expected: Decimal
    """Score at which a good result ends: 1.0 committed, 0.7 aspirational by default."""
    closing: Closing | None
    cadence: Cadence
    clock: Clock
    named: tuple[date, ...]
    """Days on which any check-in named the objective, oldest first; where none ever did, those on which the figures in
    its file were edited."""
    unchanged: tuple[UpdateEdge, ...]
    """Updates that count and leave all its key results as they were."""
    about: Mapping[str, Sequence[UpdateEdge]]
    """Key of a key result, or of the objective itself → updates that count and speak of it."""
    touched: date | None
    """Day on which history saw its file change last; None without history."""
    troubled: bool
    """Whether a dependency is at risk or declined."""
    needed_by: date | None
    """The earliest day by which something was needed that has not come yet."""
    committed: bool
    begin: date | None
    """First day of its life; None where no day is known."""

    @property
    def last_day(self) -> date:
        """The day of the plan that holds at present: as-of, and once it is over the end of its cycle or its closing."""
        as_of, window, closing = self.basis.as_of, self.window, self.closing
        if closing is None and not window.over(as_of):
            return as_of
        ends = [day for day in (window.end, closing.day if closing is not None else None) if day is not None]
        return min((as_of, *ends))

    def begins(self, starts: date | None) -> date | None:
        """Return the first day of a key result's life: its own start, the objective's or the cycle's, the latest."""
        return _latest(self.begin, starts)


def frame_of(objective: Objective, basis: Basis) -> Frame:
    """Collect the facts about one objective."""
    org = basis.org
    window = basis.windows.get(objective.cycle, NO_DATES)
    spoken = org.updates.get(objective.key, ())
    itself = [edge for edge in spoken if not edge.update.target.key_result]
    own = counted(itself, window, basis)
    about: dict[str, Sequence[UpdateEdge]] = {
        key_result.key: counted(org.updates[key_result.key], window, basis)
        for key_result in objective.key_results
        if key_result.key in org.updates
    }
    about[objective.key] = own
    named = {edge.check_in.day for edges in about.values() for edge in edges}
    if len(itself) < len(spoken):
        named.update(edge.check_in.day for edge in counted(spoken, window, basis))
    named = named or _edited_in_place(objective, window, basis)
    cadence = basis.cadence(objective)
    return Frame(
        basis=basis,
        objective=objective,
        window=window,
        expected=basis.settings.scores.expected(objective.ambition),
        closing=_closing(objective, itself, basis),
        cadence=cadence,
        clock=basis.clock(cadence, objective.cycle),
        named=tuple(sorted(named)),
        unchanged=tuple(edge for edge in own if edge.update.unchanged),
        about=about,
        touched=_touched(objective, basis),
        troubled=any(need.status in TROUBLED for need in objective.depends_on),
        needed_by=_needed_by(objective.depends_on),
        committed=objective.ambition is Ambition.COMMITTED,
        begin=_latest(window.start, objective.starts),
    )


def _latest(*days: date | None) -> date | None:
    return max((day for day in days if day is not None), default=None)


def _closing(objective: Objective, itself: Sequence[UpdateEdge], basis: Basis) -> Closing | None:
    in_file = closing_in_file(objective, basis.state_days.get(objective.key))
    said = closing_said(itself, basis.as_of) if itself else None
    return closing_of(in_file, said, basis.as_of)


def _touched(objective: Objective, basis: Basis) -> date | None:
    touched = basis.org.history.touched.get(objective.place.file)
    return None if touched is None else min(touched, basis.as_of)


def _edited_in_place(objective: Objective, window: Window, basis: Basis) -> set[date]:
    keys = (objective.key, *(key_result.key for key_result in objective.key_results))
    days = {edit.day for key in keys for edit in basis.edits.get(key, ())}
    touched = _touched(objective, basis)
    if days and touched is not None and not basis.checks_in(objective.team, window):
        days.add(touched)
    return {day for day in days if window.first <= day <= basis.as_of}


def _needed_by(needs: Sequence[Dependency]) -> date | None:
    days = [need.needed_by for need in needs if need.needed_by is not None and need.status in WAITING]
    return min(days) if days else None

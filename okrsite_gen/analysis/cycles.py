"""Where a cycle stands on a day, which days count for it, and which cycle is current."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from okrsite_gen.analysis.days import later
from okrsite_gen.model.kinds import CycleState
from okrsite_gen.model.organisation import Cycle
from okrsite_gen.model.settings import Thresholds


@dataclass(frozen=True, slots=True)
class Window:
    """The days of one cycle that its arithmetic needs."""

    start: date | None = None
    end: date | None = None
    first: date = date.min
    """First day on which a word about it counts."""
    last: date = date.max
    """Last day of grading time: later values do not count."""
    over_from: date | None = None
    """First day on which it is over, grading time too; None where that day is not known."""
    state: CycleState | None = None
    """What its file says."""

    @property
    def late_from(self) -> date | None:
        """First day on which a closing is late; that its file is marked as closed by now does not change it."""
        return None if self.end is None else later(self.last, 1)

    def over(self, day: date) -> bool:
        """Whether the cycle and its grading time have passed."""
        if self.end is None:
            return self.state is CycleState.CLOSED
        return self.over_from is not None and day >= self.over_from


def window_of(cycle: Cycle, thresholds: Thresholds) -> Window:
    """Return the days that count for a cycle.

    A cycle whose file says `closed` is over on the day after its end; grading time is not waited for.
    """
    first, last, over_from = date.min, date.max, None
    if cycle.start is not None:
        first = later(cycle.start, -thresholds.check_in_before)
    if cycle.end is not None:
        last = max(cycle.end, cycle.grading_until or later(cycle.end, thresholds.grading_days))
        over_from = later(cycle.end if cycle.state is CycleState.CLOSED else last, 1)
    return Window(cycle.start, cycle.end, first, last, over_from, cycle.state)


def phase_of(window: Window, day: date) -> str:
    """Return `planning`, `running`, `grading`, `over` or `open` (no dates). Dates decide where there are any."""
    if window.start is None and window.end is None:
        words = {CycleState.PLANNING: "planning", CycleState.ACTIVE: "running", CycleState.CLOSED: "over"}
        return words[window.state] if window.state is not None else "open"
    if window.over(day):
        return "over"
    if window.start is not None and day < window.start:
        return "planning"
    return "grading" if window.end is not None and day > window.end else "running"


def current_cycles(cycles: Mapping[str, Cycle], phases: Mapping[str, str], configured: str) -> tuple[str, ...]:
    """Return the keys of the current cycle and of those around it, innermost first; nothing if none is running.

    Current is the configured cycle, else the running one that starts last (then the shorter one, then the first key).
    """
    running = sorted((key for key in cycles if phases.get(key) == "running"), key=lambda key: _depth(cycles[key]))
    current = configured if configured in cycles else running[0] if running else ""
    if not current:
        return ()
    above: dict[str, None] = {current: None}
    key = cycles[current].parent
    while key in cycles and key not in above:
        above[key] = None
        key = cycles[key].parent
    around = {key for key in running if _encloses(cycles[key], cycles[current])} | set(above) - {current}
    return (current, *sorted(around, key=lambda key: _depth(cycles[key])))


def _depth(cycle: Cycle) -> tuple[int, int, str]:
    start = cycle.start.toordinal() if cycle.start else 0
    end = cycle.end.toordinal() if cycle.end else date.max.toordinal()
    return (-start, end, cycle.key)


def _encloses(outer: Cycle, inner: Cycle) -> bool:
    if inner.start is None or outer.start is None or outer.start > inner.start:
        return False
    if outer.end is None:
        return True
    return inner.end is not None and outer.end >= inner.end and (outer.start, outer.end) != (inner.start, inner.end)

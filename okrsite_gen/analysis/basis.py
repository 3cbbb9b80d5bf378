"""What one analysis rests on: the organisation, the date, the settings, and what is worked out once for all."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from decimal import Decimal

from okrsite_gen.analysis.closing import state_days
from okrsite_gen.analysis.cycles import Window, phase_of, window_of
from okrsite_gen.analysis.days import Clock
from okrsite_gen.analysis.edits import edits_in_place
from okrsite_gen.analysis.path import Path, straight
from okrsite_gen.model.insights import Source
from okrsite_gen.model.kinds import Cadence
from okrsite_gen.model.objectives import Objective
from okrsite_gen.model.organisation import Org
from okrsite_gen.model.settings import Settings

NO_DATES = Window()


class Basis:
    """Facts shared by every objective of one analysis, and memories of what depends on nothing but them."""

    __slots__ = (
        "_check_in_days", "_clocks", "_paths", "_sources", "as_of", "edits", "org", "phases", "settings", "state_days",
        "thresholds", "uncounted", "windows",
    )  # fmt: skip

    def __init__(self, org: Org, as_of: date, settings: Settings) -> None:
        self.org = org
        self.as_of = as_of
        self.settings = settings
        self.thresholds = settings.thresholds
        self.windows = {key: window_of(cycle, settings.thresholds) for key, cycle in org.cycles.items()}
        self.phases = {key: phase_of(window, as_of) for key, window in self.windows.items()}
        self.state_days = state_days(org)
        self.edits = edits_in_place(org.history.changes)
        self.uncounted: set[str] = set()
        """Keys of check-ins outside the days that count for their own cycle."""
        self._check_in_days: dict[str, list[date]] = {}
        self._clocks: dict[tuple[Cadence, str], Clock] = {}
        self._paths: dict[tuple[date, date, Decimal], Path | None] = {}
        self._sources: dict[str, Source] = {}
        self._read_check_ins()

    def _read_check_ins(self) -> None:
        for check_in in self.org.check_ins.values():
            window = self.windows.get(check_in.cycle, NO_DATES)
            if not window.first <= check_in.day <= window.last:
                self.uncounted.add(check_in.key)
            elif check_in.day <= self.as_of:
                self._check_in_days.setdefault(check_in.team, []).append(check_in.day)
        for days in self._check_in_days.values():
            days.sort()

    def checks_in(self, team: str, window: Window) -> bool:
        """Whether the team has written any check-in in the days that count for a cycle."""
        days = self._check_in_days.get(team, [])
        position = bisect_left(days, window.first)
        return position < len(days) and days[position] <= window.last

    def source(self, key: str) -> Source:
        """Return the source that names a check-in."""
        known = self._sources.get(key)
        if known is None:
            known = self._sources[key] = Source("check-in", key)
        return known

    def cadence(self, objective: Objective) -> Cadence:
        """Return how often a word is expected: objective before team before cycle before configuration."""
        team = self.org.teams.get(objective.team)
        cycle = self.org.cycles.get(objective.cycle)
        return (
            objective.check_in
            or (team.check_in if team else None)
            or (cycle.check_in if cycle else None)
            or self.settings.check_in_every
        )

    def clock(self, cadence: Cadence, cycle: str) -> Clock:
        """Return the clock of a cadence within a cycle, whose breaks stop it."""
        clock = self._clocks.get((cadence, cycle))
        if clock is None:
            known = self.org.cycles.get(cycle)
            clock = Clock(cadence, self.thresholds.fresh_days, known.breaks if known else ())
            self._clocks[cadence, cycle] = clock
        return clock

    def straight_path(self, start: date, due: date, expected: Decimal) -> Path | None:
        """Return the implicit path between two days; the same object for the same request."""
        request = (start, due, expected)
        if request not in self._paths:
            self._paths[request] = straight(start, due, expected, self.thresholds.early)
        return self._paths[request]

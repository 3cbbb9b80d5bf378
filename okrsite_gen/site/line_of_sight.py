"""Where each objective leads: the way up through the first thing that it supports, to a pillar of the strategy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from okrsite_gen.model.objectives import Objective, Support
from okrsite_gen.model.organisation import Org
from okrsite_gen.site.watch import Watch

LONGEST = 12
"""Objectives above one that its line of sight names; of longer ways the nearest are named, and the top."""


@dataclass(frozen=True, slots=True)
class Line:
    """The way upwards from one objective."""

    above: tuple[str, ...]
    """Keys of the objectives above, the top first; without those that were left out."""
    skipped: int
    """How many were left out, below the top."""
    pillar: str
    """Key of the pillar that the nearest of them, or the objective itself, names; empty if none does."""
    lost: bool
    """Whether the topmost one supports something that is not there or may not be shown."""


@dataclass(frozen=True, slots=True)
class _End:
    """What a way upwards comes to."""

    top: str
    height: int
    pillar: str
    lost: bool


class LinesOfSight:
    """Every objective's way upwards. Each one is followed once, so that deep cascades cost no more than flat ones."""

    def __init__(self, org: Org) -> None:
        self._objectives = org.objectives
        self._pillars = {pillar.key for pillar in org.charter.pillars}
        self._ends: dict[str, _End] = {}

    def parent(self, key: str) -> str:
        """Return the key of the objective that is primarily supported; empty where there is none to be shown."""
        support = primary(self._objectives[key])
        target = support.target.objective if support else None
        return target if target is not None and target in self._objectives and target != key else ""

    def line(self, key: str) -> Line:
        """Return the way upwards from an objective."""
        end = self._end(key)
        near: list[str] = []
        parent = self.parent(key)
        while parent and len(near) < LONGEST and parent not in near:
            near.append(parent)
            parent = self.parent(parent)
        skipped = max(end.height - len(near) - 1, 0)
        if end.height > len(near):
            near.append(end.top)
        return Line(tuple(reversed(near)), skipped, end.pillar, end.lost)

    def pillar(self, key: str) -> str:
        """Return the key of the pillar to which an objective leads; empty if to none."""
        return self._end(key).pillar

    def _end(self, key: str) -> _End:
        way: list[str] = []
        seen: set[str] = set()
        while key and key not in self._ends and key not in seen:
            way.append(key)
            seen.add(key)
            key = self.parent(key)
        end = self._ends.get(key)
        for step in reversed(way):
            end = self._above(step, end)
            self._ends[step] = end
        return end if end is not None else _End(key, 0, "", lost=False)

    def _above(self, key: str, end: _End | None) -> _End:
        objective = self._objectives[key]
        pillar = objective.pillar if objective.pillar in self._pillars else ""
        if end is None:
            support = primary(objective)
            return _End(key, 0, pillar, support is not None and not support.target.found)
        return _End(end.top, end.height + 1, pillar or end.pillar, end.lost)


class WatchedLines(LinesOfSight):
    """The same ways upwards, noting whose is asked for."""

    def __init__(self, org: Org, watch: Watch) -> None:
        super().__init__(org)
        self._known = watch.mapping("ways upwards", _Ways(LinesOfSight(org), org.objectives))

    def parent(self, key: str) -> str:
        """Return the key of the objective that is primarily supported, as the ways that are watched know it."""
        return self._known[key][0]

    def line(self, key: str) -> Line:
        """Return the way upwards from an objective."""
        return self._known[key][1]

    def pillar(self, key: str) -> str:
        """Return the key of the pillar to which an objective leads; empty if to none."""
        return self._known[key][1].pillar


class _Ways(Mapping[str, tuple[str, Line]]):
    """Objective key → what it supports, and its way upwards; each found out when somebody asks."""

    def __init__(self, lines: LinesOfSight, objectives: Mapping[str, Objective]) -> None:
        self._lines = lines
        self._objectives = objectives

    def __getitem__(self, key: str) -> tuple[str, Line]:
        if key not in self._objectives:
            raise KeyError(key)
        return self._lines.parent(key), self._lines.line(key)

    def __iter__(self) -> Iterator[str]:
        return iter(self._objectives)

    def __len__(self) -> int:
        return len(self._objectives)


def primary(objective: Objective) -> Support | None:
    """Return the primary line upwards: the first support that leads to something, else the first as written."""
    return next((support for support in objective.supports if support.target.found), None) or next(
        iter(objective.supports), None
    )

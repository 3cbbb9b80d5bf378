"""Which teams check in in a running cycle, and which were never heard of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from okrsite_gen.model.check_ins import CheckIn
from okrsite_gen.model.insights import Freshness
from okrsite_gen.model.kinds import Cadence, State
from okrsite_gen.model.objectives import Objective
from okrsite_gen.rules.rule import Seen
from okrsite_gen.rules.scene import Scene

_DAYS = {Cadence.WEEKLY: 7, Cadence.FORTNIGHTLY: 14, Cadence.MONTHLY: 31}
_GRACE = 3


@dataclass(frozen=True, slots=True)
class Turnout:
    """The teams that have agreed objectives in a running cycle."""

    cycle: str
    heard: tuple[str, ...]
    """Keys of teams that have checked in, or whose figures are known in another way."""
    silent: tuple[Objective, ...]
    """The first objective of each team of which nothing was heard although two check-ins would have been due."""

    @property
    def usual(self) -> bool:
        """Whether at least half of the teams are heard of, or there is but one."""
        return len(self.heard) >= len(self.silent) or (not self.heard and len(self.silent) == 1)


def turnouts(scene: Scene) -> Iterator[Turnout]:
    """Yield the turnout of each running cycle; none where something is hidden, since nobody can tell.

    A team that reports on one cycle is heard of in all: of the year's objectives quarters may tell enough.
    """
    if scene.org.hides:
        return
    last = {each.team: each.day for each in counted_check_ins(scene)}
    for cycle in scene.org.cycles:
        if not scene.runs(cycle):
            continue
        heard, silent = [], []
        for team in filter(scene.asks_about, scene.org.teams):
            owned = [scene.org.objectives[key] for key in scene.org.objectives_of.get((team, cycle), ())]
            agreed = [each for each in owned if each.state is State.ACTIVE]
            start = scene.org.cycles[cycle].start
            reports = team in last and (start is None or last[team] >= start)
            if reports or any(_is_known(each, scene) for each in agreed):
                heard.append(team)
            elif agreed and any(_is_due(each, scene) for each in agreed):
                silent.append(agreed[0])
        yield Turnout(cycle, tuple(heard), tuple(silent))


def sees_turnout(scene: Scene) -> Seen:
    """Return, by team, all that rules look at of whether it is heard of."""
    seen: dict[str, tuple[object, ...]] = {}
    for turnout in turnouts(scene):
        for team in turnout.heard:
            seen[team] = (*seen.get(team, ()), (turnout.cycle, ""))
        for first in turnout.silent:
            seen[first.team] = (*seen.get(first.team, ()), (turnout.cycle, first.key))
    return seen


def counted_check_ins(scene: Scene) -> Iterator[CheckIn]:
    """Yield the check-ins written up to the day as of which everything is judged, oldest first."""
    return (each for each in scene.org.check_ins.values() if each.day <= scene.insights.as_of)


def begin_of(objective: Objective, scene: Scene) -> date | None:
    """Return the day on which an objective begins; None where it is not known."""
    cycle = scene.org.cycles.get(objective.cycle)
    return objective.starts or (cycle.start if cycle else None)


def _is_known(objective: Objective, scene: Scene) -> bool:
    """Return whether any word on an objective came: from another team, a metric, or its own file."""
    insight = scene.insights.objectives[objective.key]
    told = insight.confidence.now is not None or insight.stated is not None or insight.confidence.said is not None
    fresh = insight.freshness.state is Freshness.FRESH
    parts = (scene.insights.key_results[each.key] for each in objective.key_results)
    return told or fresh or any(each.has_value or each.confidence.now is not None for each in parts)


def _is_due(objective: Objective, scene: Scene) -> bool:
    """Return whether two check-ins of an objective would have been due, days of breaks aside."""
    begin, cycle = begin_of(objective, scene), scene.org.cycles[objective.cycle]
    if begin is None:
        return False
    as_of, team = scene.insights.as_of, scene.org.teams[objective.team]
    cadence = objective.check_in or team.check_in or cycle.check_in or scene.settings.check_in_every
    free = sum(max((min(last, as_of) - max(first, begin)).days + 1, 0) for first, last in cycle.breaks)
    return (as_of - begin).days - free > 2 * _DAYS[cadence] + _GRACE

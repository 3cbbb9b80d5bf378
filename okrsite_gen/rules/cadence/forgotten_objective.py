"""CAD005."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.check_ins import CheckIn
from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.insights import Freshness
from okrsite_gen.model.kinds import State
from okrsite_gen.model.objectives import Objective
from okrsite_gen.model.organisation import UpdateEdge
from okrsite_gen.rules.cadence.turnout import begin_of, counted_check_ins
from okrsite_gen.rules.rule import Found, Option, rule
from okrsite_gen.rules.scene import Scene


@rule(
    "CAD005",
    "forgotten-objective",
    Severity.INFO,
    since="0.1",
    why="Either nobody works on it any more, or its readers are the last to learn how it goes.",
    options={"check_ins": Option(4, "How many check-ins of its team in a row must leave it out.", least=1)},
).each_team
def forgotten_objective(scene: Scene) -> Iterator[Found]:
    """A team checks in, and has left one of its objectives out for many weeks.

    What is never mentioned has mostly lost against what is urgent. That may be right; then it should be closed, and
    its place go to something else. An objective whose figures come from a metric need not be mentioned. One that no
    check-in has ever named may be new: then a word in the next one is all that is asked for.

    Bad:
        # content/teams/example/2026-Q4/answers.md
        title: Every answer is worth the wait
        # content/teams/example/2026-Q4/films.md
        title: Riders mend small things on their own
        # content/teams/example/2026-Q4/check-ins/2026-10-30.md
        updates:
          answers:
            confidence: 7
        # content/teams/example/2026-Q4/check-ins/2026-11-06.md
        updates:
          answers:
            confidence: 6
        # content/teams/example/2026-Q4/check-ins/2026-11-13.md
        updates:
          answers:
            confidence: 6
        # content/teams/example/2026-Q4/check-ins/2026-11-20.md
        updates:
          answers:
            confidence: 7

    Good:
        # content/teams/example/2026-Q4/answers.md
        title: Every answer is worth the wait
        # content/teams/example/2026-Q4/films.md
        title: Riders mend small things on their own
        state: closed
        closed_as: dropped
        # content/teams/example/2026-Q4/check-ins/2026-10-30.md
        updates:
          answers:
            confidence: 7
        # content/teams/example/2026-Q4/check-ins/2026-11-06.md
        updates:
          answers:
            confidence: 6
        # content/teams/example/2026-Q4/check-ins/2026-11-13.md
        updates:
          answers:
            confidence: 6
        # content/teams/example/2026-Q4/check-ins/2026-11-20.md
        updates:
          answers:
            confidence: 7

    Fix: Say a word about it in the next check-in, even `unchanged: all`. Where nobody works on it, close it with
    `closed_as: dropped`.
    """
    if scene.org.hides:
        return
    least = scene.number(forgotten_objective, "check_ins")
    written: dict[tuple[str, str], list[CheckIn]] = {}
    for check_in in counted_check_ins(scene):
        written.setdefault((check_in.team, check_in.cycle), []).append(check_in)
    for (team, cycle), check_ins in written.items():
        recent = check_ins[-least:]
        if not scene.runs(cycle) or len(recent) < least:
            continue
        for key in scene.org.objectives_of.get((team, cycle), ()):
            objective = scene.org.objectives[key]
            if _is_forgotten(objective, recent, scene):
                yield _left_out(objective, least, scene) if any(_edges(objective, scene)) else _never_named(objective)


def _left_out(objective: Objective, least: int, scene: Scene) -> Found:
    return Found(
        objective.place.at("title"),
        f"The last {least} check-ins of {scene.org.teams[objective.team].name} leave this objective out.",
        "Say a word about it in the next one, or close it with `closed_as: dropped`.",
    )


def _never_named(objective: Objective) -> Found:
    """Say it without reproach: it may have been written a minute ago."""
    return Found(
        objective.place.at("title"),
        "No check-in has mentioned this objective yet.",
        "Say a word about it in the next one.",
        "Until then its readers do not know whether anybody has begun.",
    )


def _is_forgotten(objective: Objective, recent: list[CheckIn], scene: Scene) -> bool:
    since, begin = recent[0].day, begin_of(objective, scene)
    insight = scene.insights.objectives[objective.key]
    if objective.state is not State.ACTIVE or objective.check_in is not None or begin is None or begin > since:
        return False
    named = any(edge.check_in.day >= since for edge in _edges(objective, scene))
    return not named and insight.freshness.state is not Freshness.FRESH


def _edges(objective: Objective, scene: Scene) -> Iterator[UpdateEdge]:
    keys = (objective.key, *(each.key for each in objective.key_results))
    return (edge for key in keys for edge in scene.org.updates.get(key, ()))
